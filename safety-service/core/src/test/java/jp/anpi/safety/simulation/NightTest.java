package jp.anpi.safety.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.board.StatusCount;
import jp.anpi.safety.building.Seeds;
import jp.anpi.safety.check.CheckEvent;
import jp.anpi.safety.check.SafetyCheck;
import jp.anpi.safety.contract.CheckState.RunningClock;
import jp.anpi.safety.contract.CheckStatus;
import jp.anpi.safety.contract.NoticeEvent.NoticeRequested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole nights of a made-up town; what must never happen is looked for after every step. */
class NightTest {

    static LongStream seeds() {
        return Seeds.upTo(25);
    }

    static LongStream manySeeds() {
        return Seeds.upTo(5_000);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nobodyIsForgotten(long seed) {
        Town town = new Town(seed);
        while (town.step()) {
            town.checks().forEach(check -> assertAttended(check, town));
            assertThat(questions(town)).doesNotHaveDuplicates();
            assertBoardAgrees(town);
        }
        town.checks()
                .forEach(check -> assertThat(check.folded())
                        .as("no report is lost and none counts twice")
                        .hasSize(distinctReports(town, check)));
    }

    @Tag("long")
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("manySeeds")
    void nobodyIsForgottenInThousandsOfNights(long seed) {
        nobodyIsForgotten(seed);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theSameSeedIsTheSameNight(long seed) {
        Town once = new Town(seed);
        Town again = new Town(seed);
        boolean dark = true;
        while (dark) {
            dark = once.step();
            assertThat(again.step()).isEqualTo(dark);
            assertThat(again.now()).isEqualTo(once.now());
        }
        assertThat(once.published()).isEqualTo(again.published());
        assertThat(once.checks()).containsExactlyElementsOf(again.checks());
    }

    private static void assertAttended(SafetyCheck check, Town town) {
        assertThat(town.due(check))
                .as("past due and nobody has looked: %s", check.row().person())
                .isFalse();
        boolean mustBeAsked =
                !check.reading().answered() && check.row().ladder().asksSomebody();
        if (mustBeAsked) {
            assertThat(check.asking())
                    .as("silent and unasked: %s", check.row().person())
                    .isPresent();
        }
        if (!check.reading().answered()) {
            check.clocks().stream()
                    .filter(clock -> !town.now().isBefore(clock.endsAt()))
                    .forEach(clock -> assertThat(deskKnows(check, clock))
                            .as("a clock crossed zero unseen: %s", clock)
                            .isTrue());
        }
        if (check.status() == CheckStatus.CONFIRMED) {
            assertThat(check.reading().confirmedUntil())
                    .hasValueSatisfying(until -> assertThat(until).isAfter(town.now()));
        }
    }

    private static boolean deskKnows(SafetyCheck check, RunningClock clock) {
        return check.notices().stream()
                .anyMatch(notice -> notice.recipient().key().equals("desk")
                        && notice.id().value().contains("/clock/" + clock.kind()));
    }

    private static List<Object> questions(Town town) {
        return town.published().stream()
                .filter(NoticeRequested.class::isInstance)
                .<Object>map(notice -> notice.notice())
                .toList();
    }

    private static void assertBoardAgrees(Town town) {
        Map<PriorityGroup, Map<CheckStatus, Integer>> counted = new HashMap<>();
        town.checks()
                .forEach(check -> counted.computeIfAbsent(check.row().group(), _ -> new HashMap<>())
                        .merge(check.status(), 1, Integer::sum));
        Map<PriorityGroup, StatusCount> shown =
                town.board().snapshot(town.now()).counts();
        shown.forEach((group, count) -> {
            Map<CheckStatus, Integer> expected = counted.getOrDefault(group, Map.of());
            for (CheckStatus status : CheckStatus.values()) {
                assertThat(count.of(status)).isEqualTo(expected.getOrDefault(status, 0));
            }
            assertThat(count.total())
                    .isEqualTo(expected.values().stream()
                            .mapToInt(Integer::intValue)
                            .sum());
        });
    }

    private static int distinctReports(Town town, SafetyCheck check) {
        return (int) town.heardAbout(check.row().person()).stream()
                .map(event -> ((CheckEvent.Reported) event).received().report().id())
                .distinct()
                .count();
    }
}
