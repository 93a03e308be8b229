package jp.anpi.notifier.message;

import java.time.Instant;
import jp.anpi.notifier.delivery.Sending;
import jp.anpi.notifier.digest.MessageKey;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.eventing.KeyId;
import jp.anpi.registry.eventing.Slot;
import jp.anpi.safety.contract.IncidentId;

/**
 * One message to one recipient: the intent, stored before anything is sent, and what became of it.
 *
 * @param slot of the questions, which decides who owns the message
 * @param seal the key its content is sealed with
 * @param createdAt wall time
 */
public record Message(
        MessageKey key,
        Slot slot,
        KeyId seal,
        IncidentId incident,
        Mode mode,
        Instant createdAt,
        MessageContent content,
        ChannelName channel,
        Sending sending) {

    /** The same message one step further. */
    public Message with(ChannelName nextChannel, Sending next) {
        return new Message(key, slot, seal, incident, mode, createdAt, content, nextChannel, next);
    }
}
