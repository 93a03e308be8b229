package jp.anpi.registry.audit;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one service's calls mean for its trail: one bean a service. A call that is named nowhere is recorded as well, as a view
 * when it is a {@code GET} and as a change otherwise, with every person its answer names.
 *
 * @param chain the service's trail
 * @param paths the beginnings of its paths, and what calls there are for; the longest that fits counts
 * @param acts routes that are something else than a view or a change
 * @param personFields routes whose answers name people by other fields than {@code personId}
 * @param personVariables beginnings of patterns, and which of their variables names a person; elsewhere it is {@code person}
 * @param unrecorded routes that leave no line, each with the reason
 */
public record AuditRules(
        String chain,
        Map<String, Purpose> paths,
        Map<String, Act> acts,
        Map<String, Set<String>> personFields,
        Map<String, String> personVariables,
        Map<String, String> unrecorded) {

    public AuditRules {
        paths = Map.copyOf(paths);
        acts = Map.copyOf(acts);
        personFields = Map.copyOf(personFields);
        personVariables = Map.copyOf(personVariables);
        unrecorded = Map.copyOf(unrecorded);
        if (paths.isEmpty()) {
            throw new IllegalArgumentException("a trail of no path");
        }
    }

    /** The longest beginning that fits a path. */
    Optional<String> covering(String path) {
        return paths.keySet().stream()
                .filter(start -> path.startsWith(start)
                        && (path.length() == start.length() || path.charAt(start.length()) == '/'))
                .max(Comparator.comparingInt(String::length));
    }

    /** Which variable of a route names a person. */
    String personVariable(String route) {
        String pattern = route.substring(route.indexOf(' ') + 1);
        return personVariables.entrySet().stream()
                .filter(entry -> pattern.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("person");
    }

    Purpose purposeOf(String path) {
        return covering(path).map(paths::get).orElse(Purpose.KEEPING_THE_REGISTRY);
    }
}
