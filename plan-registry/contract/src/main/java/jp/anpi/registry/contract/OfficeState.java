package jp.anpi.registry.contract;

import java.util.Optional;

/** An office (事業所) as of {@code version}. */
public record OfficeState(
        OfficeId id,
        long version,
        String name,
        Kind kind,
        DistrictId district,
        Optional<Position> position,
        Optional<String> phone,
        Optional<String> mail,
        boolean inFloodArea) {

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
}
