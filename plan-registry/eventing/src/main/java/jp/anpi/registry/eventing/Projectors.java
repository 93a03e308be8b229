package jp.anpi.registry.eventing;

import java.util.List;
import jp.anpi.registry.contract.Topic;

/** Runs projections. */
public interface Projectors {

    /**
     * Runs a projection on a thread of its own until it is closed. Instances of a service that start the same name share
     * the topic's partitions among them.
     *
     * @param name of the owner, for example {@code safety.check}; also the Kafka consumer group and the metric tag
     */
    <T> Projector start(String name, Topic<T> topic, Projection<T> projection);

    /** Those not closed yet, for readiness. */
    List<Projector> running();
}
