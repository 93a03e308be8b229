package jp.anpi.deploy.drills.product;

import java.time.Instant;

/** An incident as the product shows it; {@code now} is incident time at the moment of the answer. */
public record Incident(IncidentId id, State state, Instant onset, Instant now, int speed) {
    public enum State {
        OPENING,
        OPEN,
        CLOSED
    }
}
