package jp.anpi.registry.eventing;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/**
 * The parts of the log, ready to use. In a Spring application import {@link EventingConfiguration}, which makes each part
 * a bean; elsewhere, for example in tests, {@link #start} it.
 */
public interface Eventing extends AutoCloseable {

    /**
     * Makes or compares the topics, loads the data keys and connects. Waits, at most
     * {@code anpi.kafka.start-within} for each step.
     *
     * @param keyFile the installation's key, made when nothing was encrypted before
     * @throws TopicContradiction when existing topics differ from the declared ones
     * @throws InstallationKeyException when the key is lost or another one
     * @throws LogUnavailable when Kafka does not answer
     */
    static Eventing start(
            EventingProperties properties,
            Path keyFile,
            DeclaredTopics topics,
            InstantSource time,
            LogGate gate,
            MeterRegistry meters) {
        return RunningEventing.start(properties, keyFile, topics, time, gate, meters);
    }

    /** Publishes. */
    EventLog log();

    /** Seals, and derives the receipt key. */
    Keyring keyring();

    /** Owners: events into stores. */
    Projectors projectors();

    /** Views and copies: events into memory. */
    Followers followers();

    /**
     * Replaces the installation's key and makes a new data key; waits. Data keys and what was derived from the first
     * installation's key (receipts, hashes) stay the same, so nothing that was handed out or stored becomes unreadable.
     *
     * @param within how long it may take
     */
    void replaceInstallationKey(Duration within);

    @Override
    void close();
}
