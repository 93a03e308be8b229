package jp.anpi.registry.signin;

import java.time.Duration;
import java.time.Instant;

/**
 * Wrong passwords for one account from one address. The first five cost nothing, since people mistype; each further one
 * doubles the wait: 1 s, 2 s, 4 s … up to 15 minutes. After an hour without a failure all is forgotten. Counted for account
 * and address together, nobody can keep another person out.
 *
 * @param count at least 1
 * @param last when the newest failure happened
 */
public record Failures(int count, Instant last) {

    static final int FREE = 5;
    static final Duration LONGEST = Duration.ofMinutes(15);
    static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    public Failures {
        if (count < 1) {
            throw new IllegalArgumentException("no failure is no record");
        }
    }

    /** The first one. */
    public static Failures first(Instant now) {
        return new Failures(1, now);
    }

    /** One more. */
    public Failures another(Instant now) {
        return isForgotten(now) ? first(now) : new Failures(Math.min(count + 1, 1_000), now);
    }

    /** Whether the record may be dropped. */
    public boolean isForgotten(Instant now) {
        return !now.isBefore(last.plus(FORGOTTEN_AFTER));
    }

    /** How long to wait from now on; zero when the next try is welcome. It is, at the instant the wait ends. */
    public Duration waitFrom(Instant now) {
        if (count < FREE || isForgotten(now)) {
            return Duration.ZERO;
        }
        Duration pause = Duration.ofSeconds(1L << Math.min(count - FREE, 20));
        Instant welcome = last.plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
        return now.isBefore(welcome) ? Duration.between(now, welcome) : Duration.ZERO;
    }
}
