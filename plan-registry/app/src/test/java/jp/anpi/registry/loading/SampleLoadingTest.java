package jp.anpi.registry.loading;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import jp.anpi.registry.access.AccountStore;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.registry.contract.Topic;
import jp.anpi.registry.eventing.LogUnavailable;
import jp.anpi.registry.eventing.RecordKey;
import jp.anpi.registry.plan.PlanStore;
import jp.anpi.registry.store.BlindIndex;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SampleMark;
import jp.anpi.registry.store.SealedJson;
import jp.anpi.registry.store.StateKind;
import jp.anpi.registry.store.StateStore;
import jp.anpi.registry.testing.People;
import jp.anpi.registry.testing.RealKeyring;
import jp.anpi.registry.testing.RecordingLog;
import jp.anpi.registry.testkit.SimTime;
import jp.anpi.registry.testkit.TestEngines;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class SampleLoadingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RecordingLog log = new RecordingLog();
    private final RegistryDatabase database =
            new RegistryDatabase(TestEngines.mongoUri(), TestEngines.freshDatabase(), new SimpleMeterRegistry());
    private final SealedJson sealed = new SealedJson(RealKeyring.get());
    private final SimTime clock = SimTime.at("2026-11-21T23:30:00+09:00");
    private final SampleStores stores = new SampleStores(
            store("districts", RegistryTopics.DISTRICT, d -> d.id().value(), DistrictState::version),
            store("offices", RegistryTopics.OFFICE, o -> o.id().toString(), OfficeState::version),
            store("members", RegistryTopics.MEMBER, m -> m.id().toString(), MemberState::version),
            store("persons", RegistryTopics.PERSON, p -> p.id().toString(), PersonState::version),
            new PlanStore(database, sealed, new BlindIndex(RealKeyring.get())),
            new AccountStore(database, sealed));

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void anInterruptedLoadGoesOnWhereItStoodAndEndsWhole() {
        log.downAfterBatches(3 + 1);
        StepVerifier.create(loading(SampleProperties.Choice.TOWN).load("hash"))
                .expectErrorSatisfies(failure ->
                        assertThat(Exceptions.unwrapMultiple(failure)).hasOnlyElementsOfType(LogUnavailable.class))
                .verify(PATIENCE);
        var mark = new SampleMark(database);
        var interrupted = mark.read().block(PATIENCE).orElseThrow();
        assertThat(interrupted.complete()).isFalse();
        assertThat(interrupted.persons()).isIn(0, 1_000);
        assertThat(mark.isSample()).isTrue();

        log.downAfterBatches(Integer.MAX_VALUE);
        clock.forward("1d");
        SampleLoading again = loading(SampleProperties.Choice.NONE);
        again.load("hash").block(PATIENCE);

        var whole = new SampleMark(database).read().block(PATIENCE).orElseThrow();
        assertThat(whole.complete()).isTrue();
        assertThat(whole.asOf())
                .as("the day it began")
                .isEqualTo(interrupted.asOf())
                .hasToString("2026-11-21");
        assertThat(count("persons")).isEqualTo(3_000);
        assertThat(count("plans")).isEqualTo(30);
        assertThat(publishedPersons()).hasSize(3_000);
        StepVerifier.create(again.progress())
                .expectNext(new SampleProgress.Whole("みなせ町", 3_000))
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void whatTheMarkSaysIsThereIsNotMadeAgain() {
        var begun = new SampleMark.Loaded("TOWN", 7, LocalDate.of(2026, 11, 21), 2_000, false);
        new SampleMark(database).write(begun).block(PATIENCE);
        loading(SampleProperties.Choice.NONE).load("hash").block(PATIENCE);
        assertThat(publishedPersons()).hasSize(1_000);
    }

    @Test
    void aRegistryWithSomebodyInItIsLeftAlone() {
        stores.persons()
                .load(List.of(People.person(PersonId.random(), 1, "実在 花子")))
                .block(PATIENCE);
        loading(SampleProperties.Choice.TOWN).load("hash").block(PATIENCE);
        assertThat(count("persons")).isEqualTo(1);
        assertThat(new SampleMark(database).read().block(PATIENCE)).isEmpty();
    }

    @Test
    void progressCountsUpToTheWhole() {
        SampleLoading loading = loading(SampleProperties.Choice.TOWN);
        var steps = loading.progress().collectList().toFuture();
        loading.load("hash").block(PATIENCE);
        assertThat(steps).succeedsWithin(PATIENCE).satisfies(seen -> {
            assertThat(seen.getFirst()).isEqualTo(new SampleProgress.Looking());
            assertThat(seen)
                    .contains(
                            new SampleProgress.Making("みなせ町", 0, 3_000),
                            new SampleProgress.Making("みなせ町", 2_000, 3_000));
            assertThat(seen.getLast()).isEqualTo(new SampleProgress.Whole("みなせ町", 3_000));
        });
    }

    private SampleLoading loading(SampleProperties.Choice choice) {
        return new SampleLoading(
                stores,
                _ -> Mono.empty(),
                new SampleMark(database),
                new SampleProperties(choice, 7, ZoneId.of("Asia/Tokyo")),
                clock);
    }

    private long count(String collection) {
        return Mono.from(database.durable(collection).countDocuments()).block(PATIENCE);
    }

    private Set<String> publishedPersons() {
        return log.records().stream()
                .filter(record -> record.topic().equals(RegistryTopics.PERSON.name()))
                .map(RecordingLog.Appended::key)
                .collect(Collectors.toSet());
    }

    private <T> StateStore<T> store(
            String collection, Topic<T> topic, Function<T, String> id, ToLongFunction<T> version) {
        var kind = new StateKind<>(
                collection, topic, id, version, state -> RecordKey.of(id.apply(state)), _ -> new Document(), List.of());
        return new StateStore<>(kind, database, sealed, log);
    }
}
