package jp.anpi.safety.board;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Confirmed people over time: a point a minute at first; when it is full, every other point goes and the step doubles, so
 * that the whole incident stays on one curve.
 */
final class Series {

    /** The most points kept. */
    static final int MOST = 720;

    private final List<SeriesPoint> points = new ArrayList<>();
    private Duration step = Duration.ofMinutes(1);

    /** Adds a point unless the newest is younger than the step. */
    void sample(Instant at, Tally tally) {
        if (!points.isEmpty() && at.isBefore(points.getLast().at().plus(step))) {
            return;
        }
        if (points.size() == MOST) {
            thin();
        }
        points.add(SeriesPoint.of(at, tally));
    }

    /** Puts what was before this process began in front of what was sampled since. */
    void recall(PastCurve past) {
        long minutes = past.step(MOST);
        List<SeriesPoint> before = past.points(minutes);
        points.stream()
                .findFirst()
                .ifPresent(first -> before.removeIf(point -> !point.at().isBefore(first.at())));
        points.addAll(0, before);
        Duration wide = Duration.ofMinutes(minutes);
        step = step.compareTo(wide) < 0 ? wide : step;
        while (points.size() > MOST) {
            thin();
        }
    }

    List<SeriesPoint> points() {
        return List.copyOf(points);
    }

    private void thin() {
        for (int i = (points.size() - 1) | 1; i > 0; i -= 2) {
            if (i < points.size()) {
                points.remove(i);
            }
        }
        step = step.multipliedBy(2);
    }
}
