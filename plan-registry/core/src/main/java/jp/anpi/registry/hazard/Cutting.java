package jp.anpi.registry.hazard;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.impl.PackedCoordinateSequenceFactory;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * Cuts areas into pieces of few corners. The zone of a large river has hundreds of thousands of corners in one piece; cut, a place
 * is found in it, stored in it and drawn from it without ever touching the rest.
 */
public final class Cutting {

    /** Corners of a piece at most, as long as it can be cut at all. */
    static final int CORNERS = 256;

    /** About a metre: what is smaller is not cut further, however crumpled it is. */
    private static final double SMALLEST = 1e-5;

    /** Corners in 16 bytes each; a piece knows nothing of what it was cut from. */
    static final GeometryFactory PACKED = new GeometryFactory(PackedCoordinateSequenceFactory.DOUBLE_FACTORY);

    private Cutting() {}

    /**
     * The pieces of an area that lie in a frame.
     *
     * @param area is mended first where rings cross themselves or each other
     */
    public static List<Polygon> pieces(Geometry area, Envelope frame) {
        List<Polygon> pieces = new ArrayList<>();
        for (Polygon polygon : polygons(area)) {
            if (frame.intersects(polygon.getEnvelopeInternal())) {
                Geometry valid = polygon.isValid() ? polygon : GeometryFixer.fix(polygon);
                Geometry inside = frame.contains(valid.getEnvelopeInternal()) ? valid : clipped(valid, frame);
                polygons(inside).forEach(one -> cut(one, pieces::add));
            }
        }
        return pieces;
    }

    private static void cut(Polygon area, Consumer<Polygon> pieces) {
        Envelope box = area.getEnvelopeInternal();
        double longer = Math.max(box.getWidth(), box.getHeight());
        if (area.getNumPoints() <= CORNERS || longer < SMALLEST) {
            pieces.accept((Polygon) PACKED.createGeometry(area));
            return;
        }
        boolean wide = box.getWidth() >= box.getHeight();
        double middle = wide ? box.centre().x : box.centre().y;
        var first = wide
                ? new Envelope(box.getMinX(), middle, box.getMinY(), box.getMaxY())
                : new Envelope(box.getMinX(), box.getMaxX(), box.getMinY(), middle);
        var second = wide
                ? new Envelope(middle, box.getMaxX(), box.getMinY(), box.getMaxY())
                : new Envelope(box.getMinX(), box.getMaxX(), middle, box.getMaxY());
        polygons(clipped(area, first)).forEach(half -> cut(half, pieces));
        polygons(clipped(area, second)).forEach(half -> cut(half, pieces));
    }

    private static Geometry clipped(Geometry area, Envelope box) {
        return OverlayNGRobust.overlay(area, area.getFactory().toGeometry(box), OverlayNG.INTERSECTION);
    }

    /** What of a geometry is area; the lines and points that cutting leaves over are not. */
    static List<Polygon> polygons(Geometry geometry) {
        return switch (geometry) {
            case Polygon polygon -> polygon.isEmpty() ? List.of() : List.of(polygon);
            case MultiPolygon many -> parts(many);
            default -> geometry.getNumGeometries() > 1 ? parts(geometry) : List.of();
        };
    }

    private static List<Polygon> parts(Geometry many) {
        List<Polygon> parts = new ArrayList<>();
        for (int i = 0; i < many.getNumGeometries(); i++) {
            parts.addAll(polygons(many.getGeometryN(i)));
        }
        return parts;
    }
}
