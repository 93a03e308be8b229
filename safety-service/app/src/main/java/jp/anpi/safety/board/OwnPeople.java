package jp.anpi.safety.board;

import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.safety.access.AccessRules;
import jp.anpi.safety.access.Action;
import jp.anpi.safety.access.CallerAccess;
import jp.anpi.safety.access.Relation;
import jp.anpi.safety.incident.Incident;
import jp.anpi.safety.roster.PersonRow;
import jp.anpi.safety.roster.Roster;

/** The people whom a caller looks after now: nobody's list shows anybody else. */
final class OwnPeople {

    private final Roster roster;
    private final InstantSource clock;

    OwnPeople(Roster roster, InstantSource clock) {
        this.roster = roster;
        this.clock = clock;
    }

    /** Empty for those who see everybody; refused for those who see nobody. */
    Optional<Set<PersonId>> unlessEverybody(Caller caller, Incident of) {
        return switch (AccessRules.decide(caller.role(), Action.SEE_CHECK, Relation.NONE, of.mode())) {
            case ALLOWED -> Optional.empty();
            case NOT_YOUR_CLIENT -> Optional.of(of(caller, of));
            case DESK_ONLY, RESTRICTED_ROLE_ONLY, DRILLS_ONLY ->
                throw Problem.of(CommonProblem.FORBIDDEN).refused();
        };
    }

    Set<PersonId> of(Caller caller, Incident of) {
        var today = clock.instant().atZone(of.facts().zone()).toLocalDate();
        var actor = CallerAccess.actor(caller);
        return roster.clients(actor, today).stream()
                .filter(row -> CallerAccess.may(caller, Action.SEE_CHECK, row.relationTo(actor, today), of.mode()))
                .map(PersonRow::id)
                .collect(Collectors.toSet());
    }
}
