package jp.anpi.safety.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How much comes in by one way within an hour: what a real disaster brings is let through, a flood is not. Bounded; when it is
 * full it begins anew, which lets more through rather than less.
 *
 * @param <K> what is counted apart
 */
final class Budget<K> {

    static final Duration WITHIN = Duration.ofHours(1);
    private static final int MOST_KEYS = 50_000;

    private final int most;
    private final Map<K, Used> used = new ConcurrentHashMap<>();

    /** @param most within the hour */
    Budget(int most) {
        this.most = most;
    }

    private record Used(Instant since, int count) {

        Used another(Instant now) {
            return now.isBefore(since.plus(WITHIN)) ? new Used(since, count + 1) : new Used(now, 1);
        }
    }

    /** Takes one; when there is none left, how long until there is. */
    Optional<Duration> take(K key, Instant now) {
        if (used.size() > MOST_KEYS) {
            used.clear();
        }
        Used after = used.merge(key, new Used(now, 1), (known, _) -> known.another(now));
        return after.count() <= most
                ? Optional.empty()
                : Optional.of(Duration.between(now, after.since().plus(WITHIN)));
    }
}
