package jp.anpi.registry.hazard;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LinearRing;

/** A shapefile of areas: its shapes (.shp) and its fields (.dbf) read side by side. */
public final class Shapefile implements MapReader {

    private static final int HEAD = 100;
    private static final int CODE = 9994;
    private static final int RECORD_HEAD = 8;
    private static final int NOTHING = 0;
    private static final List<Integer> AREAS = List.of(5, 15, 25);
    private static final int BEFORE_PARTS = 44;

    private final LittleEndian shapes;
    private final AttributeTable fields;
    private int read;

    /** Both streams are closed with this. */
    public Shapefile(InputStream shp, InputStream dbf) throws IOException {
        shapes = new LittleEndian(shp);
        try {
            ByteBuffer head = shapes.read(HEAD);
            if (head.order(ByteOrder.BIG_ENDIAN).getInt(0) != CODE) {
                throw new UnreadableMap(0, UnreadableMap.Reason.NO_MAP);
            }
            if (!AREAS.contains(head.order(ByteOrder.LITTLE_ENDIAN).getInt(32))) {
                throw new UnreadableMap(0, UnreadableMap.Reason.NO_AREAS);
            }
        } catch (EOFException short_) {
            throw new UnreadableMap(0, UnreadableMap.Reason.ENDS_EARLY);
        }
        fields = new AttributeTable(dbf);
    }

    /**
     * Looks at what the .prj says of the ground: degrees on an earth that differs from WGS84 by centimetres.
     *
     * @throws UnreadableMap when it is another one
     */
    public static void checkGround(String prj) {
        String text = prj.toUpperCase(Locale.ROOT);
        if (text.contains("PROJCS") || text.contains("PROJCRS")) {
            throw new UnreadableMap(0, UnreadableMap.Reason.PLANE);
        }
        boolean known = text.contains("JGD") || text.contains("WGS") || text.contains("JAPAN_GEODETIC_DATUM");
        if (!known || text.contains("TOKYO")) {
            throw new UnreadableMap(0, UnreadableMap.Reason.OTHER_EARTH);
        }
    }

    @Override
    public Optional<MapFeature> next() throws IOException {
        Optional<Map<String, String>> row = fields.next();
        try {
            ByteBuffer head = shapes.readOrEnd(RECORD_HEAD);
            if (head.limit() == 0) {
                if (row.isPresent()) {
                    throw new UnreadableMap(read, UnreadableMap.Reason.ENDS_EARLY);
                }
                return Optional.empty();
            }
            if (row.isEmpty()) {
                throw new UnreadableMap(read, UnreadableMap.Reason.FIELDS);
            }
            long length = 2L * head.order(ByteOrder.BIG_ENDIAN).getInt(4);
            if (length < 4 || length > BEFORE_PARTS + 32L * MOST_CORNERS) {
                throw new UnreadableMap(read, UnreadableMap.Reason.NO_MAP);
            }
            read++;
            return Optional.of(feature(shapes.read((int) length), row.get()));
        } catch (EOFException early) {
            throw new UnreadableMap(read, UnreadableMap.Reason.ENDS_EARLY);
        }
    }

    private MapFeature feature(ByteBuffer shape, Map<String, String> row) {
        int type = shape.getInt(0);
        if (type == NOTHING) {
            return new MapFeature(read, Optional.empty(), row, Optional.empty());
        }
        if (!AREAS.contains(type) || shape.limit() < BEFORE_PARTS) {
            return damaged(row, FeatureFault.Reason.NO_AREA);
        }
        int parts = shape.getInt(36);
        int corners = shape.getInt(40);
        if (corners > MOST_CORNERS) {
            return damaged(row, FeatureFault.Reason.TOO_MANY_CORNERS);
        }
        if (parts < 1 || corners < 0 || BEFORE_PARTS + 4L * parts + 16L * corners > shape.limit()) {
            return damaged(row, FeatureFault.Reason.BROKEN);
        }
        List<LinearRing> rings = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            int from = shape.getInt(BEFORE_PARTS + 4 * part);
            int to = part + 1 < parts ? shape.getInt(BEFORE_PARTS + 4 * part + 4) : corners;
            if (from < 0 || to > corners || to < from) {
                return damaged(row, FeatureFault.Reason.BROKEN);
            }
            Optional<LinearRing> ring = Shapes.ring(corners(shape, BEFORE_PARTS + 4 * parts, from, to));
            if (ring.isEmpty()) {
                return damaged(row, FeatureFault.Reason.NOT_CLOSED);
            }
            rings.add(ring.get());
        }
        return new MapFeature(read, Optional.of(Shapes.byDirection(rings)), row, Optional.empty());
    }

    private static Coordinate[] corners(ByteBuffer shape, int start, int from, int to) {
        Coordinate[] corners = new Coordinate[to - from];
        for (int i = from; i < to; i++) {
            corners[i - from] = new Coordinate(shape.getDouble(start + 16 * i), shape.getDouble(start + 16 * i + 8));
        }
        return corners;
    }

    private MapFeature damaged(Map<String, String> row, FeatureFault.Reason reason) {
        return new MapFeature(read, Optional.empty(), row, Optional.of(reason));
    }

    @Override
    public void close() throws IOException {
        try {
            shapes.close();
        } finally {
            fields.close();
        }
    }
}
