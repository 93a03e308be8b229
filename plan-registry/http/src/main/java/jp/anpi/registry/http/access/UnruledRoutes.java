package jp.anpi.registry.http.access;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;

/**
 * Answers those of {@link EveryRoute} that no {@link RouteRules} names, for a test that fails on any. A kind of mapping that
 * cannot be looked into is answered as such.
 */
public final class UnruledRoutes {

    private UnruledRoutes() {}

    /** Each as {@code METHOD /pattern}, sorted; empty when every route has its rule. */
    public static List<String> in(ApplicationContext context) {
        var table = new RouteTable(context.getBeansOfType(RouteRules.class).values());
        var every = EveryRoute.in(context);
        return Stream.concat(
                        every.routes().stream()
                                .filter(route -> !table.declares(route.method(), route.pattern()))
                                .map(EveryRoute.Route::toString),
                        every.unreadable().stream())
                .distinct()
                .sorted()
                .toList();
    }
}
