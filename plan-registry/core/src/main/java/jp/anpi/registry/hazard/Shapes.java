package jp.anpi.registry.hazard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.algorithm.PointLocation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Puts rings together to areas. */
public final class Shapes {

    private static final GeometryFactory DEGREES = new GeometryFactory();
    private static final int FEWEST = 4;

    private Shapes() {}

    /** A ring of a file; empty when it has too few corners or is not closed. */
    public static Optional<LinearRing> ring(Coordinate[] corners) {
        boolean closed = corners.length >= FEWEST && corners[0].equals2D(corners[corners.length - 1]);
        return closed ? Optional.of(DEGREES.createLinearRing(corners)) : Optional.empty();
    }

    /** An area with its holes, as GeoJSON says it: the first ring is the outline. */
    public static Polygon area(List<LinearRing> rings) {
        return DEGREES.createPolygon(
                rings.getFirst(), rings.subList(1, rings.size()).toArray(LinearRing[]::new));
    }

    public static Geometry together(List<Polygon> areas) {
        return areas.size() == 1 ? areas.getFirst() : DEGREES.createMultiPolygon(areas.toArray(Polygon[]::new));
    }

    /**
     * An area as a shapefile says it: outlines run clockwise, holes the other way, in any order. A hole that lies in no outline
     * was meant as one.
     */
    public static Geometry byDirection(List<LinearRing> rings) {
        List<LinearRing> outlines = new ArrayList<>();
        List<LinearRing> holes = new ArrayList<>();
        rings.forEach(ring -> (Orientation.isCCW(ring.getCoordinateSequence()) ? holes : outlines).add(ring));
        if (outlines.isEmpty()) {
            return together(holes.stream().map(ring -> area(List.of(ring))).toList());
        }
        List<List<LinearRing>> areas = new ArrayList<>(
                outlines.stream().map(ring -> new ArrayList<>(List.of(ring))).toList());
        for (LinearRing hole : holes) {
            Coordinate corner = hole.getCoordinateN(0);
            areas.stream()
                    .filter(area -> area.getFirst().getEnvelopeInternal().contains(hole.getEnvelopeInternal()))
                    .filter(area ->
                            PointLocation.isInRing(corner, area.getFirst().getCoordinates()))
                    .min(Comparator.comparingDouble(
                            area -> area.getFirst().getEnvelopeInternal().getArea()))
                    .ifPresentOrElse(area -> area.add(hole), () -> areas.add(new ArrayList<>(List.of(hole))));
        }
        return together(areas.stream().map(Shapes::area).toList());
    }
}
