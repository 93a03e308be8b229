package jp.anpi.registry.eventing;

/** The parts of the log, ready to use. */
public interface Eventing extends AutoCloseable {

    /** Publishes. */
    EventLog log();

    /** Seals, and derives the receipt key. */
    Keyring keyring();

    /** Owners: events into stores. */
    Projectors projectors();

    /** Views and copies: events into memory. */
    Followers followers();

    @Override
    void close();
}
