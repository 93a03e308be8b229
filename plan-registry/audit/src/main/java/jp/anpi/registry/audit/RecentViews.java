package jp.anpi.registry.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;

/**
 * Who was shown whom a moment ago, so that a page which asks anew every few seconds does not fill the trail with one view.
 * Two generations, bounded; what is forgotten early is recorded again, which harms nobody.
 */
final class RecentViews {

    private static final int MOST = 200_000;

    /** Both parts whole, not their hashes: two views that are taken for one would be one line too few. */
    private record View(String viewer, String person) {}

    private final Duration same;
    private final InstantSource clock;
    private Set<View> current = new HashSet<>();
    private Set<View> previous = new HashSet<>();
    private Instant since;

    RecentViews(Duration same, InstantSource clock) {
        this.same = same;
        this.clock = clock;
        this.since = clock.instant();
    }

    /** Whether this view is none that was recorded lately; it is from now on. */
    synchronized boolean isFirst(String viewer, String person) {
        if (same.isZero()) {
            return true;
        }
        Instant now = clock.instant();
        Duration age = Duration.between(since, now);
        if (age.compareTo(same) >= 0 || current.size() >= MOST) {
            previous = age.compareTo(same.multipliedBy(2)) >= 0 ? new HashSet<>() : current;
            current = new HashSet<>();
            since = now;
        }
        var view = new View(viewer, person);
        return !previous.contains(view) && current.add(view);
    }
}
