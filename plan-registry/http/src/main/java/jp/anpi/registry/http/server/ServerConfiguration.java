package jp.anpi.registry.http.server;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.server.WebFilter;

/** What the HTTP server itself needs. */
@Configuration(proxyBeanMethods = false)
public class ServerConfiguration {

    @Bean
    WebFilter keptAliveFilter() {
        return new KeptAliveFilter();
    }
}
