package jp.anpi.notifier.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.anpi.notifier.Questions;
import jp.anpi.notifier.SmtpServer;
import jp.anpi.registry.contract.AccountId;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.contract.SessionState;
import jp.anpi.registry.contract.Topic;
import jp.anpi.registry.eventing.EventContext;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.Followers;
import jp.anpi.registry.eventing.KeyId;
import jp.anpi.registry.eventing.Outgoing;
import jp.anpi.registry.eventing.Received;
import jp.anpi.registry.eventing.RecordKey;
import jp.anpi.registry.http.access.SignedIn;
import jp.anpi.registry.http.access.TokenHash;
import jp.anpi.registry.testkit.TestEngines;
import jp.anpi.registry.testkit.Until;
import jp.anpi.safety.contract.Actor;
import jp.anpi.safety.contract.Area;
import jp.anpi.safety.contract.CheckInput;
import jp.anpi.safety.contract.CheckInput.NoticeFate;
import jp.anpi.safety.contract.IncidentEvent;
import jp.anpi.safety.contract.IncidentKind;
import jp.anpi.safety.contract.NoticeEvent.NoticeRequested;
import jp.anpi.safety.contract.SafetyTopics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
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

/** The whole notifier between a real log, a real store and a real mail server. */
abstract class StartsANotifier {

    /** Which takes every mail; up unless a test takes it down. */
    final SmtpServer smtp = new SmtpServer().up();

    private final String prefix = TestEngines.freshPrefix();
    private final String database = TestEngines.freshDatabase();

    @TempDir
    private Path directory;

    @AfterEach
    void stop() {
        smtp.close();
    }

    /**
     * A notifier of its own to which people can speak, on the same store and log when it is started once more. It waits so long
     * for quiet because a busy machine may hand over one batch of questions with a pause in between.
     */
    AnnotationConfigReactiveWebApplicationContext start(String... more) {
        var context = new AnnotationConfigReactiveWebApplicationContext();
        TestPropertyValues.of(
                        "anpi.kafka-bootstrap-servers=" + TestEngines.kafkaBootstrap(),
                        "anpi.mongodb-uri=" + TestEngines.mongoUri(),
                        "anpi.kafka.topic-prefix=" + prefix,
                        "anpi.data-dir=" + directory,
                        "anpi.notifier.database=" + database,
                        "anpi.notifier.quiet=2s",
                        "anpi.notifier.first-wait=200ms",
                        "anpi.mail.host=127.0.0.1",
                        "anpi.mail.port=" + smtp.port(),
                        "anpi.mail.from=anpi@minase.example",
                        "spring.web.resources.add-mappings=false")
                .and(more)
                .applyTo(context);
        context.register(House.class);
        context.refresh();
        Until.holds(
                "who is signed in is known",
                () -> context.getBean(SignedIn.class).isComplete());
        return context;
    }

    static WebTestClient client(AnnotationConfigReactiveWebApplicationContext context, Role role) {
        return client(context, role, Optional.empty());
    }

    static WebTestClient client(
            AnnotationConfigReactiveWebApplicationContext context, Role role, Optional<MemberId> member) {
        var token = "token-of-" + role;
        context.getBean(SignedIn.class)
                .fold(SessionState.opened(
                        TokenHash.of(token),
                        AccountId.random(),
                        role.name(),
                        role.name(),
                        role,
                        member,
                        Optional.empty(),
                        Instant.now().plusSeconds(3_600),
                        Optional.empty()));
        return WebTestClient.bindToApplicationContext(context)
                .configureClient()
                .defaultHeaders(headers -> headers.setBearerAuth(token))
                .build();
    }

    /** What the checks are told, as it comes. */
    static List<NoticeFate> fates(AnnotationConfigReactiveWebApplicationContext context) {
        var fates = new CopyOnWriteArrayList<NoticeFate>();
        context.getBean(Followers.class)
                .follow("test", SafetyTopics.REPORT, new Followers.From.Beginning(), received -> {
                    if (received instanceof Received.Event<CheckInput> event
                            && event.event() instanceof NoticeFate fate) {
                        fates.add(fate);
                    }
                });
        return fates;
    }

    static void open(AnnotationConfigReactiveWebApplicationContext context, Mode mode) {
        var now = Instant.now();
        var desk = new Actor("desk", "災害対策本部", Role.DESK, Optional.empty(), Optional.empty());
        append(
                context,
                SafetyTopics.INCIDENT,
                RecordKey.of(Questions.INCIDENT.value()),
                List.of(new IncidentEvent.Opened(
                        Questions.INCIDENT,
                        IncidentKind.EARTHQUAKE,
                        mode,
                        "11月20日の地震",
                        new Area.City(),
                        Set.of(PriorityGroup.values()),
                        Questions.ASKED,
                        now,
                        1,
                        "standard",
                        desk)),
                mode);
    }

    static void ask(AnnotationConfigReactiveWebApplicationContext context, List<NoticeRequested> questions) {
        append(
                context,
                SafetyTopics.NOTICE,
                RecordKey.of(questions.getFirst().recipient().key()),
                questions,
                questions.getFirst().mode());
    }

    private static <T> void append(
            AnnotationConfigReactiveWebApplicationContext context,
            Topic<T> topic,
            RecordKey key,
            List<? extends T> events,
            Mode mode) {
        var seal = new EventContext(mode, KeyId.incident(Questions.INCIDENT.value()));
        context.getBean(EventLog.class)
                .appendAll(
                        topic,
                        events.stream()
                                .map(event -> new Outgoing<T>(key, event, seal))
                                .toList())
                .block();
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        JacksonAutoConfiguration.class,
        CodecsAutoConfiguration.class,
        HttpHandlerAutoConfiguration.class,
        WebFluxAutoConfiguration.class
    })
    @Import(NotifierConfiguration.class)
    static class House {
        @Bean
        InstantSource clock() {
            return InstantSource.system();
        }

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }
}
