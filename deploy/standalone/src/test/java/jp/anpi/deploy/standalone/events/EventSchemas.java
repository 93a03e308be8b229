package jp.anpi.deploy.standalone.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** JSON schemas of the events' records and of everything they speak of, one name each. */
final class EventSchemas {

    private static final String REF = "#/components/schemas/";
    private static final Map<Class<?>, Map<String, Object>> PLAIN = Map.ofEntries(
            Map.entry(String.class, Map.of("type", "string")),
            Map.entry(boolean.class, Map.of("type", "boolean")),
            Map.entry(Boolean.class, Map.of("type", "boolean")),
            Map.entry(int.class, Map.of("type", "integer")),
            Map.entry(Integer.class, Map.of("type", "integer")),
            Map.entry(long.class, Map.of("type", "integer")),
            Map.entry(Long.class, Map.of("type", "integer")),
            Map.entry(double.class, Map.of("type", "number")),
            Map.entry(Double.class, Map.of("type", "number")),
            Map.entry(UUID.class, ordered("type", "string", "format", "uuid")),
            Map.entry(Instant.class, ordered("type", "string", "format", "date-time")),
            Map.entry(LocalDate.class, ordered("type", "string", "format", "date")),
            Map.entry(LocalTime.class, ordered("type", "string", "format", "time")),
            Map.entry(LocalDateTime.class, ordered("type", "string", "format", "date-time-local")),
            Map.entry(Duration.class, ordered("type", "string", "format", "duration")));

    private final SourceWords words;
    private final Map<String, Object> named = new TreeMap<>();

    EventSchemas(SourceWords words) {
        this.words = words;
    }

    /** All that were asked for and what they refer to, by name. */
    Map<String, Object> all() {
        return named;
    }

    void put(String name, Map<String, Object> schema) {
        named.put(name, schema);
    }

    /** Where the schema of a type stands. */
    Map<String, Object> of(Type type) {
        return switch (type) {
            case Class<?> known when PLAIN.containsKey(known) -> new LinkedHashMap<>(PLAIN.get(known));
            case Class<?> named -> reference(named);
            case ParameterizedType many -> generic(many);
            default -> throw new IllegalArgumentException("no schema for " + type);
        };
    }

    private Map<String, Object> generic(ParameterizedType type) {
        Type first = type.getActualTypeArguments()[0];
        return switch (type.getRawType()) {
            case Class<?> raw when raw == Optional.class -> orNull(of(first));
            case Class<?> raw when raw == List.class -> ordered("type", "array", "items", of(first));
            case Class<?> raw
            when raw == Set.class -> ordered("type", "array", "uniqueItems", true, "items", of(first));
            case Class<?> raw
            when raw == Map.class ->
                ordered(
                        "type",
                        "object",
                        "propertyNames",
                        of(first),
                        "additionalProperties",
                        of(type.getActualTypeArguments()[1]));
            default -> throw new IllegalArgumentException("no schema for " + type);
        };
    }

    private static Map<String, Object> orNull(Map<String, Object> schema) {
        if (schema.get("type") instanceof String type) {
            schema.put("type", List.of(type, "null"));
            return schema;
        }
        return ordered("oneOf", List.of(schema, Map.of("type", "null")));
    }

    private Map<String, Object> reference(Class<?> type) {
        String name = nameOf(type);
        if (!named.containsKey(name)) {
            named.put(name, Map.of());
            Map<String, Object> schema = new LinkedHashMap<>();
            if (!type.equals(DayOfWeek.class)) {
                words.about(type).ifPresent(text -> schema.put("description", text));
            }
            schema.putAll(define(type));
            named.put(name, schema);
        }
        return ordered("$ref", REF + name);
    }

    private Map<String, Object> define(Class<?> type) {
        if (type.isEnum()) {
            return ordered(
                    "type",
                    "string",
                    "enum",
                    Arrays.stream(type.getEnumConstants())
                            .map(constant -> ((Enum<?>) constant).name())
                            .toList());
        }
        if (type.isSealed()) {
            return oneOf(type);
        }
        if (!type.isRecord()) {
            throw new IllegalArgumentException("no schema for " + type);
        }
        Optional<RecordComponent> value = Arrays.stream(type.getRecordComponents())
                .filter(component -> component.getAccessor().isAnnotationPresent(JsonValue.class))
                .findFirst();
        return value.map(component -> of(component.getGenericType())).orElseGet(() -> object(type));
    }

    private Map<String, Object> object(Class<?> type) {
        Map<String, String> about = words.components(type);
        Map<String, Object> properties = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Map<String, Object> property = new LinkedHashMap<>();
            if (about.containsKey(component.getName())) {
                property.put("description", about.get(component.getName()));
            }
            property.putAll(of(component.getGenericType()));
            properties.put(component.getName(), property);
        }
        Map<String, Object> schema = ordered("type", "object");
        if (!properties.isEmpty()) {
            schema.put(
                    "required",
                    Arrays.stream(type.getRecordComponents())
                            .filter(component -> !mayBeAbsent(component))
                            .map(RecordComponent::getName)
                            .toList());
            schema.put("properties", properties);
        }
        return schema;
    }

    /** Whether a record that was written before the component existed, or without it, is whole. */
    private static boolean mayBeAbsent(RecordComponent component) {
        JsonInclude include = component.getAccessor().getAnnotation(JsonInclude.class);
        return include != null && include.value() != JsonInclude.Include.ALWAYS;
    }

    /** Several records told apart by one property, as the annotations name them. */
    private Map<String, Object> oneOf(Class<?> type) {
        String property = type.getAnnotation(JsonTypeInfo.class).property();
        List<Map<String, Object>> ways = Arrays.stream(
                        type.getAnnotation(JsonSubTypes.class).value())
                .map(way -> {
                    Map<String, Object> told = ordered(
                            "type",
                            "object",
                            "required",
                            List.of(property),
                            "properties",
                            ordered(property, ordered("const", way.name())));
                    return ordered("allOf", List.of(told, of(way.value())));
                })
                .toList();
        return ordered("oneOf", ways);
    }

    /** A nested type is named with its owner; events of a family are their own owners. */
    private static String nameOf(Class<?> type) {
        Class<?> owner = type.getEnclosingClass();
        return owner == null || owner.isSealed() && !owner.isAnnotationPresent(JsonTypeInfo.class)
                ? type.getSimpleName()
                : nameOf(owner) + "." + type.getSimpleName();
    }

    static Map<String, Object> ordered(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
