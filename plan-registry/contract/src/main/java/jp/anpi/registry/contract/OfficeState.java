package jp.anpi.registry.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * An office (事業所) as of {@code version}.
 *
 * @param address as it was written; absent in older records
 * @param hours when somebody can be reached there (連絡可能時間), in words; absent in older records
 */
public record OfficeState(
        OfficeId id,
        long version,
        String name,
        Kind kind,
        DistrictId district,
        Optional<Position> position,
        Optional<String> phone,
        Optional<String> mail,
        boolean inFloodArea,

        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> address,

        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> hours) {

    /** What the office does. */
    public enum Kind {
        CARE_MANAGEMENT,
        VISITING_NURSING,
        CLINIC,
        DAY_SERVICE,
        HOME_HELP,
        SHORT_STAY,
        DISABILITY_SUPPORT
    }

    /** An office of which neither address nor hours are known. */
    public OfficeState(
            OfficeId id,
            long version,
            String name,
            Kind kind,
            DistrictId district,
            Optional<Position> position,
            Optional<String> phone,
            Optional<String> mail,
            boolean inFloodArea) {
        this(id, version, name, kind, district, position, phone, mail, inFloodArea, Optional.empty(), Optional.empty());
    }

    /** The same under another version. */
    public OfficeState withVersion(long number) {
        return new OfficeState(id, number, name, kind, district, position, phone, mail, inFloodArea, address, hours);
    }
}
