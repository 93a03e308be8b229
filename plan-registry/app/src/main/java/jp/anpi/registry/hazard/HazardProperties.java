package jp.anpi.registry.hazard;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How maps of floods are taken in.
 *
 * @param upload the largest file; a ZIP is read in memory
 * @param unpacked what a ZIP may unpack to
 * @param corners of all maps together, as far as they lie in the city and around it; each takes about 20 bytes of memory
 */
@ConfigurationProperties("anpi.hazard")
record HazardProperties(
        @DefaultValue("64MB") DataSize upload,
        @DefaultValue("1GB") DataSize unpacked,
        @DefaultValue("2000000") int corners) {

    private static final DataSize LARGEST = DataSize.ofMegabytes(512);

    HazardProperties {
        if (upload.toBytes() < 1 || upload.compareTo(LARGEST) > 0) {
            throw new IllegalArgumentException("anpi.hazard.upload: at most 512MB");
        }
        if (unpacked.compareTo(upload) < 0) {
            throw new IllegalArgumentException("anpi.hazard.unpacked: at least anpi.hazard.upload");
        }
        if (corners < 4) {
            throw new IllegalArgumentException("anpi.hazard.corners: at least 4");
        }
    }
}
