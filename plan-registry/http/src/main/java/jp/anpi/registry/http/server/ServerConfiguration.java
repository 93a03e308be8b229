package jp.anpi.registry.http.server;

import org.springframework.boot.webflux.autoconfigure.WebFluxRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.WebFilter;

/** What the HTTP server itself needs. */
@Configuration(proxyBeanMethods = false)
public class ServerConfiguration {

    @Bean
    WebFluxRegistrations quickLookup() {
        return new WebFluxRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new QuickLookup();
            }
        };
    }

    @Bean
    WebFilter keptAliveFilter() {
        return new KeptAliveFilter();
    }

    @Bean
    WebFilter longBodies() {
        return new LongBodies();
    }
}
