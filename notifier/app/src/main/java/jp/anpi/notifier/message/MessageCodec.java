package jp.anpi.notifier.message;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import jp.anpi.notifier.delivery.Sending;
import jp.anpi.notifier.digest.MessageKey;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.eventing.KeyDestroyed;
import jp.anpi.registry.eventing.KeyId;
import jp.anpi.registry.eventing.QuickTimes;
import jp.anpi.registry.eventing.Sealing;
import jp.anpi.registry.eventing.Slot;
import jp.anpi.registry.eventing.Unreadable;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.contract.NoticeId;
import org.bson.Document;
import org.bson.types.Binary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Messages as documents. Plain are ids, times and states; the content is sealed. */
final class MessageCodec {

    private static final Logger LOG = LoggerFactory.getLogger(MessageCodec.class);
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new QuickTimes()).build();

    private final Sealing sealing;

    MessageCodec(Sealing sealing) {
        this.sealing = sealing;
    }

    /** Empty when the incident was lawfully deleted meanwhile: then there is nothing to keep. */
    Optional<Document> write(Message message) {
        byte[] content;
        try {
            content = sealing.seal(message.seal(), JSON.writeValueAsBytes(message.content()), context(message.key()));
        } catch (KeyDestroyed deleted) {
            return Optional.empty();
        }
        var notices = message.content().asks().stream()
                .map(Ask::notice)
                .map(NoticeId::value)
                .toList();
        return Optional.of(new Document("_id", message.key().value())
                .append("slot", message.slot().value())
                .append("seal", message.seal().value())
                .append("incident", message.incident().toString())
                .append("mode", message.mode().name())
                .append("at", Date.from(message.createdAt()))
                .append("notices", notices)
                .append("channel", message.channel().name())
                .append("open", true)
                .append("state", message.sending().state().name())
                .append("attempts", message.sending().attempts())
                .append("due", Date.from(message.sending().due()))
                .append("because", message.sending().because())
                .append("x", content));
    }

    /** Empty when nobody can read the message any more: its incident was lawfully deleted, or the document is damaged. */
    Optional<Message> read(Document document) {
        var key = new MessageKey(document.getString("_id"));
        var seal = new KeyId(document.getString("seal"));
        byte[] content;
        try {
            content = sealing.open(seal, document.get("x", Binary.class).getData(), context(key));
        } catch (KeyDestroyed deleted) {
            return Optional.empty();
        } catch (Unreadable damaged) {
            LOG.error("Message {} cannot be opened and is set aside", key);
            return Optional.empty();
        }
        return Optional.of(new Message(
                key,
                new Slot(document.getInteger("slot")),
                seal,
                IncidentId.of(document.getString("incident")),
                Mode.valueOf(document.getString("mode")),
                instant(document, "at"),
                JSON.readValue(content, MessageContent.class),
                ChannelName.valueOf(document.getString("channel")),
                new Sending(
                        Sending.State.valueOf(document.getString("state")),
                        document.getInteger("attempts"),
                        instant(document, "due"),
                        document.getString("because"))));
    }

    private static Instant instant(Document document, String field) {
        return document.getDate(field).toInstant();
    }

    private static String context(MessageKey key) {
        return "message/" + key;
    }
}
