package jp.anpi.registry.eventing;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import jp.anpi.registry.contract.Topic;
import org.apache.kafka.clients.producer.ProducerRecord;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Topics that are flushed at each message have a connection of their own, so that nothing else waits behind an fsync; on
 * it one request is on its way at a time, and what arrives meanwhile shares the next fsync.
 */
final class KafkaEventLog implements EventLog {

    private static final int TOGETHER = 512;

    private final LogWriter durable;
    private final LogWriter quick;
    private final EventCodec codec;
    private final LogKeyring keyring;
    private final TopicPlan plan;
    private final LogGate gate;
    private final MeterRegistry meters;
    private final Map<String, Timer> timers = new ConcurrentHashMap<>();

    KafkaEventLog(
            LogWriter durable,
            LogWriter quick,
            EventCodec codec,
            LogKeyring keyring,
            TopicPlan plan,
            LogGate gate,
            MeterRegistry meters) {
        this.durable = durable;
        this.quick = quick;
        this.codec = codec;
        this.keyring = keyring;
        this.plan = plan;
        this.gate = gate;
        this.meters = meters;
        meters.gauge("anpi.log.inflight.kib", durable, LogWriter::inFlightKib);
    }

    @Override
    public <T> Mono<LogPosition> append(Topic<T> topic, RecordKey key, T event, EventContext context) {
        plan.requireDeclared(topic);
        return Mono.defer(() -> keyring.holds(context.key())
                        ? write(topic, codec.encode(topic, key, event, context))
                        : keyring.ensure(context.key())
                                .then(Mono.defer(() -> write(topic, codec.encode(topic, key, event, context)))))
                .publishOn(Schedulers.parallel());
    }

    @Override
    public <T> Mono<Void> appendAll(Topic<T> topic, List<Outgoing<T>> events) {
        plan.requireDeclared(topic);
        return Flux.fromIterable(events)
                .map(event -> event.context().key())
                .distinct()
                .concatMap(keyring::ensure)
                .thenMany(Flux.fromIterable(events)
                        .flatMap(
                                out -> Mono.defer(
                                        () -> write(topic, codec.encode(topic, out.key(), out.event(), out.context()))),
                                TOGETHER))
                .then()
                .publishOn(Schedulers.parallel());
    }

    @Override
    public Mono<LogPosition> erase(Topic<?> topic, RecordKey key) {
        plan.requireDeclared(topic);
        if (topic.keep() != Topic.Keep.NEWEST_OF_KEY) {
            throw new IllegalArgumentException("nothing is withdrawn from " + topic.name());
        }
        return Mono.defer(() -> write(topic, codec.erasure(topic, key))).publishOn(Schedulers.parallel());
    }

    private Mono<LogPosition> write(Topic<?> topic, ProducerRecord<byte[], byte[]> message) {
        Optional<String> closed = gate.closed();
        if (closed.isPresent()) {
            return Mono.error(new LogUnavailable(closed.get(), null));
        }
        long begun = System.nanoTime();
        Timer timer = timers.computeIfAbsent(topic.name(), name -> meters.timer("anpi.log.append", "topic", name));
        return (topic.flushed() ? durable : quick)
                .send(message)
                .doOnTerminate(() -> timer.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS));
    }
}
