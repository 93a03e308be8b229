package jp.anpi.registry.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import jp.anpi.registry.consent.ConsentAct.Reach;
import jp.anpi.registry.consent.ConsentAct.State;
import jp.anpi.registry.contract.ConsentMatter;
import jp.anpi.registry.contract.ConsentScope;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.registry.contract.Topic;
import jp.anpi.registry.eventing.EventContext;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.LogPosition;
import jp.anpi.registry.eventing.Outgoing;
import jp.anpi.registry.eventing.RecordKey;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import jp.anpi.registry.store.StateKind;
import jp.anpi.registry.store.StateStore;
import jp.anpi.registry.testing.People;
import jp.anpi.registry.testing.RealKeyring;
import jp.anpi.registry.testing.RecordingLog;
import jp.anpi.registry.testkit.SimTime;
import jp.anpi.registry.testkit.TestEngines;
import jp.anpi.registry.testkit.Until;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Acts that are broken off, met by others, or fail with somebody; on the real store. */
class ConsentActsTest {

    private static final int PEOPLE = 600;
    private static final StateKind<PersonState> KIND = new StateKind<>(
            "persons",
            RegistryTopics.PERSON,
            person -> person.id().toString(),
            PersonState::version,
            person -> RecordKey.of(person.id()),
            person -> new Document("group", person.placement().group().number())
                    .append("gone", !person.lifecycle().isHere()),
            List.of(List.of("group", "gone")));

    private final String name = TestEngines.freshDatabase();
    private final SimTime clock = SimTime.at("2026-11-21T09:00:00+09:00");
    private final ConsentAct act = act();
    private final List<PersonId> ids =
            IntStream.range(0, PEOPLE).mapToObj(_ -> PersonId.random()).toList();
    private Process process;
    private Process other;

    /** One process over the same data; something may happen in it each time it has stored some people. */
    private final class Process {

        private final RegistryDatabase database =
                new RegistryDatabase(TestEngines.mongoUri(), name, new SimpleMeterRegistry());
        private final ConcurrentLinkedQueue<Runnable> afterBatches = new ConcurrentLinkedQueue<>();
        private final StateStore<PersonState> persons =
                new StateStore<>(KIND, database, new SealedJson(RealKeyring.get()), new Interrupted(afterBatches));
        private final ConsentActStore store = new ConsentActStore(database, clock);
        private final ConsentActs acts = new ConsentActs(new PresumedPeople(persons), store);

        private ConsentAct ended(State state) {
            Until.holds("the act is " + state, () -> await(store.find(act.id())).state() == state);
            return await(store.find(act.id()));
        }
    }

    /** A log to which one thing after the other happens while it is written. */
    private record Interrupted(ConcurrentLinkedQueue<Runnable> by) implements EventLog {

        private static final RecordingLog LOG = new RecordingLog();

        @Override
        public <T> Mono<LogPosition> append(Topic<T> topic, RecordKey key, T event, EventContext context) {
            return LOG.append(topic, key, event, context);
        }

        @Override
        public <T> Mono<Void> appendAll(Topic<T> topic, List<Outgoing<T>> events) {
            return Mono.fromRunnable(() -> Optional.ofNullable(by.poll()).ifPresent(Runnable::run));
        }

        @Override
        public Mono<LogPosition> erase(Topic<?> topic, RecordKey key) {
            return LOG.erase(topic, key);
        }
    }

    @BeforeEach
    void open() {
        process = new Process();
        other = new Process();
        await(process.persons
                .createIndexes()
                .then(process.store.createIndexes())
                .thenReturn(true));
        await(process.persons
                .load(ids.stream().map(id -> People.person(id, 1, "名前")).toList())
                .thenReturn(true));
    }

    @AfterEach
    void close() {
        process.database.close();
        other.database.close();
    }

    @Test
    void whoLosesAnActWhileItSleepsUnsaysNobodyWhomTheActIsRecordedOf() {
        process.afterBatches.add(() -> {});
        process.afterBatches.add(() -> {
            clock.forward(ConsentActStore.HELD);
            other.acts.settle().toFuture().join();
            other.ended(State.DONE);
        });

        Hold hold = Hold.of(act.id());
        ConsentAct begun = act.at(State.BEGUN, Reach.none(PEOPLE));
        await(process.store.begin(begun, hold));
        await(new ConsentRun(new PresumedPeople(process.persons), process.store, begun, hold)
                .work()
                .thenReturn(true));

        assertThat(process.ended(State.DONE).reach()).isEqualTo(new Reach(PEOPLE, PEOPLE, PEOPLE, 0));
        assertThat(presumed()).isEqualTo(PEOPLE);
    }

