package jp.anpi.deploy.standalone.events;

import static java.util.Map.entry;
import static jp.anpi.deploy.standalone.events.EventSchemas.ordered;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.registry.contract.Topic;
import jp.anpi.safety.contract.SafetyTopics;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/** The AsyncAPI 3 document of every topic, made from the contracts. */
final class AsyncApi {

    private static final String UUID_TEXT = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final String BINDING = "0.5.0";

    /** What the records of a topic are keyed by: in words, and the form it has. */
    private record Key(String words, String pattern) {}

    private static final Map<Topic<?>, Key> KEYS = Map.ofEntries(
            entry(RegistryTopics.PERSON, new Key("the person's id", UUID_TEXT)),
            entry(RegistryTopics.OFFICE, new Key("the office's id", UUID_TEXT)),
            entry(RegistryTopics.MEMBER, new Key("the member's id", UUID_TEXT)),
            entry(RegistryTopics.DISTRICT, new Key("the district's id", "\\S{1,64}")),
            entry(RegistryTopics.SESSION, new Key("the hash of the session's token", "[0-9a-f]{64}")),
            entry(RegistryTopics.INCIDENT, new Key("the incident's id", UUID_TEXT)),
            entry(RegistryTopics.AUDIT, new Key("trail and day", "[a-z]+/\\d{4}-\\d{2}-\\d{2}")),
            entry(
                    SafetyTopics.REPORT,
                    new Key("the person's id; of a report that names nobody, its own id", UUID_TEXT)),
            entry(SafetyTopics.INCIDENT, new Key("the incident's id", UUID_TEXT)),
            entry(SafetyTopics.CHECK, new Key("incident and person", UUID_TEXT + "/" + UUID_TEXT)),
            entry(SafetyTopics.UNMATCHED, new Key("the report's id", UUID_TEXT)),
            entry(
                    SafetyTopics.NOTICE,
                    new Key(
                            "the recipient's key, so that one message can ask about several people",
                            "(desk|(member|office|person):" + UUID_TEXT + "|contact:" + UUID_TEXT + ":\\d+)")));

    private final SourceWords words;
    private final EventSchemas schemas;
    private final Map<String, Object> channels = new LinkedHashMap<>();
    private final Map<String, Object> operations = new LinkedHashMap<>();
    private final Map<String, Object> messages = new LinkedHashMap<>();

    AsyncApi(SourceWords words) {
        this.words = words;
        this.schemas = new EventSchemas(words);
    }

    static Stream<Class<?>> events(Class<?> family) {
        return family.isSealed()
                ? Arrays.stream(family.getPermittedSubclasses()).flatMap(AsyncApi::events)
                : Stream.of(family);
    }

    static String write(Map<String, Object> document) {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setAllowUnicode(true);
        options.setWidth(140);
        options.setDereferenceAliases(true);
        return new Yaml(options).dump(document);
    }

    Map<String, Object> document() {
        schemas.put("Envelope", envelope());
        add(RegistryTopics.class, "plan-registry", RegistryTopics.ALL);
        add(SafetyTopics.class, "safety-service", SafetyTopics.ALL);
        return ordered(
                "asyncapi",
                "3.0.0",
                "info",
                ordered(
                        "title",
                        "安否 Anpi: what its services tell each other",
                        "version",
                        "1",
                        "description",
                        "Every topic of the log with its key, its settings and the form of its events. The value of a record is "
                                + "the event's JSON sealed with AES-GCM; topic, key and headers are bound to it. Records that "
                                + "cannot be read go to the topic's name with `.dead` behind it. `registry.key.v1` holds the "
                                + "wrapped data keys. A consumer accepts properties it does not know.",
                        "license",
                        ordered("name", "Apache-2.0")),
                "defaultContentType",
                "application/json",
                "channels",
                channels,
                "operations",
                operations,
                "components",
                ordered("messages", messages, "schemas", schemas.all()));
    }

    private void add(Class<?> holder, String owner, List<Topic<?>> topics) {
        for (Topic<?> topic : topics) {
            Map<String, Object> carried = new LinkedHashMap<>();
            events(topic.family()).forEach(event -> {
                carried.put(event.getSimpleName(), ordered("$ref", "#/components/messages/" + event.getSimpleName()));
                messages.put(event.getSimpleName(), message(topic, event));
            });
            channels.put(
                    topic.name(),
                    ordered(
                            "address",
                            topic.name(),
                            "description",
                            about(holder, topic),
                            "messages",
                            carried,
                            "bindings",
                            ordered("kafka", kafka(topic)),
                            "x-anpi-spread",
                            spread(topic)));
            operations.put(
                    "publish-" + topic.name(),
                    ordered(
                            "action",
                            "send",
                            "channel",
                            ordered("$ref", "#/channels/" + topic.name()),
                            "summary",
                            "owned by " + owner));
        }
    }

