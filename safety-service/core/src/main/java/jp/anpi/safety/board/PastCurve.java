package jp.anpi.safety.board;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.check.PastState;
import jp.anpi.safety.contract.CheckStatus;

/** Gathers what became of each person before this process began, and draws the curve that would have been seen. */
// Counts live in primitive arrays of one process: an enum's place is the index, never stored.
@SuppressWarnings("EnumOrdinal")
final class PastCurve {

    private static final PriorityGroup[] GROUPS = PriorityGroup.values();
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Instant opened;

    /** By minute after the opening: how many more are confirmed in each group, and last how many more need help. */
    private final TreeMap<Long, int[]> changes = new TreeMap<>();

    PastCurve(Instant opened) {
        this.opened = opened;
    }

    void add(PriorityGroup group, List<PastState> past) {
        CheckStatus before = CheckStatus.SILENT;
        for (PastState change : past) {
            long minute = Math.max(0, Math.ceilDiv(millisSinceOpened(change.since()), MINUTE.toMillis()));
            int[] counts = changes.computeIfAbsent(minute, _ -> new int[GROUPS.length + 1]);
            count(counts, group, before, -1);
            count(counts, group, change.status(), 1);
            before = change.status();
        }
    }

    private long millisSinceOpened(Instant at) {
        return Duration.between(opened, at).toMillis();
    }

    private static void count(int[] counts, PriorityGroup group, CheckStatus status, int by) {
        if (status == CheckStatus.CONFIRMED) {
            counts[group.ordinal()] += by;
        } else if (status == CheckStatus.NEEDS_HELP) {
            counts[GROUPS.length] += by;
        }
    }

    /** The minutes between two points so that at most so many reach from the opening to the last change: 1, 2, 4 … */
    long step(int most) {
        long step = 1;
        while (!changes.isEmpty() && Math.ceilDiv(changes.lastKey(), step) + 1 > most) {
            step *= 2;
        }
        return step;
    }

    /** A point at each step from the opening to the last change; none when nothing has changed. */
    List<SeriesPoint> points(long step) {
        List<SeriesPoint> points = new ArrayList<>();
        if (changes.isEmpty()) {
            return points;
        }
        int[] sum = new int[GROUPS.length + 1];
        long from = -1;
        for (long minute = 0; from < changes.lastKey(); minute += step) {
            changes.subMap(from, false, minute, true).values().forEach(more -> addTo(sum, more));
            points.add(point(opened.plus(MINUTE.multipliedBy(minute)), sum));
            from = minute;
        }
        return points;
    }

    private static void addTo(int[] sum, int[] more) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += more[i];
        }
    }

    private static SeriesPoint point(Instant at, int[] counts) {
        Map<PriorityGroup, Integer> confirmed = new EnumMap<>(PriorityGroup.class);
        for (PriorityGroup group : GROUPS) {
            confirmed.put(group, counts[group.ordinal()]);
        }
        return new SeriesPoint(at, confirmed, counts[GROUPS.length]);
    }
}
