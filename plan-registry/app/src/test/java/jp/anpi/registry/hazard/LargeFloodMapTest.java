package jp.anpi.registry.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jp.anpi.registry.store.Spool;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;

/**
 * A map as large as a prefecture's of 国土数値情報 A31a, in the same form and of our own making: steps of five metres around each area, a
 * hole in every second, several rivers over each other.
 */
@Tag("long")
class LargeFloodMapTest {

    private static final int AREAS = 6_000;
    private static final int STEPS = 100;
    private static final double STEP = 0.00005;

    @Test
    void aPrefectureIsReadWithinAMinute() throws IOException {
        ShapefileBytes shapes = ShapefileBytes.of("A31a_201", "A31a_202", "A31a_205");
        for (int i = 0; i < AREAS; i++) {
            double west = 139.5 + 0.008 * (i % 80);
            double south = 35.8 + 0.008 * (i / 80 % 60);
            List<String> values = List.of("83030100" + i % 10, "見本川" + i % 10, String.valueOf(1 + i % 6));
            if (i % 2 == 0) {
                shapes.area(values, stairs(west, south), ShapefileBytes.hole(west + 10 * STEP, south + STEP, STEP));
            } else {
                shapes.area(values, stairs(west, south));
            }
        }
        try (var spool = new Spool()) {
            try (var zip = new ZipOutputStream(spool.stream())) {
                put(zip, "A31a-20-24_99/20_想定最大規模/A31a-20.shp", shapes.shp());
                put(zip, "A31a-20-24_99/20_想定最大規模/A31a-20.dbf", shapes.dbf());
                put(
                        zip,
                        "A31a-20-24_99/20_想定最大規模/A31a-20.prj",
                        ShapefileBytes.JGD2011.getBytes(StandardCharsets.UTF_8));
            }
            spool.complete();
            var map = new FloodFile(new Envelope(122, 154, 20, 46), 50_000_000);
            long begun = System.nanoTime();
            map.read(spool, 4L << 30);
            double took = (System.nanoTime() - begun) / 1e9;
            System.out.printf(
                    "a map of %,d areas with %,d corners was read in %.1f s%n", AREAS, AREAS * (2 * STEPS + 3), took);
            assertThat(map.faults()).isEmpty();
            assertThat(map.features()).isEqualTo(AREAS);
            assertThat(map.outside()).isZero();
            assertThat(map.pieces()).containsOnlyKeys(DepthRank.values());
            assertThat(took).isLessThan(60);
        }
    }

    /** Clockwise: up the stairs, then straight down and back. */
    private static double[] stairs(double west, double south) {
        double[] ring = new double[2 * (2 * STEPS + 3)];
        ring[0] = west;
        ring[1] = south;
        IntStream.range(0, STEPS).forEach(i -> {
            ring[4 * i + 2] = west + i * STEP;
            ring[4 * i + 3] = south + (i + 1) * STEP;
            ring[4 * i + 4] = west + (i + 1) * STEP;
            ring[4 * i + 5] = south + (i + 1) * STEP;
        });
        ring[4 * STEPS + 2] = west + STEPS * STEP;
        ring[4 * STEPS + 3] = south;
        ring[4 * STEPS + 4] = west;
        ring[4 * STEPS + 5] = south;
        return ring;
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }
}
