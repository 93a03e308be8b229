package jp.anpi.deploy.drills.play;

import java.time.Duration;
import java.time.Instant;
import jp.anpi.deploy.drills.product.Incident;

/**
 * Between the clock on the wall and incident time: incident time runs {@code speed} times as fast.
 *
 * @param wall     an instant on the wall
 * @param incident the incident time of that instant
 */
public record IncidentClock(Instant onset, Instant wall, Instant incident, int speed) {
    /** From one answer of the product, asked between two looks at the wall: the middle of them is taken. */
    static IncidentClock of(Incident shown, Instant before, Instant after) {
        Instant middle = before.plus(Duration.between(before, after).dividedBy(2));
        return new IncidentClock(shown.onset(), middle, shown.now(), shown.speed());
    }

    /** When on the wall it is {@code sinceOnset} after the onset. */
    Instant wallAt(Duration sinceOnset) {
        Duration ahead = Duration.between(incident, onset.plus(sinceOnset));
        return wall.plus(ahead.dividedBy(speed));
    }

    Instant incidentAt(Instant onTheWall) {
        return incident.plus(Duration.between(wall, onTheWall).multipliedBy(speed));
    }

    /** Incident time since the onset. */
    Duration sinceOnset(Instant onTheWall) {
        return Duration.between(onset, incidentAt(onTheWall));
    }

    /** How long {@code incidentTime} takes on the wall. */
    Duration onTheWall(Duration incidentTime) {
        return incidentTime.dividedBy(speed);
    }
}
