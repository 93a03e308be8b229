package jp.anpi.notifier.throttle;

import java.time.Duration;
import java.time.Instant;

/**
 * A bucket of permits that fills steadily: so many messages a second on the long run, and a burst after a pause.
 *
 * @param perSecond permits that come back each second, above 0
 * @param burst permits at most, at least 1
 */
public record Throttle(double perSecond, int burst, double permits, Instant at) {

    public Throttle {
        if (!(perSecond > 0) || burst < 1) {
            throw new IllegalArgumentException(
                    "a throttle lets something through: a rate above 0 and a burst of at least 1");
        }
    }

    /** A full bucket. */
    public static Throttle full(double perSecond, int burst, Instant now) {
        return new Throttle(perSecond, burst, burst, now);
    }

    /** How many may go now. */
    public int available(Instant now) {
        return (int) filled(now);
    }

    /** The bucket after so many have gone; never more than are {@link #available}. */
    public Throttle take(int count, Instant now) {
        if (count > available(now)) {
            throw new IllegalArgumentException(count + " are more than may go now");
        }
        return new Throttle(perSecond, burst, filled(now) - count, latest(now));
    }

    /** When the next one may go: now when there is a permit. */
    public Instant next(Instant now) {
        double missing = 1 - filled(now);
        return missing <= 0 ? now : latest(now).plus(Duration.ofNanos((long) Math.ceil(missing / perSecond * 1e9)));
    }

    private double filled(Instant now) {
        double seconds = Math.max(0, Duration.between(at, now).toNanos() / 1e9);
        return Math.min(burst, permits + seconds * perSecond);
    }

    private Instant latest(Instant now) {
        return now.isAfter(at) ? now : at;
    }
}
