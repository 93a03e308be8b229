package jp.anpi.safety.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.building.APerson;
import jp.anpi.safety.building.AState;
import jp.anpi.safety.building.AnIncident;
import jp.anpi.safety.building.Ids;
import jp.anpi.safety.building.Seeds;
import jp.anpi.safety.check.PastState;
import jp.anpi.safety.contract.CheckState;
import jp.anpi.safety.contract.CheckStatus;
import jp.anpi.safety.contract.ClockKind;
import jp.anpi.safety.contract.NeedKind;
import jp.anpi.safety.contract.PlaceKind;
import jp.anpi.safety.contract.UnmatchedState;
import jp.anpi.safety.incident.IncidentFacts.DeskSeen;
import jp.anpi.safety.incident.RosterRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoardFoldTest {

    private static final Instant NOW = AnIncident.ONSET.plusSeconds(600);

    private final BoardFold board = new BoardFold("e1", AnIncident.real(), 4);

    private static RosterRow row(APerson person) {
        return RosterRow.freeze(AnIncident.real(), person.build(), 0);
    }

    private static APerson person(int number) {
        return APerson.named("p" + number)
                .in(PriorityGroup.values()[number % 5])
                .livingIn("d0" + number % 4);
    }

    private List<String> urgent() {
        Map<PersonId, String> names =
                IntStream.range(0, 100).mapToObj(i -> "p" + i).collect(Collectors.toMap(Ids::person, name -> name));
        return board.snapshot(NOW).urgent().stream()
                .map(row -> names.getOrDefault(row.person(), "?"))
                .toList();
    }

    @Test
    void everybodyStartsSilentAndIsCountedInTheDenominator() {
        IntStream.range(0, 7)
                .mapToObj(BoardFoldTest::person)
                .map(BoardFoldTest::row)
                .forEach(board::add);
        BoardSnapshot snapshot = board.snapshot(NOW);
        assertThat(snapshot.counts().get(PriorityGroup.PUSH_SUPPORT)).isEqualTo(new StatusCount(2, 0, 0, 0, 2, 0));
        assertThat(snapshot.counts().get(PriorityGroup.GENERAL)).isEqualTo(new StatusCount(1, 0, 0, 0, 1, 0));
        assertThat(snapshot.waiting()).isEqualTo(7);
        assertThat(snapshot.newestReportAt()).isEmpty();
    }

    @Test
    void districtsStandInTheOrderOfTheirCodesWhateverOrderTheRosterCameIn() {
        Stream.of(3, 0, 2, 1).map(BoardFoldTest::person).map(BoardFoldTest::row).forEach(board::add);
        assertThat(board.snapshot(NOW).districts())
                .extracting(count -> count.district().value())
                .containsExactly("d00", "d01", "d02", "d03");
    }

    @Test
    void aRosterRowThatComesTwiceOrAfterItsStateCountsOnce() {
        board.apply(AState.of(person(0)).confirmed().build());
        board.add(row(person(0)));
        board.add(row(person(0)));
        assertThat(board.snapshot(NOW).counts().get(PriorityGroup.PUSH_SUPPORT))
                .isEqualTo(new StatusCount(1, 0, 1, 0, 0, 0));
    }

    @Test
    void anOlderVersionIsIgnored() {
        assertThat(board.apply(AState.of(person(0)).version(5).confirmed().build()))
                .isTrue();
        assertThat(board.apply(AState.of(person(0)).version(5).build())).isFalse();
        assertThat(board.apply(AState.of(person(0)).version(4).build())).isFalse();
        assertThat(board.snapshot(NOW).counts().get(PriorityGroup.PUSH_SUPPORT).confirmed())
                .isEqualTo(1);
    }

    @Test
    void timeLeftOrdersTheQueueBeforeGroupAndGroupBeforeWaiting() {
        board.add(row(person(0)));
        board.add(row(person(5)));
        board.add(row(person(2)));
        board.apply(AState.of(person(3))
                .clock(ClockKind.DIALYSIS, NOW.plusSeconds(60))
                .build());
        board.apply(AState.of(person(10))
                .clock(ClockKind.VENTILATOR, NOW.plusSeconds(90))
                .build());
        board.apply(AState.of(person(15)).lastReportAt(NOW).build());
        assertThat(urgent()).containsExactly("p3", "p10", "p0", "p5", "p15", "p2");
    }

    @Test
    void dangerComesBeforeEveryClock() {
        board.apply(AState.of(person(0))
                .clock(ClockKind.VENTILATOR, NOW.minusSeconds(60))
                .build());
        board.apply(AState.of(person(4)).danger().build());
        assertThat(urgent()).containsExactly("p4", "p0");
    }

    @Test
    void whoIsConfirmedLeavesTheQueueAndComesBackWhenStale() {
        board.add(row(person(0)));
        board.apply(AState.of(person(0)).version(1).confirmed().build());
        assertThat(urgent()).isEmpty();
        board.apply(AState.of(person(0)).version(2).staleSince(NOW).build());
        assertThat(urgent()).containsExactly("p0");
        assertThat(board.snapshot(NOW).counts().get(PriorityGroup.PUSH_SUPPORT).stale())
                .isEqualTo(1);
    }

    @Test
    void aDangerIsFedOnceUntilItIsOverAndComesAgain() {
        board.apply(AState.of(person(0)).version(1).danger().build());
        board.apply(AState.of(person(0)).version(2).danger().build());
        board.apply(AState.of(person(0)).version(3).confirmed().build());
        board.apply(AState.of(person(0)).version(4).danger().build());
        assertThat(board.snapshot(NOW).feed()).extracting(FeedItem::number).containsExactly(1L, 2L);
    }

    @Test
    void aDangerAboutNobodyKnownIsFedOnceAndRingsAtTheDeskUntilSomebodySeesToIt() {
        board.apply(unidentified(1, Optional.empty()));
        board.apply(unidentified(2, Optional.empty()));
        BoardSnapshot rings = board.snapshot(NOW);
        assertThat(rings.feed()).singleElement().satisfies(item -> {
            assertThat(item.kind()).isEqualTo(FeedItem.Kind.UNIDENTIFIED_DANGER);
            assertThat(item.about()).isEqualTo(new FeedItem.About.Unidentified(Ids.report("r")));
        });
        assertThat(rings.unidentified()).extracting(UnmatchedState::report).containsExactly(Ids.report("r"));
        assertThat(rings.desk().waiting()).isEqualTo(1);
        assertThat(rings.desk().nobody()).isFalse();
        assertThat(board.snapshot(NOW.plus(Duration.ofMinutes(5))).desk().nobody())
                .isTrue();
        assertThat(board.delta(NOW).orElseThrow().unidentified()).hasSize(1);

        board.apply(unidentified(3, Optional.of("甲")));
        assertThat(board.snapshot(NOW).desk().waiting()).isZero();
        assertThat(board.snapshot(NOW).unidentified()).as("it stays in sight").hasSize(1);

        board.apply(unidentified(4, Optional.empty()));
        board.acknowledged(new DeskSeen(NOW, "甲"));
        assertThat(board.snapshot(NOW).desk().waiting()).isZero();
    }

    private static UnmatchedState unidentified(long version, Optional<String> takenBy) {
        return new UnmatchedState(
                AnIncident.real().id(),
                Ids.report("r"),
                version,
                true,
                UnmatchedState.Urgency.DANGER,
                Set.of(NeedKind.RESCUE),
                PlaceKind.CAR,
                NOW.minusSeconds(60),
                NOW,
                Optional.empty(),
                takenBy,
                Optional.empty());
    }

    @Test
    void theFeedIsBounded() {
        IntStream.range(0, 150)
                .forEach(i -> board.apply(AState.of(person(i)).danger().build()));
        assertThat(board.snapshot(NOW).feed())
                .hasSize(BoardFold.MOST_FEED)
                .extracting(FeedItem::number)
                .startsWith(51L)
                .endsWith(150L);
    }

    @Test
    void pitfall13AReportedDeathIsCountedAndUnnamedOutsideTheRestrictedRole() {
        board.apply(AState.of(person(0)).dead().build());
        BoardSnapshot desk = board.snapshot(NOW).withoutDeaths();
        assertThat(board.snapshot(NOW).feed()).extracting(FeedItem::kind).containsExactly(FeedItem.Kind.DEATH_REPORTED);
        assertThat(desk.feed()).isEmpty();
        assertThat(desk.urgent())
                .singleElement()
                .satisfies(row -> assertThat(row.deathReported()).isFalse());
        assertThat(desk.counts().get(PriorityGroup.PUSH_SUPPORT).needsHelp()).isEqualTo(1);
        BoardDelta delta = board.delta(NOW).orElseThrow();
        assertThat(delta.urgent())
                .singleElement()
                .satisfies(row -> assertThat(row.deathReported()).isTrue());
        assertThat(delta.withoutDeaths().urgent())
                .singleElement()
                .satisfies(row -> assertThat(row.deathReported()).isFalse());
        assertThat(delta.withoutDeaths().feed()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, 2", "1, 2"})
    void theFifthGroupIsOverdueAfterADayWithoutAnyTimer(int millisAfter, int overdue) {
        board.add(row(person(4)));
        board.add(row(person(9)));
        board.apply(AState.of(person(14)).confirmed().build());
        Instant day = AnIncident.ONSET.plus(Duration.ofHours(24)).plusMillis(millisAfter);
        assertThat(board.snapshot(day).overdue()).isEqualTo(Map.of(PriorityGroup.GENERAL, overdue));
    }

    @Test
    void peopleWithoutAPositionAreCountedBesideTheMap() {
        board.add(row(person(0).nobodyKnowsWhere()));
        board.add(row(person(1)));
        assertThat(board.snapshot(NOW).unlocated()).isEqualTo(1);
    }

    @Test
    void rungsCountWhoWaitsWhere() {
        board.apply(AState.of(person(0)).rung(1).build());
        board.apply(AState.of(person(5)).rung(4).build());
        board.apply(AState.of(person(10)).rung(4).build());
        assertThat(board.snapshot(NOW).rungs())
                .containsExactly(
                        new RungCount(PriorityGroup.PUSH_SUPPORT, 1, 1),
                        new RungCount(PriorityGroup.PUSH_SUPPORT, 4, 2));
    }

    @Test
    void nothingChangedMakesNoDelta() {
        board.add(row(person(0)));
        assertThat(board.delta(NOW)).isPresent();
        assertThat(board.delta(NOW.plusSeconds(30))).isEmpty();
        assertThat(board.delta(NOW.plusSeconds(60)))
                .as("a new point of the curve")
                .isPresent();
    }

    @Test
    void theCurveKeepsTheWholeIncidentInBoundedPoints() {
        Series series = new Series();
        Tally tally = new Tally();
        Instant end = NOW.plus(Duration.ofDays(7));
        for (Instant at = NOW; at.isBefore(end); at = at.plusSeconds(20)) {
            series.sample(at, tally);
        }
        assertThat(series.points()).hasSizeBetween(Series.MOST / 2, Series.MOST);
        assertThat(series.points().getFirst().at()).isEqualTo(NOW);
        assertThat(series.points().getLast().at()).isAfter(end.minus(Duration.ofMinutes(17)));
    }

    /** What a board that ran all the time shows, and one that was told of everybody's past. */
    @ParameterizedTest(name = "{0} minutes")
    @ValueSource(ints = {0, 1, 90, 719, 720, 2_000})
    void theCurveOfARestartedBoardIsTheOneThatWasSeen(int minutes) {
        RandomGenerator random = Seeds.random(minutes);
        Map<PersonId, List<PastState>> pasts = new HashMap<>();
        Map<Instant, Map<PriorityGroup, Integer>> seen = new HashMap<>();
        Map<Instant, Integer> helped = new HashMap<>();
        for (int minute = 0; minute <= minutes; minute++) {
            Instant now = AnIncident.ONSET.plus(Duration.ofMinutes(minute));
            APerson someone = person(random.nextInt(50));
            PersonId id = someone.build().id();
            List<PastState> past = pasts.computeIfAbsent(id, _ -> new ArrayList<>());
            CheckStatus status = List.of(CheckStatus.CONFIRMED, CheckStatus.NEEDS_HELP, CheckStatus.SILENT)
                    .get(random.nextInt(3));
            CheckStatus before =
                    past.isEmpty() ? CheckStatus.SILENT : past.getLast().status();
            if (status != before) {
                past.add(new PastState(now.minusSeconds(random.nextInt(minute == 0 ? 1 : 60)), status));
            }
            SeriesPoint point = SeriesPoint.of(now, tallyOf(pasts));
            seen.put(now, point.confirmed());
            helped.put(now, point.needsHelp());
        }
        BoardFold restarted = new BoardFold("e2", AnIncident.real(), 4);
        IntStream.range(0, 50).forEach(i -> {
            APerson someone = person(i);
            restarted.add(row(someone));
            restarted.recall(
                    someone.build().placement().group(),
                    pasts.getOrDefault(someone.build().id(), List.of()));
        });
        restarted.recalled();
        Instant now = AnIncident.ONSET.plus(Duration.ofMinutes(minutes));
        List<SeriesPoint> curve = restarted.snapshot(now.plusSeconds(30)).series();
        List<SeriesPoint> recalled =
                curve.stream().filter(point -> !point.at().isAfter(now)).toList();
        assertThat(recalled).hasSizeLessThanOrEqualTo(Series.MOST).allSatisfy(point -> {
            assertThat(point.confirmed()).as("%s", point.at()).isEqualTo(seen.get(point.at()));
            assertThat(point.needsHelp()).isEqualTo(helped.get(point.at()));
        });
        assertThat(recalled.getFirst().at()).isEqualTo(AnIncident.ONSET);
        assertThat(recalled.size()).isGreaterThanOrEqualTo(Math.min(minutes, Series.MOST / 2) / 2);
    }

    private static Tally tallyOf(Map<PersonId, List<PastState>> pasts) {
        Tally tally = new Tally();
        IntStream.range(0, 50)
                .mapToObj(BoardFoldTest::person)
                .map(APerson::build)
                .forEach(person -> {
                    List<PastState> past = pasts.getOrDefault(person.id(), List.of());
                    CheckStatus status =
                            past.isEmpty() ? CheckStatus.SILENT : past.getLast().status();
                    tally.add(person.placement().group(), status, false, 1);
                });
        return tally;
    }

    static LongStream seeds() {
        return Seeds.upTo(40);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theBoardIsWhatANaiveRecountSaysAndDeltasRebuildIt(long seed) {
        RandomGenerator random = Seeds.random(seed);
        Map<PersonId, CheckState> newest = new LinkedHashMap<>();
        Map<PersonId, Integer> places = new HashMap<>();
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
            places.putIfAbsent(id, places.size());
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
        assertThat(snapshot.urgent().stream().map(UrgentRow::person)).containsExactlyElementsOf(sorted(newest, places));
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

    private static List<PersonId> sorted(Map<PersonId, CheckState> newest, Map<PersonId, Integer> places) {
        Comparator<CheckState> danger = Comparator.comparing(s -> !(s.danger() || s.deathReported()));
        Comparator<CheckState> timeLeft = Comparator.comparing(s -> s.danger() || s.deathReported()
                ? Instant.MIN
                : s.clock().map(CheckState.RunningClock::endsAt).orElse(Instant.MAX));
        Comparator<CheckState> waiting =
                Comparator.comparing(s -> s.lastReportAt().orElse(AnIncident.ONSET));
        return newest.values().stream()
                .filter(state -> state.status() != CheckStatus.CONFIRMED)
                .sorted(danger.thenComparing(timeLeft)
                        .thenComparing(CheckState::group)
                        .thenComparing(waiting)
                        .thenComparing(s -> places.get(s.person())))
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
