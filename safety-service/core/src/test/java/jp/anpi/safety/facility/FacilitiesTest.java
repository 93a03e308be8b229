package jp.anpi.safety.facility;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.Position;
import jp.anpi.safety.building.AnIncident;
import jp.anpi.safety.building.Ids;
import jp.anpi.safety.building.Seeds;
import jp.anpi.safety.contract.Area;
import jp.anpi.safety.contract.Facility;
import jp.anpi.safety.contract.Facility.Status;
import jp.anpi.safety.contract.IncidentEvent.AboutFacilities;
import jp.anpi.safety.contract.IncidentEvent.FacilityReported;
import jp.anpi.safety.contract.IncidentEvent.OfficesAsked;
import jp.anpi.safety.contract.IncidentEvent.ShelterCounted;
import jp.anpi.safety.contract.IncidentKind;
import jp.anpi.safety.contract.Measure;
import jp.anpi.safety.contract.Shelter;
import jp.anpi.safety.contract.ShelterId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FacilitiesTest {

    private static final Area CITY = new Area.City();
    private static final Area SQUARE = new Area.Polygon(List.of(
            new Position(0, 0), new Position(0, 1), new Position(1, 1), new Position(1, 0), new Position(0, 0)));

    private static OfficeState office(String name, String district, Optional<Position> at, boolean flood) {
        return new OfficeState(
                Ids.office(name),
                1,
                name,
                OfficeState.Kind.DAY_SERVICE,
                new DistrictId(district),
                at,
                Optional.empty(),
                Optional.empty(),
                flood);
    }

    private static FacilityReported said(String office, Status status, int minute) {
        var facility = new Facility(
                status,
                Optional.of(3),
                Optional.of(3),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new FacilityReported(Ids.incident("i"), Ids.office(office), facility, minute(minute), AnIncident.DESK);
    }

    private static OfficesAsked asked(String act, int minute, String... offices) {
        Set<jp.anpi.registry.contract.OfficeId> ids = new java.util.HashSet<>();
        for (String office : offices) {
            ids.add(Ids.office(office));
        }
        return new OfficesAsked(
                Ids.incident("i"), Ids.command(act), ids, Measure.REDUCE, minute(minute), AnIncident.DESK);
    }

    private static Instant minute(int minute) {
        return AnIncident.ONSET.plusSeconds(60L * minute);
    }

    private static List<String> names(List<OfficeState> offices) {
        return offices.stream().map(OfficeState::name).toList();
    }

    @Test
    void whatWasSaidEarlierAndArrivesLaterDoesNotReplaceWhatIsKnown() {
        Facilities known = Facilities.NONE.with(said("a", Status.CLOSED, 30));
        assertThat(known.with(said("a", Status.OPEN, 20))).isEqualTo(known);
        assertThat(known.with(said("a", Status.REDUCED, 31))
                        .offices()
                        .get(Ids.office("a"))
                        .facility()
                        .status())
                .isEqualTo(Status.REDUCED);
        Facilities asked = known.with(asked("ask", 40, "a")).with(said("a", Status.CLOSED, 35));
        assertThat(asked.answered(Ids.office("a")))
                .as("said before it was asked")
                .isFalse();
    }

    @Test
    void pitfall44AnOfficeWithNobodyToReportSaysSoAndIsNotTakenForSilent() {
        assertThat(Facilities.NONE.offices()).as("silence is not open").isEmpty();
        var nil = new Facility(
                Status.OPEN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(0),
                Optional.of(0),
                Optional.empty());
        var facilities = Facilities.NONE.with(
                new FacilityReported(Ids.incident("i"), Ids.office("デイ"), nil, minute(5), AnIncident.DESK));
        assertThat(facilities.offices().get(Ids.office("デイ"))).satisfies(standing -> {
            assertThat(standing.facility().present()).contains(0);
            assertThat(standing.facility().unconfirmed()).as("全員確認済").contains(0);
            assertThat(standing.facility().staff())
                    .as("not told, which is not 0")
                    .isEmpty();
        });
    }

    @Test
    void theNewestWordOfAnOfficeCountsAndAnswersWhatItWasAsked() {
        var facilities = Facilities.NONE.with(said("デイ", Status.OPEN, 1)).with(asked("a", 5, "デイ", "ヘルパー"));
        assertThat(facilities.answered(Ids.office("デイ"))).isFalse();
        assertThat(facilities.answered(Ids.office("ほか"))).as("never asked").isTrue();
        var answered = facilities.with(said("デイ", Status.REDUCED, 5));
        assertThat(answered.answered(Ids.office("デイ"))).isTrue();
        assertThat(answered.answered(Ids.office("ヘルパー"))).isFalse();
        assertThat(answered.offices().get(Ids.office("デイ")).facility().status()).isEqualTo(Status.REDUCED);
    }

    @Test
    void anActOfAskingThatIsToldTwiceAsksOnce() {
        var once = Facilities.NONE.with(asked("a", 5, "デイ")).with(said("デイ", Status.CLOSED, 6));
        assertThat(once.with(asked("a", 9, "デイ"))).isEqualTo(once);
        assertThat(once.with(asked("b", 9, "デイ")).answered(Ids.office("デイ"))).isFalse();
    }

    @Test
    void aShelterIsCountedAnewEachTime() {
        ShelterId id = ShelterId.random();
        var facilities = Facilities.NONE.with(counted(id, 42)).with(counted(id, 60));
        assertThat(facilities.shelters()).hasSize(1);
        assertThat(facilities.shelters().get(id).shelter().people()).isEqualTo(60);
    }

    private static ShelterCounted counted(ShelterId id, int people) {
        var shelter = new Shelter("北小学校", Optional.empty(), Optional.empty(), false, true, 50, people);
        return new ShelterCounted(Ids.incident("i"), id, shelter, minute(people), AnIncident.DESK);
    }

    @ParameterizedTest
    @CsvSource({"FLOOD, true", "TYPHOON, true", "EARTHQUAKE, false", "POWER_OUTAGE, false", "OTHER, false"})
    void onlyIncidentsThatBringWaterAskOfficesByThemselves(IncidentKind kind, boolean asks) {
        assertThat(FloodOffices.bringsWater(kind)).isEqualTo(asks);
    }

    @Test
    void officesInTheFloodAreaOfTheIncidentAreAsked() {
        var offices = List.of(
                office("川沿い", "d01", Optional.empty(), true),
                office("高台", "d01", Optional.empty(), false),
                office("隣町", "d02", Optional.empty(), true));
        var north = new Area.Districts(Set.of(new DistrictId("d01")));
        assertThat(names(FloodOffices.toAsk(offices, Facilities.NONE, CITY, true, Measure.REDUCE)))
                .containsExactly("川沿い", "隣町");
        assertThat(names(FloodOffices.toAsk(offices, Facilities.NONE, north, true, Measure.REDUCE)))
                .containsExactly("川沿い");
        assertThat(names(FloodOffices.toAsk(offices, Facilities.NONE, north, false, Measure.REDUCE)))
                .as("a person says that the whole district floods")
                .containsExactly("川沿い", "高台");
    }

    @Test
    void aDrawnFloodAreaTakesThoseInsideAndThoseWhosePlaceNobodyKnows() {
        var offices = List.of(
                office("内", "d01", Optional.of(new Position(0.5, 0.5)), false),
                office("外", "d01", Optional.of(new Position(5, 5)), false),
                office("不明", "d01", Optional.empty(), false));
        assertThat(names(FloodOffices.toAsk(offices, Facilities.NONE, SQUARE, false, Measure.CLOSE)))
                .containsExactly("不明", "内");
    }

    @ParameterizedTest
    @CsvSource({"OPEN, REDUCE, true", "REDUCED, REDUCE, false", "REDUCED, CLOSE, true", "CLOSED, CLOSE, false"})
    void whoHasDoneItAlreadyIsLeftInPeace(Status status, Measure measure, boolean stillAsked) {
        var offices = List.of(office("川沿い", "d01", Optional.empty(), true));
        var standing = Facilities.NONE.with(said("川沿い", status, 1));
        assertThat(FloodOffices.toAsk(offices, standing, CITY, true, measure)).hasSize(stillAsked ? 1 : 0);
    }

    static LongStream seeds() {
        return Seeds.upTo(50);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void foldingAgainFromTheBeginningGivesTheSame(long seed) {
        RandomGenerator random = Seeds.random(seed);
        List<AboutFacilities> facts = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            String office = "o" + random.nextInt(4);
            facts.add(
                    random.nextBoolean()
                            ? said(office, Seeds.anyOf(random, Status.values()), i)
                            : asked("a" + random.nextInt(8), i, office));
        }
        Facilities once = Facilities.NONE;
        for (var fact : facts) {
            once = once.with(fact);
            assertThat(once.with(fact)).as("a fact told twice").isEqualTo(once);
        }
        Facilities again = Facilities.NONE;
        for (var fact : facts) {
            again = again.with(fact);
        }
        assertThat(again).isEqualTo(once);
    }
}
