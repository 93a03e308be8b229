package jp.anpi.registry.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.anpi.registry.contract.Purpose;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.registry.eventing.DeclaredTopics;
import jp.anpi.registry.eventing.Eventing;
import jp.anpi.registry.eventing.EventingProperties;
import jp.anpi.registry.eventing.KeyId;
import jp.anpi.registry.eventing.LogGate;
import jp.anpi.registry.testkit.SimTime;
import jp.anpi.registry.testkit.TestEngines;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** On the real log and the real store. */
class AuditTrailTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    private final String prefix = TestEngines.freshPrefix();
    private final SimTime time = SimTime.at("2026-11-21T09:00:00+09:00");
    private final MongoClient client = MongoClients.create(TestEngines.mongoUri());
    private final MongoDatabase database = client.getDatabase(TestEngines.freshDatabase());
    private final String hanako = UUID.randomUUID().toString();
    private final String taro = UUID.randomUUID().toString();
    private final String desk = UUID.randomUUID().toString();
    private Eventing eventing;
    private Anchors anchors;
    private AuditTrail trail;

    @BeforeEach
    void start() {
        eventing = Eventing.start(
                EventingProperties.of(TestEngines.kafkaBootstrap()).withTopicPrefix(prefix),
                directory.resolve("installation.key"),
                new DeclaredTopics(List.of(RegistryTopics.AUDIT)),
                time,
                LogGate.OPEN,
                new SimpleMeterRegistry());
        anchors = new Anchors(eventing.log(), eventing.followers());
        anchors.start();
        trail = another();
        wait(trail.createIndexes());
    }

    /** As after a restart, or as another instance. */
    private AuditTrail another() {
        return new AuditTrails(eventing.keyring(), anchors, time).of("registry", database::getCollection);
    }

    @AfterEach
    void stop() {
        anchors.stop();
        eventing.close();
        client.close();
    }

    @Test
    void whoSawAPersonIsFoundWithTimeAndPurposeAndNobodyElse() {
        wait(trail.record(entry(Act.VIEW, KeyId.INSTALLATION, hanako)));
        time.forward("5m");
        wait(trail.record(entry(Act.CHANGE, KeyId.INSTALLATION, hanako, taro)));
        wait(trail.record(entry(Act.VIEW, KeyId.INSTALLATION, taro)));

        List<AuditTrail.ReadLine> found = about(hanako);

        assertThat(found).extracting(AuditTrail.ReadLine::act).containsExactly(Act.CHANGE, Act.VIEW);
        assertThat(found.getLast().at()).isEqualTo(Instant.parse("2026-11-21T00:00:00Z"));
        assertThat(found.getFirst().details().orElseThrow().username()).contains("desk");
        assertThat(found.getFirst().details().orElseThrow().purpose()).isEqualTo(Purpose.KEEPING_THE_REGISTRY);
        assertThat(wait(trail.by("desk", Long.MAX_VALUE, 10))).hasSize(3);
        assertThat(about(UUID.randomUUID().toString())).isEmpty();
    }

    @Test
    void whoTookEverybodyAwayHasSeenEachOfThem() {
        wait(trail.record(new AuditEntry(Act.EXPORT, KeyId.INSTALLATION, details(List.of()), List.of(), true)));

        assertThat(about(hanako)).extracting(AuditTrail.ReadLine::act).containsExactly(Act.EXPORT);
    }

    @Test
    void nothingOfWhoAndWhomCanBeReadInTheStore() {
        wait(trail.record(entry(Act.VIEW, KeyId.INSTALLATION, hanako)));

        String stored = String.valueOf(
                wait(Flux.from(lines().find()).map(Document::toJson).collectList()));
        byte[] sealed =
                wait(Mono.from(lines().find().first())).get("x", Binary.class).getData();

        assertThat(stored + new String(sealed, StandardCharsets.ISO_8859_1))
                .doesNotContain(hanako)
                .doesNotContain(desk)
                .doesNotContain("desk")
                .doesNotContain("/api/persons");
    }

    @Test
    void aLineThatWasAcknowledgedIsThereForWhoeverComesNext() {
        wait(Flux.range(0, 700)
                .flatMap(_ -> trail.record(entry(Act.VIEW, KeyId.INSTALLATION, hanako)), 64)
                .then());
        AuditTrail next = another();
        wait(next.record(entry(Act.VIEW, KeyId.INSTALLATION, hanako)));

        Verification found = wait(next.verify());

        assertThat(found.faults()).isEmpty();
        assertThat(found.lines()).isEqualTo(701);
    }

    @Test
    void aLineWhoseAcknowledgementGotLostStandsThereOnceHoweverOftenTheStoreFailsAfterThat() {
        var store = new FailingLines();
        AuditTrail failing = new AuditTrails(eventing.keyring(), anchors, time)
                .of(
                        "registry",
                        name -> name.equals("audit_lines") ? store.over(lines()) : database.getCollection(name));
        wait(Flux.range(0, 3)
                .concatMap(_ -> failing.record(entry(Act.VIEW, KeyId.INSTALLATION, hanako)))
                .then());

        store.breakOff(2);
        failing.record(entry(Act.VIEW, KeyId.INSTALLATION, taro)).subscribe();
        wait(failing.flushed());

        assertThat(about(taro)).hasSize(1);
        assertThat(store.findsLeftToFail()).as("finds that were to fail").isZero();
        assertThat(store.searches())
                .as("only what may have been written is read again")
                .isNotEmpty()
                .allSatisfy(filter -> assertThat(filter).contains("\"_id\": {\"$gt\": 3}"));
        wait(failing.record(entry(Act.VIEW, KeyId.INSTALLATION, hanako)));
        Verification found = wait(failing.verify());
        assertThat(found.faults()).isEmpty();
        assertThat(found.lines()).isEqualTo(5);
    }

    @Test
    void whatWaitsForTheStoreIsBoundedByThePeopleItNamesAndTheRestIsCountedInTheTrail() {
        var store = new FailingLines();
        AuditTrail waiting = new AuditTrails(eventing.keyring(), anchors, time)
                .of(
                        "registry",
                        name -> name.equals("audit_lines") ? store.over(lines()) : database.getCollection(name));
        var many = new AuditEntry(
                Act.VIEW, KeyId.INSTALLATION, details(List.of()), Collections.nCopies(200_000, hanako), false);
        var back = store.hold();
        for (int i = 0; i < 3; i++) {
            waiting.record(many).subscribe();
        }
        assertThat(waiting.waiting()).isEqualTo(2);
        assertThat(waiting.lost()).isEqualTo(1);

        back.run();
        wait(waiting.flushed());
        waiting.record(many).subscribe();
        wait(waiting.flushed());

        assertThat(waiting.lost()).as("there is room again").isEqualTo(1);
        assertThat(wait(Flux.from(lines().find().sort(Sorts.ascending("_id")))
                        .map(line -> line.getString("act"))
                        .collectList()))
                .containsExactly("VIEW", "VIEW", "UNRECORDED", "VIEW");
    }

    @Test
    void severalInstancesWriteOneTrailWithoutGapOrDouble() {
        AuditTrail other = another();
        wait(Flux.range(0, 400)
                .flatMap(i -> (i % 2 == 0 ? trail : other).record(entry(Act.VIEW, KeyId.INSTALLATION, hanako)), 32)
                .then());

        Verification found = wait(trail.verify());

        assertThat(found.faults()).isEmpty();
        assertThat(found.lines()).isEqualTo(400);
    }

    @Test
    void aLineThatIsChangedRemovedOrSwappedInTheStoreIsNamed() {
        wait(Flux.range(0, 30)
                .concatMap(_ -> trail.record(entry(Act.VIEW, KeyId.INSTALLATION, hanako)))
                .then());
        wait(Mono.from(lines().updateOne(Filters.eq("_id", 7L), Updates.set("act", "PRINT"))));
        wait(Mono.from(lines().deleteOne(Filters.eq("_id", 12L))));
        Document one = wait(Mono.from(lines().find(Filters.eq("_id", 20L))));
        Document other = wait(Mono.from(lines().find(Filters.eq("_id", 21L))));
        wait(Mono.from(lines().replaceOne(Filters.eq("_id", 20L), new Document(other).append("_id", 20L))));
        wait(Mono.from(lines().replaceOne(Filters.eq("_id", 21L), new Document(one).append("_id", 21L))));

        assertThat(wait(trail.verify()).faults())
                .containsExactlyInAnyOrder(
                        new Fault.Changed(7),
                        new Fault.Missing(12, 12),
                        new Fault.Misplaced(20, 21),
                        new Fault.Misplaced(21, 20));
    }

    @Test
    void linesCutOffTheEndStayMissingAlsoAfterARestart() {
        wait(Flux.range(0, 10)
                .concatMap(_ -> trail.record(entry(Act.VIEW, KeyId.INSTALLATION, hanako)))
                .then());
        wait(anchors.flushed());
        wait(Mono.from(lines().deleteMany(Filters.gt("_id", 6L))));

        AuditTrail next = another();
        wait(next.record(entry(Act.VIEW, KeyId.INSTALLATION, hanako)));

        assertThat(wait(next.verify()).faults()).containsExactly(new Fault.Missing(7, 10));
    }

    @Test
    void pitfall41WhenAnIncidentIsDeletedItsLinesTellNothingMoreAndTheChainHolds() {
        KeyId incident = KeyId.incident(UUID.randomUUID());
        wait(eventing.keyring().ensure(incident));
        wait(trail.record(entry(Act.VIEW, KeyId.INSTALLATION, taro)));
        wait(trail.record(entry(Act.VIEW, incident, hanako)));
        wait(trail.record(new AuditEntry(Act.EXPORT, incident, details(List.of()), List.of(), true)));
        assertThat(about(hanako)).hasSize(2);

        wait(eventing.keyring().destroy(incident));
        wait(trail.record(entry(Act.VIEW, incident, taro)));

        assertThat(wait(trail.verify()).faults()).isEmpty();
        assertThat(about(hanako)).extracting(AuditTrail.ReadLine::act).containsExactly(Act.EXPORT);
        assertThat(about(hanako).getFirst().details())
                .as("what the export said")
                .isEmpty();
        assertThat(about(taro))
                .as("what came after is recorded under the installation's key")
                .hasSize(3);
    }

    @Test
    void linesOlderThanTheRetentionAreRemovedAndTheRestStaysProvable() {
        wait(trail.record(entry(Act.VIEW, KeyId.INSTALLATION, hanako)));
        wait(trail.record(entry(Act.VIEW, KeyId.INSTALLATION, taro)));
        time.forward("48h");
        wait(trail.record(entry(Act.VIEW, KeyId.INSTALLATION, taro)));

        assertThat(wait(trail.removeBefore(time.instant().minus(Duration.ofHours(1)))))
                .isEqualTo(2);
        wait(trail.record(entry(Act.VIEW, KeyId.INSTALLATION, taro)));

        Verification found = wait(trail.verify());
        assertThat(found.faults()).isEmpty();
        assertThat(found.first()).isEqualTo(3);
        assertThat(about(hanako)).isEmpty();
    }

    @Test
    void aTrailThatIsReadBetweenTheNoteOfARemovalAndTheRemovalIsSound() {
        wait(trail.record(entry(Act.VIEW, KeyId.INSTALLATION, hanako)));
        wait(trail.record(entry(Act.VIEW, KeyId.INSTALLATION, taro)));
        List<Document> old = wait(Flux.from(lines().find()).collectList());
        time.forward("48h");
        wait(trail.record(entry(Act.VIEW, KeyId.INSTALLATION, taro)));
        wait(trail.removeBefore(time.instant().minus(Duration.ofHours(1))));
        wait(Mono.from(lines().insertMany(old)));

        Verification found = wait(trail.verify());

        assertThat(found.faults()).isEmpty();
        assertThat(found.first()).isEqualTo(3);
        assertThat(found.lines()).isEqualTo(1);
    }

    private List<AuditTrail.ReadLine> about(String person) {
        return wait(trail.about(person, Long.MAX_VALUE, 100));
    }

    private MongoCollection<Document> lines() {
        return database.getCollection("audit_lines");
    }

    private AuditEntry entry(Act act, KeyId key, String... persons) {
        return new AuditEntry(act, key, details(List.of(persons)), List.of(persons), false);
    }

    private AuditEntry.Details details(List<String> persons) {
        return new AuditEntry.Details(
                Optional.of(desk),
                Optional.of("desk"),
                Optional.of("見本 係"),
                Optional.of("DESK"),
                Optional.empty(),
                Optional.empty(),
                "GET /api/persons/{id}",
                Map.of(),
                200,
                Purpose.KEEPING_THE_REGISTRY,
                Optional.of("更新の確認"),
                Optional.of("127.0.0.1"),
                persons);
    }

    @SuppressWarnings("NullAway") // an empty Mono is meant for Mono<Void> only
    private static <T> T wait(Mono<T> work) {
        return work.block(PATIENCE);
    }
}