    @Test
    void whatIsTakenBackWhileItIsRecordedEndsWithNobodyPresumedAndTheirIdsKept() {
        process.afterBatches.add(() -> other.acts.takeBack(act.id()).toFuture().join());

        await(process.acts.begin(act));

        process.ended(State.TAKEN_BACK);
        assertThat(presumed()).isZero();
        assertThat(await(process.acts.reached(act.id()).collectList()))
                .as("whom it was shared of until then")
                .hasSize(500);
    }

    @Test
    void takingBackGoesOnToItsEndHoweverSlowItIs() {
        VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
        try {
            ConsentAct done = act.at(State.DONE, new Reach(40, 40, 40, 0));
            await(process.store.begin(done, Hold.of(act.id())));
            for (PersonId id : ids.subList(0, 40)) {
                await(process.store
                        .reaching(act.id(), id.toString(), List.of(id.toString()))
                        .then(process.persons.find(id.toString()))
                        .map(person -> Presumption.with(act, person))
                        .flatMap(process.persons::put));
                process.afterBatches.add(() -> time.advanceTimeBy(Duration.ofSeconds(1)));
            }
            clock.forward(ConsentActStore.HELD);
            assertThat(presumed()).isEqualTo(40);

            await(process.acts.takeBack(act.id()));

            assertThat(process.ended(State.TAKEN_BACK).reach()).isEqualTo(new Reach(40, 40, 40, 0));
            assertThat(presumed()).isZero();
            assertThat(process.afterBatches).as("each took its second").isEmpty();
        } finally {
            VirtualTimeScheduler.reset();
        }
    }

    @Test
    void oneWhomItFailsWithLeavesAllOthersRecordedAndIsTriedAFewTimesOnly() {
        PersonId broken = ids.getFirst();
        await(process.database.one(process.database
                .durable("persons")
                .updateOne(
                        new Document("_id", broken.toString()),
                        new Document("$set", new Document("sealed", new Document())))));
        assertThat(await(process.acts.look(act).last()))
                .isEqualTo(new ConsentActs.Look(PEOPLE, PEOPLE, new Presumption.Counts(PEOPLE - 1, 0, 0, 0, 1)));

        await(process.acts.begin(act));

        for (int tries = 1; tries < ConsentRun.MOST_TRIES; tries++) {
            int now = tries;
            Until.holds(
                    "tried once more", () -> await(process.store.find(act.id())).tries() == now);
            assertThat(await(process.store.find(act.id())).reach()).isEqualTo(new Reach(PEOPLE - 1, PEOPLE, PEOPLE, 1));
            await(process.acts.settle().thenReturn(true));
            assertThat(await(process.store.brokenOff().hasElements()))
                    .as("not at once")
                    .isFalse();
            clock.forward(Duration.ofHours(1));
            await(process.acts.settle().thenReturn(true));
        }
        assertThat(process.ended(State.BROKEN_OFF).reach().left()).isOne();
        assertThat(await(process.database.one(
                        process.database.durable("consent-acts-people").countDocuments())))
                .as("noted once")
                .isEqualTo(2L);

        await(process.acts.takeBack(act.id()));
        process.ended(State.TAKEN_BACK);
        assertThat(await(process.acts.reached(act.id()).collectList()))
                .containsExactlyInAnyOrderElementsOf(ids.subList(1, PEOPLE));
    }

    @Test
    void whatWasGivenUpBeginsOnceMoreWhenItIsSentAgain() {
        await(process.store.begin(act.at(State.BROKEN_OFF, Reach.none(PEOPLE)), Hold.of(act.id())));
        clock.forward(ConsentActStore.HELD);

        assertThat(await(process.acts.begin(act)).state()).isEqualTo(State.BEGUN);

        process.ended(State.DONE);
        assertThat(presumed()).isEqualTo(PEOPLE);
    }

    private long presumed() {
        return await(process.persons
                .all(new Document("group", PriorityGroup.PUSH_SUPPORT.number()))
                .filter(person -> person.consents().stream().anyMatch(act::recorded))
                .count());
    }

    private ConsentAct act() {
        return new ConsentAct(
                UUID.randomUUID(),
                Set.of(PriorityGroup.PUSH_SUPPORT),
                Set.of(),
                Set.of(ConsentMatter.LIST),
                Set.of(ConsentScope.CARE_MANAGERS),
                LocalDate.of(2026, 11, 20),
                "支え合い条例 第7条",
                "健康福祉課",
                clock.instant(),
                State.BEGUN,
                Reach.none(0),
                0,
                Optional.empty());
    }

    private static <T> T await(Mono<T> work) {
        return work.block(Duration.ofSeconds(30));
    }
}
