package jp.anpi.registry.eventing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import jp.anpi.registry.contract.Topic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Followers on Kafka, one thread each. */
final class LogFollowers implements Followers, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogFollowers.class);
    private static final int WAIT_FOR_KEY = 100;

    private final LogReader reader;
    private final EventCodec codec;
    private final TopicPlan plan;
    private final MeterRegistry meters;
    private final List<Follower> running = new CopyOnWriteArrayList<>();

    LogFollowers(LogReader reader, EventCodec codec, TopicPlan plan, MeterRegistry meters) {
        this.reader = reader;
        this.codec = codec;
        this.plan = plan;
        this.meters = meters;
    }

    @Override
    public <T> Follower follow(String name, Topic<T> topic, From from, Consumer<Received<T>> handler) {
        plan.requireDeclared(topic);
        var follower = new Following<>(name, topic, from, handler);
        running.add(follower);
        return follower;
    }

    @Override
    public Mono<Map<Integer, Long>> endOffsets(Topic<?> topic) {
        plan.requireDeclared(topic);
        return reader.endOffsets(topic);
    }

    @Override
    public Mono<Long> deadLetters(Topic<?> topic) {
        plan.requireDeclared(topic);
        return reader.endOffset(plan.deadLettersOf(topic));
    }

    @Override
    public Mono<List<DeadLetter>> newestDeadLetters(Topic<?> topic, int most) {
        plan.requireDeclared(topic);
        String dead = plan.deadLettersOf(topic);
        return reader.endOffset(dead)
                .flatMap(end -> end == 0 ? Mono.just(List.of()) : read(topic, dead, Math.max(0, end - most), end));
    }

    private Mono<List<DeadLetter>> read(Topic<?> topic, String dead, long from, long end) {
        return Mono.usingWhen(
                Mono.fromSupplier(() -> new Letters(topic, dead, from)),
                letters -> letters.tail.reached(Map.of(0, end)).then(Mono.fromSupplier(letters::newestFirst)),
                // The tail's own thread must not wait for its own end.
                letters -> Mono.fromRunnable(letters.tail::close).subscribeOn(Schedulers.boundedElastic()));
    }

    /** The end of a topic of dead letters while it is read. */
    private final class Letters {

        private final List<DeadLetter> found = new CopyOnWriteArrayList<>();
        private final Tail tail;

        Letters(Topic<?> topic, String dead, long from) {
            this.tail = new Tail("dead-letters", reader.follower("dead-letters"), dead, 1, Map.of(0, from), letter -> {
                DeadLetters.read(topic, letter).ifPresent(found::add);
                return true;
            });
        }

        List<DeadLetter> newestFirst() {
            return List.copyOf(found).reversed();
        }
    }

    @Override
    public List<Follower> running() {
        return List.copyOf(running);
    }

    @Override
    public void close() {
        running.forEach(Follower::close);
    }

    private final class Following<T> implements Follower {

        private final String name;
        private final Topic<T> topic;
        private final Consumer<Received<T>> handler;
        private final Counter passedOver;
        private final Mono<Tail> tail;
        private final Mono<Void> caughtUp;
        private volatile @Nullable Tail started;
        private int waits;

        Following(String name, Topic<T> topic, From from, Consumer<Received<T>> handler) {
            this.name = name;
            this.topic = topic;
            this.handler = handler;
            this.passedOver = meters.counter("anpi.follow.passed.over", "name", name);
            Mono<Map<Integer, Long>> end =
                    reader.endOffsets(topic).retryWhen(Patience.forKafka()).cache();
            this.tail = end.map(offsets -> start(
                            switch (from) {
                                case From.Beginning _ -> Map.of();
                                case From.End _ -> offsets;
                                case From.Offsets(Map<Integer, Long> next) -> next;
                            }))
                    .doOnNext(reading -> started = reading)
                    .cache();
            this.caughtUp = Mono.zip(tail, end)
                    .flatMap(both -> both.getT1().reached(both.getT2()))
                    .cache();
            caughtUp.subscribe(_ -> {}, e -> LOG.error("{} does not follow: {}", name, Fault.of(e)));
        }

        private Tail start(Map<Integer, Long> from) {
            return new Tail(
                    name, reader.follower(name), plan.nameOf(topic), plan.partitionsOf(topic), from, this::handle);
        }

        private boolean handle(ConsumerRecord<byte[], byte[]> message) {
            try {
                handler.accept(codec.decode(topic, message));
            } catch (KeyDestroyed lawfully) {
                passedOver.increment();
            } catch (KeyUnknown e) {
                if (++waits < WAIT_FOR_KEY) { // made by another instance a moment ago
                    return false;
                }
                passedOver.increment();
                LOG.warn("{} passes over {}-{}: {}", name, topic.name(), message.offset(), e.toString());
            } catch (RuntimeException e) {
                passedOver.increment();
                LOG.warn("{} passes over {}-{}: {}", name, topic.name(), message.offset(), Fault.of(e));
            }
            waits = 0;
            return true;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Mono<Void> caughtUp() {
            return caughtUp;
        }

        @Override
        public Mono<Void> upToDate() {
            return Mono.zip(tail, reader.endOffsets(topic))
                    .flatMap(both -> both.getT1().reached(both.getT2()));
        }

        @Override
        public Optional<String> trouble() {
            Tail reading = started;
            return reading == null ? Optional.of(name + " waits for Kafka.") : reading.trouble();
        }

        @Override
        public void close() {
            running.remove(this);
            tail.subscribe(Tail::close);
        }
    }
}
