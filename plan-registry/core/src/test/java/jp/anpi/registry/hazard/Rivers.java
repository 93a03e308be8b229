package jp.anpi.registry.hazard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/** Made-up flooded ground, as crumpled as that of real maps. */
public final class Rivers {

    private static final GeometryFactory DEGREES = new GeometryFactory();

    private Rivers() {}

    /** A crumpled blob of so many corners around a place. */
    public static Polygon blob(Random random, double lon, double lat, double reach, int corners) {
        Coordinate[] ring = new Coordinate[corners + 1];
        for (int i = 0; i < corners; i++) {
            double turn = 2 * Math.PI * i / corners;
            double far = reach * (0.6 + 0.3 * Math.sin(5 * turn) + 0.1 * random.nextDouble());
            ring[i] = new Coordinate(lon + far * Math.cos(turn), lat + far * Math.sin(turn));
        }
        ring[corners] = ring[0].copy();
        return DEGREES.createPolygon(ring);
    }

    /** Zones of several rivers over a city, in pieces. */
    public static List<FloodZone> zones(Random random, int count, int corners) {
        List<FloodZone> zones = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            DepthRank rank = DepthRank.of(1 + random.nextInt(6)).orElseThrow();
            Optional<String> river = Optional.of("川" + i % 5);
            Polygon area = blob(
                    random,
                    139.6 + 0.2 * random.nextDouble(),
                    35.9 + 0.2 * random.nextDouble(),
                    0.002 + 0.03 * random.nextDouble(),
                    corners);
            Cutting.pieces(area, FloodReading.wholeCountry())
                    .forEach(piece -> zones.add(new FloodZone(rank, river, piece)));
        }
        return zones;
    }
}
