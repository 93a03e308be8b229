package jp.anpi.registry.wiring;

import java.util.List;
import jp.anpi.registry.store.LogMark;
import jp.anpi.registry.store.Outbox;
import jp.anpi.registry.store.StateStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The outboxes of all kinds together. */
record Outboxes(List<StateStore<?>> states, LogMark mark) {

    private static final Logger LOG = LoggerFactory.getLogger(Outboxes.class);

    Outboxes {
        states = List.copyOf(states);
    }

    Mono<Void> createIndexes() {
        return Flux.fromIterable(states).concatMap(StateStore::createIndexes).then();
    }

    /** Marks everything of a topic that has lost records as not yet published. */
    Mono<Void> findLosses() {
        return Flux.fromIterable(states)
                .concatMap(state -> mark.hasLost(state.kind().topic()).flatMap(lost -> {
                    if (!lost) {
                        return Mono.empty();
                    }
                    LOG.warn(
                            "{} ends before what was published on it: everything is published again",
                            state.kind().topic().name());
                    return state.outbox().publishAllAgain();
                }))
                .then();
    }

    /** Publishes what is pending in any of them; answers how much it was. */
    Mono<Long> publishPending() {
        return Flux.fromIterable(states)
                .map(StateStore::outbox)
                .concatMap(Outbox::publishPending)
                .reduce(0L, Long::sum);
    }

    /** Notes where the topics end. */
    Mono<Void> noteEnds() {
        return Flux.fromIterable(states)
                .concatMap(state -> mark.note(state.kind().topic()))
                .then();
    }
}
