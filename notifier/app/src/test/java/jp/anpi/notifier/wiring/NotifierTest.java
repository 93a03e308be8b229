package jp.anpi.notifier.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.anpi.notifier.Questions;
import jp.anpi.notifier.SmtpServer;
import jp.anpi.notifier.push.Browser;
import jp.anpi.notifier.push.PushServer;
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
import jp.anpi.registry.http.access.UnruledRoutes;
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
import org.junit.jupiter.api.Test;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole notifier between a real log, a real store and a real mail server. */
class NotifierTest {

    private final SmtpServer smtp = new SmtpServer().up();
    private final String prefix = TestEngines.freshPrefix();
    private final String database = TestEngines.freshDatabase();

    @TempDir
    private Path directory;

    @AfterEach
    void stop() {
        smtp.close();
    }

    @Test
    void thirtyFiveSilentClientsAreOneMailAndEachCheckIsTold() throws Exception {
        try (var context = start()) {
            var fates = fates(context);
            open(context, Mode.REAL);
            ask(
                    context,
                    Questions.to(Questions.member("佐藤 恵", "sato@minase.example"))
                            .several(35));

            Until.holds("every check is told", () -> fates.size() == 35);
            assertThat(fates).allSatisfy(fate -> {
                assertThat(fate.fate()).isEqualTo(NoticeFate.Fate.HANDED_OVER);
                assertThat(fate.channel()).isEqualTo("mail");
            });
            assertThat(smtp.mails()).hasSize(1);
            assertThat(subject(smtp.mails().getFirst())).contains("35名の安否をお知らせください");
        }
    }

    @Test
    void aDrillIsKeptInTheSandboxAndReadableForTheDesk() {
        try (var context = start()) {
            var fates = fates(context);
            open(context, Mode.DRILL);
            ask(
                    context,
                    Questions.to(Questions.member("佐藤 恵", "sato@minase.example"))
                            .in(Mode.DRILL)
                            .several(3));

            Until.holds("every check is told", () -> fates.size() == 3);
            assertThat(fates).allMatch(fate -> fate.channel().equals("sandbox"));
            assertThat(smtp.mails()).isEmpty();

            var desk = client(context, Role.DESK);
            desk.get()
                    .uri("/api/notices?incident=" + Questions.INCIDENT)
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.items.length()")
                    .isEqualTo(1)
                    .jsonPath("$.items[0].key")
                    .isNotEmpty()
                    .jsonPath("$.items[0].channel")
                    .isEqualTo("sandbox")
                    .jsonPath("$.items[0].people.length()")
                    .isEqualTo(3)
                    .jsonPath("$.next")
                    .doesNotExist();
            desk.get()
                    .uri("/sandbox")
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .contentType("text/html;charset=UTF-8")
                    .expectBody(String.class)
                    .value(page -> assertThat(page).contains("見本 0郎", "drill-banner"));
        }
    }

    @Test
    void whoIsAskedInARealIncidentIsNotifiedOnThePhoneWithoutAName() throws Exception {
        var sato = Questions.member("佐藤 恵", "sato@minase.example");
        var phone = new Browser();
        try (var push = new PushServer();
                var context =
                        start("anpi.push.subject=mailto:desk@minase.example", "anpi.push.services=" + push.origin())) {
            var member = client(context, Role.CARE_MANAGER, sato.member());
            member.get()
                    .uri("/api/push")
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.key")
                    .isNotEmpty();
            for (int twice = 0; twice < 2; twice++) {
                member.post()
                        .uri("/api/push")
                        .bodyValue(phone.wants(push.endpoint("sato")))
                        .exchange()
                        .expectStatus()
                        .isNoContent();
            }
            member.post()
                    .uri("/api/push")
                    .bodyValue(phone.wants(URI.create("https://elsewhere.example/x")))
                    .exchange()
                    .expectStatus()
                    .isEqualTo(422);
            var fates = fates(context);
            open(context, Mode.REAL);
            ask(context, Questions.to(sato).several(3));

            Until.holds("the phone is notified", () -> push.taken().size() == 1);
            assertThat(phone.read(push.taken().getFirst().body()))
                    .contains("\"people\":3", "11月20日の地震")
                    .doesNotContain("見本");
            Until.holds("the mail goes its own way", () -> fates.size() == 3);
            assertThat(fates).allMatch(fate -> fate.channel().equals("mail"));
            assertThat(context.getBean(MeterRegistry.class)
                            .get("resilience4j.circuitbreaker.state")
                            .tag("name", URI.create(push.origin()).getHost())
                            .tag("state", "closed")
                            .gauge()
                            .value())
                    .isEqualTo(1);
        }
    }

    @Test
    void inADrillNoPhoneIsNotified() {
        var sato = Questions.member("佐藤 恵", "sato@minase.example");
        try (var push = new PushServer();
                var context =
                        start("anpi.push.subject=mailto:desk@minase.example", "anpi.push.services=" + push.origin())) {
            client(context, Role.CARE_MANAGER, sato.member())
                    .post()
                    .uri("/api/push")
                    .bodyValue(new Browser().wants(push.endpoint("sato")))
                    .exchange()
                    .expectStatus()
                    .isNoContent();
            var fates = fates(context);
            open(context, Mode.DRILL);
            ask(context, Questions.to(sato).in(Mode.DRILL).several(2));

            Until.holds("every check is told", () -> fates.size() == 2);
            assertThat(push.taken()).isEmpty();
        }
    }

