package jp.anpi.registry.mistake;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.RecordKey;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.ProblemKind;
import jp.anpi.registry.person.PersonProblem;
import jp.anpi.registry.plan.Plans;
import jp.anpi.registry.plan.Standing;
import jp.anpi.registry.store.KeptOfPeople;
import jp.anpi.registry.store.StateStore;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Erases somebody who was entered by mistake: all that is kept and told of them, here and on the log, and the numbers by which lists
 * know them are free again. What stays is the line of the trail that says who did it and why, sheets that were printed, and until the
 * next list what the last one keeps to be taken back.
 */
final class Erasing {

    private static final Set<Standing> COUNTING = Set.copyOf(EnumSet.of(Standing.VALID, Standing.REVIEW_DUE));

    private final StateStore<PersonState> persons;
    private final Plans plans;
    private final RunningIncidents incidents;
    private final List<KeptOfPeople> kept;
    private final EventLog log;

    Erasing(
            StateStore<PersonState> persons,
            Plans plans,
            RunningIncidents incidents,
            List<KeptOfPeople> kept,
            EventLog log) {
        this.persons = persons;
        this.plans = plans;
        this.incidents = incidents;
        this.kept = List.copyOf(kept);
        this.log = log;
    }

    /**
     * Goes on to its end also when nobody waits for it. Refused: 404; 409 when the person is another version than {@code read}, a plan
     * counts or an incident runs.
     *
     * @param first completes before anything is changed
     */
    Mono<Void> erase(PersonId id, Optional<Long> read, Mono<Void> first) {
        Mono<Void> work = persons.find(id.toString())
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).refused()))
                .filter(person -> read.filter(seen -> seen == person.version()).isPresent())
                .switchIfEmpty(refused(PersonProblem.PERSON_CHANGED))
                .filterWhen(person -> plans.history(id)
                        .map(history -> !person.hasPlan()
                                && history.current()
                                        .map(version -> plans.standing(history, version))
                                        .filter(COUNTING::contains)
                                        .isEmpty()))
                .switchIfEmpty(refused(MistakeProblem.PLAN_COUNTS))
                .delayUntil(_ -> unlessAnIncidentRuns())
                .flatMap(_ -> first.then(Mono.defer(() -> gone(id))));
        return Mono.fromFuture(work::toFuture, true);
    }

    private Mono<Void> unlessAnIncidentRuns() {
        return incidents
                .any()
                .filter(runs -> !runs)
                .switchIfEmpty(refused(MistakeProblem.INCIDENT_RUNS))
                .then();
    }

    /**
     * On the log once more in the end: a change that was on its way may have come after the first. The person goes last, so that a
     * call that was broken off can be repeated.
     */
    private Mono<Void> gone(PersonId id) {
        Mono<?> onLog = Mono.defer(() -> log.erase(RegistryTopics.PERSON, RecordKey.of(id)));
        return onLog.thenMany(Flux.fromIterable(kept))
                .concatMap(part -> part.forget(List.of(id)))
                .then(Mono.defer(() -> persons.delete(List.of(id.toString()))))
                .then(onLog)
                .then();
    }

    private static <T> Mono<T> refused(ProblemKind why) {
        return Mono.error(() -> Problem.of(why).refused());
    }
}
