package jp.anpi.registry.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import jp.anpi.registry.contract.AccountId;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.contract.SessionState;
import jp.anpi.registry.contract.Topic;
import jp.anpi.registry.eventing.DeadLetter;
import jp.anpi.registry.eventing.Envelope;
import jp.anpi.registry.eventing.Follower;
import jp.anpi.registry.eventing.Followers;
import jp.anpi.registry.eventing.KeyId;
import jp.anpi.registry.eventing.LogPosition;
import jp.anpi.registry.eventing.Received;
import jp.anpi.registry.http.access.SignedIn;
import jp.anpi.registry.http.access.TokenHash;
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
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;

/** The routes of a made-up service behind the real filters, without a socket; sessions arrive as they would from the log. */
public final class RunningRoutes implements AutoCloseable {

    public static final Instant NOW = Instant.parse("2026-11-21T09:00:00+09:00");

    private final AnnotationConfigReactiveWebApplicationContext context;

    public RunningRoutes(Class<?>... configurations) {
        context = new AnnotationConfigReactiveWebApplicationContext();
        TestPropertyValues.of("spring.web.resources.add-mappings=false").applyTo(context);
        context.register(Base.class);
        context.register(configurations);
        context.refresh();
    }

    public WebTestClient client() {
        return WebTestClient.bindToApplicationContext(context)
                .configureClient()
                .baseUrl("http://anpi.test")
                .build();
    }

    public AnnotationConfigReactiveWebApplicationContext context() {
        return context;
    }

    public MovableClock clock() {
        return context.getBean(MovableClock.class);
    }

    public SignedIn signedIn() {
        return context.getBean(SignedIn.class);
    }

    /** Signs somebody in for an hour; the token is {@code token-of-<role>}. */
    public String tokenOf(Role role) {
        String token = "token-of-" + role;
        context.getBean(FakeFollowers.class).deliver(session(token, role, false));
        return token;
    }

    public static SessionState session(String token, Role role, boolean revoked) {
        SessionState opened = SessionState.opened(
                TokenHash.of(token),
                AccountId.of("0b9d2e5c-6f57-4c1b-8a0f-0a4a8f6f0001"),
                "somebody",
                "鈴木 花子",
                role,
                Optional.empty(),
                Optional.empty(),
                NOW.plus(Duration.ofHours(1)),
                Optional.empty());
        return revoked ? opened.signedOut() : opened;
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
    @Import(HttpConfiguration.class)
    static class Base {
        @Bean
        MovableClock clock() {
            return new MovableClock();
        }

        @Bean
        FakeFollowers followers() {
            return new FakeFollowers();
        }
    }

    /** A clock that a test moves. */
    public static final class MovableClock implements InstantSource {
        private volatile Instant now = NOW;

        @Override
        public Instant instant() {
            return now;
        }

        public void forward(Duration by) {
            now = now.plus(by);
        }
    }

    /** Followers whose records a test hands over; it is caught up at once. */
    static final class FakeFollowers implements Followers {
        private final List<Consumer<Received<SessionState>>> handlers = new ArrayList<>();

        void deliver(SessionState state) {
            var envelope = new Envelope(UUID.randomUUID(), "SessionState", 1, Mode.REAL, KeyId.INSTALLATION, NOW);
            handlers.forEach(handler ->
                    handler.accept(new Received.Event<>(new LogPosition(0, 0), state.tokenHash(), envelope, state)));
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> Follower follow(String name, Topic<T> topic, From from, Consumer<Received<T>> handler) {
            if (topic.equals(RegistryTopics.SESSION)) {
                handlers.add((Consumer<Received<SessionState>>) (Consumer<?>) handler);
            }
            return new Follower() {
                @Override
                public String name() {
                    return name;
                }

                @Override
                public Mono<Void> caughtUp() {
                    return Mono.empty();
                }

                @Override
                public Mono<Void> upToDate() {
                    return Mono.empty();
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public Mono<Map<Integer, Long>> endOffsets(Topic<?> topic) {
            return Mono.just(Map.of());
        }

        @Override
        public Mono<Long> deadLetters(Topic<?> topic) {
            return Mono.just(0L);
        }

        @Override
        public Mono<List<DeadLetter>> newestDeadLetters(Topic<?> topic, int most) {
            return Mono.just(List.of());
        }

        @Override
        public List<Follower> running() {
            return List.of();
        }
    }
}
