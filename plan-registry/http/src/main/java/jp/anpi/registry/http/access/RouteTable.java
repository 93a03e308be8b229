package jp.anpi.registry.http.access;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jp.anpi.registry.http.path.PathShape;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;

/** The rules of all services of this process, the most specific pattern first, as Spring orders its own mappings. */
final class RouteTable {

    private final Map<HttpMethod, List<Row>> byMethod = new HashMap<>();
    private final Set<String> declared = new HashSet<>();

    RouteTable(Collection<RouteRules> services) {
        for (var service : services) {
            for (var rule : service.rules()) {
                if (!declared.add(RouteName.of(rule.method(), rule.pattern().getPatternString()))) {
                    throw new IllegalStateException("two access rules for " + rule.method() + " " + rule.pattern());
                }
                byMethod.merge(rule.method(), List.of(Row.of(rule)), RouteTable::sorted);
            }
        }
    }

    private record Row(RouteRule rule, PathShape shape) {

        static Row of(RouteRule rule) {
            return new Row(rule, PathShape.of(rule.pattern().getPatternString()));
        }

        boolean matches(PathContainer path) {
            return shape.mayMatch(path) && rule.pattern().matches(path);
        }
    }

    private static List<Row> sorted(List<Row> some, List<Row> more) {
        return Stream.concat(some.stream(), more.stream())
                .sorted(Comparator.comparing(row -> row.rule().pattern()))
                .toList();
    }

    /** What the table says about a call. */
    sealed interface Match {
        record Ruled(RouteRule route) implements Match {}

        record OtherMethods(Set<HttpMethod> allowed) implements Match {}

        record NoRule() implements Match {}
    }

    Match find(HttpMethod method, PathContainer path) {
        HttpMethod asked = method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method;
        for (Row row : byMethod.getOrDefault(asked, List.of())) {
            if (row.matches(path)) {
                return new Match.Ruled(row.rule());
            }
        }
        Set<HttpMethod> allowed = new LinkedHashSet<>();
        byMethod.forEach((other, rows) -> {
            if (rows.stream().anyMatch(row -> row.matches(path))) {
                allowed.add(other);
            }
        });
        return allowed.isEmpty() ? new Match.NoRule() : new Match.OtherMethods(allowed);
    }

    /** Whether exactly this mapping is declared; a broader pattern does not count, so that no route hides behind another's rule. */
    boolean declares(HttpMethod method, String pattern) {
        return declared.contains(RouteName.of(method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method, pattern));
    }
}
