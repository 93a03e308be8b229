package jp.anpi.safety.serverclock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Whether the clock by which deadlines fall due can be trusted; looked at twice a minute at most. */
final class ServerClock {

    private static final Duration LOOKED_AT = Duration.ofSeconds(30);

    /** What can be said of it. */
    enum Trust {
        SYNCHRONISED,
        /** No time service keeps it right; it may be minutes off and nobody would notice. */
        UNSYNCHRONISED,
        /** This machine does not tell. */
        UNKNOWN
    }

    private final InstantSource clock;
    private final Supplier<Trust> look;
    private Instant lookedAt = Instant.MIN;
    private Trust seen = Trust.UNKNOWN;

    ServerClock(InstantSource clock, Supplier<Trust> look) {
        this.clock = clock;
        this.look = look;
    }

    Instant now() {
        return clock.instant();
    }

    synchronized Trust trust() {
        Instant now = clock.instant();
        if (lookedAt.equals(Instant.MIN)
                || Duration.between(lookedAt, now).abs().compareTo(LOOKED_AT) >= 0) {
            seen = look.get();
            lookedAt = now;
        }
        return seen;
    }
}
