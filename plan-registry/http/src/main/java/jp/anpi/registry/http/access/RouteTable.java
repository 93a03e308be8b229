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
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;

/** The rules of all services of this process, the most specific pattern first, as Spring orders its own mappings. */
final class RouteTable {

    private final Map<HttpMethod, List<RouteRule>> byMethod = new HashMap<>();
    private final Set<String> declared = new HashSet<>();

    RouteTable(Collection<RouteRules> services) {
        for (var service : services) {
            for (var rule : service.rules()) {
                if (!declared.add(RouteName.of(rule.method(), rule.pattern().getPatternString()))) {
                    throw new IllegalStateException("two access rules for " + rule.method() + " " + rule.pattern());
                }
                byMethod.merge(rule.method(), List.of(rule), RouteTable::sorted);
            }
        }
    }

    private static List<RouteRule> sorted(List<RouteRule> some, List<RouteRule> more) {
        return Stream.concat(some.stream(), more.stream())
                .sorted(Comparator.comparing(RouteRule::pattern))
                .toList();
    }

    /** What the table says about a call. */
    sealed interface Match {
        record Ruled(AccessRule rule) implements Match {}

        record OtherMethods(Set<HttpMethod> allowed) implements Match {}

        record NoRule() implements Match {}
    }

    Match find(HttpMethod method, PathContainer path) {
        HttpMethod asked = method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method;
        for (var rule : byMethod.getOrDefault(asked, List.of())) {
            if (rule.pattern().matches(path)) {
                return new Match.Ruled(rule.rule());
            }
        }
        Set<HttpMethod> allowed = new LinkedHashSet<>();
        byMethod.forEach((other, rules) -> {
            if (rules.stream().anyMatch(rule -> rule.pattern().matches(path))) {
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
