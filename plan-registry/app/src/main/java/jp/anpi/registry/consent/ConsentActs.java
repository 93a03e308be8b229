package jp.anpi.registry.consent;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import jp.anpi.registry.consent.ConsentAct.Reach;
import jp.anpi.registry.consent.ConsentAct.State;
import jp.anpi.registry.consent.Presumption.Counts;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.ProblemItem;
import jp.anpi.registry.http.problem.Text;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Records what an ordinance presumes, of many at once, and takes it back; both go on in the background to their end, after a kill as
 * well. Whom it reaches is noted before they are changed, so that nobody is missed when it is taken back, whatever broke it off.
 */
public final class ConsentActs {

    private static final Logger LOG = LoggerFactory.getLogger(ConsentActs.class);
    private static final int BATCH = 500;
    private static final int TRIES = 5;
    private static final int NAMED = 20;
    private static final Text UNKNOWN = new Text("{0}人分のIDが見つかりません：{1}", "There is nobody under {0} of the ids: {1}");

    private final StateStore<PersonState> persons;
    private final ConsentActStore store;

    ConsentActs(StateStore<PersonState> persons, ConsentActStore store) {
        this.persons = persons;
        this.store = store;
    }

    Flux<ConsentAct> newest() {
        return store.newest();
    }

    /** What it would come to. */
    Mono<Counts> look(ConsentAct act) {
        return demandKnown(act)
                .thenMany(Flux.defer(() -> about(act)))
                .map(person -> Presumption.of(act, person))
                .reduce(Counts.NONE, Counts::and);
    }

    /** Begins it, or finds it as it stands when it was sent before. */
    Mono<ConsentAct> begin(ConsentAct act) {
        return demandKnown(act)
                .then(Mono.defer(() -> count(act)))
                .map(of -> act.at(State.BEGUN, Reach.none(of)))
                .flatMap(begun -> store.begin(begun)
                        .flatMap(isNew -> isNew ? Mono.just(begun).doOnNext(this::goOn) : sentBefore(act)));
    }

