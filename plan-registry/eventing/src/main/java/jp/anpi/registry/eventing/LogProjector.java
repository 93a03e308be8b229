package jp.anpi.registry.eventing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import jp.anpi.registry.contract.Topic;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * The owner's loop: poll, decode, apply, do what is due, again. This is the one class that waits for a Mono; it may,
 * because the thread is its own, and it must, because the next batch may only come after this one is stored.
 *
 * <p>A share that was assigned but not yet {@linkplain Projection#take taken}, and a share whose batch failed a moment
 * ago, are paused on the consumer, so that polling (which keeps the membership in the group alive) goes on meanwhile.
 */
final class LogProjector<T> implements Projector, ConsumerRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(LogProjector.class);
    private static final Duration LONGEST_POLL = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int UNREADY_AFTER = 3;

    /**
     * Under load, how far apart batches begin: each costs a handful of calls to the store and the broker, whatever its size.
     * The first event after a pause never waits.
     */
    private static final long GATHERING_NANOS = 15_000_000;

    /** So many at once show that more are waiting: nothing is gained by waiting too. */
    private static final int MANY = 500;

    private final String name;
    private final Topic<T> topic;
    private final Projection<T> projection;
    private final ProjectorTools tools;
    private final InstantSource time;
    private final Consumer<byte[], byte[]> consumer;
    private final ProjectorMeters meters;
    private final Set<TopicPartition> owned = new HashSet<>();
    private final Set<TopicPartition> untaken = new HashSet<>();
    private final AtomicReference<State> state = new AtomicReference<>(new State.Joining());
    private final Thread thread;

    /** What the loop is doing, to know what failed. */
    private enum Step {
        POLL,
        TAKE,
        APPLY,
        DUE
    }

    private volatile boolean closing;
    private volatile boolean polling;
    private volatile boolean woken;
    /** Behind until the first look says otherwise: who asks whether all is known must not be told so by a reader that has not read. */
    private volatile long lag = 1;

    private int unapplied;
    private Step at = Step.POLL;
    private Step failedAt = Step.POLL;
    private int failures;
    private long gatherUntilNanos = System.nanoTime();
    private long pausedUntilNanos;
    private boolean paused;

    LogProjector(String name, Topic<T> topic, Projection<T> projection, ProjectorTools tools) {
        this.name = name;
        this.topic = topic;
        this.projection = projection;
        this.tools = tools;
        this.time = tools.time();
        this.consumer = tools.reader().owner(name);
        this.meters = new ProjectorMeters(tools.meters(), name, this);
        this.thread = Thread.ofPlatform().daemon().name("anpi-own-" + name).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public State state() {
        return state.get();
    }

    @Override
    public long lag() {
        return lag;
    }

    @Override
    public void wake() {
        woken = true;
        if (polling) {
            consumer.wakeup();
        } else {
            LockSupport.unpark(thread);
        }
    }

    @Override
    public void close() {
        closing = true;
        wake();
        try {
            if (!thread.join(tools.properties().applyTimeout().plusSeconds(5))) {
                LOG.warn("{} did not end in time", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        tools.closed().accept(this);
    }

    private void run() {
        try {
            consumer.subscribe(List.of(tools.plan().nameOf(topic)), this);
            while (!closing) {
                turn();
            }
        } catch (Throwable e) {
            LOG.error("{} ends: {}", name, Fault.of(e));
        } finally {
            state.set(new State.Closed());
            owned.forEach(partition -> projection.release(share(partition)));
            consumer.close(CloseOptions.timeout(Duration.ofSeconds(2)));
            meters.close();
        }
    }

    private void turn() {
        try {
            at = Step.POLL;
            gather();
            ConsumerRecords<byte[], byte[]> records = poll();
            unapplied = records.count();
            measure();
            succeeded();
            if (stillPaused()) {
                return;
            }
            if (!records.isEmpty()) {
                at = Step.APPLY;
                gatherUntilNanos = System.nanoTime() + (records.count() < MANY ? GATHERING_NANOS : 0);
                apply(records);
                succeeded();
            }
            if (!untaken.isEmpty()) {
                at = Step.TAKE;
                takeShares();
                succeeded();
            }
            at = Step.DUE;
            doWhatIsDue();
        } catch (WakeupException e) {
            woken = true;
        } catch (OwnershipLost e) {
            LOG.info("{} reads its state again: {}", name, e.getMessage());
            untaken.addAll(owned);
            failed(e);
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private void gather() {
        long nanos = gatherUntilNanos - System.nanoTime();
        boolean nothingElse = !woken && !closing && untaken.isEmpty() && !isSomethingDue();
        if (nanos > 0 && nothingElse) {
            LockSupport.parkNanos(nanos);
        }
    }

    private boolean isSomethingDue() {
        Instant now = time.instant();
        return projection.nextDue().filter(due -> !due.isAfter(now)).isPresent();
    }

    private ConsumerRecords<byte[], byte[]> poll() {
        polling = true;
        try {
            boolean atOnce = woken;
            woken = false;
            return consumer.poll(atOnce || closing ? Duration.ZERO : patience());
        } finally {
            polling = false;
        }
    }

    private Duration patience() {
        if (paused) {
            return shorter(Duration.ofNanos(Math.max(0, pausedUntilNanos - System.nanoTime())), LONGEST_POLL);
        }
        if (!untaken.isEmpty()) {
            return Duration.ZERO;
        }
        return projection
                .nextDue()
                .map(due -> shorter(Duration.between(time.instant(), due), LONGEST_POLL))
                .orElse(LONGEST_POLL);
    }

    private static Duration shorter(Duration wanted, Duration longest) {
        return wanted.isNegative() ? Duration.ZERO : wanted.compareTo(longest) < 0 ? wanted : longest;
    }

    private void takeShares() {
        for (TopicPartition partition : List.copyOf(untaken)) {
            Long next = waitFor(projection.take(share(partition)));
            if (next == null) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seek(partition, next);
            }
            untaken.remove(partition);
            consumer.resume(List.of(partition));
            LOG.info("{} owns {} from offset {}", name, partition, next == null ? "the beginning" : next);
        }
    }

    private void apply(ConsumerRecords<byte[], byte[]> records) {
        var waiting = new ArrayDeque<>(records.partitions());
        try {
            while (!waiting.isEmpty()) {
                apply(waiting.element(), records.records(waiting.element()));
                waiting.remove();
            }
        } catch (RuntimeException e) {
            // Polling has moved past all of them; those that were not applied must come again.
            waiting.forEach(partition -> consumer.seek(
                    partition, records.records(partition).getFirst().offset()));
            throw e;
        }
    }

    private void apply(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
        List<Received<T>> readable = decode(records);
        long nextOffset = records.getLast().offset() + 1;
        long begun = System.nanoTime();
        waitFor(projection.apply(new PartitionBatch<>(share(partition), readable, nextOffset)));
        meters.applied(readable.size(), System.nanoTime() - begun);
        unapplied -= records.size();
        measure();
    }

    /** What is not known yet is behind; what was polled is behind until it is applied; who owns nothing has nothing to measure. */
    private void measure() {
        if (!owned.isEmpty()) {
            lag = unapplied
                    + owned.stream()
                            .mapToLong(each -> consumer.currentLag(each).orElse(1))
                            .sum();
        }
    }

    private List<Received<T>> decode(List<ConsumerRecord<byte[], byte[]>> records) {
        var readable = new ArrayList<Received<T>>(records.size());
        for (ConsumerRecord<byte[], byte[]> message : records) {
            Received<T> received = decode(message);
            if (received != null) {
                readable.add(received);
            }
        }
        return readable;
    }

    private @Nullable Received<T> decode(ConsumerRecord<byte[], byte[]> message) {
        try {
            try {
                return tools.codec().decode(topic, message);
            } catch (KeyUnknown e) {
                waitFor(tools.keyring().catchUp());
                return tools.codec().decode(topic, message);
            }
        } catch (KeyDestroyed lawfully) {
            meters.destroyed();
        } catch (Unreadable | KeyUnknown e) {
            waitFor(tools.deadLetters().setAside(name, topic, message, e));
        }
        return null;
    }

    private void doWhatIsDue() {
        if (untaken.isEmpty() && isSomethingDue()) {
            waitFor(projection.due(time.instant()));
            succeeded();
        }
    }

    private <R> @Nullable R waitFor(Mono<R> work) {
        return work.block(tools.properties().applyTimeout());
    }

    /** What failed before must succeed itself: that something else works says nothing. */
    private void succeeded() {
        if (at == failedAt) {
            failures = 0;
        }
        if (failures == 0) {
            state.set(owned.isEmpty() ? new State.Joining() : new State.Running());
        }
    }

    private void failed(RuntimeException e) {
        failures++;
        failedAt = at;
        meters.failed();
        long millis = Math.min(LONGEST_PAUSE.toMillis(), 50L << Math.min(failures, 10));
        pausedUntilNanos = System.nanoTime() + Duration.ofMillis(millis).toNanos();
        paused = true;
        consumer.pause(consumer.assignment());
        String because = name + " fails at " + at + " with " + e.getClass().getSimpleName();
        if (failures >= UNREADY_AFTER) {
            state.set(new State.Failing(because, failures));
        }
        if (failures == 1 || failures == UNREADY_AFTER) {
            LOG.warn("{} (time {}), tries again in {} ms: {}", because, failures, millis, Fault.of(e));
        }
    }

    private boolean stillPaused() {
        if (paused && System.nanoTime() - pausedUntilNanos >= 0) {
            paused = false;
            var ready = new HashSet<>(owned);
            ready.removeAll(untaken);
            consumer.resume(ready);
        }
        return paused;
    }

    private Share share(TopicPartition partition) {
        return new Share(partition.partition(), tools.plan().partitionsOf(topic));
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            owned.add(partition);
            untaken.add(partition);
            consumer.seek(partition, 0); // a place to stand until it is taken; nothing is fetched while it is paused
        }
        consumer.pause(partitions);
        if (!partitions.isEmpty()) {
            consumer.wakeup(); // else this poll waits out its time, since nothing comes from what is paused
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            owned.remove(partition);
            failures = 0;
            untaken.remove(partition);
            projection.release(share(partition)); // also what was to be taken again, or was taken by half
        }
    }
}
