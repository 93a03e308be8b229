package jp.anpi.registry.eventing;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.Topic;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every topic with all its settings: makes those that are missing and compares those that exist. */
final class TopicPlan {

    /** Wrapped data keys; raw bytes, outside the codec, because the codec needs them. */
    static final Topic<byte[]> KEYS =
            new Topic<>("registry.key.v1", byte[].class, Topic.Keep.NEWEST_OF_KEY, Topic.Spread.ONE, true);

    /** The largest record; a chunk of a roster is the largest of ours. */
    static final int MAX_RECORD_BYTES = 4 * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(TopicPlan.class);
    private static final String DEAD = ".dead";
    private static final long LOOK_AGAIN_NANOS = 50_000_000;

    private final EventingProperties properties;
    private final Map<String, NewTopic> planned = new LinkedHashMap<>();

    TopicPlan(EventingProperties properties, Collection<Topic<?>> declared) {
        this.properties = properties;
        plan(KEYS);
        declared.forEach(this::plan);
    }

    /** The topic's name on Kafka. */
    String nameOf(Topic<?> topic) {
        return properties.topicPrefix() + topic.name();
    }

    String deadLettersOf(Topic<?> topic) {
        return nameOf(topic) + DEAD;
    }

    int partitionsOf(Topic<?> topic) {
        return switch (topic.spread()) {
            case ONE -> 1;
            case BY_PERSON -> properties.personPartitions();
        };
    }

    /** @throws IllegalArgumentException when the topic was not declared: auto-creation is off, so it would not exist */
    void requireDeclared(Topic<?> topic) {
        if (!planned.containsKey(nameOf(topic))) {
            throw new IllegalArgumentException("topic " + topic.name() + " is in no DeclaredTopics");
        }
    }

    Set<String> names() {
        return Set.copyOf(planned.keySet());
    }

    /**
     * Waits, at start only.
     *
     * @throws TopicContradiction when existing topics differ
     */
    void bringAbout(Admin admin) throws ExecutionException, InterruptedException {
        Set<String> existing = admin.listTopics().names().get();
        List<NewTopic> missing = planned.values().stream()
                .filter(topic -> !existing.contains(topic.name()))
                .toList();
        if (!missing.isEmpty()) {
            create(admin, missing);
            LOG.info("Made {} topics", missing.size());
        }
        long end = System.nanoTime() + properties.startWithin().toNanos();
        while (!compare(admin)) {
            if (System.nanoTime() > end) {
                throw new LogUnavailable("Kafka made topics but does not show them", null);
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    private static void create(Admin admin, List<NewTopic> missing) throws ExecutionException, InterruptedException {
        for (var made :
                admin.createTopics(missing, new CreateTopicsOptions()).values().values()) {
            try {
                made.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) { // another instance was quicker
                    throw e;
                }
            }
        }
    }

    /** False while a broker has not yet heard of a topic that was just made. */
    private boolean compare(Admin admin) throws ExecutionException, InterruptedException {
        Map<String, TopicDescription> found;
        Map<String, Config> configOf;
        try {
            found = admin.describeTopics(planned.keySet()).allTopicNames().get();
            configOf = configs(admin);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw e;
        }
        var differences = new ArrayList<String>();
        found.forEach((name, topic) -> {
            NewTopic wanted = requireNonNull(planned.get(name));
            Config config = requireNonNull(configOf.get(name));
            note(
                    differences,
                    name,
                    "partitions",
                    wanted.numPartitions(),
                    topic.partitions().size());
            int replicas = topic.partitions().getFirst().replicas().size();
            note(differences, name, "replicas", wanted.replicationFactor(), replicas);
            new TreeMap<>(wanted.configs()).forEach((key, value) -> {
                var entry = config.get(key);
                note(differences, name, key, value, entry == null ? "nothing" : entry.value());
            });
        });
        if (!differences.isEmpty()) {
            throw new TopicContradiction(differences);
        }
        return true;
    }

    private Map<String, Config> configs(Admin admin) throws ExecutionException, InterruptedException {
        List<ConfigResource> resources = planned.keySet().stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        return admin.describeConfigs(resources).all().get().entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().name(), Map.Entry::getValue));
    }

    private static void note(List<String> differences, String name, String what, Object wanted, Object found) {
        if (!String.valueOf(wanted).equals(String.valueOf(found))) {
            differences.add(name + " has " + what + " " + found + " where " + wanted + " is declared");
        }
    }

    private void plan(Topic<?> topic) {
        String name = nameOf(topic);
        planned.put(name, kafkaTopic(name, partitionsOf(topic), settings(topic)));
        if (!topic.equals(KEYS)) {
            String dead = deadLettersOf(topic);
            planned.put(dead, kafkaTopic(dead, 1, common(Map.of("cleanup.policy", "delete", "retention.ms", "-1"))));
        }
    }

    private NewTopic kafkaTopic(String name, int partitions, Map<String, String> settings) {
        return new NewTopic(name, partitions, (short) properties.replication()).configs(settings);
    }

    private Map<String, String> settings(Topic<?> topic) {
        Map<String, String> settings = common(
                switch (topic.keep()) {
                    case FOR_EVER -> Map.of("cleanup.policy", "delete", "retention.ms", "-1");
                    case A_WEEK -> Map.of("cleanup.policy", "delete", "retention.ms", "604800000");
                    // Erasing a person or a key must take effect on disk too, within a day and not "some time".
                    case NEWEST_OF_KEY -> Map.of("cleanup.policy", "compact", "max.compaction.lag.ms", "86400000");
                });
        if (topic.flushed()) {
            settings.put("flush.messages", "1");
        }
        return settings;
    }

    private Map<String, String> common(Map<String, String> keeping) {
        var settings = new LinkedHashMap<>(keeping);
        settings.put("retention.bytes", "-1");
        settings.put("min.insync.replicas", String.valueOf(properties.minInsync()));
        settings.put("max.message.bytes", String.valueOf(MAX_RECORD_BYTES));
        return settings;
    }
}
