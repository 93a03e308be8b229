package jp.anpi.registry.importing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How lists are taken in.
 *
 * @param upload the largest list; it waits on disk under a key that only this process has
 * @param rows the most rows of one list
 * @param places the most rows of a list of shelters, offices, members or plans, which is held in memory whole
 * @param assignments the most rows of a list of who serves whom, which is held in memory whole
 */
@ConfigurationProperties("anpi.importing")
record ImportProperties(
        @DefaultValue("512MB") DataSize upload,
        @DefaultValue("1000000") int rows,
        @DefaultValue("20000") int places,
        @DefaultValue("200000") int assignments) {
    ImportProperties {
        if (upload.toBytes() < 1) {
            throw new IllegalArgumentException("anpi.importing.upload: above 0, such as 512MB");
        }
        if (rows < 1) {
            throw new IllegalArgumentException("anpi.importing.rows: at least 1");
        }
        if (places < 1) {
            throw new IllegalArgumentException("anpi.importing.places: at least 1");
        }
        if (assignments < 1) {
            throw new IllegalArgumentException("anpi.importing.assignments: at least 1");
        }
    }
}
