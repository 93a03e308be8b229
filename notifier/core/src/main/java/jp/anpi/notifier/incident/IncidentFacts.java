package jp.anpi.notifier.incident;

import java.time.Duration;
import java.time.Instant;
import jp.anpi.safety.contract.IncidentEvent;
import jp.anpi.safety.contract.IncidentId;

/**
 * What the notifier knows of an incident.
 *
 * @param onsetAt where incident time begins
 * @param openedAt the wall time at which incident time began to run
 * @param speed how fast it runs, above 0; 1 for every real incident
 */
public record IncidentFacts(IncidentId id, Instant onsetAt, Instant openedAt, double speed, boolean closed) {

    public static IncidentFacts of(IncidentEvent.Opened opened) {
        return new IncidentFacts(opened.incident(), opened.onsetAt(), opened.openedAt(), opened.speed(), false);
    }

    /** The same incident, after which nobody is asked any more. */
    public IncidentFacts close() {
        return new IncidentFacts(id, onsetAt, openedAt, speed, true);
    }

    /** The same incident, going on. */
    public IncidentFacts reopen() {
        return new IncidentFacts(id, onsetAt, openedAt, speed, false);
    }

    /** Incident time at a moment of wall time: onset + (wall − opened) × speed. */
    public Instant timeAt(Instant wall) {
        return onsetAt.plus(stretched(Duration.between(openedAt, wall), speed));
    }

    /** How long a span of incident time takes on the wall. */
    public Duration onTheWall(Duration incidentTime) {
        return stretched(incidentTime, 1 / speed);
    }

    private static Duration stretched(Duration span, double factor) {
        return Duration.ofNanos(Math.round(span.toNanos() * factor));
    }
}
