package jp.anpi.safety.board;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.safety.access.AccessRules;
import jp.anpi.safety.access.Action;
import jp.anpi.safety.access.CallerAccess;
import jp.anpi.safety.access.Tie;
import jp.anpi.safety.incident.Incident;
import jp.anpi.safety.roster.PersonRow;
import jp.anpi.safety.roster.Roster;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The people whom a caller looks after now: nobody's list shows anybody else but those whom the desk disclosed. */
final class OwnPeople {

    private final Roster roster;
    private final InstantSource clock;

    OwnPeople(Roster roster, InstantSource clock) {
        this.roster = roster;
        this.clock = clock;
    }

    /** Empty for those who see everybody; refused for those who see nobody. */
    Mono<Optional<Set<PersonId>>> unlessEverybody(Caller caller, Incident of) {
        return switch (AccessRules.decide(caller.role(), Action.SEE_CHECK, Tie.NONE, of.mode())) {
            case ALLOWED -> Mono.just(Optional.empty());
            case NOT_YOUR_CLIENT, NOT_CONSENTED -> of(caller, of).map(Optional::of);
            case DESK_ONLY, ADMINISTRATOR_ONLY, DRILLS_ONLY ->
                throw Problem.of(CommonProblem.FORBIDDEN).refused();
        };
    }

    /** Off the event loop: who was disclosed is looked for in the whole city. */
    Mono<Set<PersonId>> of(Caller caller, Incident of) {
        return Mono.fromSupplier(() -> people(caller, of)).subscribeOn(Schedulers.parallel());
    }

    private Set<PersonId> people(Caller caller, Incident of) {
        Instant now = clock.instant();
        var actor = CallerAccess.actor(caller);
        var today = now.atZone(of.facts().zone()).toLocalDate();
        Stream<PersonRow> disclosed =
                of.disclosedTo(actor, now).findAny().isPresent() ? roster.rows().stream() : Stream.empty();
        return Stream.concat(roster.clients(actor, today).stream(), disclosed)
                .filter(row -> CallerAccess.may(caller, Action.SEE_CHECK, of.tie(row, actor, now), of.mode()))
                .map(PersonRow::id)
                .collect(Collectors.toSet());
    }
}
