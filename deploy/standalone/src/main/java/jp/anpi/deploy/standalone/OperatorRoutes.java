package jp.anpi.deploy.standalone;

import static jp.anpi.registry.http.access.RouteRule.only;
import static jp.anpi.registry.http.access.RouteRule.open;

import java.util.Set;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.http.access.RouteRules;
import jp.anpi.registry.http.page.Pages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may call what the framework itself serves: health for everyone, figures for those who run the product. */
@Configuration(proxyBeanMethods = false)
class OperatorRoutes {

    @Bean
    ApiDocument apiDocument() {
        return new ApiDocument();
    }

    @Bean
    ReadableDocument readableDocument() {
        return new ReadableDocument();
    }

    /** The same for people, beside it. */
    @Bean
    Pages documentPages() {
        return Pages.under("docs");
    }

    @Bean
    RouteRules operatorRouteRules() {
        return RouteRules.of(
                open("GET /actuator/health"),
                open("GET /actuator/health/{*group}"),
                only(Set.of(Role.ADMIN, Role.SCRIPT), "GET /actuator/prometheus"),
                open("GET /v3/api-docs"),
                open("GET /v3/api-docs.yaml"));
    }
}
