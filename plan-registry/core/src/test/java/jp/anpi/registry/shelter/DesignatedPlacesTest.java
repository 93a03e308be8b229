package jp.anpi.registry.shelter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.hazard.Hazard;
import org.junit.jupiter.api.Test;

class DesignatedPlacesTest {

    @Test
    void aListTakesThePlaceOfTheOneBeforeUnlessARowOfItCouldNotBeRead() {
        var school = place("E1", "川端小学校", 35.85);
        var park = place("E2", "川端公園", 35.86);
        var moved = place("E2", "川端公園", 35.87);
        var hill = place("E3", "丘", 35.88);

        PlaceMerge whole = PlaceMerge.of(List.of(school, park), List.of(moved, hill), true);
        assertThat(whole).isEqualTo(new PlaceMerge(List.of(moved, hill), 1, 1, 0, 1));
        PlaceMerge inPart = PlaceMerge.of(List.of(school, park), List.of(moved, hill), false);
        assertThat(inPart).isEqualTo(new PlaceMerge(List.of(moved, hill, school), 1, 1, 0, 1));
        assertThat(PlaceMerge.of(List.of(school, park), List.of(park, school), true))
                .extracting(PlaceMerge::added, PlaceMerge::changed, PlaceMerge::unchanged, PlaceMerge::missing)
                .containsExactly(0, 0, 2, 0);
        assertThat(PlaceMerge.differences(List.of(school, park), List.of(moved, hill)))
                .isEqualTo(3);
        assertThat(PlaceMerge.differences(List.of(school), List.of(school))).isZero();
    }

    @Test
    void whoFleesIsToldOfTheNearestPlacesThatAreMeantForTheHazard() {
        var home = new Position(35.85, 139.9);
        var near = place("E1", "近い", 35.851);
        var far = place("E2", "遠い", 35.86);
        var nowhere = new DesignatedPlace(
                "E3",
                DesignatedPlace.Kind.EMERGENCY_PLACE,
                "位置不明",
                "",
                "",
                Optional.empty(),
                Set.of(Hazard.FLOOD),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty());
        List<DesignatedPlace> places = List.of(far, nowhere, near);

        assertThat(NearbyPlace.to(home, Hazard.FLOOD, places, 3))
                .containsExactly(new NearbyPlace(near, 111), new NearbyPlace(far, 1_112));
        assertThat(NearbyPlace.to(home, Hazard.FLOOD, places, 1)).hasSize(1);
        assertThat(NearbyPlace.to(home, Hazard.TSUNAMI, places, 3)).isEmpty();
    }

    private static DesignatedPlace place(String key, String name, double lat) {
        return new DesignatedPlace(
                key,
                DesignatedPlace.Kind.EMERGENCY_PLACE,
                name,
                "",
                "川端",
                Optional.of(new Position(lat, 139.9)),
                Set.of(Hazard.FLOOD),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty());
    }
}
