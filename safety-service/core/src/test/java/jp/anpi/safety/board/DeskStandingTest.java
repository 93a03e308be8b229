package jp.anpi.safety.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import jp.anpi.safety.building.APerson;
import jp.anpi.safety.building.AState;
import jp.anpi.safety.building.AnIncident;
import jp.anpi.safety.incident.IncidentFacts.DeskSeen;
import org.junit.jupiter.api.Test;

/** Every screen says when nobody is at the desk, and stops saying it when somebody is. */
class DeskStandingTest {

    private static final Instant TEN = AnIncident.ONSET;

    private final BoardFold board = new BoardFold("e", AnIncident.real(), 10);

    private static Instant minutes(long after) {
        return TEN.plus(Duration.ofMinutes(after));
    }

    private void waits(String who, long version, long since) {
        board.apply(AState.of(APerson.named(who))
                .version(version)
                .deskWaitsSince(minutes(since))
                .build());
    }

    @Test
    void afterFiveMinutesWithoutAnAcknowledgementTheDeskCountsAsEmpty() {
        waits("花子", 1, 2);
        waits("太郎", 1, 1);
        assertThat(board.desk(minutes(5).plusSeconds(59)).nobody()).isFalse();
        var empty = board.desk(minutes(6));
        assertThat(empty.nobody()).isTrue();
        assertThat(empty.waiting()).isEqualTo(2);
        assertThat(empty.since()).contains(minutes(1));
    }

    @Test
    void anAcknowledgementCountsBeforeAnyCheckHasSeenIt() {
        waits("花子", 1, 1);
        waits("太郎", 1, 8);
        board.acknowledged(new DeskSeen(minutes(7), "佐藤"));
        var desk = board.desk(minutes(12));
        assertThat(desk.waiting()).as("what came after it still waits").isEqualTo(1);
        assertThat(desk.since()).contains(minutes(8));
        assertThat(desk.nobody()).isFalse();
        assertThat(desk.seen().orElseThrow().by()).isEqualTo("佐藤");
        assertThat(board.desk(minutes(13)).nobody()).isTrue();
    }

    @Test
    void aCheckThatWaitsNoMoreIsNotCounted() {
        waits("花子", 1, 1);
        board.apply(AState.of(APerson.named("花子")).version(2).confirmed().build());
        assertThat(board.desk(minutes(30)).waiting()).isZero();
    }

    @Test
    void timeAloneMakesADelta() {
        waits("花子", 1, 1);
        board.delta(minutes(2));
        assertThat(board.delta(minutes(2).plusSeconds(1))).isEmpty();
        assertThat(board.delta(minutes(6)).orElseThrow().desk().nobody()).isTrue();
    }
}
