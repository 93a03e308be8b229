package jp.anpi.registry.eventing;

import java.time.Instant;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * What one owner makes of a topic's events in its store, and what falls due there by itself. Each share has one owner at
 * a time. All calls come one after the other, never two at once; each Mono is waited for, at most
 * {@code anpi.kafka.apply-timeout} (30 s).
 *
 * <p>Each event has its effect once because the projection stores {@link PartitionBatch#nextOffset} together with the
 * effects, or makes effects repeatable and stores the offset after them: after a crash reading goes on from the stored
 * offset.
 */
public interface Projection<T> {

    /**
     * The share is ours from now on: rebuild the agenda from the store and say where to go on.
     *
     * @return the stored next offset; empty to begin at the beginning of the topic
     */
    Mono<Long> take(Share share);

    /** The share is no longer ours: forget its agenda. Must be quick. */
    default void release(Share share) {}

    /**
     * Makes the events effective and durable. A failure is tried again with the same batch after a pause; an
     * {@link OwnershipLost} drops the batch and calls {@link #take} again. An event that can never be applied must be set
     * aside by the projection itself, otherwise it is tried for ever (and the readiness is down with the reason).
     */
    Mono<Void> apply(PartitionBatch<T> batch);

    /** When something falls due next, whichever share it belongs to; empty when nothing waits. Asked often. */
    default Optional<Instant> nextDue() {
        return Optional.empty();
    }

    /** Does what is due at or before {@code now}; a bounded piece of it is enough, it is called again while work is left. */
    default Mono<Void> due(Instant now) {
        return Mono.empty();
    }
}
