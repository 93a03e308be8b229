package jp.anpi.registry.offender;

import java.time.Instant;

/** Breaks Time-Is-Injected on purpose. */
final class ReadsTheClock {

    Instant when() {
        return Instant.now();
    }
}
