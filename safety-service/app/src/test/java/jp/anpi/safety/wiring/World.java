package jp.anpi.safety.wiring;

import com.mongodb.client.model.Filters;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import jp.anpi.registry.contract.AccountId;
import jp.anpi.registry.contract.DeviceId;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.contract.SessionState;
import jp.anpi.registry.contract.Topic;
import jp.anpi.registry.eventing.EventContext;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.LogGate;
import jp.anpi.registry.eventing.Outgoing;
import jp.anpi.registry.eventing.RecordKey;
import jp.anpi.registry.http.access.TokenHash;
import jp.anpi.registry.testkit.SimTime;
import jp.anpi.registry.testkit.TestEngines;
import jp.anpi.registry.testkit.Until;
import jp.anpi.safety.check.CheckLife;
import jp.anpi.safety.roster.Roster;
import jp.anpi.safety.roster.RosterCopy;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * A running safety service on the embedded engines with a registry of its own making and a clock that tests move. Ends with
 * {@link #close}; {@link #restarted} is the same installation in a new process.
 */
final class World implements AutoCloseable {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final AtomicReference<Settings> NEXT = new AtomicReference<>();

    /** What stays over a restart. */
    record Settings(
            String prefix,
            String database,
            Path data,
            SimTime time,
            AtomicReference<Optional<String>> logClosed,
            Optional<Cable> store,
            List<String> more) {}

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(SafetyConfiguration.class)
    static class Service {

        private final Settings settings = java.util.Objects.requireNonNull(NEXT.get());

        @Bean
        InstantSource time() {
            return settings.time();
        }

        @Bean
        LogGate logGate() {
            return () -> settings.logClosed().get();
        }

        @Bean
        MongoClient mongoClient() {
            return MongoClients.create(settings.store().map(Cable::mongoUri).orElseGet(TestEngines::mongoUri));
        }
    }

    private final Settings settings;
    private final ReactiveWebServerApplicationContext context;

    private World(Settings settings) {
        this.settings = settings;
        NEXT.set(settings);
        var application = new SpringApplication(Service.class);
        application.setWebApplicationType(WebApplicationType.REACTIVE);
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--spring.main.banner-mode=off",
                "--spring.web.resources.add-mappings=false",
                "--spring.reactor.netty.shutdown-quiet-period=0s",
                "--anpi.data-dir=" + settings.data(),
                "--anpi.safety-database=" + settings.database(),
                "--anpi.kafka-bootstrap-servers=" + TestEngines.kafkaBootstrap(),
                "--anpi.kafka.topic-prefix=" + settings.prefix()));
        arguments.addAll(settings.more());
        this.context = (ReactiveWebServerApplicationContext) application.run(arguments.toArray(String[]::new));
        SimTime time = settings.time();
        time.onMove(() -> {
            if (context.isActive()) {
                context.getBean(CheckLife.class).wake();
            }
        });
    }

    /** The same, once it does all that it does. */
    World ready() {
        Until.holds(
                "the service is ready",
                () -> context.getBean(SafetyLife.class)
                        .health()
                        .getStatus()
                        .getCode()
                        .equals("UP"));
        return this;
    }

    static World start(String... more) {
        return start(Optional.empty(), more);
    }

    /** A world whose store a test can take away. */
    static World startWithCable(String... more) {
        return start(Optional.of(Cable.to(TestEngines.mongoUri())), more);
    }

    private static World start(Optional<Cable> store, String... more) {
        return new World(new Settings(
                        TestEngines.freshPrefix(),
                        TestEngines.freshDatabase(),
                        TestEngines.freshDirectory(),
                        SimTime.at("2026-11-20T09:00:00+09:00"),
                        new AtomicReference<>(Optional.empty()),
                        store,
                        List.of(more)))
                .ready();
    }

    /** The same installation after an orderly end and a new start. */
    World restarted() {
        return restarting().ready();
    }

    /** The same without waiting until it is ready: it listens already. */
    World restarting() {
        close();
        return new World(settings);
    }

    SimTime time() {
        return settings.time();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    org.springframework.context.ApplicationContext context() {
        return context;
    }

    /** What a gauge of the service shows now. */
    double gauge(String name) {
        var registry = new SimpleMeterRegistry();
        context.getBeansOfType(MeterBinder.class).values().forEach(binder -> binder.bindTo(registry));
        return registry.get(name).gauge().value();
    }

    /** Lets every append fail as if the log were down. */
    void closeLog() {
        settings.logClosed().set(Optional.of("closed by the test"));
    }

    void openLog() {
        settings.logClosed().set(Optional.empty());
    }

    Cable store() {
        return settings.store().orElseThrow();
    }

    <T> void publish(Topic<T> topic, RecordKey key, T event) {
        context.getBean(EventLog.class)
                .append(topic, key, event, EventContext.INSTALLATION)
                .block(Duration.ofSeconds(20));
    }

    /** Writes onto a topic what nobody can read, as somebody would who has the network but not the keys. */
    void scribble(Topic<?> topic, RecordKey key) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", TestEngines.kafkaBootstrap()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            byte[] about = key.text().getBytes(StandardCharsets.UTF_8);
            byte[] oops = "{oops".getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>(settings.prefix() + topic.name(), about, oops))
                    .get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failure) {
            throw new AssertionError(failure);
        }
    }

    /** Publishes an office and waits until the roster has it as it is now. */
    void tell(OfficeState office) {
        publish(RegistryTopics.OFFICE, RecordKey.of(office.id().value()), office);
        Until.holds(
                "the roster has the office",
                () -> bean(Roster.class).findOffice(office.id()).equals(Optional.of(office)));
    }

    /** Publishes a member and waits until the roster has them as they are now; whoever signs in may be told later. */
    void tell(MemberState member) {
        publish(RegistryTopics.MEMBER, RecordKey.of(member.id().value()), member);
        Until.holds(
                "the roster has the member",
                () -> bean(Roster.class).findMember(member.id()).equals(Optional.of(member)));
    }

    /** Waits until the register was searched in vain for whom the report is about: only a change has it searched again. */
    void searchedInVain(String report) {
        var queue = bean(MongoDatabase.class).getCollection("reconciliation");
        Until.holds(
                "the register was searched",
                () -> Mono.from(queue.find(Filters.and(Filters.eq("_id", report), Filters.eq("m", false))))
                        .blockOptional(Duration.ofSeconds(20))
                        .isPresent());
    }

    /** Publishes a town and waits until the service has its copy. */
    void know(Town town) {
        town.districts().forEach(d -> publish(RegistryTopics.DISTRICT, RecordKey.of(d.id().value()), d));
        town.offices().forEach(o -> publish(RegistryTopics.OFFICE, RecordKey.of(o.id().value()), o));
        town.members().forEach(m -> publish(RegistryTopics.MEMBER, RecordKey.of(m.id().value()), m));
        context.getBean(EventLog.class)
                .appendAll(
                        RegistryTopics.PERSON,
                        town.people().stream()
                                .map(p -> new Outgoing<>(RecordKey.of(p.id()), p, EventContext.INSTALLATION))
                                .toList())
                .block(Duration.ofSeconds(20));
        Roster roster = context.getBean(Roster.class);
        Until.holds(
                "the service has copied the town",
                () -> roster.rows().size() == town.people().size()
                        && town.members().stream()
                                .allMatch(m -> roster.findMember(m.id()).isPresent())
                        && town.offices().stream()
                                .allMatch(o -> roster.findOffice(o.id()).isPresent())
                        && roster.districts().containsAll(town.districts())
                        && context.getBean(RosterCopy.class).isUpToDate());
    }

    /** Signs somebody in and gives a way to call. */
    Session signIn(String name, Role role, Optional<MemberId> member, Optional<OfficeId> office) {
        return signIn(name, session(name, role, member, office, Optional.empty(), false));
    }

    /** The same on a device that was enrolled for them. */
    Session enrolled(String name, Role role, MemberId member, OfficeId office) {
        return signIn(
                name,
                session(name, role, Optional.of(member), Optional.of(office), Optional.of(DeviceId.random()), false));
    }

    private Session signIn(String name, SessionState opened) {
        publish(opened);
        Session session = calling(token(name));
        Until.holds(name + " is signed in", () -> session.get("/api/incidents").status() == 200);
        return session;
    }

    /** Somebody who signed in before a restart. */
    Session again(String name) {
        return calling(token(name));
    }

    /** Withdraws somebody's session. */
    void signOut(String name, Role role) {
        publish(session(name, role, Optional.empty(), Optional.empty(), Optional.empty(), true));
    }

    private void publish(SessionState session) {
        publish(RegistryTopics.SESSION, RecordKey.of(session.tokenHash()), session);
    }

    private SessionState session(
            String name,
            Role role,
            Optional<MemberId> member,
            Optional<OfficeId> office,
            Optional<DeviceId> device,
            boolean revoked) {
        SessionState opened = SessionState.opened(
                TokenHash.of(token(name)),
                new AccountId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))),
                name,
                name,
                role,
                member,
                office,
                settings.time().instant().plus(Duration.ofDays(365)),
                device);
        return revoked ? opened.signedOut() : opened;
    }

    private static String token(String name) {
        return "token-of-" + name + "-0123456789abcdef0123456789";
    }

    /** Whoever calls with that token. */
    private Session calling(String token) {
        return new Session("http://127.0.0.1:" + context.getWebServer().getPort(), settings.time(), token);
    }

    /** Somebody who is not signed in. */
    Session nobody() {
        return calling("");
    }

    Session desk() {
        return signIn("desk", Role.DESK, Optional.empty(), Optional.empty());
    }

    @Override
    public void close() {
        context.close();
    }
}
