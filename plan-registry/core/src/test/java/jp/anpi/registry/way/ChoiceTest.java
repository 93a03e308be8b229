package jp.anpi.registry.way;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.hazard.FloodMap;
import jp.anpi.registry.shelter.NearbyPlace;
import org.junit.jupiter.api.Test;

/** Somebody at the corner of the ground looks for the nearest places; all go at a metre a second. */
class ChoiceTest {

    private static final NearbyPlace ACROSS = Walks.place("対岸", 3, 0);
    private static final NearbyPlace NEAR = Walks.place("近く", 0, 4);
    private static final NearbyPlace FAR = Walks.place("遠く", 0, 9);

    @Test
    void theQuickestIsFirstAndNotTheNearestInAStraightLine() {
        Choice choice = choose(
                FloodMap.EMPTY,
                3,
                Map.of(
                        "対岸", Walks.through(Walks.at(0, 0), Walks.at(0, 6), Walks.at(3, 6), Walks.at(3, 0)),
                        "近く", Walks.through(Walks.at(0, 0), Walks.at(0, 4))),
                ACROSS,
                NEAR);
        assertThat(names(choice)).containsExactly("近く", "対岸");
        assertThat(choice.ways().getFirst().way().metres()).isEqualTo(400);
    }

    @Test
    void nobodyLooksFartherThanTheSlowestOfThoseThatAreWanted() {
        List<String> asked = new ArrayList<>();
        var way = Walks.through(Walks.at(0, 0), Walks.at(0, 4));
        Choice choice = Choice.of(
                List.of(NEAR, FAR),
                FloodMap.EMPTY,
                Walker.WHEELCHAIR,
                place -> {
                    asked.add(place.name());
                    return Optional.of(way);
                },
                1);
        assertThat(names(choice)).containsExactly("近く");
        assertThat(asked).containsExactly("近く");
    }

    @Test
    void aWayThatLeavesTheWaterCountsAndOneThatEntersItAgainDoesNot() {
        FloodMap home = Walks.water(new double[] {-1, -1, 1, 1});
        FloodMap river = Walks.water(new double[] {-1, -1, 1, 1}, new double[] {-1, 2, 5, 3});
        var east = Walks.through(Walks.at(0, 0), Walks.at(0, 4));

        Choice dry = choose(home, 3, Map.of("近く", east), NEAR);
        assertThat(dry.ways().getFirst().wetness().outMetres()).isBetween(100, 101);

        Choice wet = choose(river, 3, Map.of("近く", east), NEAR);
        assertThat(wet.ways()).isEmpty();
        assertThat(wet.throughWater()).isEqualTo(1);
    }

    @Test
    void whoLivesInTheWaterIsLedOutOfItByTheShorterWayAndNotThroughItByTheQuicker() {
        FloodMap street = Walks.water(new double[] {-0.2, -1, 0.2, 3.9}, new double[] {-1, -0.5, 1, 0.5});
        var through = Walks.through(Walks.at(0, 0), Walks.at(0, 4));
        var round = Walks.through(Walks.at(0, 0), Walks.at(9, 0));
        Map<String, Way> ways = Map.of("近く", through, "遠く", round);
        NearbyPlace north = Walks.place("遠く", 9, 0);

        Choice both = choose(street, 3, ways, NEAR, north);
        assertThat(names(both)).containsExactly("遠く", "近く");
        assertThat(both.ways())
                .extracting(one -> one.wetness().outMetres())
                .satisfiesExactly(
                        out -> assertThat(out).isBetween(100, 101),
                        out -> assertThat(out).isBetween(390, 391));
        assertThat(names(choose(street, 1, ways, NEAR, north)))
                .as("looked for although it is farther than the slowest found")
                .containsExactly("遠く");
    }

    @Test
    void whoLivesInTheDryIsNotLedThroughTheRiverAtTheDoor() {
        FloodMap river = Walks.water(new double[] {-1, 0.005, 1, 3.005});
        Choice choice = choose(river, 3, Map.of("近く", Walks.through(Walks.at(0, 0), Walks.at(0, 4))), NEAR);
        assertThat(choice.ways()).isEmpty();
        assertThat(choice.throughWater()).isEqualTo(1);
    }

    @Test
    void aPlaceInTheWaterAndOneThatNoStreetLeadsToAreLeftOutAndCounted() {
        FloodMap water = Walks.water(new double[] {2.5, -1, 4, 1});
        Choice choice = choose(water, 3, Map.of(), ACROSS, FAR);
        assertThat(choice.ways()).isEmpty();
        assertThat(choice.inWater()).isEqualTo(1);
        assertThat(choice.unreachable()).isEqualTo(1);
    }

    @Test
    void waterThatIsInSeveralPiecesIsMeasuredOnceAndItsEdgeIsNoDryGround() {
        FloodMap pieces =
                Walks.water(new double[] {-1, -1, 1, 1}, new double[] {-1, 1, 1, 2}, new double[] {-1, 0.5, 1, 1.5});
        Wetness wetness =
                Wetness.of(Walks.through(Walks.at(0, 0), Walks.at(0, 4)).line(), pieces);
        assertThat(wetness.staysDry()).isTrue();
        assertThat(wetness.outMetres()).isBetween(200, 201);
        assertThat(Wetness.of(Walks.through(Walks.at(3, 0), Walks.at(3, 4)).line(), pieces))
                .isEqualTo(Wetness.DRY);
    }

    private static Choice choose(FloodMap water, int most, Map<String, Way> ways, NearbyPlace... places) {
        return Choice.of(
                List.of(places), water, Walker.FOOT, place -> Optional.ofNullable(ways.get(place.name())), most);
    }

    private static List<String> names(Choice choice) {
        return choice.ways().stream().map(one -> one.place().name()).toList();
    }
}
