package jp.anpi.registry.audit;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.contract.Purpose;

/**
 * What one service's calls mean for its trail: one bean a service. A call that is named nowhere is recorded as well, as a view
 * when it is a {@code GET} and as a change otherwise, with every person its answer names.
 *
 * @param chain the service's trail
 * @param paths the beginnings of its paths, and what calls there are for; the longest that fits counts
 * @param purposes routes that are for something else than their path
 * @param acts routes that are something else than a view or a change; what is printed or taken away is so for that purpose
 * @param personFields routes whose answers name people by other fields than {@code personId}
 * @param personVariables beginnings of patterns, and which of their variables names a person; elsewhere it is {@code person}
 * @param unrecorded routes that leave no line, each with the reason
 */
public record AuditRules(
        String chain,
        Map<String, Purpose> paths,
        Map<String, Purpose> purposes,
        Map<String, Act> acts,
        Map<String, Set<String>> personFields,
        Map<String, String> personVariables,
        Map<String, String> unrecorded) {

    /** Cards with invitations are printed as well, and name no person of the registry. */
    private static final Set<Purpose> LEAVING = Set.of(Purpose.TAKE_AWAY, Purpose.HAND_OUT, Purpose.ACCESS);

    public AuditRules {
        paths = Map.copyOf(paths);
        purposes = Map.copyOf(purposes);
        acts = Map.copyOf(acts);
        personFields = Map.copyOf(personFields);
        personVariables = Map.copyOf(personVariables);
        unrecorded = Map.copyOf(unrecorded);
        if (paths.isEmpty()) {
            throw new IllegalArgumentException("a trail of no path");
        }
        for (Map.Entry<String, Act> named : acts.entrySet()) {
            boolean leaves = named.getValue() == Act.PRINT || named.getValue() == Act.EXPORT;
            if (leaves && !LEAVING.contains(purposeOf(named.getKey(), pathOf(named.getKey()), paths, purposes))) {
                throw new IllegalArgumentException(
                        named.getKey() + " takes something away, and its purpose is another");
            }
        }
    }

    /** The longest beginning that fits a path. */
    Optional<String> covering(String path) {
        return covering(path, paths);
    }

    private static Optional<String> covering(String path, Map<String, Purpose> paths) {
        return paths.keySet().stream()
                .filter(start -> path.startsWith(start)
                        && (path.length() == start.length() || path.charAt(start.length()) == '/'))
                .max(Comparator.comparingInt(String::length));
    }

    /** Which variable of a route names a person. */
    String personVariable(String route) {
        String pattern = pathOf(route);
        return personVariables.entrySet().stream()
                .filter(entry -> pattern.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("person");
    }

    /** @param route method and pattern */
    Purpose purposeOf(String route, String path) {
        return purposeOf(route, path, paths, purposes);
    }

    private static Purpose purposeOf(
            String route, String path, Map<String, Purpose> paths, Map<String, Purpose> purposes) {
        return Optional.ofNullable(purposes.get(route))
                .or(() -> covering(path, paths).map(paths::get))
                .orElse(Purpose.KEEPING_THE_REGISTRY);
    }

    private static String pathOf(String route) {
        return route.substring(route.indexOf(' ') + 1);
    }
}
