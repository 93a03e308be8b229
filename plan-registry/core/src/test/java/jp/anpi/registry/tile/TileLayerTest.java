package jp.anpi.registry.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import jp.anpi.registry.hazard.Rivers;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

class TileLayerTest {

    private static final GeometryFactory DEGREES = new GeometryFactory();
    private static final TileSquare SQUARE = new TileSquare(14, 14_547, 6_440);

    @Test
    void whatIsInsideAnAreaIsInsideItsTileToo() {
        var random = new Random(3);
        Envelope ground = SQUARE.ground();
        for (int round = 0; round < 10; round++) {
            Polygon area = Rivers.blob(
                    random,
                    ground.getMinX() + ground.getWidth() * random.nextDouble(),
                    ground.getMinY() + ground.getHeight() * random.nextDouble(),
                    ground.getWidth(),
                    200);
            List<int[]> rings = rings(area);
            for (int i = 0; i < 200; i++) {
                double lon = ground.getMinX() + ground.getWidth() * random.nextDouble();
                double lat = ground.getMinY() + ground.getHeight() * random.nextDouble();
                var point = DEGREES.createPoint(new Coordinate(lon, lat));
                if (area.getBoundary().distance(point) > ground.getWidth() / 500) {
                    assertThat(winding(rings, SQUARE.east(lon), SQUARE.south(lat)) != 0)
                            .isEqualTo(area.contains(point));
                }
            }
        }
    }

    @Test
    void linesAreCutAtTheSquareAndStayWhereTheyAre() {
        var random = new Random(5);
        for (int round = 0; round < 200; round++) {
            double[] line =
                    random.doubles(2 * (2 + random.nextInt(6)), -200, 300).toArray();
            List<int[]> parts = LineClip.inside(line, 0, 100);
            var wanted = line(line).intersection(DEGREES.toGeometry(new Envelope(0, 100, 0, 100)));
            double length = 0;
            for (int[] part : parts) {
                var drawn = line(Arrays.stream(part).asDoubleStream().toArray());
                assertThat(new Envelope(-2, 102, -2, 102).contains(drawn.getEnvelopeInternal()))
                        .isTrue();
                for (Coordinate corner : drawn.getCoordinates()) {
                    assertThat(wanted.distance(DEGREES.createPoint(corner))).isLessThan(4);
                }
                length += drawn.getLength();
            }
            assertThat(length).isCloseTo(wanted.getLength(), within(10.0 * line.length));
        }
    }

    private static LineString line(double[] points) {
        Coordinate[] corners = new Coordinate[points.length / 2];
        for (int i = 0; i < corners.length; i++) {
            corners[i] = new Coordinate(points[2 * i], points[2 * i + 1]);
        }
        return DEGREES.createLineString(corners);
    }

    @Test
    void aHoleStaysAHoleWhicheverWayItsRingRuns() {
        Envelope ground = SQUARE.ground();
        double x = ground.centre().x;
        double y = ground.centre().y;
        double half = ground.getWidth() / 4;
        Polygon ring = (Polygon) DEGREES.toGeometry(new Envelope(x - half, x + half, y - half, y + half))
                .difference(DEGREES.toGeometry(new Envelope(x - half / 2, x + half / 2, y - half / 2, y + half / 2)));
        for (Polygon area : List.of(ring, ring.reverse())) {
            List<int[]> rings = rings(area);
            assertThat(rings).hasSize(2);
            assertThat(RingClip.doubleArea(rings.getFirst())).isPositive();
            assertThat(RingClip.doubleArea(rings.getLast())).isNegative();
            assertThat(winding(rings, SQUARE.east(x), SQUARE.south(y))).isZero();
        }
    }

    @Test
    void anAreaThatFillsTheTileIsItsSquareAndOneFarAwayLeavesNothing() {
        Polygon everywhere = (Polygon) DEGREES.toGeometry(new Envelope(138, 141, 35, 37));
        List<int[]> rings = rings(everywhere);
        assertThat(rings).hasSize(1);
        int side = TileLayer.EXTENT + 2 * TileLayer.MARGIN;
        assertThat(RingClip.doubleArea(rings.getFirst())).isEqualTo(2L * side * side);
        assertThat(rings((Polygon) DEGREES.toGeometry(new Envelope(130, 131, 33, 34))))
                .isEmpty();
    }

    @Test
    void theTileSaysItsLayerAndKinds() {
        var layer = new TileLayer("flood", SQUARE);
        layer.areas(3, List.of((Polygon) DEGREES.toGeometry(SQUARE.ground())));
        String text = new String(layer.toTile(), StandardCharsets.ISO_8859_1);

        assertThat(text).contains("flood", "kind", "\"\2(\3");
    }

    private static List<int[]> rings(Polygon area) {
        var layer = new TileLayer("flood", SQUARE);
        layer.areas(1, List.of(area));
        return new TileGeometry(layer.toTile()).rings();
    }

    /** How often the rings run around a point. */
    private static int winding(List<int[]> rings, double x, double y) {
        int turns = 0;
        for (int[] ring : rings) {
            for (int i = 0, before = ring.length - 2; i < ring.length; before = i, i += 2) {
                boolean down = ring[before + 1] <= y && ring[i + 1] > y;
                boolean up = ring[before + 1] > y && ring[i + 1] <= y;
                if (down || up) {
                    double share = (y - ring[before + 1]) / (ring[i + 1] - ring[before + 1]);
                    if (ring[before] + share * (ring[i] - ring[before]) > x) {
                        turns += down ? 1 : -1;
                    }
                }
            }
        }
        return turns;
    }

    /** Reads the only feature of the only layer of a tile back. */
    private static final class TileGeometry {

        private final byte[] bytes;
        private int at;

        TileGeometry(byte[] bytes) {
            this.bytes = bytes;
        }

        List<int[]> rings() {
            return rings(bytes.length);
        }

        /** Fields 3 of a tile (layer), 2 of a layer (feature) and 4 of a feature (path) lead there. */
        private List<int[]> rings(int tileEnd) {
            int layer = enter(3, tileEnd);
            int feature = layer < 0 ? -1 : enter(2, layer);
            int path = feature < 0 ? -1 : enter(4, feature);
            return path < 0 ? List.of() : path(path);
        }

        private int enter(int field, int end) {
            while (at < end) {
                int key = varint();
                if ((key & 7) == 0) {
                    varint();
                    continue;
                }
                int length = varint();
                if (key >> 3 == field) {
                    return at + length;
                }
                at += length;
            }
            return -1;
        }

        private List<int[]> path(int end) {
            List<int[]> rings = new ArrayList<>();
            List<Integer> ring = new ArrayList<>();
            int x = 0;
            int y = 0;
            while (at < end) {
                int command = varint();
                if ((command & 7) == 7) {
                    rings.add(ring.stream().mapToInt(Integer::intValue).toArray());
                    ring.clear();
                    continue;
                }
                for (int i = 0; i < command >> 3; i++) {
                    x += signed();
                    y += signed();
                    ring.add(x);
                    ring.add(y);
                }
            }
            return rings;
        }

        private int signed() {
            int number = varint();
            return number >>> 1 ^ -(number & 1);
        }

        private int varint() {
            int number = 0;
            for (int shift = 0; ; shift += 7) {
                byte next = bytes[at++];
                number |= (next & 0x7F) << shift;
                if (next >= 0) {
                    return number;
                }
            }
        }
    }
}
