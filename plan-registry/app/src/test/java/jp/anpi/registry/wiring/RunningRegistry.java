package jp.anpi.registry.wiring;

import java.nio.file.Path;
import java.time.Duration;
import jp.anpi.deploy.embedded.store.EmbeddedStore;
import jp.anpi.registry.store.StateStore;
import jp.anpi.registry.testkit.SimTime;
import jp.anpi.registry.testkit.TestEngines;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.web.context.reactive.AnnotationConfigReactiveWebApplicationContext;
import org.springframework.boot.webflux.autoconfigure.HttpHandlerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.ResolvableType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The whole registry over real engines, without a socket of its own; may be closed and started again over the same data. */
final class RunningRegistry implements AutoCloseable {

    static final String PASSWORD = "correct horse battery";

    private final AnnotationConfigReactiveWebApplicationContext context =
            new AnnotationConfigReactiveWebApplicationContext();

    RunningRegistry(String storeUri, String prefix, Path data, String... more) {
        TestPropertyValues.of(
                        "anpi.mongodb-uri=" + storeUri,
                        "anpi.kafka.bootstrap-servers=" + TestEngines.kafkaBootstrap(),
                        "anpi.kafka.topic-prefix=" + prefix,
                        "anpi.data-dir=" + data,
                        "anpi.sample=town",
                        "anpi.sample-seed=7",
                        "spring.web.resources.add-mappings=false")
                .and(more)
                .applyTo(context);
        context.register(Base.class);
        context.refresh();
    }

    /** A whole town, over that store; started once more over the same it is the same. */
    static RunningRegistry town(EmbeddedStore store, String prefix, Path data) {
        return new RunningRegistry(store.uri(), prefix, data, "anpi.admin-password=" + PASSWORD).up();
    }

    /** As above, once people can sign in and the town is whole. */
    RunningRegistry up() {
        bean(RegistryStart.class).up().block(Duration.ofSeconds(60));
        return this;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @SuppressWarnings("unchecked")
    <T> StateStore<T> states(Class<T> kind) {
        return (StateStore<T>) context.getBeanProvider(ResolvableType.forClassWithGenerics(StateStore.class, kind))
                .getObject();
    }

    Calls calls() {
        return new Calls(client());
    }

    AnnotationConfigReactiveWebApplicationContext context() {
        return context;
    }

    WebTestClient client() {
        return WebTestClient.bindToApplicationContext(context)
                .configureClient()
                .baseUrl("http://anpi.test")
                .responseTimeout(Duration.ofSeconds(30))
                .build();
    }

    @Override
    public void close() {
        context.close();
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        JacksonAutoConfiguration.class,
        CodecsAutoConfiguration.class,
        HttpHandlerAutoConfiguration.class,
        WebFluxAutoConfiguration.class
    })
    @Import(RegistryConfiguration.class)
    static class Base {
        @Bean
        SimTime clock() {
            return SimTime.at("2026-11-21T09:00:00+09:00");
        }
    }
}