    private String about(Class<?> holder, Topic<?> topic) {
        String constant = Arrays.stream(holder.getFields())
                .filter(field -> valueOf(field) == topic)
                .map(Field::getName)
                .findFirst()
                .orElseThrow();
        return words.about(holder, constant)
                .or(() -> words.about(topic.family()))
                .orElseThrow(() -> new AssertionError(topic.name() + " is explained nowhere"));
    }

    private static Object valueOf(Field field) {
        try {
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> message(Topic<?> topic, Class<?> event) {
        Key key = KEYS.get(topic);
        if (key == null) {
            throw new AssertionError("say what " + topic.name() + " is keyed by");
        }
        return ordered(
                "name",
                event.getSimpleName(),
                "summary",
                words.about(event)
                        .or(() -> words.about(event.getInterfaces()[0]))
                        .orElseThrow(() -> new AssertionError(event + " is explained nowhere")),
                "headers",
                ordered("$ref", "#/components/schemas/Envelope"),
                "payload",
                schemas.of(event),
                "bindings",
                ordered(
                        "kafka",
                        ordered(
                                "key",
                                ordered(
                                        "type",
                                        "string",
                                        "description",
                                        key.words(),
                                        "pattern",
                                        "^" + key.pattern() + "$"),
                                "bindingVersion",
                                BINDING)),
                "examples",
                List.of(ordered("payload", sample(event))));
    }

    private Object sample(Class<?> event) {
        try {
            return JsonMapper.shared().readValue(Files.readAllBytes(words.sample(event)), LinkedHashMap.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> kafka(Topic<?> topic) {
        Map<String, Object> settings = new LinkedHashMap<>();
        switch (topic.keep()) {
            case FOR_EVER -> {
                settings.put("cleanup.policy", List.of("delete"));
                settings.put("retention.ms", -1);
            }
            case A_WEEK -> {
                settings.put("cleanup.policy", List.of("delete"));
                settings.put("retention.ms", 604_800_000);
            }
            case NEWEST_OF_KEY -> {
                settings.put("cleanup.policy", List.of("compact"));
                settings.put("max.compaction.lag.ms", 86_400_000);
            }
        }
        settings.put("retention.bytes", -1);
        settings.put("max.message.bytes", 4 * 1024 * 1024);
        if (topic.flushed()) {
            settings.put("flush.messages", 1);
        }
        Map<String, Object> kafka = ordered("topic", topic.name());
        if (topic.spread() == Topic.Spread.ONE) {
            kafka.put("partitions", 1);
        }
        kafka.put("topicConfiguration", settings);
        kafka.put("bindingVersion", BINDING);
        return kafka;
    }

    private static String spread(Topic<?> topic) {
        return switch (topic.spread()) {
            case ONE -> "one partition: total order";
            case BY_PERSON ->
                "by person, over as many partitions as the installation has (anpi.kafka.person-partitions)";
        };
    }

    private static Map<String, Object> envelope() {
        return ordered(
                "description",
                "What stands around an event in the record's headers, as UTF-8 text; bound to the sealed content.",
                "type",
                "object",
                "required",
                List.of("id", "type", "version", "mode", "key", "at"),
                "properties",
                ordered(
                        "id", ordered("description", "of this record alone", "type", "string", "format", "uuid"),
                        "type", ordered("description", "the message's name", "type", "string"),
                        "version",
                                ordered("description", "of the event's form, from the topic's name", "type", "string"),
                        "mode",
                                ordered(
                                        "description",
                                        "a drill never mixes with a real incident",
                                        "type",
                                        "string",
                                        "enum",
                                        Arrays.stream(Mode.values())
                                                .map(Enum::name)
                                                .toList()),
                        "key", ordered("description", "names the data key that seals the content", "type", "string"),
                        "at",
                                ordered(
                                        "description",
                                        "when it was appended, the publisher's wall time",
                                        "type",
                                        "string",
                                        "format",
                                        "date-time")));
    }
}
