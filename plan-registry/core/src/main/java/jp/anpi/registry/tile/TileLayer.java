package jp.anpi.registry.tile;

import java.util.List;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/**
 * One layer of areas and lines of a Mapbox vector tile (version 2.1), each with one number: its {@code kind}. They are cut at the
 * tile's edge and lose what is finer than a quarter of a pixel. All areas of a kind are one feature, so that whoever draws them fills
 * them in one stroke and sees no seam where two of them touch; so are all lines.
 */
public final class TileLayer {

    /** Steps along one side of a tile. */
    static final int EXTENT = 4096;

    /** How far areas reach over the edge, so that no edge is seen, in steps. */
    static final int MARGIN = 64;

    private static final int A_LINE = 2;
    private static final int AN_AREA = 3;
    private static final int MOVE_TO_ONE = 1 << 3 | 1;
    private static final int LINE_TO = 2;
    private static final int CLOSE = 1 << 3 | 7;

    private final String name;
    private final TileSquare square;
    private final Bytes features = new Bytes();
    private final Bytes values = new Bytes();
    private int kinds;

    public TileLayer(String name, TileSquare square) {
        this.name = name;
        this.square = square;
    }

    /** Adds areas, in degrees with the longitude first; call once for a kind, the one that lies on top last. */
    public void areas(int kind, List<Polygon> areas) {
        Bytes path = new Bytes();
        var pen = new Pen(path);
        for (Polygon area : areas) {
            if (pen.ring(area.getExteriorRing().getCoordinateSequence(), true)) {
                for (int hole = 0; hole < area.getNumInteriorRing(); hole++) {
                    pen.ring(area.getInteriorRingN(hole).getCoordinateSequence(), false);
                }
            }
        }
        feature(kind, AN_AREA, path);
    }

    /** Adds lines, in degrees with the longitude first; call once for a kind, the one that lies on top last. */
    public void lines(int kind, List<LineString> lines) {
        Bytes path = new Bytes();
        var pen = new Pen(path);
        lines.forEach(line -> pen.line(line.getCoordinateSequence()));
        feature(kind, A_LINE, path);
    }

    private void feature(int kind, int type, Bytes path) {
        if (path.isEmpty()) {
            return;
        }
        Bytes tags = new Bytes();
        tags.varint(0);
        tags.varint(kinds++);
        Bytes feature = new Bytes();
        feature.piece(2, tags);
        feature.number(3, type);
        feature.piece(4, path);
        features.piece(2, feature);
        Bytes value = new Bytes();
        value.number(5, kind);
        values.piece(4, value);
    }

    /** The whole tile when this is its only layer. */
    public byte[] toTile() {
        Bytes layer = new Bytes();
        layer.number(15, 2);
        layer.text(1, name);
        layer.append(features);
        layer.text(3, "kind");
        layer.append(values);
        layer.number(5, EXTENT);
        Bytes tile = new Bytes();
        tile.piece(3, layer);
        return tile.toArray();
    }

    /** Draws rings and lines one after the other; where the pen stands goes on from one to the next. */
    private final class Pen {

        private final Bytes path;
        private int x;
        private int y;

        Pen(Bytes path) {
            this.path = path;
        }

        /** False when nothing of the ring is to be seen. */
        boolean ring(CoordinateSequence corners, boolean outline) {
            int[] steps = RingClip.inside(points(corners, corners.size() - 1), -MARGIN, EXTENT + MARGIN);
            long area = RingClip.doubleArea(steps);
            if (area == 0) {
                return false;
            }
            // Outlines run clockwise on the screen and holes the other way.
            boolean turn = area > 0 != outline;
            draw(steps, turn);
            path.varint(CLOSE);
            return true;
        }

        void line(CoordinateSequence corners) {
            LineClip.inside(points(corners, corners.size()), -MARGIN, EXTENT + MARGIN)
                    .forEach(part -> draw(part, false));
        }

        private double[] points(CoordinateSequence corners, int count) {
            double[] points = new double[2 * count];
            for (int i = 0; i < count; i++) {
                points[2 * i] = square.east(corners.getX(i));
                points[2 * i + 1] = square.south(corners.getY(i));
            }
            return points;
        }

        private void draw(int[] steps, boolean turn) {
            int count = steps.length / 2;
            for (int i = 0; i < count; i++) {
                int at = turn ? count - 1 - i : i;
                int dx = steps[2 * at] - x;
                int dy = steps[2 * at + 1] - y;
                x += dx;
                y += dy;
                if (i == 0) {
                    path.varint(MOVE_TO_ONE);
                } else if (i == 1) {
                    path.varint(count - 1 << 3 | LINE_TO);
                }
                path.signed(dx);
                path.signed(dy);
            }
        }
    }
}
