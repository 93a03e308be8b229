package jp.anpi.registry.way;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.hazard.DepthRank;
import jp.anpi.registry.hazard.FloodMap;
import jp.anpi.registry.hazard.FloodSource;
import jp.anpi.registry.hazard.FloodZone;
import jp.anpi.registry.hazard.Hazard;
import jp.anpi.registry.shelter.DesignatedPlace;
import jp.anpi.registry.shelter.NearbyPlace;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/** Ground for walks, in steps of a hundred metres from a corner. */
final class Walks {

    private static final double NORTH = 100 / 111_195.0;
    private static final double EAST = NORTH / Math.cos(Math.toRadians(36));

    private Walks() {}

    static Position at(double north, double east) {
        return new Position(36 + north * NORTH, 139 + east * EAST);
    }

    /** Water in boxes, each given by its south, west, north and east side. */
    static FloodMap water(double[]... boxes) {
        List<FloodZone> zones = new ArrayList<>();
        for (double[] box : boxes) {
            Position one = at(box[0], box[1]);
            Position other = at(box[2], box[3]);
            zones.add(new FloodZone(DepthRank.TO_3_METRES, Optional.empty(), (Polygon)
                    new GeometryFactory().toGeometry(new Envelope(one.lon(), other.lon(), one.lat(), other.lat()))));
        }
        return new FloodMap(List.of(new FloodMap.Layer(new FloodSource("試験", 2026, ""), zones)));
    }

    /** A place by its name, as far away in a straight line as it is from the corner. */
    static NearbyPlace place(String name, double north, double east) {
        var place = new DesignatedPlace(
                name,
                DesignatedPlace.Kind.EMERGENCY_PLACE,
                name,
                "",
                "",
                Optional.of(at(north, east)),
                Set.of(Hazard.FLOOD),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty());
        return new NearbyPlace(place, (int) Math.round(Bearing.metres(at(0, 0), at(north, east))));
    }

    /** A way from the corner through these points, at a metre a second. */
    static Way through(Position... points) {
        List<Stretch> stretches = new ArrayList<>();
        for (int i = 0; i + 1 < points.length; i++) {
            double metres = Bearing.metres(points[i], points[i + 1]);
            stretches.add(new Stretch("", Stretch.Footing.USUAL, List.of(points[i], points[i + 1]), metres, metres));
        }
        return new Way(points[0], points[points.length - 1], stretches);
    }
}
