package jp.anpi.registry.eventing;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Mono;

/** Puts the parts together, in the only order that works, and takes them apart in the opposite one. Waits, at start. */
final class RunningEventing implements Eventing {

    /** Unnoticeable on a board; a batch of checks then takes a few requests, not one for every few checks. */
    private static final Duration SHARES_A_REQUEST = Duration.ofMillis(3);

    private final LogReader reader;
    private final LogWriter durable;
    private final LogWriter quick;
    private final LogKeyring keyring;
    private final KafkaEventLog log;
    private final LogProjectors projectors;
    private final LogFollowers followers;

    private RunningEventing(
            LogReader reader,
            LogWriter durable,
            LogWriter quick,
            LogKeyring keyring,
            KafkaEventLog log,
            LogProjectors projectors,
            LogFollowers followers) {
        this.reader = reader;
        this.durable = durable;
        this.quick = quick;
        this.keyring = keyring;
        this.log = log;
        this.projectors = projectors;
        this.followers = followers;
    }

    static Eventing start(
            EventingProperties properties,
            Path keyFile,
            DeclaredTopics topics,
            InstantSource time,
            LogGate gate,
            MeterRegistry meters) {
        var opened = new Opened();
        try {
            var plan = new TopicPlan(properties, topics.topics());
            var reader = opened.add(new LogReader(properties, plan));
            plan.bringAbout(reader.admin());
            var durable = opened.add(new LogWriter("durable", properties, plan, 1, Duration.ZERO));
            var quick = opened.add(new LogWriter("quick", properties, plan, 5, SHARES_A_REQUEST));
            durable.warm(properties.startWithin());
            quick.warm(properties.startWithin());

            boolean dataExist = waitFor(reader.endOffsets(TopicPlan.KEYS), properties.startWithin()).values().stream()
                    .anyMatch(end -> end > 0);
            var keyring = opened.add(new LogKeyring(InstallationKey.load(keyFile, dataExist), durable, reader, plan));
            waitFor(keyring.load().thenReturn(true), properties.startWithin());

            var codec = new EventCodec(keyring, plan, time);
            var log = new KafkaEventLog(durable, quick, codec, keyring, plan, gate, meters);
            var projectors = new LogProjectors(
                    properties, plan, reader, codec, keyring, new DeadLetters(quick, plan, meters), time, meters);
            var followers = new LogFollowers(reader, codec, plan, meters);
            return new RunningEventing(reader, durable, quick, keyring, log, projectors, followers);
        } catch (ExecutionException | TimeoutException e) {
            opened.close();
            if (e.getCause() instanceof InstallationKeyException known) {
                throw known;
            }
            throw new LogUnavailable(
                    "Kafka at " + properties.bootstrapServers() + " does not answer as needed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            opened.close();
            Thread.currentThread().interrupt();
            throw new LogUnavailable("The start was interrupted", e);
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private static <R> R waitFor(Mono<R> work, Duration within)
            throws ExecutionException, InterruptedException, TimeoutException {
        return work.toFuture().get(within.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public EventLog log() {
        return log;
    }

    @Override
    public Keyring keyring() {
        return keyring;
    }

    @Override
    public Projectors projectors() {
        return projectors;
    }

    @Override
    public Followers followers() {
        return followers;
    }

    @Override
    public void replaceInstallationKey(Duration within) {
        try {
            waitFor(keyring.replaceInstallationKey().thenReturn(true), within);
        } catch (ExecutionException | TimeoutException e) {
            throw new LogUnavailable("The installation's key could not be replaced: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogUnavailable("Replacing the installation's key was interrupted", e);
        }
    }

    @Override
    public void close() {
        projectors.close();
        followers.close();
        keyring.close();
        durable.close();
        quick.close();
        reader.close();
    }

    /** What is open when the start fails half way. */
    private static final class Opened {

        private final ArrayDeque<AutoCloseable> parts = new ArrayDeque<>();

        <C extends AutoCloseable> C add(C part) {
            parts.push(part);
            return part;
        }

        void close() {
            while (!parts.isEmpty()) {
                try {
                    parts.pop().close();
                } catch (Exception e) {
                    // The reason of the failed start is what counts.
                }
            }
        }
    }
}