    private Mono<ConsentAct> sentBefore(ConsentAct act) {
        return store.find(act.id())
                .filter(act::says)
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(ConsentProblem.OTHER_ACT).refused()));
    }

    /**
     * Begins to make it unsaid of everybody; what they said themselves stays. Refused (409) when it was taken back already. From its
     * first step on nobody more is reached: who records it meanwhile finds that, and unsays what it said since.
     */
    Mono<ConsentAct> takeBack(UUID id) {
        return store.find(id)
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).refused()))
                .flatMap(act -> switch (act.state()) {
                    case BEGUN, DONE -> takeBack(act);
                    case TAKING_BACK -> Mono.just(act);
                    case TAKEN_BACK -> takenBack();
                });
    }

    private Mono<ConsentAct> takeBack(ConsentAct act) {
        ConsentAct back = act.at(State.TAKING_BACK, act.reach().back());
        return store.change(act, back.state(), back.reach())
                .flatMap(changed -> changed ? Mono.just(back).doOnNext(this::goOn) : takeBack(act.id()));
    }

    private static <T> Mono<T> takenBack() {
        return Mono.error(() -> Problem.of(ConsentProblem.ACT_TAKEN_BACK).refused());
    }

    /** What was broke off goes on. */
    public Mono<Void> settle() {
        return store.brokenOff()
                .map(act -> act.at(
                        act.state(),
                        act.state() == State.BEGUN
                                ? Reach.none(act.reach().of())
                                : act.reach().back()))
                .filterWhen(act -> store.take(act, act.reach()))
                .doOnNext(this::goOn)
                .then();
    }

    private void goOn(ConsentAct act) {
        Mono<Void> work = switch (act.state()) {
            case BEGUN -> record(act);
            case TAKING_BACK -> unsay(act);
            case DONE, TAKEN_BACK -> Mono.empty();
        };
        work.subscribe(
                _ -> {},
                failure -> LOG.warn("what an ordinance presumes is gone on with later: {}", failure.toString()));
    }

    private Mono<Void> record(ConsentAct act) {
        return about(act)
                .buffer(BATCH)
                .concatMap(some -> reach(act, some))
                .takeWhile(still -> still)
                .then(Mono.defer(() -> store.done(act)))
                .then();
    }

    private Mono<Void> unsay(ConsentAct act) {
        return store.reached(act.id())
                .concatMap(some -> change(some, person -> Presumption.without(act, person), TRIES)
                        .then(Mono.defer(() -> store.further(act, some.size(), 0))))
                .then(Mono.defer(() -> store.takenBack(act)))
                .then();
    }

    /** False once somebody takes the act back, who either finds these people changed, or is found here after they were. */
    private Mono<Boolean> reach(ConsentAct act, List<PersonState> some) {
        List<String> reached = some.stream()
                .filter(person -> Presumption.of(act, person).isToBeRecorded())
                .map(person -> person.id().toString())
                .toList();
        Counts counts = some.stream()
                .map(person -> Presumption.of(act, person))
                .reduce(Counts.NONE, Counts::and, (one, _) -> one);
        Mono<Void> recorded = reached.isEmpty()
                ? Mono.empty()
                : store.reaching(act.id(), reached)
                        .then(Mono.defer(() -> change(reached, person -> Presumption.with(act, person), TRIES)));
        return recorded.then(Mono.defer(() -> store.further(act, some.size(), counts.reached())))
                .flatMap(still -> still
                        ? Mono.just(true)
                        : change(reached, person -> Presumption.without(act, person), TRIES)
                                .thenReturn(false));
    }

    private Mono<Void> demandKnown(ConsentAct act) {
        Set<PersonId> unknown = new HashSet<>(act.named());
        return act.named().isEmpty()
                ? Mono.empty()
                : persons.find(ids(act)).flatMap(found -> {
                    found.values().forEach(person -> unknown.remove(person.id()));
                    return unknown.isEmpty() ? Mono.empty() : unknown(unknown);
                });
    }

    private static Mono<Void> unknown(Set<PersonId> ids) {
        List<String> some =
                ids.stream().map(PersonId::toString).sorted().limit(NAMED).toList();
        return Mono.error(() -> Problem.of(CommonProblem.WRONG_FIELD)
                .and(ProblemItem.field("personIds", UNKNOWN, ids.size(), String.join(", ", some)))
                .refused());
    }

    private Mono<Long> count(ConsentAct act) {
        return act.named().isEmpty()
                ? Flux.fromIterable(act.groups())
                        .concatMap(group -> persons.count(here(group)))
                        .reduce(0L, Long::sum)
                : Mono.just((long) act.named().size());
    }

    private Flux<PersonState> about(ConsentAct act) {
        return act.named().isEmpty()
                ? Flux.fromStream(() -> act.groups().stream().sorted()).concatMap(group -> persons.all(here(group)))
                : persons.find(ids(act))
                        .flatMapIterable(Map::values)
                        .filter(person -> person.lifecycle().isHere());
    }

    private static Document here(PriorityGroup group) {
        return new Document("group", group.number()).append("gone", false);
    }

    private static List<String> ids(ConsentAct act) {
        return act.named().stream().map(PersonId::toString).toList();
    }

    /** Changes all of them, read anew, those that somebody else was faster with once more. */
    private Mono<Void> change(List<String> ids, UnaryOperator<PersonState> change, int tries) {
        if (tries == 0) {
            return Mono.error(Problem.of(ConsentProblem.CONSENT_CHANGED).refused());
        }
        return persons.find(ids)
                .flatMap(found -> persons.putAll(found.values().stream()
                        .map(person -> Map.entry(person, change.apply(person)))
                        .filter(entry -> entry.getKey() != entry.getValue())
                        .map(Map.Entry::getValue)
                        .toList()))
                .flatMap(losers ->
                        losers.isEmpty() ? Mono.<Void>empty() : change(List.copyOf(losers), change, tries - 1));
    }
}
