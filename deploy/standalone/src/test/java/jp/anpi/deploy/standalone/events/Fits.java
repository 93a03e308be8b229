package jp.anpi.deploy.standalone.events;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Whether a JSON value fits a schema, as far as our schemas go; answers each place where it does not. */
final class Fits {

    private static final String REF = "#/components/schemas/";

    private final Map<String, Object> schemas;

    Fits(Map<String, Object> schemas) {
        this.schemas = schemas;
    }

    List<String> misfits(Map<String, Object> schema, JsonNode value) {
        List<String> found = new ArrayList<>();
        look(schema, value, "$", found);
        return found;
    }

    private void look(Map<String, Object> schema, JsonNode value, String at, List<String> found) {
        if (schema.get("$ref") instanceof String ref) {
            look(map(schemas.get(ref.substring(REF.length()))), value, at, found);
            return;
        }
        if (schema.get("oneOf") instanceof List<?> ways) {
            long fitting = ways.stream().filter(way -> fits(map(way), value)).count();
            if (fitting != 1) {
                found.add(at + " fits " + fitting + " of " + ways.size() + " ways");
            }
            return;
        }
        if (schema.get("allOf") instanceof List<?> all) {
            all.forEach(one -> look(map(one), value, at, found));
            return;
        }
        if (schema.containsKey("const") && !schema.get("const").equals(value.asString())) {
            found.add(at + " is not " + schema.get("const"));
        }
        if (schema.get("enum") instanceof Collection<?> names && !names.contains(value.asString())) {
            found.add(at + " is none of " + names);
        }
        if (schema.get("type") instanceof Collection<?> types && types.contains("null") && value.isNull()) {
            return;
        }
        if (schema.containsKey("type") && !isOf(typeOf(schema), value)) {
            found.add(at + " is no " + typeOf(schema));
            return;
        }
        if (schema.get("format") instanceof String format && !isIn(format, value.asString())) {
            found.add(at + " is no " + format);
        }
        if (value.isArray() && schema.containsKey("items")) {
            int index = 0;
            for (JsonNode item : value) {
                look(map(schema.get("items")), item, at + "[" + index++ + "]", found);
            }
        }
        if (value.isObject()) {
            lookInside(schema, value, at, found);
        }
    }

    private void lookInside(Map<String, Object> schema, JsonNode value, String at, List<String> found) {
        if (schema.get("required") instanceof Collection<?> required) {
            required.stream()
                    .filter(name -> !value.has((String) name))
                    .forEach(name -> found.add(at + " lacks " + name));
        }
        if (schema.get("properties") instanceof Map<?, ?> properties) {
            properties.forEach((name, property) -> {
                if (value.has((String) name)) {
                    look(map(property), value.get((String) name), at + "." + name, found);
                }
            });
        }
        if (schema.get("additionalProperties") instanceof Map<?, ?> each) {
            value.forEachEntry((name, inner) -> look(map(each), inner, at + "." + name, found));
        }
    }

    private boolean fits(Map<String, Object> schema, JsonNode value) {
        return misfits(schema, value).isEmpty();
    }

    private static String typeOf(Map<String, Object> schema) {
        return schema.get("type") instanceof Collection<?> several
                ? several.iterator().next().toString()
                : schema.get("type").toString();
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            case "null" -> value.isNull();
            default -> throw new IllegalArgumentException(type);
        };
    }

    private static boolean isIn(String format, String text) {
        try {
            Object read = switch (format) {
                case "uuid" -> UUID.fromString(text);
                case "date-time" -> Instant.parse(text);
                case "date" -> LocalDate.parse(text);
                case "time" -> LocalTime.parse(text);
                case "date-time-local" -> LocalDateTime.parse(text);
                case "duration" -> Duration.parse(text);
                default -> throw new UnsupportedOperationException(format);
            };
            return !read.toString().isEmpty();
        } catch (IllegalArgumentException | java.time.DateTimeException wrong) {
            return false;
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object node) {
        return (Map<String, Object>) node;
    }
}
