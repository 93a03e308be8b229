package jp.anpi.safety.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.Home;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.building.APerson;
import jp.anpi.safety.building.AnIncident;
import jp.anpi.safety.building.Ids;
import jp.anpi.safety.contract.Area;
import jp.anpi.safety.contract.IncidentEvent;
import jp.anpi.safety.contract.OutageId;
import jp.anpi.safety.incident.Scope.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopeTest {

    /** One square of a hundredth of a degree. */
    private static final Area SQUARE = polygon(0, 0, 0, 1, 1, 1, 1, 0, 0, 0);

    private static Area polygon(double... latLon) {
        List<Position> outline = IntStream.range(0, latLon.length / 2)
                .mapToObj(i -> new Position(latLon[2 * i], latLon[2 * i + 1]))
                .toList();
        return new Area.Polygon(outline);
    }

    private static Verdict on(Area area, APerson person) {
        return new Scope(area, Set.of()).on(person.build());
    }

    @Test
    void pitfall03WhoIsInComesFromNeedsAndNeverFromHavingAPlan() {
        assertThat(on(new Area.City(), APerson.named("花子"))).isEqualTo(Verdict.INSIDE);
        assertThat(on(new Area.City(), APerson.named("花子").withPlan())).isEqualTo(Verdict.INSIDE);
    }

    @ParameterizedTest
    @CsvSource({
        "AT_HOME, INSIDE",
        "IN_HOSPITAL, INSIDE",
        "IN_FACILITY, INSIDE",
        "MOVED_AWAY, NO_LONGER_HERE",
        "DIED, NO_LONGER_HERE"
    })
    void pitfall34WhoMovedAwayOrDiedIsNotCalled(Lifecycle lifecycle, Verdict verdict) {
        assertThat(on(new Area.City(), APerson.named("花子").who(lifecycle))).isEqualTo(verdict);
    }

    @Test
    void districtsAreTakenByWhereThePersonLives() {
        Area area = new Area.Districts(Set.of(new DistrictId("d01"), new DistrictId("d03")));
        assertThat(on(area, APerson.named("花子").livingIn("d03"))).isEqualTo(Verdict.INSIDE);
        assertThat(on(area, APerson.named("花子").livingIn("d02"))).isEqualTo(Verdict.OTHER_AREA);
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 0.5, INSIDE",
        "0, 0.5, INSIDE",
        "1, 1, INSIDE",
        "1.000001, 0.5, OTHER_AREA",
        "0.5, -0.000001, OTHER_AREA"
    })
    void theEdgeOfAPolygonBelongsToIt(double lat, double lon, Verdict verdict) {
        assertThat(on(SQUARE, APerson.named("花子").at(lat, lon))).isEqualTo(verdict);
    }

    @Test
    void pitfall28WhoseHomeIsNotLocatedIsNamedAsSuchAndNotDropped() {
        assertThat(on(SQUARE, APerson.named("花子").nobodyKnowsWhere())).isEqualTo(Verdict.PLACE_UNKNOWN);
        assertThat(on(new Area.City(), APerson.named("花子").nobodyKnowsWhere())).isEqualTo(Verdict.INSIDE);
    }

    @Test
    void groupsNarrowTheScopeAndNoneNamedMeansAll() {
        Scope medical =
                new Scope(new Area.City(), Set.of(PriorityGroup.PUSH_SUPPORT, PriorityGroup.MEDICAL_COORDINATION));
        assertThat(medical.on(APerson.named("花子").build())).isEqualTo(Verdict.INSIDE);
        assertThat(medical.on(APerson.named("花子").in(PriorityGroup.GENERAL).build()))
                .isEqualTo(Verdict.OTHER_GROUP);
    }

    @Test
    void anOutlineThatCrossesItselfIsRefusedWithThePlace() {
        Area bow = polygon(0, 0, 1, 1, 1, 0, 0, 1, 0, 0);
        assertThat(Territory.findFlaw(bow)).contains(new Territory.Flaw.CrossesItself(new Position(0.5, 0.5)));
        assertThat(Territory.findFlaw(SQUARE)).isEmpty();
    }

    @Test
    void anOutlineThatEnclosesNothingIsRefused() {
        assertThat(Territory.findFlaw(polygon(0, 0, 0, 0, 0, 0, 0, 0))).contains(new Territory.Flaw.Empty());
    }

    @Test
    void anOutlineOfAHundredThousandPointsIsRefused() {
        List<Position> first = List.of(new Position(0, 0), new Position(0, 1), new Position(1, 1));
        List<Position> many = Stream.of(
                        first, Collections.nCopies(100_000, new Position(1, 0)), List.of(new Position(0, 0)))
                .flatMap(List::stream)
                .toList();
        assertThat(Territory.findFlaw(new Area.Polygon(many))).contains(new Territory.Flaw.TooManyPoints(100_004));
    }

    @Test
    void aRowFreezesTheLadderOfItsGroupAndPlan() {
        RosterRow row = RosterRow.freeze(
                AnIncident.real(),
                APerson.named("花子")
                        .checkedBy(new jp.anpi.registry.contract.NamedChecker.ByOffice(Ids.office("x")))
                        .nobodyKnowsWhere()
                        .underProtection()
                        .build(),
                17);
        assertThat(row.ladder()).isEqualTo(Policy.STANDARD.ladderFor(PriorityGroup.PUSH_SUPPORT, true));
        assertThat(row)
                .extracting(RosterRow::slot, RosterRow::namedChecker, RosterRow::located, RosterRow::confidential)
                .containsExactly(17, true, false, true);
    }

    @Test
    void outagesAreEditedAndEndByTheirIdAndHoldFromTheirStartToTheirEnd() {
        var home = APerson.named("花子").build().home();
        Instant start = AnIncident.ONSET.plusSeconds(60);
        Instant end = start.plusSeconds(600);
        OutageId id = OutageId.random();
        IncidentFacts facts = AnIncident.real().with(outage(id, start, Optional.empty()));
        assertThat(outSince(facts, home, start.minusMillis(1))).isEmpty();
        assertThat(outSince(facts, home, start)).containsExactly(start);
        IncidentFacts ended = facts.with(outage(id, start, Optional.of(end)));
        assertThat(ended.outages()).hasSize(1);
        assertThat(outSince(ended, home, end.minusMillis(1))).containsExactly(start);
        assertThat(outSince(ended, home, end)).isEmpty();
        assertThat(ended.outagesBegun(home, end))
                .as("what is over is not forgotten")
                .hasSize(1);
    }

    private static IncidentEvent outage(OutageId id, Instant from, Optional<Instant> to) {
        return new IncidentEvent.OutageDeclared(Ids.incident("REAL"), id, new Area.City(), from, to, AnIncident.DESK);
    }

    @Test
    void anIncidentsEventsAreFoldedOnceHoweverOftenTheyCome() {
        IncidentFacts open = AnIncident.real();
        IncidentEvent closed = new IncidentEvent.Closed(open.id(), AnIncident.ONSET.plusSeconds(9), AnIncident.DESK);
        IncidentEvent later = new IncidentEvent.Closed(open.id(), AnIncident.ONSET.plusSeconds(99), AnIncident.DESK);
        assertThat(open.with(closed).with(later).closedAt()).contains(AnIncident.ONSET.plusSeconds(9));
        IncidentEvent gone = new IncidentEvent.MemberUnavailable(
                open.id(), Ids.member("a"), "被災", AnIncident.ONSET, AnIncident.DESK, Optional.empty());
        assertThat(open.with(gone).with(gone).cannotAct().members()).containsExactly(Ids.member("a"));
    }

    @Test
    void aFastDrillIsOpenedAtItsOnset() {
        IncidentFacts drill = AnIncident.drill(60);
        assertThat(drill.mode()).isEqualTo(Mode.DRILL);
        assertThat(drill.openedAt()).isEqualTo(drill.onsetAt());
        assertThat(drill.clock().incidentTime(AnIncident.ONSET.plusSeconds(60)))
                .isEqualTo(AnIncident.ONSET.plusSeconds(3600));
    }

    private static Stream<Instant> outSince(IncidentFacts facts, Home home, Instant now) {
        return facts.outagesBegun(home, now)
                .filter(outage -> outage.holdsAt(now))
                .map(Outage::startedAt);
    }
}
