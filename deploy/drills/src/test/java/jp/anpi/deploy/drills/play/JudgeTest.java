package jp.anpi.deploy.drills.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import jp.anpi.deploy.drills.play.Judge.Found;
import jp.anpi.deploy.drills.product.Check;
import jp.anpi.deploy.drills.product.Counts;
import jp.anpi.deploy.drills.product.OfficeCounts;
import jp.anpi.deploy.drills.product.Part;
import jp.anpi.deploy.drills.product.PersonId;
import jp.anpi.deploy.drills.scenario.CheckState;
import jp.anpi.deploy.drills.scenario.Expectation.OfficeState;
import jp.anpi.deploy.drills.scenario.Expectation.Scope;
import jp.anpi.deploy.drills.scenario.Expectation.Subject;
import jp.anpi.deploy.drills.scenario.PriorityGroup;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private static final Instant NOW = Instant.parse("2026-11-05T01:00:00Z");
    private static final Duration SLACK = Duration.ofMinutes(4);

    private record Shown(
            Instant now,
            Duration slack,
            List<Check> checks,
            Map<String, List<PersonId>> chosen,
            Ledger.Tally tally,
            int unmatched,
            Counts board,
            ReceiptCheck receipts,
            int tasks,
            Part reporters,
            int deskWaiting,
            OfficeCounts offices)
            implements Facts {}

    private static Check check(String id, PriorityGroup group, CheckState state, int rung, Duration dueIn) {
        return new Check(
                new PersonId(id),
                "name",
                group,
                "D1",
                state,
                rung == 0 ? OptionalInt.empty() : OptionalInt.of(rung),
                Optional.of(NOW.plus(dueIn)).filter(_ -> rung > 0));
    }

    private final List<Check> checks = List.of(
            check("a", PriorityGroup.PUSH_SUPPORT, CheckState.CONFIRMED, 0, Duration.ZERO),
            check("b", PriorityGroup.PUSH_SUPPORT, CheckState.SILENT, 2, Duration.ofMinutes(5)),
            check("c", PriorityGroup.PUSH_SUPPORT, CheckState.TRYING, 3, Duration.ofMinutes(-4)),
            check("d", PriorityGroup.GENERAL, CheckState.SILENT, 1, Duration.ofMinutes(-5)),
            check("e", PriorityGroup.GENERAL, CheckState.NEEDS_HELP, 1, Duration.ofMinutes(-60)));

    private final Facts facts = new Shown(
            NOW,
            SLACK,
            checks,
            Map.of("two", List.of(new PersonId("a"), new PersonId("d"))),
            new Ledger.Tally(20, 25, 5, 19, 1, 0, 2),
            3,
            new Counts(Map.of(
                    PriorityGroup.PUSH_SUPPORT,
                    Map.of(CheckState.CONFIRMED, 1, CheckState.SILENT, 2),
                    PriorityGroup.GENERAL,
                    Map.of(CheckState.SILENT, 1, CheckState.NEEDS_HELP, 1))),
            new Facts.ReceiptCheck(19, 18, 17),
            2,
            new Part(1, 9),
            4,
            new OfficeCounts(12, 3, 2, 1, 6, 5));

    private Found find(Subject subject) {
        return Judge.find(subject, facts);
    }

    @Test
    void statesAreCountedWithTheirDenominator() {
        assertThat(find(new Subject.InState(new Scope.OfGroup(PriorityGroup.PUSH_SUPPORT), CheckState.CONFIRMED)))
                .isEqualTo(new Found(1, 3));
        assertThat(find(new Subject.InState(new Scope.Everyone(), CheckState.SILENT)))
                .isEqualTo(new Found(2, 5));
        assertThat(find(new Subject.InState(new Scope.Chosen("two"), CheckState.SILENT)))
                .isEqualTo(new Found(1, 2));
    }

    @Test
    void aRungIsMeantExactlyOrWithAllLaterOnes() {
        assertThat(find(new Subject.OnRung(new Scope.Everyone(), 2, false))).isEqualTo(new Found(1, 5));
        assertThat(find(new Subject.OnRung(new Scope.Everyone(), 2, true))).isEqualTo(new Found(2, 5));
    }

    @Test
    void onlyAnOpenQuestionLongerPastDueThanTheProductNeedsIsOverdue() {
        assertThat(find(new Subject.Overdue()))
                .as("d, not c whose slack ends now, not e whom nobody asks about")
                .isEqualTo(new Found(1, 5));
    }

    @Test
    void reportsAndReceiptsAreCounted() {
        assertThat(find(new Subject.Acknowledged())).isEqualTo(new Found(19, 20));
        assertThat(find(new Subject.UnequalReceipts())).isEqualTo(new Found(2, 19));
        assertThat(find(new Subject.ValidReceipts())).isEqualTo(new Found(18, 19));
        assertThat(find(new Subject.Lost())).isEqualTo(new Found(2, 19));
        assertThat(find(new Subject.Unmatched())).isEqualTo(new Found(3, 19));
    }

    @Test
    void tasksReportersTheDeskAndOfficesAreCountedWithTheirDenominator() {
        assertThat(find(new Subject.Tasks())).as("of those on machines").isEqualTo(new Found(2, 3));
        assertThat(find(new Subject.Unavailable())).isEqualTo(new Found(1, 9));
        assertThat(find(new Subject.DeskWaiting())).isEqualTo(new Found(4, 5));
        assertThat(Stream.of(OfficeState.values()).map(state -> find(new Subject.Offices(state))))
                .containsExactly(
                        new Found(3, 12), new Found(2, 12), new Found(1, 12), new Found(6, 12), new Found(5, 12));
    }

    @Test
    void aBoardThatDiffersFromTheListIsSeen() {
        assertThat(find(new Subject.BoardDiffers()).count())
                .as("silent 2 instead of 1, trying 0 instead of 1")
                .isEqualTo(2);
    }
}
