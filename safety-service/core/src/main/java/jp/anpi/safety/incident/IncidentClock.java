package jp.anpi.safety.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import jp.anpi.registry.contract.Mode;

/**
 * Incident time = anchor + (wall - opened) × speed, both ways. A drill starts at its onset when it is opened and may run
 * fast, so that 72 hours pass in minutes. A real incident runs on wall time itself: people read its deadlines on their own
 * watches, however late it was opened.
 */
public final class IncidentClock {

    private static final Duration TIMER_STEP = Duration.of(1, ChronoUnit.MICROS);

    private final Instant wallAnchor;
    private final Instant incidentAnchor;
    private final double speed;

    private IncidentClock(Instant wallAnchor, Instant incidentAnchor, double speed) {
        this.wallAnchor = wallAnchor;
        this.incidentAnchor = incidentAnchor;
        this.speed = speed;
    }

    /**
     * The clock of an incident.
     *
     * @param onsetAt when it happened
     * @param openedAt when it was opened, wall time
     * @param speed incident seconds per wall second, above 0; must be 1 for a real incident
     */
    public static IncidentClock of(Mode mode, Instant onsetAt, Instant openedAt, double speed) {
        if (!(speed > 0) || Double.isInfinite(speed)) {
            throw new IllegalArgumentException("speed must be a number above 0: " + speed);
        }
        return switch (mode) {
            case REAL -> {
                if (speed != 1) {
                    throw new IllegalArgumentException("a real incident runs at speed 1, not " + speed);
                }
                yield new IncidentClock(openedAt, openedAt, 1);
            }
            case DRILL -> new IncidentClock(openedAt, onsetAt, speed);
        };
    }

    public double speed() {
        return speed;
    }

    /** Incident time at that wall time. */
    public Instant incidentTime(Instant wall) {
        if (speed == 1) {
            return incidentAnchor.plus(Duration.between(wallAnchor, wall));
        }
        return incidentAnchor.plus(scaled(Duration.between(wallAnchor, wall), speed));
    }

    /** The first wall time at which incident time has reached {@code incident}: a timer set to it is never early. */
    public Instant wallTime(Instant incident) {
        if (speed == 1) {
            return wallAnchor.plus(Duration.between(incidentAnchor, incident));
        }
        Instant wall = wallAnchor.plus(scaled(Duration.between(incidentAnchor, incident), 1 / speed));
        while (incidentTime(wall).isBefore(incident)) {
            wall = wall.plus(TIMER_STEP);
        }
        return wall;
    }

    /** In seconds, not nanoseconds, so that a sender's clock may be centuries wrong. */
    private static Duration scaled(Duration duration, double factor) {
        double seconds = (duration.getSeconds() + duration.getNano() / 1e9) * factor;
        double whole = Math.floor(seconds);
        return Duration.ofSeconds((long) whole, Math.round((seconds - whole) * 1e9));
    }

    /** How long to wait, from that wall time, until {@code incident}; zero when it is past. */
    public Duration untilIncidentTime(Instant incident, Instant wallNow) {
        Duration left = Duration.between(wallNow, wallTime(incident));
        return left.isNegative() ? Duration.ZERO : left;
    }
}
