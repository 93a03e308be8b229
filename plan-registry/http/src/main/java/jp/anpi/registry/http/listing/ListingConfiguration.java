package jp.anpi.registry.http.listing;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;

/** Lets routes take {@link Paging} as an argument. */
@Configuration(proxyBeanMethods = false)
public class ListingConfiguration {

    @Bean
    WebFluxConfigurer pagingArgument() {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer resolvers) {
                resolvers.addCustomResolver(new PagingArgument());
            }
        };
    }
}
