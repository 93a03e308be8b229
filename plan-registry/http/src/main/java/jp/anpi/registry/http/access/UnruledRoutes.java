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
 * Enumerates every route of a running context — annotated routes, those of the actuator and of libraries, router functions
 * and static resources — and answers those that no {@link RouteRules} names, for a test that fails on any. A kind of mapping
 * it cannot look into is answered as such.
 */
public final class UnruledRoutes {

    private UnruledRoutes() {}

    /** Each as {@code METHOD /pattern}, sorted; empty when every route has its rule. */
    public static List<String> in(ApplicationContext context) {
        var table = new RouteTable(context.getBeansOfType(RouteRules.class).values());
        List<String> unruled = new ArrayList<>();
        for (var mapping : context.getBeansOfType(HandlerMapping.class).values()) {
            switch (mapping) {
                case RequestMappingInfoHandlerMapping annotated ->
                    annotated.getHandlerMethods().keySet().forEach(info -> check(info, table, unruled));
                case RouterFunctionMapping functions -> {
                    var function = functions.getRouterFunction();
                    if (function != null) {
                        var routes = new FunctionRoutes();
                        function.accept(routes);
                        unruled.addAll(routes.unreadable());
                        routes.found().forEach(route -> check(route.methods(), route.patterns(), table, unruled));
                    }
                }
                case AbstractUrlHandlerMapping urls ->
                    urls.getHandlerMap()
                            .keySet()
                            .forEach(pattern ->
                                    check(Set.of(HttpMethod.GET), List.of(pattern.getPatternString()), table, unruled));
                default -> {
                    if (!mapping.getClass().getName().endsWith("EmptyHandlerMapping")) {
                        unruled.add(
                                "unknown kind of mapping: " + mapping.getClass().getName());
                    }
                }
            }
        }
        return unruled.stream().distinct().sorted().toList();
    }

    private static void check(RequestMappingInfo info, RouteTable table, List<String> unruled) {
        Set<HttpMethod> methods = new LinkedHashSet<>();
        info.getMethodsCondition().getMethods().forEach(method -> methods.add(method.asHttpMethod()));
        check(
                methods,
                info.getPatternsCondition().getPatterns().stream()
                        .map(pattern -> pattern.getPatternString())
                        .toList(),
                table,
                unruled);
    }

    private static void check(
            Set<HttpMethod> methods, Collection<String> patterns, RouteTable table, List<String> unruled) {
        for (var method : methods.isEmpty() ? List.of(HttpMethod.values()) : methods) {
            for (var pattern : patterns) {
                if (!table.declares(method, pattern)) {
                    unruled.add(method + " " + pattern);
                }
            }
        }
    }
}
