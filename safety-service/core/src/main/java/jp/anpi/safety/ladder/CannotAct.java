package jp.anpi.safety.ladder;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.OfficeId;

/**
 * Who cannot act at the moment, and who stands in.
 *
 * @param standIns which office answers for another one that cannot act
 */
public record CannotAct(Set<MemberId> members, Set<OfficeId> offices, Map<OfficeId, OfficeId> standIns) {

    /** Everybody can act. */
    public static final CannotAct NOBODY = new CannotAct(Set.of(), Set.of(), Map.of());

    public CannotAct {
        members = Set.copyOf(members);
        offices = Set.copyOf(offices);
        standIns = Map.copyOf(standIns);
    }

    /** The office itself while it can act, else the nearest that stands in for it; empty when none of them can. */
    Optional<OfficeId> findActing(OfficeId wanted) {
        Set<OfficeId> seen = new HashSet<>();
        Optional<OfficeId> candidate = Optional.of(wanted);
        while (candidate.isPresent() && seen.add(candidate.get())) {
            if (!offices.contains(candidate.get())) {
                return candidate;
            }
            candidate = candidate.map(standIns::get);
        }
        return Optional.empty();
    }
}
