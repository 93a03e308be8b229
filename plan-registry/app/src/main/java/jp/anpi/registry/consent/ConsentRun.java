package jp.anpi.registry.consent;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import jp.anpi.registry.consent.ConsentAct.Reach;
import jp.anpi.registry.consent.ConsentAct.State;
import jp.anpi.registry.consent.Presumption.Counts;
import jp.anpi.registry.eventing.Fault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One run at an act: records it of everybody or takes it back, until it is through or somebody else holds the act. Where somebody is
 * left it is done once more after a pause, each longer than the one before, and a few times only.
 */
final class ConsentRun {

    static final int MOST_TRIES = 5;
    private static final Logger LOG = LoggerFactory.getLogger(ConsentRun.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final PresumedPeople people;
    private final ConsentActStore store;
    private final ConsentAct act;
    private final Hold hold;

    ConsentRun(PresumedPeople people, ConsentActStore store, ConsentAct act, Hold hold) {
        this.people = people;
        this.store = store;
        this.act = act;
        this.hold = hold;
    }

    /** What the store's being down breaks off is found by whoever looks for acts that nobody is at. */
    Mono<Void> work() {
        return goOn().onErrorResume(PresumedPeople::isNoOutage, failure -> {
            LOG.warn("the act {} by an ordinance failed: {}", act.id(), Fault.of(failure));
            return store.held(hold).flatMap(this::later);
        });
    }

    private Mono<Void> goOn() {
        return store.held(hold).flatMap(now -> switch (now.state()) {
            case BEGUN -> record(now);
            case TAKING_BACK -> unsay(now);
            case DONE, BROKEN_OFF, TAKEN_BACK, BACK_BROKEN_OFF -> Mono.empty();
        });
    }

    private Mono<Void> record(ConsentAct now) {
        return store.start(hold, Reach.none(now.reach().of()))
                .thenMany(Flux.defer(() -> people.about(act)))
                .concatMap(some -> step(State.BEGUN, some, this::presume).switchIfEmpty(lost(some)))
                .takeWhile(still -> still)
                .then(Mono.defer(() -> end(State.BEGUN, State.DONE)));
    }

    private Mono<Counts> presume(List<String> some) {
        return people.presume(act, some, changing -> store.reaching(act.id(), some.getFirst(), changing));
    }

    /** Whoever took the act back meanwhile may not have found these people presumed yet. */
    private Mono<Boolean> lost(List<String> some) {
        return Mono.defer(() -> store.find(act.id()))
                .filter(now -> now.state().isBack())
                .flatMap(_ -> people.unsay(act, some))
                .thenReturn(false);
    }

    private Mono<Void> unsay(ConsentAct now) {
        return store.start(hold, now.reach().back())
                .thenMany(Flux.defer(() -> store.batches(act.id())))
                .concatMap(batch -> store.people(batch)
                        .flatMap(some -> step(State.TAKING_BACK, some, ids -> people.unsay(act, ids)))
                        .defaultIfEmpty(false))
                .takeWhile(still -> still)
                .then(Mono.defer(() -> end(State.TAKING_BACK, State.TAKEN_BACK)));
    }

    /** Whether it is to be gone on with as it was; empty when it is not this run's any more. */
    private Mono<Boolean> step(State at, List<String> some, Function<List<String>, Mono<Counts>> work) {
        return work.apply(some)
                .flatMap(counts -> store.further(hold, some.size(), counts))
                .map(now -> now.state() == at);
    }

    /** Nothing when it is not this run's any more; and what somebody wants back meanwhile is taken back. */
    private Mono<Void> end(State at, State next) {
        return store.held(hold).flatMap(now -> {
            if (now.state() != at) {
                return goOn();
            }
            return now.reach().left() > 0
                    ? later(now)
                    : store.end(hold, at, next).flatMap(ended -> ended ? Mono.empty() : goOn());
        });
    }

    private Mono<Void> later(ConsentAct now) {
        int tries = now.tries() + 1;
        boolean last = tries >= MOST_TRIES;
        LOG.warn(
                "the act {} by an ordinance did not come to its end, {} people are left; it is {}",
                act.id(),
                now.reach().left(),
                last ? "given up" : "tried once more");
        return last
                ? store.end(hold, now.state(), now.state().brokenOff()).then()
                : store.pause(hold, tries, PAUSE.multipliedBy(1L << tries));
    }
}
