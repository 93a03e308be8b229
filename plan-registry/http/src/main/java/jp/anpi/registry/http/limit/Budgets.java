package jp.anpi.registry.http.limit;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * A budget of requests for each of many callers: it fills steadily up to a bound, and each request takes one. Only callers
 * whose budget is not full are remembered.
 */
final class Budgets {

    private static final int REMEMBERED = 50_000;
    private static final double NANOS = 1e9;

    /** Shared by whoever comes when too many are remembered. */
    private static final String OTHERS = "";

    private final double aSecond;
    private final double most;
    private final LongSupplier nanos;
    private final Map<String, Budget> left = new ConcurrentHashMap<>();
    private long swept;

    private record Budget(double left, long at) {}

    /** @param nanos a clock that only goes forward, in nanoseconds */
    Budgets(int aSecond, int most, LongSupplier nanos) {
        this.aSecond = aSecond;
        this.most = most;
        this.nanos = nanos;
        this.swept = nanos.getAsLong();
    }

    /** Takes one; empty when it was there, otherwise how long until there is one. */
    Optional<Duration> take(String who) {
        long now = nanos.getAsLong();
        String one = left.containsKey(who) || makesRoom(now) ? who : OTHERS;
        return takeOf(one, now);
    }

    private Optional<Duration> takeOf(String who, long now) {
        Budget after =
                left.merge(who, new Budget(most - 1, now), (known, _) -> new Budget(filled(known, now) - 1, now));
        if (after.left() >= 0) {
            return Optional.empty();
        }
        // What was refused costs nothing: whoever keeps on asking is let in as soon as there is room.
        left.computeIfPresent(who, (_, known) -> new Budget(known.left() + 1, known.at()));
        return Optional.of(Duration.ofNanos((long) (-after.left() / aSecond * NANOS)));
    }

    /** Forgets those whose budget is full, once a second at most. */
    private synchronized boolean makesRoom(long now) {
        if (left.size() >= REMEMBERED && now - swept >= NANOS) {
            swept = now;
            left.values().removeIf(budget -> filled(budget, now) >= most);
        }
        return left.size() < REMEMBERED;
    }

    private double filled(Budget budget, long now) {
        return Math.min(most, budget.left() + (now - budget.at()) / NANOS * aSecond);
    }

    int remembered() {
        return left.size();
    }
}
