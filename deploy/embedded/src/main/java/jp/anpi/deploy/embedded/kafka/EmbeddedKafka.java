package jp.anpi.deploy.embedded.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka broker (KRaft, one node) inside this process, for one machine. What it acknowledged is there after a kill;
 * topics with {@code flush.messages=1} acknowledge only after the data is on disk, so theirs survive a loss of power too.
 *
 * <p>A fatal fault never ends the process: {@link #status} becomes {@link BrokerStatus.Restarting} and the broker is
 * started again on the same port. After {@value #RESTARTS} faults in a row it is {@link BrokerStatus.Failed}; whoever
 * owns the process then ends it (status 70). While the disk is nearly full the status is
 * {@link BrokerStatus.WritingPaused}: publishers must consult it, because Kafka itself would write on.
 */
public final class EmbeddedKafka implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKafka.class);
    private static final int RESTARTS = 3;
    private static final int CHOICES_OF_PORTS = 5;
    private static final long LOOK_AT_DISK_MILLIS = 1_000;

    private final Path log;
    private final KafkaSettings settings;
    private final DirectoryLock lock;
    private final DiskGuard disk;
    private final BlockingQueue<String> faults = new ArrayBlockingQueue<>(16);
    private final List<Consumer<BrokerStatus>> listeners = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread supervisor;

    private volatile BrokerStatus status = new BrokerStatus.Running();
    private volatile Broker broker;
    private long runningSince = System.nanoTime();
    private int faultsInARow;

    private EmbeddedKafka(
            Path directory,
            KafkaSettings settings,
            DirectoryLock lock,
            LongSupplier freeBytes,
            Supplier<LoopbackPorts> ports)
            throws InterruptedException {
        this.log = directory.resolve("log");
        this.settings = settings;
        this.lock = lock;
        this.disk = new DiskGuard(freeBytes, settings.minimumFreeBytes());
        this.broker = first(ports);
        this.supervisor = new Thread(this::supervise, "anpi-kafka-supervisor");
        supervisor.setDaemon(true);
        lookAtDisk();
        supervisor.start();
    }

    /**
     * Starts the broker on a directory, which is made when it does not exist, and returns once records are taken.
     *
     * @throws KafkaDirectoryInUse when another broker holds the directory
     * @throws EmbeddedKafkaException with one sentence when it cannot be started
     */
    public static EmbeddedKafka start(Path directory, KafkaSettings settings) {
        return start(directory, settings, DiskGuard.freeBytesOf(directory), () -> LoopbackPorts.choose(settings));
    }

    static EmbeddedKafka start(
            Path directory, KafkaSettings settings, LongSupplier freeBytes, Supplier<LoopbackPorts> ports) {
        DirectoryLock lock;
        try {
            Files.createDirectories(directory.resolve("log"));
            lock = DirectoryLock.take(directory);
        } catch (IOException e) {
            throw new EmbeddedKafkaException(
                    "The directory " + directory + " of the log cannot be used: " + e.getMessage(), e);
        }
        try {
            return new EmbeddedKafka(directory, settings, lock, freeBytes, ports);
        } catch (InterruptedException e) {
            lock.close();
            Thread.currentThread().interrupt();
            throw new EmbeddedKafkaException("The start of the log was interrupted.", e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Where clients connect, {@code 127.0.0.1:port}; the same over restarts in this process. */
    public String bootstrapServers() {
        return "127.0.0.1:" + broker.ports().client();
    }

    public BrokerStatus status() {
        return status;
    }

    /** Tells every later change of the status, on the supervisor's thread; the listener must be quick. */
    public void listen(Consumer<BrokerStatus> listener) {
        listeners.add(listener);
    }

    /** Stops the broker orderly (bounded, about a second) and gives the directory free. Closing twice is harmless. */
    @Override
    public void close() {
        closing.countDown();
        try {
            supervisor.interrupt();
            supervisor.join();
            broker.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.close();
        }
    }

    Broker broker() {
        return broker;
    }

    /** Kafka binds its ports some seconds after they were found free; lost to another process meanwhile, others are taken. */
    private Broker first(Supplier<LoopbackPorts> choice) throws InterruptedException {
        for (int left = CHOICES_OF_PORTS; ; left--) {
            LoopbackPorts ports = choice.get();
            try {
                return Broker.start(log, ports, settings.startWithin(), faults::offer);
            } catch (EmbeddedKafkaException e) {
                if (left == 1 || !ports.areTaken()) {
                    throw e;
                }
                LOG.warn("Another process took a port of the log between its choice and its use; others are chosen");
                faults.clear();
            }
        }
    }

    private void supervise() {
        try {
            boolean alive = true;
            while (alive && closing.getCount() > 0) {
                String fault = faults.poll(LOOK_AT_DISK_MILLIS, TimeUnit.MILLISECONDS);
                if (fault == null) {
                    lookAtDisk();
                } else {
                    alive = recover(fault);
                }
            }
        } catch (InterruptedException e) {
            if (closing.getCount() > 0) {
                LOG.warn("The supervisor of the log was interrupted");
            }
        }
    }

    private void lookAtDisk() {
        Optional<String> pause = disk.pause();
        change(pause.isPresent() ? new BrokerStatus.WritingPaused(pause.get()) : new BrokerStatus.Running());
    }

    private boolean recover(String firstFault) throws InterruptedException {
        if (System.nanoTime() - runningSince >= settings.steadyAfter().toNanos()) {
            faultsInARow = 0;
        }
        String because = firstFault;
        while (++faultsInARow <= RESTARTS) {
            change(new BrokerStatus.Restarting(because, faultsInARow));
            broker.stop();
            if (closing.await(settings.restartBackOff().toMillis() << (faultsInARow - 1), TimeUnit.MILLISECONDS)) {
                return false;
            }
            faults.clear();
            try {
                broker = Broker.start(log, broker.ports(), settings.startWithin(), faults::offer);
                runningSince = System.nanoTime();
                lookAtDisk();
                return true;
            } catch (EmbeddedKafkaException e) {
                because = String.valueOf(e.getMessage());
            }
        }
        broker.stop();
        change(new BrokerStatus.Failed(because));
        return false;
    }

    private void change(BrokerStatus next) {
        BrokerStatus before = status;
        boolean sameKind = before.getClass() == next.getClass() && !(next instanceof BrokerStatus.Restarting);
        status = next;
        if (sameKind) {
            return;
        }
        switch (next) {
            case BrokerStatus.Running _ -> LOG.info("The log runs at {}", bootstrapServers());
            case BrokerStatus.WritingPaused(String because) -> LOG.error("Writing to the log pauses: {}", because);
            case BrokerStatus.Restarting(String because, int attempt) ->
                LOG.error("The log restarts (attempt {} of {}): {}", attempt, RESTARTS, because);
            case BrokerStatus.Failed(String because) -> LOG.error("The log stays down: {}", because);
        }
        for (Consumer<BrokerStatus> listener : listeners) {
            try {
                listener.accept(next);
            } catch (RuntimeException e) {
                LOG.error("A listener to the log's status failed", e);
            }
        }
    }
}
