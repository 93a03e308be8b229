package jp.anpi.deploy.embedded.kafka;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** One topic with one partition, flushed at each message: what the intake of reports uses. */
final class LogClient implements AutoCloseable {

    static final String TOPIC = "intake";

    private final String bootstrapServers;
    private final KafkaProducer<String, String> producer;

    LogClient(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "acks", "all",
                        "delivery.timeout.ms", 20_000,
                        "request.timeout.ms", 5_000,
                        "reconnect.backoff.max.ms", 250,
                        "max.block.ms", 20_000),
                new StringSerializer(),
                new StringSerializer());
    }

    void createTopic() throws InterruptedException, ExecutionException {
        createTopic(TOPIC);
    }

    void createTopic(String name) throws InterruptedException, ExecutionException {
        try (var admin = Admin.create(Map.of(
                "bootstrap.servers", bootstrapServers, "default.api.timeout.ms", 5_000, "request.timeout.ms", 2_000))) {
            admin.createTopics(List.of(new NewTopic(name, 1, (short) 1).configs(Map.of("flush.messages", "1"))))
                    .all()
                    .get();
        }
    }

    Future<RecordMetadata> send(String value) {
        return producer.send(new ProducerRecord<>(TOPIC, value));
    }

    Set<String> readAll() {
        var partition = new TopicPartition(TOPIC, 0);
        var found = new LinkedHashSet<String>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "none"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(500)).forEach(r -> found.add(r.value()));
            }
        }
        return found;
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
    }
}
