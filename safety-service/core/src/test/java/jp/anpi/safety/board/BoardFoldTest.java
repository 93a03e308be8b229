package jp.anpi.safety.board;

import static jp.anpi.safety.board.Counted.person;
import static jp.anpi.safety.board.Counted.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.building.AState;
import jp.anpi.safety.building.AnIncident;
import jp.anpi.safety.building.Ids;
import jp.anpi.safety.contract.ClockKind;
import jp.anpi.safety.contract.NeedKind;
import jp.anpi.safety.contract.PlaceKind;
import jp.anpi.safety.contract.UnmatchedState;
import jp.anpi.safety.incident.IncidentFacts.DeskSeen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoardFoldTest {

    private static final Instant NOW = AnIncident.ONSET.plusSeconds(600);

    private final BoardFold board = new BoardFold("e1", AnIncident.real(), 4);

    private List<String> urgent() {
        Map<PersonId, String> names =
                IntStream.range(0, 100).mapToObj(i -> "p" + i).collect(Collectors.toMap(Ids::person, name -> name));
        return board.snapshot(NOW).urgent().stream()
                .map(row -> names.getOrDefault(row.person(), "?"))
                .toList();
    }

    @Test
    void everybodyStartsSilentAndIsCountedInTheDenominator() {
        IntStream.range(0, 7).mapToObj(Counted::person).map(Counted::row).forEach(board::add);
        BoardSnapshot snapshot = board.snapshot(NOW);
        assertThat(snapshot.counts().get(PriorityGroup.PUSH_SUPPORT)).isEqualTo(new StatusCount(2, 0, 0, 0, 2, 0));
        assertThat(snapshot.counts().get(PriorityGroup.GENERAL)).isEqualTo(new StatusCount(1, 0, 0, 0, 1, 0));
        assertThat(snapshot.waiting()).isEqualTo(7);
        assertThat(snapshot.newestReportAt()).isEmpty();
    }

    @Test
    void districtsStandInTheOrderOfTheirCodesWhateverOrderTheRosterCameIn() {
        Stream.of(3, 0, 2, 1).map(Counted::person).map(Counted::row).forEach(board::add);
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
        assertThat(urgent()).as("p5's id reads before p0's").containsExactly("p3", "p10", "p5", "p0", "p15", "p2");
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
    void ofTwoInDangerTheOneWhoseClockEndsFirstComesFirst() {
        board.apply(AState.of(person(0)).danger().build());
        board.apply(AState.of(person(4))
                .danger()
                .clock(ClockKind.OXYGEN, NOW.plusSeconds(60))
                .build());
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
                Optional.empty(),
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
    void pitfall13AReportedDeathMovesNobodyInTheQueueSoThatNoPlaceBetraysIt() {
        board.add(row(person(0)));
        board.apply(AState.of(person(1)).dead().build());
        board.apply(AState.of(person(2)).danger().build());
        assertThat(urgent()).containsExactly("p2", "p0", "p1");
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

    @Test
    void whoSeesNobodyGetsTheSameFiguresAndNothingAboutAnyOnePerson() {
        board.apply(AState.of(person(0)).danger().build());
        BoardSnapshot whole = board.snapshot(NOW);
        BoardSnapshot figures = whole.figures();
        assertThat(whole.urgent()).isNotEmpty();
        assertThat(whole.feed()).isNotEmpty();
        assertThat(figures.urgent()).isEmpty();
        assertThat(figures.feed()).isEmpty();
        assertThat(figures.unidentified()).isEmpty();
        assertThat(figures.counts()).isEqualTo(whole.counts());
        assertThat(figures.districts()).isEqualTo(whole.districts());
        assertThat(figures.waiting()).isEqualTo(whole.waiting());
        BoardDelta delta = board.delta(NOW).orElseThrow();
        assertThat(delta.urgent()).isNotEmpty();
        assertThat(delta.figures().urgent()).isEmpty();
        assertThat(delta.figures().noLongerUrgent()).isEmpty();
        assertThat(delta.figures().feed()).isEmpty();
        assertThat(delta.figures().counts()).isEqualTo(delta.counts());
        assertThat(delta.figures().previous()).isEqualTo(delta.previous());
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
    void peopleWithoutAPositionAreCountedBesideTheMapUnlessTheirAddressIsProtected() {
        board.add(row(person(0).nobodyKnowsWhere()));
        board.add(row(person(1)));
        assertThat(board.snapshot(NOW).unlocated()).isEqualTo(1);
        board.add(row(person(2).nobodyKnowsWhere()));
        board.add(row(person(3).nobodyKnowsWhere().underProtection()));
        assertThat(board.delta(NOW)).map(BoardDelta::unlocated).contains(2);
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
}
