package jp.anpi.registry.eventing;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import jp.anpi.registry.contract.Topic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Sets records aside that cannot be read: content as it was (still sealed), its headers, and why. The cause never quotes
 * the content. After a crash the same record may be set aside twice; place and offset tell.
 */
final class DeadLetters {

    static final String CAUSE = "dead.cause";
    static final String FROM = "dead.from";
    static final String READER = "dead.reader";

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

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
