package jp.anpi.registry.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.anpi.registry.store.Spool;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.locationtech.jts.geom.Envelope;

/**
 * A map as the ministry publishes it, 国土数値情報 A31 or A31a, whole and as it was downloaded: {@code -Danpi.real.a31=A31a-20-24_12_GML.zip}.
 * The maps of the other tests are of our own making.
 */
@Tag("long")
@EnabledIfSystemProperty(named = "anpi.real.a31", matches = ".+")
class PublishedFloodMapTest {

    private static final Envelope JAPAN = new Envelope(122, 154, 20, 46);
    private static final int PLENTY = 50_000_000;
    private static final long UNPACKED = 4L << 30;

    @Test
    void isReadToItsEndWithoutAFault() throws IOException {
        var map = new FloodFile(JAPAN, PLENTY);
        try (var spool = new Spool()) {
            try (OutputStream out = spool.stream()) {
                Files.copy(Path.of(System.getProperty("anpi.real.a31", "")), out);
            }
            spool.complete();
            map.read(spool, UNPACKED);
        }
        assertThat(map.faults()).isEmpty();
        assertThat(map.features()).isPositive();
        assertThat(map.outside()).as("all of it lies in Japan").isZero();
        assertThat(map.pieces()).isNotEmpty();
    }
}
