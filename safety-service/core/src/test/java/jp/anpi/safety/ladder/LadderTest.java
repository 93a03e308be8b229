package jp.anpi.safety.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.contract.AskReason;
import jp.anpi.safety.contract.AskedRole;
import jp.anpi.safety.incident.Policy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LadderTest {

    private static final Instant NOW = Instant.parse("2026-11-20T01:00:00Z");

    private final Ladder ladder = Policy.STANDARD.ladderFor(PriorityGroup.PUSH_SUPPORT, false);

    private static Climb on(int rung, Instant dueAt) {
        return new Climb(rung, Optional.of(dueAt), false, false, Optional.empty(), AskReason.INCIDENT_OPENED);
    }

    private static Climb atTheBottom(boolean answered, boolean danger) {
        return new Climb(0, Optional.empty(), answered, danger, Optional.empty(), AskReason.INCIDENT_OPENED);
    }

    @ParameterizedTest
    @CsvSource({"-1, Wait", "0, Ask", "1, Ask"})
    void aDeadlineFallsDueAtItsInstant(int millisAfter, String step) {
        Step next = ladder.next(on(1, NOW), NOW.plusMillis(millisAfter));
        assertThat(next.getClass().getSimpleName()).isEqualTo(step);
    }

    @Test
    void aWaitSaysUntilWhen() {
        assertThat(ladder.next(on(2, NOW.plusSeconds(7)), NOW))
                .isEqualTo(new Step.Wait(Optional.of(NOW.plusSeconds(7))));
    }

    @Test
    void asksFromTheBottomWithTheReasonGiven() {
        assertThat(ladder.next(atTheBottom(false, false), NOW)).isEqualTo(new Step.Ask(1, AskReason.INCIDENT_OPENED));
    }

    @Test
    void afterTheLastRungComesTheDeskAndThereItStays() {
        assertThat(ladder.next(on(3, NOW), NOW)).isEqualTo(new Step.HandToDesk(AskReason.NO_ANSWER_IN_TIME));
        Climb atDesk = new Climb(4, Optional.empty(), false, false, Optional.empty(), AskReason.INCIDENT_OPENED);
        assertThat(ladder.next(atDesk, NOW)).isEqualTo(new Step.Wait(Optional.empty()));
    }

    @Test
    void aPushGivesUpTheRungBeforeItsTime() {
        Climb pushed = new Climb(
                1,
                Optional.of(NOW.plusSeconds(600)),
                false,
                false,
                Optional.of(AskReason.REPORTED_UNREACHABLE),
                AskReason.INCIDENT_OPENED);
        assertThat(ladder.next(pushed, NOW)).isEqualTo(new Step.Ask(2, AskReason.REPORTED_UNREACHABLE));
    }

    @Test
    void anAnswerEndsTheClimbAndDangerIsTheDesksEvenWhenAnswered() {
        assertThat(ladder.next(atTheBottom(true, false), NOW)).isEqualTo(new Step.Rest());
        assertThat(ladder.next(atTheBottom(true, true), NOW)).isEqualTo(new Step.HandToDesk(AskReason.DANGER_REPORTED));
    }

    @Test
    void dangerReachesTheDeskEvenWhereNobodyIsEverAsked() {
        assertThat(Ladder.NONE.next(atTheBottom(false, true), NOW))
                .isEqualTo(new Step.HandToDesk(AskReason.DANGER_REPORTED));
        assertThat(Ladder.NONE.next(atTheBottom(false, false), NOW)).isEqualTo(new Step.Rest());
    }

    @ParameterizedTest
    @CsvSource({
        "12, 3, 6, the last rung shares twelve minutes with the desk",
        "20, 3, 10, a clock that ends just when the rung is due hastens it",
        "21, 3, 20, a later one does not",
        "16, 1, 4, four steps share sixteen minutes",
        "0, 1, 20, a clock that is past hastens nothing"
    })
    void aClockThatEndsBeforeTheNextRungShortensTheRung(int clockMinutes, int rung, int dueMinutes, String why) {
        Instant due = ladder.dueAt(rung, NOW, Optional.of(NOW.plus(Duration.ofMinutes(clockMinutes))));
        assertThat(Duration.between(NOW, due)).as(why).isEqualTo(Duration.ofMinutes(dueMinutes));
    }

    @Test
    void aRungIsNeverLengthened() {
        Instant soon = NOW.plusSeconds(60);
        assertThat(ladder.hastened(1, NOW, soon, Optional.of(NOW.plusSeconds(600))))
                .isEqualTo(soon);
    }

    @Test
    void theNamedCheckerComesFirstAndOnlyOnce() {
        Ladder named = ladder.withNamedChecker();
        assertThat(named.rung(1).roles()).containsExactly(AskedRole.NAMED_CHECKER, AskedRole.MEDICAL_VISITOR);
        assertThat(named.withNamedChecker()).isEqualTo(named);
        assertThat(named.rungs().subList(1, 3)).isEqualTo(ladder.rungs().subList(1, 3));
        assertThat(Ladder.NONE.withNamedChecker()).isEqualTo(Ladder.NONE);
    }

    @Test
    void theWholeClimbTakesTheSumOfItsRungs() {
        assertThat(ladder.toTheDesk()).isEqualTo(Duration.ofHours(1));
    }
}