    @Test
    void messagesAreListedPageByPageNewestFirst() {
        try (var context = start()) {
            var fates = fates(context);
            open(context, Mode.DRILL);
            for (int recipient = 0; recipient < 5; recipient++) {
                ask(
                        context,
                        List.of(Questions.to(Questions.member("担当" + recipient, "r" + recipient + "@minase.example"))
                                .in(Mode.DRILL)
                                .one(recipient)));
            }
            Until.holds("every check is told", () -> fates.size() == 5);

            var desk = client(context, Role.DESK);
            var keys = new ArrayList<String>();
            var times = new ArrayList<String>();
            Optional<String> next = Optional.of("");
            while (next.isPresent()) {
                var page = page(
                        desk,
                        "/api/notices?limit=2"
                                + next.filter(text -> !text.isEmpty())
                                        .map(text -> "&cursor=" + text)
                                        .orElse(""));
                page.get("items").forEach(item -> keys.add(item.get("key").asString()));
                page.get("items").forEach(item -> times.add(item.get("at").asString()));
                next = Optional.ofNullable(page.get("next"))
                        .filter(JsonNode::isString)
                        .map(JsonNode::asString);
            }
            assertThat(keys).hasSize(5).doesNotHaveDuplicates();
            assertThat(times).isSortedAccordingTo(Comparator.reverseOrder());
        }
    }

    @Test
    void onlyTheDeskReadsMessagesAndEveryRouteHasItsRule() {
        try (var context = start()) {
            assertThat(UnruledRoutes.in(context)).isEmpty();
            for (var path : List.of("/api/notices", "/sandbox")) {
                WebTestClient.bindToApplicationContext(context)
                        .build()
                        .get()
                        .uri(path)
                        .exchange()
                        .expectStatus()
                        .isUnauthorized();
                for (var role : Role.values()) {
                    boolean desk =
                            Set.of(Role.ADMIN, Role.DESK, Role.RESTRICTED_DESK).contains(role);
                    client(context, role)
                            .get()
                            .uri(path)
                            .exchange()
                            .expectStatus()
                            .isEqualTo(desk ? 200 : 403);
                }
            }
            var desk = client(context, Role.DESK);
            desk.get().uri("/api/notices?incident=7").exchange().expectStatus().isBadRequest();
            desk.get().uri("/api/notices?cursor=AAAA").exchange().expectStatus().isBadRequest();
        }
    }

    @Test
    void aRestartGoesOnWhereItStoppedAndSendsNothingTwice() {
        var question = Questions.to(Questions.member("佐藤 恵", "sato@minase.example"));
        smtp.down();
        try (var context = start()) {
            open(context, Mode.REAL);
            ask(context, question.several(2));
            Until.holds(
                    "an attempt has failed",
                    () -> context.getBean(MeterRegistry.class)
                                    .get("resilience4j.circuitbreaker.calls")
                                    .tag("kind", "failed")
                                    .timer()
                                    .count()
                            > 0);
        }
        smtp.up();
        try (var context = start()) {
            var fates = fates(context);
            Until.holds("both checks are told", () -> fates.size() == 2);
            ask(context, question.about(PriorityGroup.PUSH_SUPPORT).several(3));
            Until.holds("the third is told", () -> fates.size() >= 3);
        }
        assertThat(smtp.mails())
                .extracting(mail -> mail.header("Message-ID"))
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    private AnnotationConfigReactiveWebApplicationContext start(String... more) {
        var context = new AnnotationConfigReactiveWebApplicationContext();
        TestPropertyValues.of(
                        "anpi.kafka-bootstrap-servers=" + TestEngines.kafkaBootstrap(),
                        "anpi.mongodb-uri=" + TestEngines.mongoUri(),
                        "anpi.kafka.topic-prefix=" + prefix,
                        "anpi.data-dir=" + directory,
                        "anpi.notifier.database=" + database,
                        "anpi.notifier.quiet=300ms",
                        "anpi.notifier.first-wait=200ms",
                        "anpi.mail.host=127.0.0.1",
                        "anpi.mail.port=" + smtp.port(),
                        "anpi.mail.from=anpi@minase.example",
                        "spring.web.resources.add-mappings=false")
                .and(more)
                .applyTo(context);
        context.register(House.class);
        context.refresh();
        return context;
    }

    private static WebTestClient client(AnnotationConfigReactiveWebApplicationContext context, Role role) {
        return client(context, role, Optional.empty());
    }

    private static WebTestClient client(
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

    private static JsonNode page(WebTestClient client, String path) {
        byte[] body = client.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return JsonMapper.shared().readTree(Objects.requireNonNull(body));
    }

    private static List<NoticeFate> fates(AnnotationConfigReactiveWebApplicationContext context) {
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

    private static void open(AnnotationConfigReactiveWebApplicationContext context, Mode mode) {
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

    private static void ask(AnnotationConfigReactiveWebApplicationContext context, List<NoticeRequested> questions) {
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

    private static String subject(SmtpServer.Mail mail) throws MessagingException, UnsupportedEncodingException {
        return MimeUtility.decodeText(MimeUtility.unfold(mail.header("Subject")));
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
