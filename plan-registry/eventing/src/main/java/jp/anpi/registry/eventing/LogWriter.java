package jp.anpi.registry.eventing;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import reactor.core.publisher.Mono;

/**
 * One connection for writing, with a bound on what is on its way. Never holds its caller: the metadata of every topic are
 * fetched at start and never forgotten, and the buffer is larger than the bound, so that {@code send} has nothing to wait
 * for.
 */
final class LogWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogWriter.class);
    private static final int KIB = 1024;

    private final String name;
    private final TopicPlan plan;
    private final DefaultKafkaProducerFactory<byte[], byte[]> factory;
    private final int inFlightKib;
    private final Semaphore inFlight;
    private final AtomicBoolean replacing = new AtomicBoolean();
    private volatile Producer<byte[], byte[]> producer;

    /**
     * @param requestsInFlight produce requests sent before the first is answered. One, where each costs an fsync: what
     *     arrives meanwhile goes together in the next
     * @param linger how long a record may wait for others to share its request with
     */
    LogWriter(String name, EventingProperties properties, TopicPlan plan, int requestsInFlight, Duration linger) {
        this.name = name;
        this.plan = plan;
        this.inFlightKib = (int) properties.inFlight().toKilobytes();
        this.inFlight = new Semaphore(inFlightKib);
        this.factory = new DefaultKafkaProducerFactory<>(settings(properties, requestsInFlight, linger));
        this.producer = factory.createProducer();
    }

    private Map<String, Object> settings(EventingProperties properties, int requestsInFlight, Duration linger) {
        int delivery = Math.toIntExact(properties.deliveryTimeout().toMillis());
        var settings = new HashMap<String, Object>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, properties.bootstrapServers());
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "anpi-" + name);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, requestsInFlight);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, linger.toMillis());
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * KIB);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2L * inFlightKib * KIB + 8L * KIB * KIB);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, TopicPlan.MAX_RECORD_BYTES);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 100);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, delivery);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, delivery * 4 / 5);
        settings.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 50);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        settings.put(
                ProducerConfig.METADATA_MAX_IDLE_CONFIG, Duration.ofDays(3_650).toMillis());
        settings.put(ProducerConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
        return settings;
    }

    /** Fetches the metadata of every topic; waits, so only for the start and for a thread of its own. */
    void warm(Duration within) {
        warm(producer, within);
    }

    private void warm(Producer<byte[], byte[]> cold, Duration within) {
        long end = System.nanoTime() + within.toNanos();
        for (String topic : plan.names()) {
            while (true) {
                try {
                    cold.partitionsFor(topic);
                    break;
                } catch (TimeoutException e) {
                    if (System.nanoTime() > end) {
                        throw new LogUnavailable("Kafka does not tell where topic " + topic + " is", e);
                    }
                }
            }
        }
    }

    /** Sends at subscription; completes, on the connection's thread, with where the record stands. */
    Mono<LogPosition> send(ProducerRecord<byte[], byte[]> message) {
        return Mono.create(sink -> {
            int cost = cost(message);
            if (!inFlight.tryAcquire(cost)) {
                sink.error(new LogBusy(inFlightKib + " KiB are on their way to the log already"));
                return;
            }
            Producer<byte[], byte[]> current = producer;
            try {
                var _ = current.send(message, (sent, failure) -> {
                    inFlight.release(cost);
                    if (failure == null) {
                        sink.success(new LogPosition(sent.partition(), sent.offset()));
                    } else {
                        failed(current, failure);
                        sink.error(new LogUnavailable("the log did not take the event", failure));
                    }
                });
            } catch (RuntimeException e) {
                inFlight.release(cost);
                failed(current, e);
                sink.error(new LogUnavailable("the log did not take the event", e));
            }
        });
    }

    int inFlightKib() {
        return inFlightKib - inFlight.availablePermits();
    }

    private int cost(ProducerRecord<byte[], byte[]> message) {
        byte[] value = message.value();
        return Math.min(inFlightKib, 1 + (value == null ? 0 : value.length / KIB));
    }

    /** Most failures pass; after one that does not, this connection would fail for ever, so another takes its place. */
    private void failed(Producer<byte[], byte[]> culprit, Exception failure) {
        boolean passes = failure instanceof RetriableException || failure instanceof RecordTooLargeException;
        if (passes || culprit != producer || !replacing.compareAndSet(false, true)) {
            return;
        }
        LOG.warn("The connection {} to the log failed for good and is replaced: {}", name, failure.toString());
        Thread.ofPlatform().daemon().name("anpi-log-" + name + "-replace").start(() -> {
            try {
                factory.reset();
                Producer<byte[], byte[]> next = factory.createProducer();
                warm(next, Duration.ofSeconds(30));
                producer = next;
            } catch (RuntimeException e) {
                LOG.warn("The connection {} to the log could not be replaced yet: {}", name, e.toString());
            } finally {
                replacing.set(false);
            }
        });
    }

    @Override
    public void close() {
        factory.setPhysicalCloseTimeout(5);
        factory.destroy();
    }
}
