package jp.anpi.registry.ground;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How extracts of OpenStreetMap are taken in.
 *
 * @param upload the largest file; it is read from disk, block by block
 * @param unpacked what it may unpack to
 * @param nodes of all roads and water in it; each takes 16 bytes of memory while it is read; areas of several ways may have as many members and
 *     corners together
 * @param corners of what lies in the city and around it; each takes about 20 bytes of memory
 */
@ConfigurationProperties("anpi.ground")
record GroundProperties(
        @DefaultValue("256MB") DataSize upload,
        @DefaultValue("4GB") DataSize unpacked,
        @DefaultValue("4000000") int nodes,
        @DefaultValue("2000000") int corners) {

    private static final DataSize LARGEST = DataSize.ofGigabytes(2);

    GroundProperties {
        if (upload.toBytes() < 1 || upload.compareTo(LARGEST) > 0) {
            throw new IllegalArgumentException("anpi.ground.upload: at most 2GB");
        }
        if (unpacked.compareTo(upload) < 0) {
            throw new IllegalArgumentException("anpi.ground.unpacked: at least anpi.ground.upload");
        }
        if (nodes < 2 || nodes > 50_000_000) {
            throw new IllegalArgumentException("anpi.ground.nodes: 2 to 50000000");
        }
        if (corners < 2) {
            throw new IllegalArgumentException("anpi.ground.corners: at least 2");
        }
    }

    ExtractReading.Limits limits() {
        return new ExtractReading.Limits(nodes, corners);
    }
}
