package jp.anpi.registry.eventing;

import java.time.Instant;

/**
 * A record that was set aside because it could not be read; nothing of what it says.
 *
 * @param topic where it stood, by the name it has in {@link jp.anpi.registry.contract.Topic}
 * @param at when it was set aside, by the wall's clock
 */
public record DeadLetter(String topic, LogPosition position, DeadCause cause, Instant at) {}
