package jp.anpi.registry.eventing;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import jp.anpi.registry.contract.Topic;
import reactor.core.publisher.Mono;

/** Keeps in-memory views and copies up to date: every instance sees every record. */
public interface Followers {

    /**
     * Reads all partitions from the given place on, on a thread of its own, until closed.
     *
     * @param handler called for one record after the other, in order per key; must be quick and must not wait. When it
     *     throws, the record is logged, counted and passed over. Records that cannot be read are counted and passed over
     */
    <T> Follower follow(String name, Topic<T> topic, From from, Consumer<Received<T>> handler);

    /** The offset behind the last record of each partition, as of now. */
    Mono<Map<Integer, Long>> endOffsets(Topic<?> topic);

    /** How many records of the topic were ever set aside because they could not be read; they are kept for ever. */
    Mono<Long> deadLetters(Topic<?> topic);

    /** The newest of them, newest first: where each stood and what kind of cause it has, never what it says. */
    Mono<List<DeadLetter>> newestDeadLetters(Topic<?> topic, int most);

    /** Those not closed yet, for readiness. */
    List<Follower> running();

    /** Where reading begins. */
    sealed interface From {
        /** The first record there is: for copies of topics that keep the newest record of each key. */
        record Beginning() implements From {}

        /** Only what comes from now on. */
        record End() implements From {}

        /** The noted offsets (a partition that is not named begins at its first record). */
        record Offsets(Map<Integer, Long> next) implements From {
            public Offsets {
                next = Map.copyOf(next);
            }
        }
    }
}
