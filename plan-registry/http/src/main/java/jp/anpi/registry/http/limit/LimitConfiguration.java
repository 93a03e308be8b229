package jp.anpi.registry.http.limit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.server.WebFilter;

/** Puts the bounds before all routes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitProperties.class)
public class LimitConfiguration {

    @Bean
    WebFilter limitFilter(LimitProperties limits, ObjectProvider<MeterRegistry> meters) {
        return new LimitFilter(limits, meters.getIfAvailable(SimpleMeterRegistry::new));
    }
}
