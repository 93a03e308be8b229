package jp.anpi.registry.http.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.function.server.support.RouterFunctionMapping;
import org.springframework.web.reactive.handler.AbstractUrlHandlerMapping;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.RequestMappingInfoHandlerMapping;

/**
 * Every route of a running context: annotated routes, those of the actuator and of libraries, router functions and static
 * resources.
 *
 * @param routes sorted; one for each method and pattern
 * @param unreadable kinds of mapping that cannot be looked into
 */
public record EveryRoute(List<Route> routes, List<String> unreadable) {

    public EveryRoute {
        routes = List.copyOf(routes);
        unreadable = List.copyOf(unreadable);
    }

    /** @param pattern as the route's own mapping has it */
    public record Route(HttpMethod method, String pattern) {
        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    public static EveryRoute in(ApplicationContext context) {
        List<Route> routes = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        for (var mapping : context.getBeansOfType(HandlerMapping.class).values()) {
            switch (mapping) {
                case RequestMappingInfoHandlerMapping annotated ->
                    annotated.getHandlerMethods().keySet().forEach(info -> add(info, routes));
                case RouterFunctionMapping functions -> {
                    var function = functions.getRouterFunction();
                    if (function != null) {
                        var found = new FunctionRoutes();
                        function.accept(found);
                        unreadable.addAll(found.unreadable());
                        found.found().forEach(route -> add(route.methods(), route.patterns(), routes));
                    }
                }
                case AbstractUrlHandlerMapping urls ->
                    urls.getHandlerMap()
                            .keySet()
                            .forEach(pattern ->
                                    add(Set.of(HttpMethod.GET), List.of(pattern.getPatternString()), routes));
                default -> {
                    if (!mapping.getClass().getName().endsWith("EmptyHandlerMapping")) {
                        unreadable.add(
                                "unknown kind of mapping: " + mapping.getClass().getName());
                    }
                }
            }
        }
        return new EveryRoute(
                routes.stream()
                        .distinct()
                        .sorted((a, b) -> (a.pattern() + a.method()).compareTo(b.pattern() + b.method()))
                        .toList(),
                unreadable);
    }

    private static void add(RequestMappingInfo info, List<Route> routes) {
        Set<HttpMethod> methods = new LinkedHashSet<>();
        info.getMethodsCondition().getMethods().forEach(method -> methods.add(method.asHttpMethod()));
        add(
                methods,
                info.getPatternsCondition().getPatterns().stream()
                        .map(pattern -> pattern.getPatternString())
                        .toList(),
                routes);
    }

    private static void add(Set<HttpMethod> methods, Collection<String> patterns, List<Route> routes) {
        for (var method : methods.isEmpty() ? List.of(HttpMethod.values()) : methods) {
            patterns.forEach(pattern -> routes.add(new Route(method, pattern)));
        }
    }
}
