package jp.anpi.deploy.standalone.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.yaml.snakeyaml.Yaml;

/** What the AsyncAPI document tells of the log, held against a running log. */
public final class ToldOfTheLog {

    private static final String KEYS = "registry.key.v1";

    private final String bootstrap;
    private final Map<String, Object> document;

    public ToldOfTheLog(String bootstrap) {
        this.bootstrap = bootstrap;
        try (InputStream file = ToldOfTheLog.class.getResourceAsStream("/static/docs/asyncapi.yaml")) {
            this.document = new Yaml().load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The document names every topic, and each has the settings that stand there. */
    public void topicsAndTheirSettings() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            Set<String> expected = channels().keySet().stream()
                    .flatMap(name -> Stream.of(name, name + ".dead"))
                    .collect(Collectors.toSet());
            expected.add(KEYS);
            assertThat(admin.listTopics().names().get()).isEqualTo(expected);

            Map<String, Config> configs = configs(admin);
            var topics =
                    admin.describeTopics(channels().keySet()).allTopicNames().get();
            channels().forEach((name, channel) -> {
                Map<String, Object> kafka = at(channel, "bindings", "kafka");
                at(kafka, "topicConfiguration")
                        .forEach((key, value) -> assertThat(
                                        configs.get(name).get(key).value())
                                .as("%s of %s", key, name)
                                .isEqualTo(text(value)));
                if (kafka.get("partitions") instanceof Integer partitions) {
                    assertThat(topics.get(name).partitions()).as(name).hasSize(partitions);
                }
            });
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every topic gets records, and each has a key, headers and a type that stand there. */
    public void recordsOfEveryTopicWithin(Duration bound) {
        Set<String> silent = new HashSet<>(channels().keySet());
        long end = System.nanoTime() + bound.toNanos();
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> all = channels().keySet().stream()
                    .flatMap(name -> consumer.partitionsFor(name).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            while (!silent.isEmpty() && System.nanoTime() < end) {
                for (ConsumerRecord<byte[], byte[]> found : consumer.poll(Duration.ofMillis(200))) {
                    isAsTold(found);
                    silent.remove(found.topic());
                }
            }
        }
        assertThat(silent).as("topics without a record").isEmpty();
    }

    private void isAsTold(ConsumerRecord<byte[], byte[]> found) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : found.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        Collection<?> told = (Collection<?>)
                at(document, "components", "schemas", "Envelope").get("required");
        assertThat(headers.keySet())
                .as("headers on %s", found.topic())
                .hasSameElementsAs(told.stream().map(String::valueOf).toList());
        String type = headers.get("type");
        assertThat(at(channels().get(found.topic()), "messages"))
                .as("types on %s", found.topic())
                .containsKey(type);
        Map<String, Object> key = at(document, "components", "messages", type, "bindings", "kafka", "key");
        assertThat(new String(found.key(), StandardCharsets.UTF_8))
                .as("key of a %s", type)
                .matches((String) key.get("pattern"));
    }

    private Map<String, Config> configs(Admin admin) throws ExecutionException, InterruptedException {
        List<ConfigResource> resources = channels().keySet().stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        return admin.describeConfigs(resources).all().get().entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().name(), Map.Entry::getValue));
    }

    private static String text(Object value) {
        return value instanceof List<?> several
                ? several.stream().map(String::valueOf).collect(Collectors.joining(","))
                : String.valueOf(value);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Map<String, Object>> channels() {
        return (Map<String, Map<String, Object>>) document.get("channels");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> at(Map<String, Object> node, String... path) {
        return Arrays.stream(path)
                .reduce(node, (inner, name) -> (Map<String, Object>) inner.get(name), (one, _) -> one);
    }
}
