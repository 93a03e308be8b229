package jp.anpi.safety.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.contract.NeedKind;
import jp.anpi.safety.contract.PlaceKind;
import jp.anpi.safety.contract.ReportId;
import jp.anpi.safety.contract.UnmatchedState;
import jp.anpi.safety.contract.UnmatchedState.Urgency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnmatchedFoldTest {

    private static final Instant NINE = Instant.parse("2026-11-20T00:00:00Z");
    private static final IncidentId INCIDENT = new IncidentId(new UUID(1, 1));

    private final UnmatchedFold fold = new UnmatchedFold();

    @Test
    void pitfall02ReportsAboutNobodyKnownAreCountedWithTheirNeedsAndTheClockThatEndsFirst() {
        fold.apply(state(1, 1, true, Urgency.NEWS, 30));
        fold.apply(state(2, 1, true, Urgency.DANGER, 10));
        fold.apply(state(3, 1, true, Urgency.NEEDS, 20));
        assertThat(fold.count())
                .isEqualTo(new UnmatchedCount(
                        3,
                        1,
                        1,
                        Optional.of(NINE.plus(Duration.ofMinutes(10))),
                        Optional.of(NINE.plus(Duration.ofMinutes(190)))));
    }

    @Test
    void aLinkedReportIsNoLongerCountedAndComesBackWhenTheLinkIsUndone() {
        fold.apply(state(1, 1, true, Urgency.DANGER, 10));
        fold.apply(state(1, 2, false, Urgency.DANGER, 10));
        assertThat(fold.count()).isEqualTo(UnmatchedCount.NONE);
        fold.apply(state(1, 3, true, Urgency.DANGER, 10));
        assertThat(fold.count().danger()).isEqualTo(1);
    }

    @Test
    void anOlderStateChangesNothing() {
        fold.apply(state(1, 3, true, Urgency.NEEDS, 10));
        assertThat(fold.apply(state(1, 2, false, Urgency.NEEDS, 10))).isFalse();
        assertThat(fold.count().open()).isEqualTo(1);
    }

    @Test
    void dangersStandWithWhatRunsOutFirstAndRingUntilSomebodySeesToThem() {
        fold.apply(state(1, 1, true, Urgency.NEEDS, 5));
        fold.apply(state(2, 1, true, Urgency.DANGER, 30));
        fold.apply(state(3, 1, true, Urgency.DANGER, 10));
        assertThat(fold.dangers())
                .extracting(state -> state.report().value().getLeastSignificantBits())
                .containsExactly(3L, 2L);
        assertThat(fold.dangers()).allMatch(UnmatchedState::rings);
        fold.apply(taken(state(3, 2, true, Urgency.DANGER, 10)));
        assertThat(fold.dangers()).as("it stays in sight").hasSize(2);
        assertThat(fold.dangers().getFirst().rings()).isFalse();
        fold.apply(state(3, 3, false, Urgency.DANGER, 10));
        assertThat(fold.dangers()).hasSize(1);
    }

    private static UnmatchedState taken(UnmatchedState state) {
        return new UnmatchedState(
                state.incident(),
                state.report(),
                state.version(),
                state.open(),
                state.urgency(),
                state.needs(),
                state.place(),
                state.observedAt(),
                state.receivedAt(),
                state.clockEndsAt(),
                Optional.of("甲"),
                Optional.empty(),
                Optional.empty());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void eachReportsStatesInTheirOrderGiveTheSameCountsHoweverTheyMixAndRepeat(long seed) {
        List<List<UnmatchedState>> lives = new ArrayList<>();
        for (int report = 0; report < 50; report++) {
            lives.add(List.of(
                    state(report, 1, true, Urgency.values()[report % 3], report),
                    state(report, 2, report % 2 == 0, Urgency.values()[report % 3], report)));
        }
        var straight = new UnmatchedFold();
        lives.forEach(life -> life.forEach(straight::apply));
        var random = new Random(seed);
        List<Integer> order = new ArrayList<>();
        for (int report = 0; report < 50; report++) {
            order.add(report);
            order.add(report);
        }
        Collections.shuffle(order, random);
        int[] at = new int[50];
        for (int report : order) {
            UnmatchedState next = lives.get(report).get(at[report]++);
            fold.apply(next);
            if (random.nextBoolean()) {
                fold.apply(next);
            }
        }
        assertThat(fold.count()).isEqualTo(straight.count());
        assertThat(fold.count().open()).isEqualTo(25);
    }

    private static UnmatchedState state(int report, long version, boolean open, Urgency urgency, int minutes) {
        Instant observed = NINE.plus(Duration.ofMinutes(minutes));
        boolean danger = urgency == Urgency.DANGER;
        return new UnmatchedState(
                INCIDENT,
                new ReportId(new UUID(2, report)),
                version,
                open,
                urgency,
                danger ? Set.of(NeedKind.POWER) : Set.of(),
                PlaceKind.HOME,
                observed,
                observed,
                danger ? Optional.of(observed.plus(Duration.ofHours(3))) : Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
