package jp.anpi.registry.eventing;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.anpi.registry.contract.Topic;
import jp.anpi.registry.testkit.SimTime;
import jp.anpi.registry.testkit.TestEngines;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

/** Topics of its own on the Kafka of the test JVM, a clock, and raw hands on the records. */
abstract class OnTheLog {

    static final Duration BOUND = Duration.ofSeconds(20);

    final SimTime time = SimTime.at("2026-06-01T09:00:00+09:00");
    /** Of the Eventing started last. */
    SimpleMeterRegistry meters = new SimpleMeterRegistry();

    final String prefix = TestEngines.freshPrefix();
    private final List<Eventing> started = new ArrayList<>();

    @TempDir
    Path directory;

    EventingProperties properties() {
        return EventingProperties.of(TestEngines.kafkaBootstrap()).withTopicPrefix(prefix);
    }

    Path keyFile() {
        return directory.resolve("keys").resolve("installation.key");
    }

    Eventing start() {
        return start(properties(), LogGate.OPEN);
    }

    Eventing start(EventingProperties properties, LogGate gate) {
        meters = new SimpleMeterRegistry();
        Eventing eventing = Eventing.start(properties, keyFile(), Fact.ALL, time, gate, meters);
        started.add(eventing);
        return eventing;
    }

    @AfterEach
    void stopAll() {
        started.forEach(Eventing::close);
    }

    static void done(Mono<?> work) {
        work.block(BOUND);
    }

    static <T> List<Received<T>> readAll(Eventing eventing, Topic<T> topic) {
        var seen = new CopyOnWriteArrayList<Received<T>>();
        try (Follower follower =
                eventing.followers().follow("reader", topic, new Followers.From.Beginning(), seen::add)) {
            done(follower.caughtUp());
        }
        return seen;
    }

    static <T> List<T> events(List<Received<T>> received) {
        return new PartitionBatch<>(new Share(0, 1), received, 0)
                .events().stream().map(Received.Event::event).toList();
    }

    String nameOf(Topic<?> topic) {
        return prefix + topic.name();
    }

    /** Every record of a topic with one partition, as Kafka has it. */
    List<ConsumerRecord<byte[], byte[]>> raw(String topic) {
        var partition = new TopicPartition(topic, 0);
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", TestEngines.kafkaBootstrap(), "auto.offset.reset", "none"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }

    /** Writes as somebody would who has the network but not the keys. */
    static void write(ProducerRecord<byte[], byte[]> message) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", TestEngines.kafkaBootstrap()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(message).get();
        }
    }

    static Instant at(String text) {
        return Instant.parse(text);
    }
}
