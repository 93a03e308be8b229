package jp.anpi.registry.http.page;

import java.util.List;
import jp.anpi.registry.http.access.RouteRules;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.server.Compression;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.reactive.ConfigurableReactiveWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.server.WebFilter;

/**
 * Serves every {@link Pages} bean. The process must switch off Spring Boot's own handler of static files
 * ({@code spring.web.resources.add-mappings=false}), which knows no rules.
 */
@Configuration(proxyBeanMethods = false)
public class PageConfiguration {

    private static final String[] COMPRESSED = {"text/html", "text/javascript", "application/json", "application/yaml"};

    @Bean
    WebFilter securityHeaders(ObjectProvider<ImageSource> pictures) {
        return new SecurityHeaders(pictures.orderedStream());
    }

    @Bean
    WebFilter indexFilter(ObjectProvider<Pages> pages) {
        return new IndexFilter(pages.orderedStream());
    }

    /** Lists go compressed: one bar of signal is all that a corridor has. Files and boards are packed already. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableReactiveWebServerFactory> compressedAnswers() {
        return server -> {
            var compression = new Compression();
            compression.setEnabled(true);
            compression.setMinResponseSize(DataSize.ofKilobytes(1));
            compression.setMimeTypes(COMPRESSED);
            server.setCompression(compression);
        };
    }

    @Bean
    RouteRules pageRules(ObjectProvider<Pages> pages) {
        return new RouteRules(pages.orderedStream()
                .map(Pages::rules)
                .map(RouteRules::rules)
                .flatMap(List::stream)
                .toList());
    }

    @Bean
    WebFluxConfigurer staticFiles(ObjectProvider<Pages> pages) {
        return new WebFluxConfigurer() {
            @Override
            public void addResourceHandlers(ResourceHandlerRegistry registry) {
                var tags = new ContentTags();
                var served = new ServedFiles();
                pages.orderedStream()
                        .forEach(set -> registry.addResourceHandler(set.pattern())
                                .addResourceLocations(set.folder())
                                .setUseLastModified(false)
                                .setEtagGenerator(tags::of)
                                .setCacheControl(CacheControl.noCache())
                                .resourceChain(false)
                                .addResolver(served));
            }
        };
    }
}
