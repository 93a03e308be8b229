package jp.anpi.registry.way;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.hazard.FloodMap;
import jp.anpi.registry.shelter.NearbyPlace;
import org.junit.jupiter.api.Test;

/** Places in a row to the east, a hundred metres from one to the next. */
class ProspectsTest {

    @Test
    void theOnlyOneThatIsOpenIsFoundHoweverManyAreNearer() {
        assertThat(names(Prospects.of(row(45), Set.of("45"), FloodMap.EMPTY, 40)))
                .containsExactly("45");
        assertThat(Prospects.of(row(45), Set.of("どこでもない"), FloodMap.EMPTY, 40)).isEmpty();
        assertThat(Prospects.of(row(45), Set.of(), FloodMap.EMPTY, 40)).hasSize(40);
    }

    @Test
    void placesInTheWaterTakeNoDryOnesTurnAndAreToldOfAsFarAsTheLastDryOne() {
        FloodMap river = Walks.water(new double[] {-1, 0.5, 1, 40.5});
        List<NearbyPlace> found = Prospects.of(row(43), Set.of(), river, 1);
        assertThat(names(found)).hasSize(41).endsWith("40", "41");

        Choice choice =
                Choice.of(found, river, Walker.FOOT, place -> place.position().map(ProspectsTest::round), 3);
        assertThat(choice.ways()).extracting(one -> one.place().name()).containsExactly("41");
        assertThat(choice.inWater()).isEqualTo(40);
    }

    /** Around what lies between. */
    private static Way round(Position place) {
        return Walks.through(Walks.at(0, 0), Walks.at(2, 0), Walks.at(2, 41), place);
    }

    private static List<NearbyPlace> row(int places) {
        return IntStream.rangeClosed(1, places)
                .mapToObj(east -> Walks.place(Integer.toString(east), 0, east))
                .toList();
    }

    private static List<String> names(List<NearbyPlace> places) {
        return places.stream().map(near -> near.place().name()).toList();
    }
}
