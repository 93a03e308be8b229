package jp.anpi.registry.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import jp.anpi.registry.contract.Position;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

class FloodMapTest {

    private static final GeometryFactory DEGREES = new GeometryFactory();
    private static final FloodSource OLD = new FloodSource("2012年版", 2012, "");
    private static final FloodSource NEW = new FloodSource("2024年版", 2024, "国土交通省");

    @Test
    void theDeepestOfAllRiversCountsAndEachThatReachesThePlaceIsNamed() {
        var map = new FloodMap(List.of(
                new FloodMap.Layer(
                        NEW,
                        List.of(
                                zone(DepthRank.TO_3_METRES, "江戸川", 139.70, 139.76),
                                zone(DepthRank.TO_10_METRES, "利根川", 139.74, 139.80))),
                new FloodMap.Layer(OLD, List.of(zone(DepthRank.UNDER_HALF_A_METRE, "坂川", 139.70, 139.80)))));

        FloodHere here = map.at(new Position(36.05, 139.75)).orElseThrow();
        assertThat(here.rank()).isEqualTo(DepthRank.TO_10_METRES);
        assertThat(here.rivers()).containsExactlyInAnyOrder("利根川", "坂川", "江戸川");
        assertThat(here.sources()).containsExactlyInAnyOrder(NEW, OLD);
        assertThat(map.rankAt(new Position(36.05, 139.71))).contains(DepthRank.TO_3_METRES);
        assertThat(map.at(new Position(36.05, 139.81))).isEmpty();
        assertThat(map.sources()).containsExactly(NEW, OLD);
    }

    @Test
    void whoStandsOnAnEdgeIsInsideAndWhoStandsInAHoleIsNot() {
        Polygon withHole = (Polygon) DEGREES.toGeometry(new Envelope(139.7, 139.8, 36.0, 36.1))
                .difference(DEGREES.toGeometry(new Envelope(139.74, 139.76, 36.04, 36.06)));
        var map = new FloodMap(List.of(
                new FloodMap.Layer(NEW, List.of(new FloodZone(DepthRank.TO_3_METRES, Optional.empty(), withHole)))));

        assertThat(map.rankAt(new Position(36.05, 139.75))).isEmpty();
        assertThat(map.rankAt(new Position(36.05, 139.70))).isPresent();
        assertThat(map.rankAt(new Position(36.00, 139.80))).isPresent();
    }

    @Test
    void cuttingChangesNothingThatAPlaceIsTold() {
        var random = new Random(5);
        for (int round = 0; round < 8; round++) {
            Polygon area = Rivers.blob(random, 139.7, 36.0, 0.05, 3_000);
            List<Polygon> pieces = Cutting.pieces(area, FloodReading.wholeCountry());
            assertThat(pieces).allMatch(piece -> piece.getNumPoints() <= Cutting.CORNERS);
            assertThat(pieces.stream().mapToDouble(Geometry::getArea).sum())
                    .isCloseTo(area.getArea(), Offset.offset(1e-12));
            var map = new FloodMap(List.of(new FloodMap.Layer(
                    NEW,
                    pieces.stream()
                            .map(piece -> new FloodZone(DepthRank.TO_3_METRES, Optional.empty(), piece))
                            .toList())));
            for (int i = 0; i < 300; i++) {
                double lon = 139.65 + 0.1 * random.nextDouble();
                double lat = 35.95 + 0.1 * random.nextDouble();
                boolean inside = area.contains(DEGREES.createPoint(new Coordinate(lon, lat)));
                assertThat(map.rankAt(new Position(lat, lon)).isPresent()).isEqualTo(inside);
            }
        }
    }

    @Test
    void noPlaceOnACutFallsBetweenTwoPieces() {
        Polygon area = Rivers.blob(new Random(6), 139.7, 36.0, 0.05, 3_000);
        List<Polygon> pieces = Cutting.pieces(area, FloodReading.wholeCountry());
        var map = new FloodMap(List.of(new FloodMap.Layer(
                NEW,
                pieces.stream()
                        .map(piece -> new FloodZone(DepthRank.TO_3_METRES, Optional.empty(), piece))
                        .toList())));

        for (Polygon piece : pieces) {
            Coordinate corner = piece.getCoordinate();
            assertThat(map.rankAt(new Position(corner.y, corner.x))).isPresent();
        }
    }

    @Test
    void piecesAreTheSameAfterTheStore() {
        List<FloodZone> zones = Rivers.zones(new Random(8), 6, 900);

        List<FloodZone> kept = FloodPieces.decode(FloodPieces.encode(zones));

        assertThat(kept).hasSameSizeAs(zones);
        for (int i = 0; i < zones.size(); i++) {
            assertThat(kept.get(i).rank()).isEqualTo(zones.get(i).rank());
            assertThat(kept.get(i).river()).isEqualTo(zones.get(i).river());
            assertThat(kept.get(i).area().equalsExact(zones.get(i).area())).isTrue();
        }
    }

    private static FloodZone zone(DepthRank rank, String river, double west, double east) {
        return new FloodZone(
                rank, Optional.of(river), (Polygon) DEGREES.toGeometry(new Envelope(west, east, 36.0, 36.1)));
    }
}
