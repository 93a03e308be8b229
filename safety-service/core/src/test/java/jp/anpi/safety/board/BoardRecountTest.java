package jp.anpi.safety.board;

import static jp.anpi.safety.board.Counted.person;
import static jp.anpi.safety.board.Counted.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.building.APerson;
import jp.anpi.safety.building.AState;
import jp.anpi.safety.building.AnIncident;
import jp.anpi.safety.building.Seeds;
import jp.anpi.safety.contract.CheckState;
import jp.anpi.safety.contract.CheckStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes in whatever order, the board shows what a recount of everything shows, and so does who follows its deltas. */
class BoardRecountTest {

    private final BoardFold board = new BoardFold("e1", AnIncident.real(), 4);

    static LongStream seeds() {
        return Seeds.upTo(40);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theBoardIsWhatANaiveRecountSaysAndDeltasRebuildIt(long seed) {
        RandomGenerator random = Seeds.random(seed);
        Map<PersonId, CheckState> newest = new LinkedHashMap<>();
        Viewer viewer = new Viewer(board.snapshot(AnIncident.ONSET));
        Instant now = AnIncident.ONSET;
        for (int step = 0; step < 600; step++) {
            now = now.plusSeconds(random.nextInt(40));
            APerson someone = person(random.nextInt(320));
            PersonId id = someone.build().id();
            if (random.nextInt(3) == 0) {
                board.add(row(someone));
                newest.putIfAbsent(id, AState.of(someone).version(0).build());
            } else {
                CheckState state = AState.random(someone, random, now);
                board.apply(state);
                CheckState known = newest.get(id);
                if (known == null || state.version() > known.version()) {
                    newest.put(id, state);
                }
            }
            if (random.nextInt(10) == 0) {
                board.delta(now).ifPresent(viewer::apply);
            }
        }
        board.delta(now).ifPresent(viewer::apply);
        BoardSnapshot snapshot = board.snapshot(now);
        assertThat(snapshot.counts()).isEqualTo(recount(newest));
        snapshot.counts()
                .values()
                .forEach(count -> assertThat(count.total())
                        .isEqualTo(count.needsHelp() + count.confirmed() + count.trying() + count.silent()));
        assertThat(snapshot.urgent().stream().map(UrgentRow::person)).containsExactlyElementsOf(sorted(newest));
        viewer.shows(snapshot);
    }

    private static Map<PriorityGroup, StatusCount> recount(Map<PersonId, CheckState> newest) {
        Map<PriorityGroup, StatusCount> counts = new TreeMap<>();
        for (PriorityGroup group : PriorityGroup.values()) {
            List<CheckState> all = newest.values().stream()
                    .filter(state -> state.group() == group)
                    .toList();
            int[] by = Stream.of(CheckStatus.values())
                    .mapToInt(status ->
                            (int) all.stream().filter(s -> s.status() == status).count())
                    .toArray();
            int stale =
                    (int) all.stream().filter(s -> s.staleSince().isPresent()).count();
            counts.put(group, new StatusCount(all.size(), by[0], by[1], by[2], by[3], stale));
        }
        return counts;
    }

    private static List<PersonId> sorted(Map<PersonId, CheckState> newest) {
        Comparator<CheckState> danger = Comparator.comparing(s -> !s.danger());
        Comparator<CheckState> timeLeft = Comparator.comparing(
                s -> s.clock().map(CheckState.RunningClock::endsAt).orElse(Instant.MAX));
        Comparator<CheckState> waiting =
                Comparator.comparing(s -> s.lastReportAt().orElse(Instant.MIN));
        return newest.values().stream()
                .filter(state -> state.status() != CheckStatus.CONFIRMED)
                .sorted(danger.thenComparing(timeLeft)
                        .thenComparing(CheckState::group)
                        .thenComparing(waiting)
                        .thenComparing(s -> s.person().toString()))
                .limit(BoardFold.MOST_URGENT)
                .map(CheckState::person)
                .toList();
    }

    /** A browser: starts from a snapshot and follows deltas. */
    private static final class Viewer {

        private long version;
        private Map<PriorityGroup, StatusCount> counts;
        private final Map<Object, DistrictCount> districts = new HashMap<>();
        private final Map<PersonId, UrgentRow> urgent = new HashMap<>();
        private int waiting;

        Viewer(BoardSnapshot snapshot) {
            version = snapshot.version();
            counts = snapshot.counts();
            snapshot.districts().forEach(district -> districts.put(district.district(), district));
            snapshot.urgent().forEach(row -> urgent.put(row.person(), row));
        }

        void apply(BoardDelta delta) {
            assertThat(delta.previous()).isEqualTo(version);
            version = delta.version();
            counts = delta.counts();
            waiting = delta.waiting();
            delta.districts().forEach(district -> districts.put(district.district(), district));
            delta.noLongerUrgent().forEach(urgent::remove);
            delta.urgent().forEach(row -> urgent.put(row.person(), row));
        }

        void shows(BoardSnapshot snapshot) {
            assertThat(version).isEqualTo(snapshot.version());
            assertThat(counts).isEqualTo(snapshot.counts());
            assertThat(waiting).isEqualTo(snapshot.waiting());
            assertThat(Set.copyOf(districts.values())).isEqualTo(Set.copyOf(snapshot.districts()));
            assertThat(Set.copyOf(urgent.values())).isEqualTo(Set.copyOf(snapshot.urgent()));
        }
    }
}
