package jp.anpi.registry.eventing;

/** Where a record stands in its topic. */
public record LogPosition(int partition, long offset) {}
