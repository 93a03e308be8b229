package jp.anpi.safety.board;

import jp.anpi.safety.contract.CheckState;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.roster.PersonRow;

/**
 * Gives the states that a board keeps the ids that are in memory anyway. Each state that came off the log or out of the store
 * brings its own, a third of its weight: 40 MB with an incident of the whole city.
 */
final class SharedIds {

    private SharedIds() {}

    /** An equal state. */
    static CheckState in(CheckState state, IncidentId incident, PersonRow row) {
        if (!state.incident().equals(incident) || !state.person().equals(row.id())) {
            throw new IllegalArgumentException("a state of somebody else");
        }
        return new CheckState(
                incident,
                row.id(),
                state.version(),
                state.group(),
                state.district().equals(row.district()) ? row.district() : state.district(),
                state.status(),
                state.staleSince(),
                state.asked(),
                state.clock(),
                state.needs(),
                state.danger(),
                state.deathReported(),
                state.claimedBy(),
                state.lastReportAt(),
                state.confirmedAt(),
                state.changedAt(),
                state.carriedOver(),
                state.powerTask(),
                state.deskWaitsSince(),
                state.tries(),
                state.dispatch(),
                state.claimant());
    }
}
