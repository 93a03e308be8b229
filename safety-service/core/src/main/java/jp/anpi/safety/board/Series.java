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

    List<SeriesPoint> points() {
        return List.copyOf(points);
    }

    private void thin() {
        for (int i = MOST - 1; i > 0; i -= 2) {
            points.remove(i);
        }
        step = step.multipliedBy(2);
    }
}
