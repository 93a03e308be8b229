package jp.anpi.registry.eventing;

/** A record read from the log. */
public sealed interface Received<T> {

    LogPosition position();

    /** The key's text, see {@link RecordKey}. */
    String key();

    /** An event, decrypted and decoded. */
    record Event<T>(LogPosition position, String key, Envelope envelope, T event) implements Received<T> {}

    /** What stood under the key is withdrawn; only on topics that keep the newest record of each key. */
    record Erased<T>(LogPosition position, String key) implements Received<T> {}
}
