package jp.anpi.registry.eventing;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.anpi.registry.contract.Topic;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import reactor.core.publisher.Mono;

/** Makes consumers with the settings all readers share, and asks for offsets. */
final class LogReader implements AutoCloseable {

    private final EventingProperties properties;
    private final TopicPlan plan;
    private final Admin admin;
    private final DefaultKafkaConsumerFactory<byte[], byte[]> consumers;

    LogReader(EventingProperties properties, TopicPlan plan) {
        this.properties = properties;
        this.plan = plan;
        this.admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                properties.bootstrapServers(),
                AdminClientConfig.CLIENT_ID_CONFIG,
                "anpi-admin",
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                Math.toIntExact(properties.startWithin().toMillis()),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                Math.toIntExact(Math.min(5_000, properties.startWithin().toMillis())),
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                500,
                AdminClientConfig.METRIC_REPORTER_CLASSES_CONFIG,
                ""));
        var settings = new HashMap<String, Object>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, properties.bootstrapServers());
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, properties.batch());
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        settings.put(ConsumerConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
        this.consumers = new DefaultKafkaConsumerFactory<>(settings);
    }

    Admin admin() {
        return admin;
    }

    Consumer<byte[], byte[]> follower(String name) {
        return consumers.createConsumer(null, "anpi-follow-" + name, null);
    }

    /** A member of the owners' group; it commits nothing, its offsets are kept by the projection. */
    Consumer<byte[], byte[]> owner(String name) {
        var own = new Properties();
        own.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        own.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, "1500");
        if (properties.instanceId().isEmpty()) {
            own.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, "6000");
        } else {
            // It comes back under its name at once, so a long wait only spares it from losing its shares to some slow
            // seconds.
            own.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, "30000");
            own.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, properties.instanceId());
        }
        return consumers.createConsumer(properties.topicPrefix() + name, "anpi-own-" + name, null, own);
    }

    Mono<Map<Integer, Long>> endOffsets(Topic<?> topic) {
        return Mono.fromFuture(() -> admin.listOffsets(IntStream.range(0, plan.partitionsOf(topic))
                                .mapToObj(partition -> new TopicPartition(plan.nameOf(topic), partition))
                                .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest())))
                        .all()
                        .toCompletionStage()
                        .toCompletableFuture())
                .map(found -> found.entrySet().stream()
                        .collect(Collectors.toMap(
                                entry -> entry.getKey().partition(),
                                entry -> entry.getValue().offset())));
    }

    /** The end of a topic with one partition. */
    Mono<Long> endOffset(String kafkaTopic) {
        var only = new TopicPartition(kafkaTopic, 0);
        return Mono.fromFuture(() -> admin.listOffsets(Map.of(only, OffsetSpec.latest()))
                        .partitionResult(only)
                        .toCompletionStage()
                        .toCompletableFuture())
                .map(found -> found.offset());
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
    }
}
