package jp.anpi.registry.http.access;

import java.util.List;

/**
 * All routes of one service and who may call each: one bean a service, the one place to read its access. A route that is
 * in no such table is answered 404 for everyone.
 *
 * <pre>{@code
 * RouteRules.of(
 *         open("POST /api/auth/login"),
 *         signedIn("GET /api/auth/me"),
 *         only(DESK, "GET /api/persons/{id}"));
 * }</pre>
 */
public record RouteRules(List<RouteRule> rules) {

    public RouteRules {
        rules = List.copyOf(rules);
    }

    public static RouteRules of(RouteRule... rules) {
        return new RouteRules(List.of(rules));
    }
}
