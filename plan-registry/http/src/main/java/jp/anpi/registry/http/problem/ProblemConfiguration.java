package jp.anpi.registry.http.problem;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.WebExceptionHandler;
import tools.jackson.databind.json.JsonMapper;

/** Answers failures as problem details and gives routes the caller's {@link Language} as an argument. */
@Configuration(proxyBeanMethods = false)
public class ProblemConfiguration {

    /** The most bytes of a body that is decoded as a whole; routes that take more read it themselves. */
    static final int BODY_LIMIT = 256 * 1024;

    @Bean
    WebExceptionHandler problemHandler(JsonMapper json) {
        return new ProblemHandler(json);
    }

    @Bean
    WebFluxConfigurer bodiesAndLanguage() {
        return new WebFluxConfigurer() {
            @Override
            public void configureHttpMessageCodecs(ServerCodecConfigurer codecs) {
                codecs.defaultCodecs().maxInMemorySize(BODY_LIMIT);
            }

            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer resolvers) {
                resolvers.addCustomResolver(new LanguageArgument());
            }
        };
    }
}
