package jp.anpi.registry.hazard;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes shapefiles of areas, as programs for maps do: field names in ASCII, values in windows-31j. */
public final class ShapefileBytes {

    /** What the .prj of A31 says. */
    public static final String JGD2011 = """
            GEOGCS["GCS_JGD_2011",DATUM["D_JGD_2011",SPHEROID["GRS_1980",6378137.0,298.257222101]],\
            PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]""";

    private static final Charset MS932 = Charset.forName("windows-31j");
    private static final int WIDTH = 40;

    private final List<String> fields;
    private final List<double[][]> shapes = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    private ShapefileBytes(List<String> fields) {
        this.fields = fields;
    }

    public static ShapefileBytes of(String... fields) {
        return new ShapefileBytes(List.of(fields));
    }

    /** Adds an area of rings, each longitudes and latitudes in turn; outlines clockwise. */
    public ShapefileBytes area(List<String> values, double[]... rings) {
        shapes.add(rings);
        rows.add(values);
        return this;
    }

    /** A square that runs clockwise. */
    public static double[] square(double west, double south, double side) {
        return new double[] {west, south, west, south + side, west + side, south + side, west + side, south, west, south
        };
    }

    /** The same the other way round, as holes run. */
    public static double[] hole(double west, double south, double side) {
        return new double[] {west, south, west + side, south, west + side, south + side, west, south + side, west, south
        };
    }

    public byte[] shp() {
        var out = new ByteArrayOutputStream();
        for (int i = 0; i < shapes.size(); i++) {
            byte[] content = content(shapes.get(i));
            out.writeBytes(ByteBuffer.allocate(8)
                    .putInt(i + 1)
                    .putInt(content.length / 2)
                    .array());
            out.writeBytes(content);
        }
        ByteBuffer head = ByteBuffer.allocate(100);
        head.putInt(0, 9994).putInt(24, (100 + out.size()) / 2);
        head.order(ByteOrder.LITTLE_ENDIAN).putInt(28, 1000).putInt(32, 5);
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(head.array());
        whole.writeBytes(out.toByteArray());
        return whole.toByteArray();
    }

    private static byte[] content(double[][] rings) {
        int corners = Arrays.stream(rings).mapToInt(ring -> ring.length / 2).sum();
        ByteBuffer content =
                ByteBuffer.allocate(44 + 4 * rings.length + 16 * corners).order(ByteOrder.LITTLE_ENDIAN);
        content.putInt(5).position(36);
        content.putInt(rings.length).putInt(corners);
        int first = 0;
        for (double[] ring : rings) {
            content.putInt(first);
            first += ring.length / 2;
        }
        for (double[] ring : rings) {
            Arrays.stream(ring).forEach(content::putDouble);
        }
        return content.array();
    }

    public byte[] dbf() {
        int head = 32 + 32 * fields.size() + 1;
        int length = 1 + WIDTH * fields.size();
        ByteBuffer dbf = ByteBuffer.allocate(head + length * rows.size() + 1).order(ByteOrder.LITTLE_ENDIAN);
        dbf.put(0, (byte) 3).putInt(4, rows.size()).putShort(8, (short) head).putShort(10, (short) length);
        for (int i = 0; i < fields.size(); i++) {
            byte[] name = fields.get(i).getBytes(StandardCharsets.US_ASCII);
            dbf.put(32 + 32 * i, name, 0, Math.min(11, name.length));
            dbf.put(32 + 32 * i + 11, (byte) 'C').put(32 + 32 * i + 16, (byte) WIDTH);
        }
        dbf.put(head - 1, (byte) 0x0D);
        for (int row = 0; row < rows.size(); row++) {
            byte[] blank = new byte[length];
            Arrays.fill(blank, (byte) ' ');
            for (int i = 0; i < fields.size(); i++) {
                byte[] value = rows.get(row).get(i).getBytes(MS932);
                System.arraycopy(value, 0, blank, 1 + WIDTH * i, Math.min(WIDTH, value.length));
            }
            dbf.put(head + length * row, blank);
        }
        return dbf.put(dbf.limit() - 1, (byte) 0x1A).array();
    }
}
