package jp.anpi.registry.http.access;

import java.util.Set;
import jp.anpi.registry.contract.Role;
import org.springframework.http.HttpMethod;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * One route and who may call it. The pattern must be written as the route's own mapping has it ({@code GET
 * /api/persons/{id}}); {@code GET} covers {@code HEAD}.
 *
 * @param changes whether a call may change something: then a token that only reads does not get there
 * @param leavers whether it stays for whoever has left: to send what they wrote before, and to learn how things stand
 */
public record RouteRule(HttpMethod method, PathPattern pattern, AccessRule rule, boolean changes, boolean leavers) {

    public static RouteRule open(String route) {
        return of(route, new AccessRule.Open());
    }

    public static RouteRule signedIn(String route) {
        return of(route, new AccessRule.SignedIn());
    }

    public static RouteRule only(Set<Role> roles, String route) {
        return of(route, new AccessRule.SignedInAs(roles));
    }

    /** @param route a method, a space and a path pattern */
    public static RouteRule of(String route, AccessRule rule) {
        int space = route.indexOf(' ');
        if (space < 0 || !route.startsWith("/", space + 1)) {
            throw new IllegalArgumentException("not 'METHOD /pattern': " + route);
        }
        var method = HttpMethod.valueOf(route.substring(0, space));
        return new RouteRule(
                method,
                PathPatternParser.defaultInstance.parse(route.substring(space + 1)),
                rule,
                !method.equals(HttpMethod.GET),
                rule instanceof AccessRule.Open);
    }

    /** The same of a question that is only posted because it is too long, or too private, for an address. */
    public RouteRule onlyAsks() {
        return new RouteRule(method, pattern, rule, false, leavers);
    }

    /** The same for whoever has left, too. */
    public RouteRule alsoAfterTheLastDay() {
        return new RouteRule(method, pattern, rule, changes, true);
    }
}
