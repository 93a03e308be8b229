package jp.anpi.safety.contract;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A report about nobody whom the system could identify, as of {@code version}; replaces all earlier versions, consumers
 * keep the highest. Its needs, place and clock count until a person or the matching has said whom it is about. No words
 * of the report. All instants are incident time.
 *
 * @param open whether it still waits; false once it is linked to somebody, whose check then says the rest
 * @param needs as stated; NONE is not listed
 * @param clockEndsAt when an assumed battery would be empty; empty when no loss of power was stated
 */
public record UnmatchedState(
        IncidentId incident,
        ReportId report,
        long version,
        boolean open,
        Urgency urgency,
        Set<NeedKind> needs,
        PlaceKind place,
        Instant observedAt,
        Instant receivedAt,
        Optional<Instant> clockEndsAt) {

    public UnmatchedState {
        needs = Set.copyOf(needs);
    }

    /** How soon somebody has to look, most urgent first. */
    public enum Urgency {
        /** Life may depend on it; whether power is life to this person nobody knows yet, so it is taken to be. */
        DANGER,
        /** Another need, or somebody unwell. */
        NEEDS,
        /** No need is stated. */
        NEWS
    }
}
