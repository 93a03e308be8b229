package jp.anpi.deploy.drills.scenario;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;

/** A YAML value that knows its line, so that whoever refuses it can say where it stands. */
sealed interface Yaml {

    int line();

    /** Text, number, truth or nothing, as written. */
    record Scalar(int line, String text) implements Yaml {}

    record Sequence(int line, List<Yaml> items) implements Yaml {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    record Mapping(int line, SequencedMap<String, Yaml> fields) implements Yaml {
        public Mapping {
            fields = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
        }
    }

    /** Reads one document; an empty one is an empty mapping. */
    static Yaml parse(String text) throws BadScenario {
        try (JsonParser parser = new YAMLFactory().createParser(ObjectReadContext.empty(), text)) {
            JsonToken first = parser.nextToken();
            if (first == null) return new Mapping(1, new LinkedHashMap<>());
            Yaml root = value(parser, first);
            if (parser.nextToken() != null) throw new BadScenario(lineOf(parser), "", "a second document follows");
            return root;
        } catch (JacksonException broken) {
            int line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
            String said = broken.getOriginalMessage();
            throw new BadScenario(
                    line, "", "no YAML: " + said.lines().findFirst().orElse("unreadable"));
        }
    }

    private static Yaml value(JsonParser parser, JsonToken token) throws BadScenario {
        int line = lineOf(parser);
        return switch (token) {
            case START_OBJECT -> mapping(parser, line);
            case START_ARRAY -> sequence(parser, line);
            case VALUE_NULL -> new Scalar(line, "");
            default -> new Scalar(line, parser.getString());
        };
    }

    private static Mapping mapping(JsonParser parser, int line) throws BadScenario {
        SequencedMap<String, Yaml> fields = new LinkedHashMap<>();
        int first = 0;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            int nameLine = lineOf(parser);
            if (first == 0) first = nameLine;
            Yaml read = value(parser, parser.nextToken());
            if (fields.putIfAbsent(name, read) != null) throw new BadScenario(nameLine, name, "is written twice");
        }
        return new Mapping(first == 0 ? line : first, fields);
    }

    private static Sequence sequence(JsonParser parser, int line) throws BadScenario {
        List<Yaml> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken())
            items.add(value(parser, token));
        return new Sequence(line, items);
    }

    private static int lineOf(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }
}
