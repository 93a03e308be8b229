package jp.anpi.registry.ground;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import jp.anpi.registry.store.Spool;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.locationtech.jts.geom.Envelope;

/**
 * An extract of OpenStreetMap as it was downloaded, cut to the neighbourhood of a city in it:
 * {@code -Danpi.real.osm=kanto.osm.pbf -Danpi.real.frame=139.85,139.95,35.83,35.92}. Those of the other tests are of our own making.
 */
@Tag("long")
@EnabledIfSystemProperty(named = "anpi.real.osm", matches = ".+")
class PublishedExtractTest {

    private static final ExtractReading.Limits PLENTY = new ExtractReading.Limits(20_000_000, 20_000_000);
    private static final long UNPACKED = 64L << 30;

    @Test
    void hasRoadsAndWaterWhereTheCityIs() throws IOException {
        double[] frame = Arrays.stream(System.getProperty("anpi.real.frame", "139.85,139.95,35.83,35.92")
                        .split(","))
                .mapToDouble(Double::parseDouble)
                .toArray();
        try (var spool = new Spool()) {
            try (OutputStream out = spool.stream()) {
                Files.copy(Path.of(System.getProperty("anpi.real.osm", "")), out);
            }
            spool.complete();
            Extract extract = new ExtractReading(
                            new Envelope(frame[0], frame[1], frame[2], frame[3]), PLENTY, RoadTaker.NOBODY)
                    .read(ExtractFile.of(spool, UNPACKED));
            assertThat(extract.roads()).isPositive();
            assertThat(extract.waters()).isPositive();
            assertThat(extract.features()).isNotEmpty();
        }
    }
}
