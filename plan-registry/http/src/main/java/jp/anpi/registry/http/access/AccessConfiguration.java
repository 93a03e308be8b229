package jp.anpi.registry.http.access;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.registry.eventing.DeclaredTopics;
import jp.anpi.registry.eventing.Followers;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.WebFilter;

/** Puts the one door before all routes; needs an {@link InstantSource}, the log's
 * {@link Followers} and one {@link RouteRules} bean of each service. */
@Configuration(proxyBeanMethods = false)
public class AccessConfiguration {

    @Bean
    SignedIn signedIn(InstantSource clock, @Value("${anpi.zone:Asia/Tokyo}") ZoneId zone) {
        return new SignedIn(clock, zone);
    }

    @Bean
    SessionFollower sessionFollower(SignedIn signedIn, Followers followers) {
        return new SessionFollower(signedIn, followers);
    }

    @Bean
    DeclaredTopics sessionTopic() {
        return new DeclaredTopics(List.of(RegistryTopics.SESSION, RegistryTopics.OFFICE, RegistryTopics.MEMBER));
    }

    @Bean
    WebFilter accessFilter(
            ObjectProvider<RouteRules> services, SignedIn signedIn, ObjectProvider<MeterRegistry> meters) {
        return new AccessFilter(
                new RouteTable(services.orderedStream().toList()),
                signedIn,
                meters.getIfAvailable(SimpleMeterRegistry::new));
    }

    @Bean
    WebFluxConfigurer callerArgument() {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer resolvers) {
                resolvers.addCustomResolver(new CallerArgument());
            }
        };
    }
}
