package jp.anpi.registry.eventing;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.anpi.registry.contract.Topic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Sets records aside that cannot be read: content as it was (still sealed), its headers, and why. The cause never quotes
 * the content. After a crash the same record may be set aside twice; place and offset tell.
 */
final class DeadLetters {

    static final String CAUSE = "dead.cause";
    static final String KIND = "dead.kind";
    static final String FROM = "dead.from";
    static final String READER = "dead.reader";

    /** {@code safety.report.v1-0@12} */
    private static final Pattern PLACE = Pattern.compile(".*-(\\d{1,9})@(\\d{1,18})");

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private final LogWriter writer;
    private final TopicPlan plan;
    private final MeterRegistry meters;

    DeadLetters(LogWriter writer, TopicPlan plan, MeterRegistry meters) {
        this.writer = writer;
        this.plan = plan;
        this.meters = meters;
    }

    Mono<Void> setAside(
            String reader, Topic<?> topic, ConsumerRecord<byte[], byte[]> message, RuntimeException because) {
        String from = topic.name() + "-" + message.partition() + "@" + message.offset();
        var letter = new ProducerRecord<>(plan.deadLettersOf(topic), 0, message.key(), message.value());
        message.headers().forEach(letter.headers()::add);
        letter.headers()
                .add(CAUSE, utf8(String.valueOf(because.getMessage())))
                .add(KIND, utf8(kind(because).name()))
                .add(FROM, utf8(from))
                .add(READER, utf8(reader));
        return writer.send(letter)
                .doOnSuccess(_ -> {
                    meters.counter("anpi.projection.dead.letters", "name", reader)
                            .increment();
                    LOG.error("{} sets {} aside: {}", reader, from, because.getMessage());
                })
                .then();
    }

    private static DeadCause kind(RuntimeException because) {
        return switch (because) {
            case Unreadable unreadable -> unreadable.why();
            case KeyUnknown _ -> DeadCause.KEY_MISSING;
            default -> DeadCause.UNTOLD;
        };
    }

    /** What a letter's headers tell; empty for what nobody here set aside. */
    static Optional<DeadLetter> read(Topic<?> topic, ConsumerRecord<byte[], byte[]> letter) {
        Header from = letter.headers().lastHeader(FROM);
        Matcher place = PLACE.matcher(from == null ? "" : new String(from.value(), StandardCharsets.UTF_8));
        return place.matches()
                ? Optional.of(new DeadLetter(
                        topic.name(),
                        new LogPosition(Integer.parseInt(place.group(1)), Long.parseLong(place.group(2))),
                        kind(letter),
                        Instant.ofEpochMilli(letter.timestamp())))
                : Optional.empty();
    }

    private static DeadCause kind(ConsumerRecord<byte[], byte[]> letter) {
        Header kind = letter.headers().lastHeader(KIND);
        String name = kind == null ? "" : new String(kind.value(), StandardCharsets.UTF_8);
        return Arrays.stream(DeadCause.values())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(DeadCause.UNTOLD);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
