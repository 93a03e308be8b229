package jp.anpi.registry.http.access;

import static jp.anpi.registry.http.access.RouteRule.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import java.util.List;
import jp.anpi.registry.http.RunningRoutes;
import jp.anpi.registry.http.page.Pages;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

class UnruledRoutesTest {

    @Test
    void aServiceThatNamesAllItsRoutesHasNoneLeft() {
        try (var routes = new RunningRoutes(Tidy.class)) {
            assertThat(UnruledRoutes.in(routes.context())).isEmpty();
        }
    }

    @Test
    void everyKindOfForgottenRouteIsFound() {
        try (var routes = new RunningRoutes(Untidy.class)) {
            assertThat(UnruledRoutes.in(routes.context()))
                    .containsExactly(
                            "GET /files/**",
                            "GET /functions/{name}",
                            "POST /things/{id}",
                            "router function of resources");
        }
    }

    @Test
    void aBroaderRuleDoesNotHideARoute() {
        var table = new RouteTable(List.of(RouteRules.of(open("GET /api/**"))));
        assertThat(table.declares(HttpMethod.GET, "/api/persons")).isFalse();
    }

    @Test
    void twoRulesForOneRouteAreRefusedAtStart() {
        assertThatThrownBy(() -> new RouteTable(List.of(
                        RouteRules.of(open("GET /a/{id}")), RouteRules.of(RouteRule.signedIn("GET /a/{person}")))))
                .hasMessageContaining("/a/{person}");
    }

    @Configuration(proxyBeanMethods = false)
    static class Tidy {
        @Bean
        RouteRules rules() {
            return RouteRules.of(open("GET /things/{thing}"), open("POST /things/{id}"), open("GET /functions/{name}"));
        }

        @Bean
        Pages pages() {
            return Pages.under("board");
        }

        @Bean
        ThingRoutes things() {
            return new ThingRoutes();
        }

        @Bean
        RouterFunction<ServerResponse> functions() {
            return functionRoutes();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Untidy {
        @Bean
        RouteRules rules() {
            return RouteRules.of(open("GET /things/{id}"));
        }

        @Bean
        ThingRoutes things() {
            return new ThingRoutes();
        }

        @Bean
        RouterFunction<ServerResponse> functions() {
            return functionRoutes();
        }

        @Bean
        RouterFunction<ServerResponse> hidden() {
            return RouterFunctions.resources("/hidden/**", new ClassPathResource("static/"));
        }

        @Bean
        WebFluxConfigurer files() {
            return new WebFluxConfigurer() {
                @Override
                public void addResourceHandlers(ResourceHandlerRegistry registry) {
                    registry.addResourceHandler("/files/**").addResourceLocations("classpath:/static/");
                }
            };
        }
    }

    private static RouterFunction<ServerResponse> functionRoutes() {
        return route().nest(
                        path("/functions"),
                        nested -> nested.GET("/{name}", _ -> ServerResponse.ok().build()))
                .build();
    }

    @RestController
    static class ThingRoutes {
        @GetMapping("/things/{id}")
        String get() {
            return "";
        }

        @PostMapping("/things/{id}")
        String post() {
            return "";
        }
    }
}
