package jp.anpi.safety.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedGzipTest {

    private static final List<String> EVENTS =
            List.of("event: snapshot\ndata: {\"town\":\"安否\"}\n\n", "", "event: heartbeat\n\n", noise(200_000));

    @Test
    void piecesCanFollowEachOtherInAnyOrderAndMoreThanOnce() throws IOException {
        var random = new Random(20);
        List<String> order = IntStream.range(0, 40)
                .mapToObj(_ -> EVENTS.get(random.nextInt(EVENTS.size())))
                .toList();
        assertThat(unpackedSoFar(order)).isEqualTo(String.join("", order));
    }

    @Test
    void everyPieceCanBeReadBeforeTheNextIsThere() throws IOException {
        for (int pieces = 0; pieces <= EVENTS.size(); pieces++) {
            List<String> sent = EVENTS.subList(0, pieces);
            assertThat(unpackedSoFar(sent)).isEqualTo(String.join("", sent));
        }
    }

    @Test
    void whatRepeatsItselfIsSmall() {
        byte[] event = "{\"group\":\"GENERAL\",\"total\":1}".repeat(1_000).getBytes(StandardCharsets.UTF_8);
        assertThat(SharedGzip.piece(event)).hasSizeLessThan(event.length / 50);
    }

    private static String unpackedSoFar(List<String> events) throws IOException {
        List<byte[]> pieces = new ArrayList<>(List.of(SharedGzip.beginning()));
        events.forEach(event -> pieces.add(SharedGzip.piece(event.getBytes(StandardCharsets.UTF_8))));
        return new String(Unpacked.soFar(pieces), StandardCharsets.UTF_8);
    }

    private static String noise(int letters) {
        return new Random(7)
                .ints(letters, 'a', 'z')
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
