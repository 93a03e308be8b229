package jp.anpi.registry.eventing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the log is reached and used.
 *
 * @param bootstrapServers of Kafka, {@code host:port,…}; the short name {@code anpi.kafka-bootstrap-servers} wins
 * @param topicPrefix set before every topic and group, so that tests and test systems may share a Kafka
 * @param personPartitions of topics spread by person; 1 on one machine (each partition is fsynced on its own), 12 in a
 *     cluster. Fixed once data exist
 * @param replication of every topic; 3 in a cluster
 * @param minInsync replicas that must have a record before it is acknowledged; 0 stands for one less than
 *     {@code replication}, at least 1
 * @param instanceId names this instance among those of its service, unique and the same after a restart, so that it gets
 *     its shares back at once; others take them over when it has been gone for thirty seconds. Empty: a restart after a crash
 *     waits about six seconds, and so do the others
 * @param deliveryTimeout an append that is not acknowledged by then has failed
 * @param inFlight bytes on their way to Kafka at most; above it appends are refused as busy
 * @param batch records given to a projection at once, at most
 * @param applyTimeout how long a projection may take for one batch
 * @param startWithin how long to wait for Kafka at start
 */
@ConfigurationProperties("anpi.kafka")
public record EventingProperties(
        @DefaultValue("") String bootstrapServers,
        @DefaultValue("") String topicPrefix,
        @DefaultValue("1") int personPartitions,
        @DefaultValue("1") int replication,
        @DefaultValue("0") int minInsync,
        @DefaultValue("") String instanceId,
        @DefaultValue("5s") Duration deliveryTimeout,
        @DefaultValue("12MB") DataSize inFlight,
        @DefaultValue("2000") int batch,
        @DefaultValue("30s") Duration applyTimeout,
        @DefaultValue("60s") Duration startWithin) {

    public EventingProperties {
        minInsync = minInsync == 0 ? Math.max(1, replication - 1) : minInsync;
        require(topicPrefix.matches("[a-zA-Z0-9._-]{0,60}"), "topic-prefix: letters, digits, dot, dash, underscore");
        require(personPartitions >= 1 && personPartitions <= Slot.COUNT, "person-partitions: 1 to " + Slot.COUNT);
        require(replication >= 1 && replication <= 9, "replication: 1 to 9");
        require(minInsync >= 1 && minInsync <= replication, "min-insync: 1 to the replication");
        require(deliveryTimeout.toMillis() >= 1_000, "delivery-timeout: at least 1s");
        require(inFlight.toMegabytes() >= 1 && inFlight.toMegabytes() <= 256, "in-flight: 1MB to 256MB");
        require(batch >= 1 && batch <= 10_000, "batch: 1 to 10000");
        require(applyTimeout.isPositive(), "apply-timeout: more than nothing");
        require(startWithin.isPositive(), "start-within: more than nothing");
    }

    /** Defaults of one machine. */
    public static EventingProperties of(String bootstrapServers) {
        return new EventingProperties(
                bootstrapServers,
                "",
                1,
                1,
                1,
                "",
                Duration.ofSeconds(5),
                DataSize.ofMegabytes(12),
                2_000,
                Duration.ofSeconds(30),
                Duration.ofSeconds(60));
    }

    public EventingProperties withBootstrapServers(String servers) {
        return new EventingProperties(
                servers,
                topicPrefix,
                personPartitions,
                replication,
                minInsync,
                instanceId,
                deliveryTimeout,
                inFlight,
                batch,
                applyTimeout,
                startWithin);
    }

    public EventingProperties withTopicPrefix(String prefix) {
        return new EventingProperties(
                bootstrapServers,
                prefix,
                personPartitions,
                replication,
                minInsync,
                instanceId,
                deliveryTimeout,
                inFlight,
                batch,
                applyTimeout,
                startWithin);
    }

    public EventingProperties withPersonPartitions(int partitions) {
        return new EventingProperties(
                bootstrapServers,
                topicPrefix,
                partitions,
                replication,
                minInsync,
                instanceId,
                deliveryTimeout,
                inFlight,
                batch,
                applyTimeout,
                startWithin);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("anpi.kafka." + otherwise);
        }
    }
}
