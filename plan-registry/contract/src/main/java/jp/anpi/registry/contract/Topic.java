package jp.anpi.registry.contract;

/**
 * A topic of the log and every setting it lives by; owners declare theirs in one place of their contract, and the product
 * creates them at start.
 *
 * @param name for example {@code safety.report.v1}; its dead letters go to {@code <name>.dead}
 * @param family the sealed interface or record of its events; the simple name of the concrete record is the event's type
 * @param flushed true when every acknowledged record must be on disk first; never broker-wide, since it costs an fsync
 */
public record Topic<T>(String name, Class<T> family, Keep keep, Spread spread, boolean flushed) {

    /** How long records live. */
    public enum Keep {
        /** Until lawful deletion: no time limit. */
        FOR_EVER,
        /** The newest record of each key, for ever. */
        NEWEST_OF_KEY,
        /** Seven days: whoever needs it longer has stored it. */
        A_WEEK
    }

    /** How records are spread over partitions. */
    public enum Spread {
        /** One partition: total order. */
        ONE,
        /** By person: order per person, as many partitions as the installation is configured for. */
        BY_PERSON
    }
}
