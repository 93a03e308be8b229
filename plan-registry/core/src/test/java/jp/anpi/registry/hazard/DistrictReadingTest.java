package jp.anpi.registry.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.hazard.FeatureFault.Reason;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

class DistrictReadingTest {

    private static final GeometryFactory DEGREES = new GeometryFactory();

    private final List<FeatureFault> faults = new ArrayList<>();
    private final DistrictReading reading = new DistrictReading(Optional.empty(), Optional.empty(), faults::add);
    private int features;

    @Test
    void aDistrictHasACodeInNarrowSmallLettersAndItsNameAsWritten() {
        assertThat(read(reading, Map.of("key_code", "１２２０８_A", "s_name", "川端 一丁目"), square(0, 1)))
                .hasValueSatisfying(district -> {
                    assertThat(district.id()).isEqualTo(new DistrictId("12208-a"));
                    assertThat(district.name()).isEqualTo("川端 一丁目");
                    assertThat(district.rings())
                            .singleElement()
                            .satisfies(ring -> assertThat(ring).hasSize(5).startsWith(ring.getLast()));
                });
        assertThat(faults).isEmpty();
    }

    @Test
    void codeAndNameStandWhereTheSenderSays() {
        var wish = new DistrictReading(Optional.of("町番"), Optional.of("町"), faults::add);
        assertThat(read(wish, Map.of("id", "x", "町番", "7", "町", "本町"), square(0, 1))
                        .map(DrawnDistrict::id))
                .contains(new DistrictId("7"));
        assertThat(read(wish, Map.of("id", "x", "name", "新町"), square(1, 1))).isEmpty();
        assertThat(faults)
                .extracting(FeatureFault::feature, FeatureFault::field, FeatureFault::reason)
                .containsExactly(tuple(2, "町番", Reason.NO_CODE), tuple(2, "町", Reason.NO_NAME));
    }

    @Test
    void twoDistrictsOfOneCodeOrNameAreToldApartByNobody() {
        read(reading, Map.of("id", "d01", "name", "川端"), square(0, 1));
        assertThat(read(reading, Map.of("id", "Ｄ０１", "name", "別の町"), square(1, 1)))
                .isEmpty();
        assertThat(read(reading, Map.of("id", "d02", "name", " 川 端 "), square(2, 1)))
                .isEmpty();
        assertThat(reasons()).containsExactly(Reason.DOUBLED_CODE, Reason.DOUBLED_NAME);
    }

    @Test
    void whatCannotBeADistrictIsNamed() {
        read(reading, Map.of("id", "川端", "name", "川端"), square(0, 1));
        read(reading, Map.of("id", "d1", "name", "あ".repeat(101)), square(0, 1));
        read(reading, Map.of("id", "d2", "name", "遠い町"), DEGREES.createPolygon(new Coordinate[] {
            new Coordinate(36, 139), new Coordinate(36, 140), new Coordinate(37, 140), new Coordinate(36, 139)
        }));
        reading.read(new MapFeature(++features, Optional.empty(), Map.of("id", "d3", "name", "点"), Optional.empty()));
        assertThat(reasons()).containsExactly(Reason.CODE_FORM, Reason.NAME_TOO_LONG, Reason.SWAPPED, Reason.NO_AREA);
    }

    @Test
    void partsComeLargestFirstAndHolesAreFilled() {
        Polygon holed = DEGREES.createPolygon(square(0, 1).getExteriorRing(), new LinearRing[] {
            DEGREES.createLinearRing(new Coordinate[] {
                new Coordinate(139.3, 35.3),
                new Coordinate(139.5, 35.3),
                new Coordinate(139.5, 35.5),
                new Coordinate(139.3, 35.3)
            })
        });
        Optional<DrawnDistrict> district =
                read(reading, Map.of("id", "d01", "name", "川端"), DEGREES.createMultiPolygon(new Polygon[] {
                    square(5, 0.5), holed
                }));
        assertThat(district).hasValueSatisfying(one -> {
            assertThat(one.holes()).isEqualTo(1);
            assertThat(one.rings()).hasSize(2);
            assertThat(one.rings().getFirst()).contains(new Position(35.0, 139.0));
        });
    }

    @Test
    void edgesThatCrossThemselvesAreMended() {
        Polygon bow = DEGREES.createPolygon(Stream.of(
                        new double[] {0, 0},
                        new double[] {1, 1},
                        new double[] {1, 0},
                        new double[] {0, 1},
                        new double[] {0, 0})
                .map(at -> new Coordinate(139 + at[0], 35 + at[1]))
                .toArray(Coordinate[]::new));
        assertThat(read(reading, Map.of("id", "d01", "name", "川端"), bow))
                .hasValueSatisfying(one -> assertThat(one.rings()).hasSize(2));
    }

    @Test
    void aMapOfTheWholeCityMakesNextVersionsOfWhatChangedAndLeavesTheRest() {
        DistrictState same = drawn("d01", "川端", 0).state(4);
        DistrictState renamed = drawn("d02", "旧町", 1).state(7);
        DistrictState gone = drawn("d03", "消える町", 2).state(1);
        var change = DistrictChange.of(
                List.of(same, renamed, gone),
                List.of(drawn("d01", "川端", 0), drawn("d02", "新町", 1), drawn("d04", "分かれた町", 2)));

        assertThat(change.unchanged()).isEqualTo(1);
        assertThat(change.changed()).containsExactly(drawn("d02", "新町", 1).state(8));
        assertThat(change.added()).containsExactly(drawn("d04", "分かれた町", 2).state(1));
        assertThat(change.missing()).containsExactly(gone);
        assertThat(DistrictChange.of(List.of(same), List.of(drawn("d01", "川端", 0)))
                        .isNothing())
                .isTrue();
    }

    private static DrawnDistrict drawn(String code, String name, double east) {
        List<Position> ring = Arrays.stream(square(east, 1).getCoordinates())
                .map(at -> new Position(at.y, at.x))
                .toList();
        return new DrawnDistrict(new DistrictId(code), name, List.of(ring), 0);
    }

    private List<Reason> reasons() {
        return faults.stream().map(FeatureFault::reason).toList();
    }

    private Optional<DrawnDistrict> read(DistrictReading by, Map<String, String> fields, Geometry shape) {
        return by.read(new MapFeature(++features, Optional.of(shape), fields, Optional.empty()));
    }

    private static Polygon square(double east, double side) {
        double west = 139 + east;
        return DEGREES.createPolygon(new Coordinate[] {
            new Coordinate(west, 35),
            new Coordinate(west + side, 35),
            new Coordinate(west + side, 35 + side),
            new Coordinate(west, 35 + side),
            new Coordinate(west, 35)
        });
    }
}
