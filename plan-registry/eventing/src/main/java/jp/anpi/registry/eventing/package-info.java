/**
 * Promises the log to every service: events are encoded, encrypted and appended durably; projections read them with their
 * offsets kept beside their own writes, so that each event has its effect once; what cannot be read goes to a dead-letter
 * topic and never stops the rest. May use Spring Kafka, Reactor, Jackson, Tink and Micrometer; knows no event by name.
 * Start reading at {@link jp.anpi.registry.eventing.Eventing}, which lists the parts, then
 * {@link jp.anpi.registry.eventing.EventLog} to publish, {@link jp.anpi.registry.eventing.Projection} to write what
 * events mean to a store, {@link jp.anpi.registry.eventing.Followers} to keep a copy in memory.
 */
@NullMarked
package jp.anpi.registry.eventing;

import org.jspecify.annotations.NullMarked;
