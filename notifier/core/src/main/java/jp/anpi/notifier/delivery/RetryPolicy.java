package jp.anpi.notifier.delivery;

import java.time.Duration;
import java.time.Instant;

/**
 * How long to wait between attempts, and when to stop.
 *
 * @param attempts after this many the message is parked for a person to look at
 * @param first wait after the first failure; doubles with each further one
 * @param longest no wait is longer
 */
public record RetryPolicy(int attempts, Duration first, Duration longest) {

    public RetryPolicy {
        if (attempts < 1 || !first.isPositive() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "at least one attempt, a wait above 0, and the longest not below the first");
        }
    }

    /** When to try again after so many attempts have failed. */
    Instant after(int failed, Instant now) {
        long times = 1L << Math.min(failed - 1, 30);
        var wait = first.multipliedBy(times);
        return now.plus(wait.compareTo(longest) > 0 ? longest : wait);
    }
}
