package jp.anpi.registry.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoClients;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.registry.eventing.RecordKey;
import jp.anpi.registry.testing.People;
import jp.anpi.registry.testing.RealKeyring;
import jp.anpi.registry.testing.RecordingLog;
import jp.anpi.registry.testkit.TestEngines;
import jp.anpi.registry.testkit.Until;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class StateStoreTest {

    private static final StateKind<PersonState> KIND = new StateKind<>(
            "persons",
            RegistryTopics.PERSON,
            person -> person.id().toString(),
            PersonState::version,
            person -> RecordKey.of(person.id()),
            person -> new Document("group", person.placement().group().number()),
            List.of(List.of("group", "_id")));

    private final String name = TestEngines.freshDatabase();
    private final RecordingLog log = new RecordingLog();
    private final PersonId id = PersonId.random();
    private RegistryDatabase database;
    private StateStore<PersonState> persons;

    @BeforeEach
    void open() {
        database = new RegistryDatabase(TestEngines.mongoUri(), name, new SimpleMeterRegistry());
        persons = store();
        await(persons.createIndexes());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void eachChangeIsStoredAndPublishedOnce() {
        assertThat(await(persons.put(person(1)))).isTrue();
        assertThat(await(persons.put(person(2)))).isTrue();
        assertThat(await(persons.find(id.toString()))).isEqualTo(person(2));
        assertThat(published()).containsExactly(1L, 2L);
        assertThat(await(persons.outbox().publishPending())).isZero();
        assertThat(published()).containsExactly(1L, 2L);
    }

    @Test
    void whatWasStoredBeforeAFieldWasKeptBesideItHasItFromTheNextStartOn() {
        await(persons.put(person(1)));
        await(Mono.from(database.durable("persons")
                .updateOne(new Document("_id", id.toString()), new Document("$unset", new Document("group", "")))));
        await(persons.createIndexes());
        assertThat(await(persons.count(
                        new Document("group", person(1).placement().group().number()))))
                .as("looked through once for each set of fields")
                .isZero();

        await(Mono.from(database.durable("state-fields").deleteOne(new Document("_id", "persons"))));
        await(persons.createIndexes());
        assertThat(await(persons.count(
                        new Document("group", person(1).placement().group().number()))))
                .isOne();
        assertThat(await(persons.find(id.toString()))).isEqualTo(person(1));
        assertThat(published()).containsExactly(1L);
    }

    @Test
    void onlyTheNextVersionIsTakenHoweverManyTryAtOnce() {
        await(persons.put(person(1)));
        assertThat(await(persons.put(person(1)))).isFalse();
        assertThat(await(persons.put(person(3)))).isFalse();
        long taken = await(Flux.merge(IntStream.range(0, 8)
                        .mapToObj(_ -> persons.put(person(2)))
                        .toList())
                .filter(won -> won)
                .count());
        assertThat(taken).isEqualTo(1);
        assertThat(published()).containsExactly(1L, 2L);
    }

    @Test
    void aCrashBetweenStoringAndPublishingIsRepairedByTheNextStart() {
        log.down(true);
        assertThat(await(persons.put(person(1)))).isTrue();
        assertThat(log.records()).isEmpty();
        log.down(false);
        StateStore<PersonState> nextStart = store();
        assertThat(await(nextStart.outbox().publishPending())).isEqualTo(1);
        assertThat(await(nextStart.outbox().publishPending())).isZero();
        assertThat(published()).containsExactly(1L);
    }

    @Test
    void morePendingThanOnePageIsPublishedWhole() {
        log.down(true);
        await(Flux.range(0, 1_100)
                .flatMap(i -> persons.put(People.person(PersonId.random(), 1, "名前" + i)), 16)
                .then());
        log.down(false);
        assertThat(await(persons.outbox().publishPending())).isEqualTo(1_100);
        assertThat(log.records().stream().map(RecordingLog.Appended::key).distinct())
                .hasSize(1_100);
    }

    @Test
    void anOlderVersionThatWasLateIsFollowedByTheNewerOne() {
        await(persons.put(person(1)));
        var onItsWay = log.holdNext();
        var late = persons.put(person(2)).toFuture();
        Until.holds(
                "version 2 is stored", () -> await(persons.find(id.toString())).version() == 2);
        await(persons.put(person(3)));
        assertThat(published()).containsExactly(1L, 3L);
        onItsWay.tryEmitEmpty();
        assertThat(late).succeedsWithin(Duration.ofSeconds(10));
        Until.holds("version 3 is to be published once more", () -> pending() == 1);
        await(persons.outbox().publishPending());
        assertThat(published()).containsExactly(1L, 3L, 2L, 3L);
    }

    @Test
    void aSlowLogHoldsNobodyUpAndGetsTheChangeInTheEnd() {
        var onItsWay = log.holdNext();
        assertThat(persons.put(person(1)).block(Duration.ofSeconds(4))).isTrue();
        assertThat(await(persons.find(id.toString()))).isEqualTo(person(1));
        assertThat(log.records()).isEmpty();
        onItsWay.tryEmitEmpty();
        Until.holds("version 1 is published", () -> published().equals(List.of(1L)));
        Until.holds("it waits no more", () -> pending() == 0);
    }

    @Test
    void loadingIsRepeatableAndLeavesNothingPending() {
        List<PersonState> some = IntStream.range(0, 50)
                .mapToObj(i -> People.person(PersonId.random(), 1, "名前" + i))
                .toList();
        await(persons.load(some));
        await(persons.load(some));
        assertThat(await(persons.count(new Document("group", 1)))).isEqualTo(50);
        assertThat(await(persons.outbox().publishPending())).isZero();
    }

    @Test
    void whatIsStoredSaysNothingAboutAPerson() {
        await(persons.put(People.person(id, 1, "髙﨑 𠮷乃")));
        try (var client = MongoClients.create(TestEngines.mongoUri())) {
            var raw = Mono.from(client.getDatabase(name)
                    .getCollection("persons", RawBsonDocument.class)
                    .find()
                    .first());
            byte[] bytes = await(raw).getByteBuffer().array();
            String stored = new String(bytes, UTF_8);
            assertThat(stored).contains(id.toString()).doesNotContain("髙", "乃", "ヨシノ", "川端", "0996", "1941", "呼吸器");
        }
    }

    @Test
    void sealedBytesMovedToAnotherDocumentDoNotOpen() {
        PersonId other = PersonId.random();
        await(persons.put(person(1)));
        await(persons.put(People.person(other, 1, "別人")));
        var collection = database.durable("persons");
        Document stolen = await(
                Mono.from(collection.find(new Document("_id", other.toString())).first()));
        await(Mono.from(collection.updateOne(
                new Document("_id", id.toString()),
                new Document("$set", new Document("sealed", stolen.get("sealed"))))));
        assertThat(persons.find(id.toString())
                        .map(PersonState::version)
                        .onErrorReturn(-1L)
                        .block())
                .isEqualTo(-1L);
    }

    @Test
    void aListGoesOnAfterAnIdAndKeepsItsOrder() {
        List<PersonState> some = IntStream.range(0, 5)
                .mapToObj(i -> People.person(PersonId.random(), 1, "名前" + i))
                .toList();
        await(persons.load(some));
        List<String> ids = some.stream().map(p -> p.id().toString()).sorted().toList();
        assertThat(await(persons.list(new Document("group", 1), Optional.of(ids.get(1)), 2)))
                .extracting(p -> p.id().toString())
                .containsExactly(ids.get(2), ids.get(3));
    }

    @Test
    void allAreReadHoweverManyEachOnce() {
        List<PersonState> some = IntStream.range(0, 1_001)
                .mapToObj(i -> People.person(PersonId.random(), 1, "名前" + i))
                .toList();
        await(persons.load(some));

        List<String> read = await(persons.all(new Document("group", 1))
                .map(person -> person.id().toString())
                .collectList());

        assertThat(read)
                .isSorted()
                .containsExactlyInAnyOrderElementsOf(
                        some.stream().map(person -> person.id().toString()).toList());
        assertThat(await(persons.all(new Document("group", 2)).count())).isZero();
    }

    private StateStore<PersonState> store() {
        return new StateStore<>(KIND, database, new SealedJson(RealKeyring.get()), log);
    }

    private PersonState person(long version) {
        return People.person(id, version, "髙﨑 花子");
    }

    private long pending() {
        return await(Mono.from(database.durable("persons").countDocuments(new Document("pending", true))));
    }

    private List<Long> published() {
        return log.records().stream()
                .map(record -> ((PersonState) record.event().orElseThrow()).version())
                .toList();
    }

    private static <T> T await(Mono<T> mono) {
        return mono.block(Duration.ofSeconds(30));
    }
}
