package jp.anpi.registry.importing.run;

import java.util.Optional;
import jp.anpi.registry.shelter.MunicipalityCode;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How lists are taken in.
 *
 * @param cityCode whose places a list of shelters may bring: 全国地方公共団体コード of five or six digits; blank for whose the known
 *     places are
 * @param upload the largest list; it waits on disk under a key that only this process has
 * @param rows the most rows of one list
 * @param places the most rows of a list of shelters, offices, members or plans, which is held in memory whole
 * @param assignments the most rows of a list of who serves whom, which is held in memory whole
 */
@ConfigurationProperties("anpi.importing")
public record ImportProperties(
        @DefaultValue("") String cityCode,
        @DefaultValue("512MB") DataSize upload,
        @DefaultValue("1000000") int rows,
        @DefaultValue("20000") int places,
        @DefaultValue("200000") int assignments) {
    public ImportProperties {
        if (!cityCode.isBlank() && MunicipalityCode.read(cityCode).isEmpty()) {
            throw new IllegalArgumentException("anpi.importing.city-code: five or six digits, such as 122203");
        }
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

    /** Whose places a list of shelters may bring, when somebody said so. */
    public Optional<MunicipalityCode> city() {
        return MunicipalityCode.read(cityCode);
    }
}
