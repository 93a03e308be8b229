package jp.anpi.registry.importing.person;

import java.time.LocalDate;
import java.time.ZoneOffset;

/** Whoever takes a list of persons in. */
final class CityClerk {

    private CityClerk() {}

    /** As somebody at the city takes it in on that day. */
    static PersonConsents.Recording recording(LocalDate today) {
        return new PersonConsents.Recording("市 太郎", today.atStartOfDay().toInstant(ZoneOffset.UTC), today);
    }
}
