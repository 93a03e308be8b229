package jp.anpi.registry.consent;

import java.util.List;
import java.util.UUID;
import jp.anpi.registry.consent.ConsentAct.Reach;
import jp.anpi.registry.consent.ConsentAct.State;
import jp.anpi.registry.consent.Presumption.Counts;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.eventing.Fault;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
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

    private final PresumedPeople people;
    private final ConsentActStore store;

    ConsentActs(PresumedPeople people, ConsentActStore store) {
        this.people = people;
        this.store = store;
    }

    /**
     * What an act would come to, as far as it was looked.
     *
     * @param looked how many were looked at; as many as {@code of} once it is the whole
     */
    record Look(long looked, long of, Counts counts) {

        private Look and(Look more) {
            return new Look(looked + more.looked, of, counts.and(more.counts));
        }
    }

    Flux<ConsentAct> newest() {
        return store.newest();
    }

    /** Whom an act reached or was about to, also after it was taken back. */
    Flux<PersonId> reached(UUID id) {
        return known(id).flatMapMany(act -> store.reached(act.id()));
    }

    /** What it would come to, step by step up to the whole of it: of a city it takes longer than anybody waits for an answer. */
    Flux<Look> look(ConsentAct act) {
        return people.demandKnown(act)
                .thenMany(Flux.defer(() -> people.about(act)))
                .collectList()
                .flatMapMany(batches -> {
                    long of = batches.stream().mapToLong(List::size).sum();
                    return Flux.fromIterable(batches)
                            .concatMap(
                                    some -> people.look(act, some).map(counts -> new Look(some.size(), of, counts)), 1)
                            .scan(new Look(0, of, Counts.NONE), Look::and);
                });
    }

    /** Begins it, or finds it as it stands when it was sent before; what was given up is begun once more. */
    Mono<ConsentAct> begin(ConsentAct act) {
        Hold hold = Hold.of(act.id());
        return people.demandKnown(act)
                .then(Mono.defer(() -> people.count(act)))
                .map(of -> act.at(State.BEGUN, Reach.none(of)))
                .flatMap(begun -> store.begin(begun, hold)
                        .flatMap(isNew -> isNew ? Mono.just(begun).doOnNext(_ -> goOn(begun, hold)) : sentBefore(act)));
    }

    private Mono<ConsentAct> sentBefore(ConsentAct act) {
        return store.find(act.id())
                .filter(act::says)
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(ConsentProblem.OTHER_ACT).refused()))
                .flatMap(before -> before.state() == State.BROKEN_OFF
                        ? change(before, State.BEGUN, Mono.defer(() -> sentBefore(act)))
                        : Mono.just(before));
    }

    /**
     * Begins to make it unsaid of everybody; what they said themselves stays. Refused (409) when it was taken back already. Whoever
     * records it meanwhile finds that at their next step, and takes it back from there.
     */
    Mono<ConsentAct> takeBack(UUID id) {
        return known(id).flatMap(act -> switch (act.state()) {
            case BEGUN, DONE, BROKEN_OFF, BACK_BROKEN_OFF ->
                change(act, State.TAKING_BACK, Mono.defer(() -> takeBack(id)));
            case TAKING_BACK -> Mono.just(act);
            case TAKEN_BACK -> takenBack();
        });
    }

    private Mono<ConsentAct> known(UUID id) {
        return store.find(id)
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).refused()));
    }

    /** @param again what is done where somebody else changed it meanwhile */
    private Mono<ConsentAct> change(ConsentAct act, State next, Mono<ConsentAct> again) {
        Hold hold = Hold.of(act.id());
        ConsentAct changed = act.at(next, act.reach());
        return store.change(act, next)
                .flatMap(done -> done
                        ? store.take(hold)
                                .filter(taken -> taken)
                                .doOnNext(_ -> goOn(changed, hold))
                                .thenReturn(changed)
                        : again);
    }

    private static <T> Mono<T> takenBack() {
        return Mono.error(() -> Problem.of(ConsentProblem.ACT_TAKEN_BACK).refused());
    }

    /** What was broken off goes on. */
    public Mono<Void> settle() {
        return store.brokenOff()
                .collectList()
                .flatMapIterable(acts -> acts)
                .concatMap(act -> {
                    Hold hold = Hold.of(act.id());
                    return store.takeBrokenOff(hold).filter(taken -> taken).doOnNext(_ -> goOn(act, hold));
                })
                .then();
    }

    private void goOn(ConsentAct act, Hold hold) {
        new ConsentRun(people, store, act, hold)
                .work()
                .subscribe(
                        _ -> {},
                        failure -> LOG.warn("what an ordinance presumes is gone on with later: {}", Fault.of(failure)));
    }
}
