package jp.anpi.registry.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import jp.anpi.registry.contract.Topic;
import jp.anpi.registry.eventing.EventContext;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.LogPosition;
import jp.anpi.registry.eventing.LogUnavailable;
import jp.anpi.registry.eventing.Outgoing;
import jp.anpi.registry.eventing.RecordKey;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** A log that remembers what was appended, is down when told to, and can hold an append on its way. */
public final class RecordingLog implements EventLog {

    /** What was appended; empty event for an erasure. */
    public record Appended(String topic, String key, Optional<Object> event) {}

    private final List<Appended> records = new CopyOnWriteArrayList<>();
    private final AtomicInteger batchesLeft = new AtomicInteger(Integer.MAX_VALUE);
    private volatile boolean down;
    private volatile Optional<Sinks.Empty<Void>> held = Optional.empty();

    public void down(boolean isDown) {
        down = isDown;
    }

    /** After so many batches the log is down for further ones. */
    public void downAfterBatches(int batches) {
        batchesLeft.set(batches);
    }

    /** The next single append stays on its way until what is returned completes. */
    public Sinks.Empty<Void> holdNext() {
        Sinks.Empty<Void> gate = Sinks.empty();
        held = Optional.of(gate);
        return gate;
    }

    public List<Appended> records() {
        return new ArrayList<>(records);
    }

    public void forget() {
        records.clear();
    }

    @Override
    public <T> Mono<LogPosition> append(Topic<T> topic, RecordKey key, T event, EventContext context) {
        return Mono.defer(() -> {
            if (down) {
                return Mono.error(new LogUnavailable("down", null));
            }
            Mono<Void> gate = held.map(Sinks.Empty::asMono).orElse(Mono.empty());
            held = Optional.empty();
            return gate.then(Mono.fromSupplier(() -> record(topic, key, Optional.of(event))));
        });
    }

    @Override
    public <T> Mono<Void> appendAll(Topic<T> topic, List<Outgoing<T>> events) {
        return Mono.defer(() -> {
            if (down || batchesLeft.getAndDecrement() <= 0) {
                return Mono.error(new LogUnavailable("down", null));
            }
            events.forEach(outgoing -> record(topic, outgoing.key(), Optional.of(outgoing.event())));
            return Mono.empty();
        });
    }

    @Override
    public Mono<LogPosition> erase(Topic<?> topic, RecordKey key) {
        return Mono.fromSupplier(() -> record(topic, key, Optional.empty()));
    }

    private LogPosition record(Topic<?> topic, RecordKey key, Optional<Object> event) {
        records.add(new Appended(topic.name(), key.text(), event));
        return new LogPosition(0, records.size() - 1L);
    }
}
