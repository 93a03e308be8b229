package jp.anpi.deploy.drills.scenario;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one mapping, remembers which it was asked for and refuses those nobody knows. */
final class Fields {
    private static final Pattern DURATION = Pattern.compile("(?:(\\d+)h)?\\s*(?:(\\d+)m)?\\s*(?:(\\d+)s)?");

    private final Yaml.Mapping mapping;
    private final String path;
    private final Set<String> known = new LinkedHashSet<>();

    Fields(Yaml.Mapping mapping, String path) {
        this.mapping = mapping;
        this.path = path;
    }

    static Fields of(Yaml yaml, String path) throws BadScenario {
        if (yaml instanceof Yaml.Mapping mapping) return new Fields(mapping, path);
        throw new BadScenario(yaml.line(), path, "fields are expected here, like \"name: value\"");
    }

    int line() {
        return mapping.line();
    }

    String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    Set<String> names() {
        return mapping.fields().sequencedKeySet();
    }

    boolean has(String name) {
        return mapping.fields().containsKey(name);
    }

    Optional<Yaml> find(String name) {
        known.add(name);
        return Optional.ofNullable(mapping.fields().get(name));
    }

    Yaml get(String name) throws BadScenario {
        Optional<Yaml> found = find(name);
        if (found.isEmpty()) throw new BadScenario(line(), path(name), "is missing");
        return found.get();
    }

    Optional<Fields> findFields(String name) throws BadScenario {
        Optional<Yaml> found = find(name);
        return found.isEmpty() ? Optional.empty() : Optional.of(of(found.get(), path(name)));
    }

    Optional<String> findText(String name) throws BadScenario {
        Optional<Yaml> found = find(name);
        return found.isEmpty() ? Optional.empty() : Optional.of(text(found.get(), path(name)));
    }

    String getText(String name) throws BadScenario {
        return text(get(name), path(name));
    }

    /** A scalar turned into something; what the turner refuses is said with line and field. */
    <T> Optional<T> find(String name, Function<String, T> read) throws BadScenario {
        Optional<Yaml> found = find(name);
        return found.isEmpty() ? Optional.empty() : Optional.of(read(found.get(), path(name), read));
    }

    <T> T get(String name, Function<String, T> read) throws BadScenario {
        return read(get(name), path(name), read);
    }

    /** One scalar or a list of them. */
    <T> List<T> list(String name, Function<String, T> read) throws BadScenario {
        Optional<Yaml> found = find(name);
        if (found.isEmpty()) return List.of();
        List<T> all = new ArrayList<>();
        if (found.get() instanceof Yaml.Sequence sequence)
            for (int i = 0; i < sequence.items().size(); i++)
                all.add(read(sequence.items().get(i), path(name) + "[" + i + "]", read));
        else all.add(read(found.get(), path(name), read));
        return all;
    }

    void nothingElse() throws BadScenario {
        for (var field : mapping.fields().entrySet())
            if (!known.contains(field.getKey()))
                throw new BadScenario(
                        field.getValue().line(),
                        path(field.getKey()),
                        "is not known here; known are " + String.join(", ", known));
    }

    static <T> T read(Yaml yaml, String path, Function<String, T> read) throws BadScenario {
        String text = text(yaml, path);
        try {
            return read.apply(text);
        } catch (IllegalArgumentException refused) {
            throw new BadScenario(yaml.line(), path, String.valueOf(refused.getMessage()));
        }
    }

    static String text(Yaml yaml, String path) throws BadScenario {
        if (!(yaml instanceof Yaml.Scalar(int line, String text)))
            throw new BadScenario(yaml.line(), path, "one value is expected here, not fields or a list");
        if (text.isBlank()) throw new BadScenario(line, path, "is empty");
        return text.strip();
    }

    static <E extends Enum<E>> Function<String, E> word(Class<E> words) {
        return text -> Arrays.stream(words.getEnumConstants())
                .filter(word -> word.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + text + "\" is none of "
                        + Arrays.stream(words.getEnumConstants())
                                .map(Enum::name)
                                .collect(Collectors.joining(", "))));
    }

    static Duration duration(String text) {
        Matcher parts = DURATION.matcher(text);
        if (text.equals("0")) return Duration.ZERO;
        if (text.isEmpty() || !parts.matches())
            throw new IllegalArgumentException("\"" + text + "\" is no duration: write 90s, 5m, 1h or 1h30m");
        return Duration.ofHours(whole(parts.group(1)))
                .plusMinutes(whole(parts.group(2)))
                .plusSeconds(whole(parts.group(3)));
    }

    private static long whole(@Nullable String digits) {
        return digits == null ? 0 : number(digits);
    }

    static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notOne) {
            throw new IllegalArgumentException("\"" + text + "\" is no whole number");
        }
    }

    static double decimal(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notOne) {
            throw new IllegalArgumentException("\"" + text + "\" is no number");
        }
    }

    static boolean truth(String text) {
        return switch (text) {
            case "true", "yes" -> true;
            case "false", "no" -> false;
            default -> throw new IllegalArgumentException("\"" + text + "\" is neither true nor false");
        };
    }

    static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException notOne) {
            throw new IllegalArgumentException("\"" + text + "\" is no instant: write 2026-11-05T09:12:00+09:00");
        }
    }

    /** {@code 0.6} or {@code 60 %}. */
    static double share(String text) {
        return text.endsWith("%") ? decimal(text.substring(0, text.length() - 1).strip()) / 100 : decimal(text);
    }
}
