package jp.anpi.registry.eventing;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Reads all partitions of a topic from given offsets on, for ever, without a group. */
final class Tail implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Tail.class);
    private static final long AGAIN_AFTER_MILLIS = 50;

    /** While records come, how long the next may gather: each reading costs the broker and us a request. */
    private static final long GATHERING_MILLIS = 15;

    /** So many at once show that more are waiting. */
    private static final int MANY = 500;

    private record Waiter(Map<Integer, Long> target, Sinks.Empty<Void> reached) {}

    private final String name;
    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> start = new HashMap<>();
    private final Predicate<ConsumerRecord<byte[], byte[]>> handler;
    private final Map<Integer, Long> positions = new ConcurrentHashMap<>();
    private final Queue<Waiter> waiters = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile Optional<String> trouble = Optional.empty();

    /**
     * @param from the next offset of each partition; one that is not named begins at its first record
     * @param handler answers false when it cannot handle the record yet; it is then given again in a moment
     */
    Tail(
            String name,
            Consumer<byte[], byte[]> consumer,
            String topic,
            int partitions,
            Map<Integer, Long> from,
            Predicate<ConsumerRecord<byte[], byte[]>> handler) {
        this.name = name;
        this.consumer = consumer;
        this.handler = handler;
        IntStream.range(0, partitions)
                .forEach(partition ->
                        start.put(new TopicPartition(topic, partition), from.getOrDefault(partition, -1L)));
        this.thread = Thread.ofPlatform().daemon().name("anpi-follow-" + name).start(this::run);
    }

    String name() {
        return name;
    }

    Optional<String> trouble() {
        return trouble;
    }

    /** Completes when everything before the given offsets has been handled; never when the tail is closed before. */
    Mono<Void> reached(Map<Integer, Long> target) {
        return Mono.defer(() -> {
            if (isReached(target)) {
                return Mono.empty();
            }
            var waiter = new Waiter(target, Sinks.empty());
            waiters.add(waiter);
            tellWaiters();
            return waiter.reached().asMono();
        });
    }

    private boolean isReached(Map<Integer, Long> target) {
        return target.entrySet().stream()
                .allMatch(wanted ->
                        wanted.getValue() == 0 || positions.getOrDefault(wanted.getKey(), 0L) >= wanted.getValue());
    }

    private void tellWaiters() {
        for (Waiter waiter : waiters) {
            if (isReached(waiter.target()) && waiters.remove(waiter)) {
                waiter.reached().tryEmitEmpty();
            }
        }
    }

    private void run() {
        try (consumer) {
            consumer.assign(start.keySet());
            start.forEach((partition, offset) -> {
                if (offset < 0) {
                    consumer.seekToBeginning(List.of(partition));
                } else {
                    consumer.seek(partition, offset);
                    positions.put(partition.partition(), offset);
                }
            });
            tellWaiters();
            while (closing.getCount() > 0) {
                step();
            }
            // It is in no group and has nothing to commit: there is nothing worth waiting for.
            consumer.close(CloseOptions.timeout(Duration.ZERO));
        } catch (WakeupException | InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("{} follows no longer: {}", name, Fault.of(e));
            trouble = Optional.of(name + " has ended with " + e.getClass().getSimpleName());
        }
    }

    private void step() throws InterruptedException {
        try {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofSeconds(1));
            handle(records);
            for (TopicPartition partition : start.keySet()) {
                positions.put(partition.partition(), consumer.position(partition, Duration.ofSeconds(5)));
            }
            tellWaiters();
            trouble = Optional.empty();
            if (!records.isEmpty() && records.count() < MANY) {
                var _ = closing.await(GATHERING_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (OffsetOutOfRangeException e) {
            // Loud, and not repaired by a guess: whoever follows would miss what lies between.
            LOG.error("{} cannot go on: the log no longer holds offsets {}", name, e.offsetOutOfRangePartitions());
            trouble = Optional.of(name + " cannot go on: the log no longer holds what comes next.");
            waiters.forEach(waiter -> waiter.reached().tryEmitError(e));
            closing.await(10, TimeUnit.SECONDS);
        } catch (WakeupException e) {
            if (closing.getCount() > 0) {
                throw e;
            }
        } catch (KafkaException e) {
            LOG.warn("{} could not read the log and tries again: {}", name, e.toString());
            trouble = Optional.of(name + " cannot read the log: " + e.getClass().getSimpleName());
            closing.await(1, TimeUnit.SECONDS);
        }
    }

    private void handle(Iterable<ConsumerRecord<byte[], byte[]>> messages) throws InterruptedException {
        var notYet = new HashMap<TopicPartition, Long>();
        for (ConsumerRecord<byte[], byte[]> message : messages) {
            if (!notYet.isEmpty() || !handler.test(message)) {
                notYet.putIfAbsent(new TopicPartition(message.topic(), message.partition()), message.offset());
            }
        }
        if (!notYet.isEmpty()) {
            notYet.forEach(consumer::seek);
            closing.await(AGAIN_AFTER_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        consumer.wakeup();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
