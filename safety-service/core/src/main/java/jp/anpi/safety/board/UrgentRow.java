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
 * One person of the queue, which stands in the order of {@link Urgency}.
 *
 * @param powerOut whether the home is where the power is declared out
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
        boolean powerOut,
        Optional<CheckState.Tries> tries,
        Optional<CheckState.Dispatch> dispatch,
        Optional<String> claimant) {

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
                powerOut,
                tries,
                dispatch,
                claimant);
    }
}
