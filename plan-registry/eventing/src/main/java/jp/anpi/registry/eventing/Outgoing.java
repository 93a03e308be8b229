package jp.anpi.registry.eventing;

/** One event of several to be appended together. */
public record Outgoing<T>(RecordKey key, T event, EventContext context) {}
