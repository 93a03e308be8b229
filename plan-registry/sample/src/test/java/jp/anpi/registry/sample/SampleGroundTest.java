package jp.anpi.registry.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.hazard.Hazard;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.union.UnaryUnionOp;

/** Where the made-up people live, checked with a geometry library the generator does not use. */
class SampleGroundTest {

    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    @ParameterizedTest
    @EnumSource(SampleSize.class)
    void districtsTileTheGroundWithoutGapsOrOverlaps(SampleSize size) {
        for (long seed = 0; seed < 200; seed++) {
            var districts = new Geography(size, new Dice(seed))
                    .districts().stream()
                            .map(district -> polygon(district.outline()))
                            .toList();
            assertThat(districts).allMatch(Geometry::isValid);
            var whole = UnaryUnionOp.union(districts);
            assertThat(whole).isInstanceOf(Polygon.class);
            assertThat(((Polygon) whole).getNumInteriorRing()).as("gaps").isZero();
            double sum = districts.stream().mapToDouble(Geometry::getArea).sum();
            assertThat(whole.getArea()).isCloseTo(sum, Offset.offset(1e-12));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 7, 99})
    void everyHomeAndOfficeLiesInItsDistrict(long seed) {
        var town = SampleCity.generate(SampleSize.TOWN, seed);
        Map<DistrictId, Polygon> outlines = town.districts().stream()
                .collect(Collectors.toMap(DistrictState::id, district -> polygon(district.outline())));
        assertThat(town.persons())
                .filteredOn(person -> person.home().position().isPresent())
                .hasSizeGreaterThan(2_900)
                .allMatch(person -> outlines.get(person.home().district())
                        .contains(point(person.home().position().orElseThrow())));
        assertThat(town.offices())
                .allMatch(office -> outlines.get(office.district())
                        .contains(point(office.position().orElseThrow())));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 7, 99})
    void theRiverFloodsSomeOfficesAndTheMarkAgreesWithTheMap(long seed) {
        var city = SampleCity.generate(SampleSize.CITY, seed);
        var flood = polygon(city.floodArea());
        assertThat(flood.isValid()).isTrue();
        assertThat(city.offices())
                .allMatch(office -> office.inFloodArea()
                        == flood.covers(point(office.position().orElseThrow())));
        var marks = city.offices().stream()
                .collect(Collectors.groupingBy(office -> office.inFloodArea(), Collectors.counting()));
        assertThat(marks.get(true)).isGreaterThan(5);
        assertThat(marks.get(false)).isGreaterThan(5);
        assertThat(city.river()).allMatch(bend -> flood.covers(point(bend)));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 7, 99})
    void thereAreSchoolsToFleeToInAFloodAndNoneOfThemIsUnderWater(long seed) {
        var city = SampleCity.generate(SampleSize.CITY, seed);
        var flood = polygon(city.floodArea());
        assertThat(city.shelters()).hasSameSizeAs(city.districts());
        assertThat(city.shelters())
                .filteredOn(place -> place.hazards().contains(Hazard.FLOOD))
                .hasSizeGreaterThan(2)
                .noneMatch(place -> flood.covers(point(place.position().orElseThrow())));
    }

    private static Polygon polygon(List<Position> ring) {
        return GEOMETRY.createPolygon(
                ring.stream().map(SampleGroundTest::coordinate).toArray(Coordinate[]::new));
    }

    private static Point point(Position position) {
        return GEOMETRY.createPoint(coordinate(position));
    }

    private static Coordinate coordinate(Position position) {
        return new Coordinate(position.lon(), position.lat());
    }
}
