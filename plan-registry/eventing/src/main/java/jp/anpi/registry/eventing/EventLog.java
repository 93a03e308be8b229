package jp.anpi.registry.eventing;

import java.util.List;
import jp.anpi.registry.contract.Topic;
import reactor.core.publisher.Mono;

/**
 * Appends events. Never holds the calling thread; results arrive on Reactor's parallel threads. Nothing is sent before
 * subscription, and cancelling does not take back what was sent.
 */
public interface EventLog {

    /**
     * Appends one event. Completes once all in-sync replicas have it, for a {@link Topic#flushed flushed} topic once it is
     * on disk.
     *
     * <p>Fails with {@link LogUnavailable} (log down, closed, or no acknowledgement within
     * {@code anpi.kafka.delivery-timeout}), {@link LogBusy} (too much in flight), or {@link KeyDestroyed} (the incident was
     * lawfully deleted). The data key is created when it does not exist.
     */
    <T> Mono<LogPosition> append(Topic<T> topic, RecordKey key, T event, EventContext context);

    /**
     * Appends several events of one topic, in order per key, with a bounded number on their way. Completes when all are
     * acknowledged; fails with the first failure, when others may have been appended.
     */
    <T> Mono<Void> appendAll(Topic<T> topic, List<Outgoing<T>> events);

    /**
     * Withdraws what stands under the key.
     *
     * @throws IllegalArgumentException when the topic does not keep the newest record of each key
     */
    Mono<LogPosition> erase(Topic<?> topic, RecordKey key);
}
