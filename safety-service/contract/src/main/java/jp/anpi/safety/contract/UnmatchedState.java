package jp.anpi.safety.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param takenBy display name of whoever at the desk sees to it; absent in older records
 * @param backSince when it last came back into the queue, or was given back; absent when it never did
 * @param taker username of whoever sees to it, since two may share a display name; absent in older records
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
        Optional<Instant> clockEndsAt,

        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> takenBy,

        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Instant> backSince,

        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> taker) {

    public UnmatchedState {
        needs = Set.copyOf(needs);
    }

    /** Whether it has to ring at the desk: a life may depend on it, and nobody sees to it yet. */
    public boolean rings() {
        return open && urgency == Urgency.DANGER && takenBy.isEmpty();
    }

    /** Since when it waits for somebody. */
    public Instant waitsSince() {
        return backSince.orElse(receivedAt);
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
