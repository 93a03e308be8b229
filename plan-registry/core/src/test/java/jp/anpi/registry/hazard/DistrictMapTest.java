package jp.anpi.registry.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.contract.Position;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistrictMapTest {

    private final DistrictMap map = new DistrictMap(List.of(
            new DistrictState(new DistrictId("d01"), 1, "東", square(139.9), List.of(square(140.5))),
            new DistrictState(new DistrictId("d02"), 1, "西", square(139.8))));

    @ParameterizedTest
    @CsvSource({"35.85, 139.95, d01", "35.85, 139.85, d02", "35.85, 140.55, d01", "35.95, 139.95, ", "35.85, 139.9, "})
    void aPlaceIsInTheDistrictThatIsDrawnAroundItAndInNoneOnTheLineBetweenTwo(double lat, double lon, String district) {
        assertThat(map.at(new Position(lat, lon)))
                .isEqualTo(Optional.ofNullable(district).map(DistrictId::new));
    }

    /** A tenth of a degree wide. */
    private static List<Position> square(double west) {
        double east = Math.round(west * 10 + 1) / 10.0;
        return Stream.of(
                        new Position(35.8, west),
                        new Position(35.8, east),
                        new Position(35.9, east),
                        new Position(35.9, west),
                        new Position(35.8, west))
                .toList();
    }
}
