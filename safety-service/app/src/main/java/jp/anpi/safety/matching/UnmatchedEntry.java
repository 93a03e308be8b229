package jp.anpi.safety.matching;

import java.time.Instant;
import java.util.Optional;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.safety.contract.Actor;
import jp.anpi.safety.contract.ReportId;
import jp.anpi.safety.contract.UnmatchedState;

/**
 * One report of the reconciliation queue.
 *
 * @param linked whom it is about by the decision that stands; empty while it waits
 * @param underWay whether that decision has still to reach the person's check
 * @param failed whether it is here because the system could not process it
 * @param again whether it is matched once more because the register has changed
 * @param taken who at the desk sees to it
 * @param called how many of the desk's duty roster were called about it
 */
public record UnmatchedEntry(
        UnmatchedState state,
        Place place,
        Optional<PersonId> linked,
        boolean underWay,
        boolean failed,
        boolean again,
        Optional<Actor> taken,
        int called) {

    /** Where it stands in the queue. */
    public record Place(int urgency, Instant order, String report) {}

    public ReportId report() {
        return state.report();
    }
}
