package jp.anpi.registry.eventing;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import jp.anpi.registry.contract.IsoInstants;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.contract.Topic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.ObjectReader;

/**
 * Events to records and back. The value is the event's JSON, sealed with its data key; topic, key and every header are
 * bound to it, so that a record copied elsewhere or relabelled from drill to real does not open.
 */
final class EventCodec {

    private static final String ID = "id";
    private static final String TYPE = "type";
    private static final String VERSION = "version";
    private static final String MODE = "mode";
    private static final String KEY = "key";
    private static final String AT = "at";

    private final Sealing sealing;
    private final TopicPlan plan;
    private final InstantSource time;

    EventCodec(Sealing sealing, TopicPlan plan, InstantSource time) {
        this.sealing = sealing;
        this.plan = plan;
        this.time = time;
    }

    <T> ProducerRecord<byte[], byte[]> encode(Topic<T> topic, RecordKey key, T event, EventContext context) {
        var envelope = new Envelope(
                randomId(),
                event.getClass().getSimpleName(),
                versionOf(topic),
                context.mode(),
                context.key(),
                time.instant());
        byte[] json = EventFamily.of(topic.family()).write(event);
        byte[] sealed = sealing.seal(context.key(), json, bound(topic, key.text(), envelope));
        if (sealed.length > TopicPlan.MAX_RECORD_BYTES - 1_024) {
            throw new IllegalArgumentException(
                    "a " + envelope.type() + " of " + sealed.length + " bytes is too large for the log");
        }
        var message = empty(topic, key, sealed);
        Headers headers = message.headers();
        put(headers, ID, envelope.id().toString());
        put(headers, TYPE, envelope.type());
        put(headers, VERSION, String.valueOf(envelope.version()));
        put(headers, MODE, envelope.mode().name());
        put(headers, KEY, envelope.key().value());
        put(headers, AT, IsoInstants.text(envelope.at()));
        return message;
    }

    ProducerRecord<byte[], byte[]> erasure(Topic<?> topic, RecordKey key) {
        return empty(topic, key, null);
    }

    private ProducerRecord<byte[], byte[]> empty(
            Topic<?> topic, RecordKey key, byte @org.jspecify.annotations.Nullable [] value) {
        return new ProducerRecord<>(
                plan.nameOf(topic),
                key.slot().partition(plan.partitionsOf(topic)),
                key.text().getBytes(StandardCharsets.UTF_8),
                value);
    }

    /**
     * @throws Unreadable with a cause fit for a log: it never quotes the content
     * @throws KeyUnknown when the data key is not here (yet)
     * @throws KeyDestroyed when what the event belongs to was lawfully deleted
     */
    <T> Received<T> decode(Topic<T> topic, ConsumerRecord<byte[], byte[]> message) {
        var position = new LogPosition(message.partition(), message.offset());
        if (message.key() == null) {
            throw new Unreadable(DeadCause.DAMAGED, "it has no key");
        }
        String key = new String(message.key(), StandardCharsets.UTF_8);
        if (message.value() == null) {
            if (topic.keep() != Topic.Keep.NEWEST_OF_KEY) {
                throw new Unreadable(DeadCause.DAMAGED, "it has no content");
            }
            return new Received.Erased<>(position, key);
        }
        Envelope envelope = envelope(message.headers());
        if (envelope.version() > versionOf(topic)) {
            throw new Unreadable(
                    DeadCause.NEWER_PROGRAM, "it is of version " + envelope.version() + ", newer than this program");
        }
        ObjectReader reader = EventFamily.of(topic.family()).reader(envelope.type());
        if (reader == null) {
            throw new Unreadable(DeadCause.UNKNOWN_TYPE, "its type " + envelope.type() + " is not known");
        }
        byte[] json = sealing.open(envelope.key(), message.value(), bound(topic, key, envelope));
        return new Received.Event<>(position, key, envelope, read(topic, reader, envelope, json));
    }

    private static <T> T read(Topic<T> topic, ObjectReader reader, Envelope envelope, byte[] json) {
        try {
            return topic.family().cast(reader.readValue(json));
        } catch (DatabindException e) {
            // The message of the exception would quote what stands there: a name, an address.
            throw new Unreadable(
                    DeadCause.WRONG_CONTENT,
                    "its content does not fit " + envelope.type() + " at " + e.getPathReference());
        } catch (JacksonException e) {
            throw new Unreadable(DeadCause.WRONG_CONTENT, "its content is not JSON");
        }
    }

    private static Envelope envelope(Headers headers) {
        try {
            return new Envelope(
                    UUID.fromString(get(headers, ID)),
                    get(headers, TYPE),
                    Integer.parseInt(get(headers, VERSION)),
                    Mode.valueOf(get(headers, MODE)),
                    new KeyId(get(headers, KEY)),
                    IsoInstants.parse(get(headers, AT)));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new Unreadable(DeadCause.DAMAGED, "its envelope is damaged", e);
        }
    }

    private static String bound(Topic<?> topic, String key, Envelope envelope) {
        return topic.name()
                + '\n'
                + key
                + '\n'
                + envelope.type()
                + '\n'
                + envelope.version()
                + '\n'
                + envelope.mode()
                + '\n'
                + envelope.id()
                + '\n'
                + IsoInstants.text(envelope.at());
    }

    /** {@code safety.report.v1} carries version 1. */
    private static int versionOf(Topic<?> topic) {
        String name = topic.name();
        return Integer.parseInt(name, name.lastIndexOf(".v") + 2, name.length(), 10);
    }

    /** Unique, and guessable to nobody's harm. */
    private static UUID randomId() {
        var random = ThreadLocalRandom.current();
        return new UUID(
                (random.nextLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L,
                (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L);
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static String get(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        if (header == null) {
            throw new Unreadable(DeadCause.DAMAGED, "its envelope lacks " + name);
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
