package jp.anpi.registry.wiring;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jp.anpi.deploy.embedded.store.EmbeddedStore;
import jp.anpi.deploy.embedded.store.StoreSettings;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.registry.contract.RunningIncident;
import jp.anpi.registry.contract.Topic;
import jp.anpi.registry.eventing.EventContext;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.Follower;
import jp.anpi.registry.eventing.Followers;
import jp.anpi.registry.eventing.Keyring;
import jp.anpi.registry.eventing.Received;
import jp.anpi.registry.eventing.RecordKey;
import jp.anpi.registry.http.access.SignedIn;
import jp.anpi.registry.store.SealedJson;
import jp.anpi.registry.store.StateStore;
import jp.anpi.registry.testing.Meanwhile;
import jp.anpi.registry.testkit.SimTime;
import jp.anpi.registry.testkit.TestEngines;
import jp.anpi.registry.testkit.Until;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.beans.factory.config.BeanPostProcessor;
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
import reactor.core.publisher.Mono;

/**
 * The whole registry over real engines, without a socket of its own. As an extension of a test class it is up before the first
 * test and gone after the last.
 */
final class RunningRegistry implements BeforeAllCallback, AfterAllCallback, AutoCloseable {

    static final String PASSWORD = "correct horse battery";

    private final Path data = TestEngines.freshDirectory();
    private final EmbeddedStore store = EmbeddedStore.open(data.resolve("store"), StoreSettings.defaults());
    private final TestPropertyValues properties;
    private AnnotationConfigReactiveWebApplicationContext context = new AnnotationConfigReactiveWebApplicationContext();

    private RunningRegistry(String sample, String... more) {
        properties = TestPropertyValues.of(
                        "anpi.mongodb-uri=" + store.uri(),
                        "anpi.kafka.bootstrap-servers=" + TestEngines.kafkaBootstrap(),
                        "anpi.kafka.topic-prefix=" + TestEngines.freshPrefix(),
                        "anpi.data-dir=" + data,
                        "anpi.sample=" + sample,
                        "anpi.sample-seed=7",
                        "anpi.admin-password=" + PASSWORD,
                        "spring.web.resources.add-mappings=false")
                .and(more);
    }

    /** With a whole town. */
    static RunningRegistry town(String... more) {
        return new RunningRegistry("town", more);
    }

    /** With a whole city. */
    static RunningRegistry city(String... more) {
        return new RunningRegistry("city", more);
    }

    /** With an administrator and nothing else. */
    static RunningRegistry empty(String... more) {
        return new RunningRegistry("none", more);
    }

    /** What is planned in there happens while this registry reads what it has sealed. */
    RunningRegistry with(Meanwhile meanwhile) {
        context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof SealedJson
                        ? new SealedJson(meanwhile.over(context.getBean(Keyring.class)))
                        : bean;
            }
        });
        return this;
    }

    RunningRegistry start() {
        properties.applyTo(context);
        context.register(Base.class);
        context.refresh();
        return this;
    }

    /** Started, once people can sign in and the sample is whole, beside a safety service that tells of all incidents, always lately. */
    RunningRegistry up() {
        start();
        awaitUp();
        tellAll();
        bean(SimTime.class).onMove(this::tellAll);
        return this;
    }

    void tellAll() {
        tell(RunningIncident.ALL_TOLD).block(Duration.ofSeconds(10));
    }

    /** As the safety service tells it. */
    Mono<?> tell(RunningIncident incident) {
        return bean(EventLog.class)
                .append(RegistryTopics.INCIDENT, RecordKey.of(incident.id()), incident, EventContext.INSTALLATION);
    }

    void awaitUp() {
        bean(RegistryStart.class).up().block(Duration.ofSeconds(60));
        Until.holds("it is known who is signed in", () -> bean(SignedIn.class).isComplete());
    }

    /** Another process over the same data. */
    void restart() {
        context.close();
        context = new AnnotationConfigReactiveWebApplicationContext();
        up();
    }

    @Override
    public void beforeAll(ExtensionContext tests) {
        up();
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        close();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    <T> Collection<T> beans(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    @SuppressWarnings("unchecked")
    <T> StateStore<T> states(Class<T> kind) {
        return (StateStore<T>) context.getBeanProvider(ResolvableType.forClassWithGenerics(StateStore.class, kind))
                .getObject();
    }

    /** The keys under which something stands on the log. */
    Set<String> told(Topic<?> topic) {
        Set<String> keys = ConcurrentHashMap.newKeySet();
        try (Follower reading = bean(Followers.class)
                .follow("test.told", topic, new Followers.From.Beginning(), one -> {
                    switch (one) {
                        case Received.Event<?> event -> keys.add(event.key());
                        case Received.Erased<?> gone -> keys.remove(gone.key());
                    }
                })) {
            reading.caughtUp().block(Duration.ofSeconds(30));
        }
        return keys;
    }

    /** Until all of them stand on the log: whoever changes something is answered after a second also without it. */
    void awaitTold(Topic<?> topic, Set<String> keys) {
        Until.holds("the log tells of " + keys, () -> told(topic).containsAll(keys));
    }

    Calls calls() {
        return new Calls(client());
    }

    AnnotationConfigReactiveWebApplicationContext context() {
        return context;
    }

    String storeUri() {
        return store.uri();
    }

    WebTestClient client() {
        return WebTestClient.bindToApplicationContext(context)
                .configureClient()
                .baseUrl("http://anpi.test")
                .responseTimeout(Duration.ofSeconds(30))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(64 << 20))
                .build();
    }

    @Override
    public void close() {
        context.close();
        store.close();
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
