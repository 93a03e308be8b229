package jp.anpi.registry.eventing;

import java.time.Instant;
import java.util.UUID;
import jp.anpi.registry.contract.Mode;

/**
 * What stands around an event on the log, in Kafka headers. None of it is secret, all of it is bound to the encrypted
 * content: a changed header makes the record unreadable.
 *
 * @param type simple name of the event's record
 * @param version of the event's form, from the topic's name
 * @param at when it was appended, wall time of the publisher
 */
public record Envelope(UUID id, String type, int version, Mode mode, KeyId key, Instant at) {}
