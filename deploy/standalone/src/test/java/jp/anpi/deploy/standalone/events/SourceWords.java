package jp.anpi.deploy.standalone.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the sources of the contracts say about their types: the Javadoc, read where it stands, so that it is written once. */
final class SourceWords {

    private static final Map<String, String> MODULES = Map.of(
            "jp.anpi.registry.contract", "plan-registry/contract",
            "jp.anpi.safety.contract", "safety-service/contract");
    private static final Pattern PARAMETER = Pattern.compile("@param (\\w+) ([^@]+)");

    private final Path repository;
    private final Map<Class<?>, String> sources = new HashMap<>();

    SourceWords(Path repository) {
        this.repository = repository;
    }

    /** A file of a contract's test resources. */
    Path sample(Class<?> event) {
        return module(event).resolve("src/test/resources/samples/v1/" + event.getSimpleName() + ".json");
    }

    /** What stands above a record, interface or enum, without its parameters. */
    Optional<String> about(Class<?> type) {
        return above(type, "(?:record|interface|enum) " + type.getSimpleName() + "\\b")
                .map(doc -> doc.replaceFirst("(?s)@(?:param|throws).*", "").strip())
                .filter(doc -> !doc.isEmpty());
    }

    /** What stands above a constant. */
    Optional<String> about(Class<?> holder, String constant) {
        return above(holder, "Topic<\\w+> " + constant + "\\b");
    }

    /** What a record says of its components. */
    Map<String, String> components(Class<?> type) {
        Map<String, String> words = new HashMap<>();
        above(type, "record " + type.getSimpleName() + "\\b")
                .ifPresent(doc -> PARAMETER
                        .matcher(doc)
                        .results()
                        .forEach(found ->
                                words.put(found.group(1), found.group(2).strip())));
        return words;
    }

    private Optional<String> above(Class<?> type, String declaration) {
        String source = sources.computeIfAbsent(type, this::read);
        Matcher found = Pattern.compile(declaration).matcher(source);
        if (!found.find()) {
            return Optional.empty();
        }
        int end = source.lastIndexOf("*/", found.start());
        int begin = source.lastIndexOf("/**", end);
        boolean itsOwn = begin >= 0
                && !source.substring(end, found.start()).matches("(?s).*(?:;|\\b(?:record|interface|enum|class) ).*");
        return itsOwn ? Optional.of(plain(source.substring(begin + 3, end))) : Optional.empty();
    }

    private static String plain(String doc) {
        return doc.replaceAll("(?m)^\\s*\\*", "")
                .replaceAll("\\{@(?:link|code|value) ([^}]+)}", "$1")
                .replaceAll("\\b(\\w+)#(\\w+)(?:\\(\\))?", "$1.$2")
                .replaceAll("</?p>", "")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private String read(Class<?> type) {
        Class<?> file = type;
        while (file.getEnclosingClass() != null) {
            file = file.getEnclosingClass();
        }
        try {
            return Files.readString(
                    module(type).resolve("src/main/java/" + file.getName().replace('.', '/') + ".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path module(Class<?> type) {
        String module = MODULES.get(type.getPackageName());
        if (module == null) {
            throw new IllegalArgumentException("an event speaks of " + type + ", which is in no contract");
        }
        return repository.resolve(module);
    }
}
