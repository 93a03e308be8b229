package jp.anpi.registry.mistake;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
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
 * know them are free again. What stays is the line of the trail that says who did it and why, sheets that were printed, what was
 * reported of them in incidents, and until the next list what the last one keeps to be taken back.
 */
public final class Erasing {

    private static final Set<Standing> COUNTING = Set.copyOf(EnumSet.of(Standing.VALID, Standing.REVIEW_DUE));

    private final StateStore<PersonState> persons;
    private final Plans plans;
    private final MayBeAskedAbout mayBeAskedAbout;
    private final WithoutLists lists;
    private final BegunErasings begun;
    private final List<KeptOfPeople> kept;
    private final EventLog log;

    Erasing(
            StateStore<PersonState> persons,
            Plans plans,
            MayBeAskedAbout mayBeAskedAbout,
            WithoutLists lists,
            BegunErasings begun,
            List<KeptOfPeople> kept,
            EventLog log) {
        this.persons = persons;
        this.plans = plans;
        this.mayBeAskedAbout = mayBeAskedAbout;
        this.lists = lists;
        this.begun = begun;
        this.kept = List.copyOf(kept);
        this.log = log;
    }

    /**
     * Goes on to its end also when nobody waits for it. Refused: 404; 409 when the person is another version than {@code read}, a plan
     * counts, an incident may ask about them, or a list is being taken in.
     *
     * @param first completes before anything is changed
     */
    public Mono<Void> erase(PersonId id, Optional<Long> read, Mono<Void> first) {
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
                .delayUntil(_ -> unlessAnIncidentMayAsk())
                .delayUntil(_ -> first)
                .delayUntil(_ -> unlessAnIncidentMayAsk()) // one may have been opened while that was written
                .flatMap(person -> whole(id, person.version()));
        Mono<Void> alone = lists.during(work)
                .filter(done -> done)
                .switchIfEmpty(refused(MistakeProblem.LIST_TAKEN_IN))
                .then();
        return Mono.fromFuture(alone::toFuture, true);
    }

    private Mono<Void> unlessAnIncidentMayAsk() {
        return mayBeAskedAbout.anybody().flatMap(why -> Mono.error(why.refused()));
    }

    /**
     * Brings to their end those that broke off, once no incident may ask about anybody: who is only told of any more is on its roster
     * like everybody else. That of somebody who still is here never began, and is not begun weeks later.
     */
    public Mono<Void> settle() {
        Mono<Void> all = begun.all()
                .concatMap(id -> nobodyMayBeAskedAbout() // for each: one may be opened meanwhile
                        .flatMap(_ -> persons.find(id.toString()).hasElement())
                        .flatMap(isHere -> isHere ? begun.end(List.of(id)) : allElse(id)))
                .then();
        return begun.all()
                .next()
                .flatMap(_ -> nobodyMayBeAskedAbout())
                .flatMap(_ -> lists.during(all))
                .then();
    }

    /** True, or empty. */
    private Mono<Boolean> nobodyMayBeAskedAbout() {
        return mayBeAskedAbout.anybody().hasElement().map(why -> !why).filter(nobody -> nobody);
    }

    /**
     * The person goes first: nobody writes to them from then on, and who is still told of without need is better than somebody who is
     * kept and told to nobody. Refused (409), and nothing is changed, when they are another version by now.
     */
    private Mono<Void> whole(PersonId id, long version) {
        return begun.begin(List.of(id))
                .then(Mono.defer(() -> persons.delete(Map.of(id.toString(), version))))
                .filter(others -> !others.isEmpty())
                .flatMap(_ -> begun.end(List.of(id)).then(Erasing.<Void>refused(PersonProblem.PERSON_CHANGED)))
                .then(Mono.defer(() -> allElse(id)));
    }

    /** On the log once more in the end: a change that was on its way may have come after the first. */
    private Mono<Void> allElse(PersonId id) {
        Mono<?> onLog = Mono.defer(() -> log.erase(RegistryTopics.PERSON, RecordKey.of(id)));
        return onLog.thenMany(Flux.fromIterable(kept))
                .concatMap(part -> part.forget(List.of(id)))
                .then(onLog)
                .then(Mono.defer(() -> begun.end(List.of(id))));
    }

    private static <T> Mono<T> refused(ProblemKind why) {
        return Mono.error(() -> Problem.of(why).refused());
    }
}
