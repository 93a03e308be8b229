package jp.anpi.safety.board;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.contract.CheckState;
import jp.anpi.safety.contract.CheckStatus;
import jp.anpi.safety.contract.NeedKind;

/**
 * One person of the queue. Order: danger first, then the clock that ends first, then group, then the longest wait, then
 * the place in the roster.
 *
 * @param waitingSince the last report, or the opening when there is none
 * @param powerOut whether the home is where the power is declared out
 * @param place in the roster; settles ties, so that every screen shows one order
 */
public record UrgentRow(
        PersonId person,
        PriorityGroup group,
        DistrictId district,
        CheckStatus status,
        long version,
        Optional<Instant> staleSince,
        Optional<CheckState.Asked> asked,
        Optional<CheckState.RunningClock> clock,
        Set<NeedKind> needs,
        boolean danger,
        boolean deathReported,
        Optional<String> claimedBy,
        Optional<Instant> lastReportAt,
        boolean carriedOver,
        Instant waitingSince,
        int place,
        boolean powerOut,
        Optional<CheckState.Tries> tries) {

    public UrgentRow {
        needs = Set.copyOf(needs);
    }

    /** The same row for those who may not know of a reported death. */
    UrgentRow withoutDeath() {
        return new UrgentRow(
                person,
                group,
                district,
                status,
                version,
                staleSince,
                asked,
                clock,
                needs,
                danger,
                false,
                claimedBy,
                lastReportAt,
                carriedOver,
                waitingSince,
                place,
                powerOut,
                tries);
    }
}
