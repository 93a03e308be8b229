package jp.anpi.registry.mistake;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;

/** How long nobody is erased after an incident. */
record Waiting(Period afterClosing, ZoneId zone, InstantSource clock) {

    /** The first day on which somebody may be erased again. */
    LocalDate until(Instant closed) {
        return LocalDate.ofInstant(closed, zone).plus(afterClosing);
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
