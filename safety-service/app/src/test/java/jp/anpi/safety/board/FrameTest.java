package jp.anpi.safety.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.board.Frame.Audience;
import jp.anpi.safety.board.Frame.Scope;
import jp.anpi.safety.building.APerson;
import jp.anpi.safety.building.AState;
import jp.anpi.safety.building.AnIncident;
import jp.anpi.safety.building.Ids;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FrameTest {

    private static final Instant NOW = AnIncident.ONSET.plusSeconds(600);
    private static final Instant SENT = Instant.parse("2026-11-21T22:00:00Z");
    private static final Audience DESK = new Audience(Scope.DESK, false);
    private static final JsonMapper JSON = new JsonMapper();

    private final BoardFold board = new BoardFold("e1", AnIncident.real(), 4);

    FrameTest() {
        board.add(Ids.person("p1"), PriorityGroup.PUSH_SUPPORT, new DistrictId("d01"), true);
        board.delta(NOW);
    }

    private Frame next() {
        var delta = board.delta(NOW);
        var view = new BoardView(_ -> Optional.empty(), DistrictId::value, 1, SENT);
        return new Frame(JSON, view, new LiveBoard.Cut(delta, board.snapshot(NOW), List.of()));
    }

    private void somethingHappens(long version) {
        board.apply(AState.of(APerson.named("p1")).version(version).confirmed().build());
    }

    private static String text(byte[] event) {
        return new String(event, StandardCharsets.UTF_8);
    }

    private static JsonNode data(byte[] event) {
        return JSON.readTree(text(event).lines().toList().get(1).substring("data: ".length()));
    }

    @Test
    void whoHasTheStepBeforeGetsWhatChangedSince() {
        long before = next().version();
        somethingHappens(2);
        Frame frame = next();
        byte[] event = frame.bytesAfter(before, DESK);
        assertThat(text(event)).startsWith("event: delta\n");
        assertThat(data(event).get("previous").asLong()).isEqualTo(before);
        assertThat(data(event).get("version").asLong()).isEqualTo(frame.version());
    }

    @Test
    void whoHasNothingOrMissedAStepGetsTheWholeBoard() {
        long before = next().version();
        somethingHappens(2);
        next();
        somethingHappens(3);
        Frame frame = next();
        assertThat(text(frame.bytesAfter(before, DESK))).startsWith("event: snapshot\n");
        assertThat(text(frame.bytesAfter(-1, DESK))).startsWith("event: snapshot\n");
    }

    @Test
    void whoHasItAllIsToldThatNothingChangedAndWhatTimeItIs() {
        somethingHappens(2);
        Frame frame = next();
        byte[] event = frame.bytesAfter(frame.version(), DESK);
        assertThat(text(event)).startsWith("event: heartbeat\n");
        assertThat(data(event).get("sentAt").asString()).isEqualTo(SENT.toString());
        assertThat(data(event).get("incidentNow").asString()).isEqualTo(NOW.toString());
    }

    @Test
    void whoeverSeesTheSameIsSentTheVerySameBytes() {
        Frame frame = next();
        for (boolean gzip : List.of(false, true)) {
            for (Scope scope : Scope.values()) {
                assertThat(frame.bytesAfter(-1, new Audience(scope, gzip)))
                        .isSameAs(frame.bytesAfter(-1, new Audience(scope, gzip)));
            }
        }
    }

    @Test
    void packedItSaysTheSame() throws IOException {
        Frame frame = next();
        byte[] packed = frame.bytesAfter(-1, new Audience(Scope.DESK, true));
        assertThat(Unpacked.soFar(List.of(SharedGzip.beginning(), packed))).isEqualTo(frame.bytesAfter(-1, DESK));
    }
}
