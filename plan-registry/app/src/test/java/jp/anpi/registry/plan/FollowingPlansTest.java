package jp.anpi.registry.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.NamedChecker;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.registry.eventing.RecordKey;
import jp.anpi.registry.eventing.Sealing;
import jp.anpi.registry.store.BlindIndex;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import jp.anpi.registry.store.StateKind;
import jp.anpi.registry.store.StateStore;
import jp.anpi.registry.testing.Meanwhile;
import jp.anpi.registry.testing.People;
import jp.anpi.registry.testing.RealKeyring;
import jp.anpi.registry.testing.RecordingLog;
import jp.anpi.registry.testkit.SimTime;
import jp.anpi.registry.testkit.TestEngines;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** A plan ends by the day alone; in that very moment the person confirms the next one, which must not be lost to it. */
class FollowingPlansTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
    private static final PlanTerms TERMS = PlanTerms.USUAL;
    private static final EmergencyContact SON =
            new EmergencyContact("長男 一郎", "子", Optional.of("090-0000-0001"), Optional.empty(), Optional.empty(), true);

    private final String name = TestEngines.freshDatabase();
    private final SimTime clock = SimTime.at("2026-11-21T09:00:00+09:00");
    private final RecordingLog log = new RecordingLog();
    private final Meanwhile meanwhile = new Meanwhile();
    private final RegistryDatabase sweeps = database();
    private final RegistryDatabase writes = database();
    private final Plans sweeper = plans(sweeps, meanwhile.sealing());
    private final Plans writer = plans(writes, RealKeyring.get());
    private final PersonId person = PersonId.random();

    @AfterEach
    void close() {
        sweeps.close();
        writes.close();
    }

    @Test
    void whatIsConfirmedAfterThePlansWereReadIsNotWrittenOver() {
        onePlanEndsAndTheNextWaitsForThePerson(withTheSon());
        meanwhile.reading("plans", confirmed(2));
        await(sweeper.sweep());
        countsOnceAndForAll();
        assertThat(state().checkers()).containsExactly(new NamedChecker.ByContact(0));
        assertThat(log.records())
                .as("nobody was told of what never was")
                .extracting(record -> ((PersonState) record.event().orElseThrow()).hasPlan())
                .doesNotContain(false);
    }

    @Test
    void whatIsConfirmedAfterThePersonWasReadIsNotWrittenOver() {
        onePlanEndsAndTheNextWaitsForThePerson(withTheSon());
        meanwhile.reading("persons", confirmed(2));
        await(sweeper.sweep());
        countsOnceAndForAll();
        assertThat(state().checkers()).containsExactly(new NamedChecker.ByContact(0));
    }

    @Test
    void whatLeavesThePersonAsTheyWereCountsToo() {
        onePlanEndsAndTheNextWaitsForThePerson(PlanContent.BLANK);
        meanwhile.reading("plans", confirmed(2));
        await(sweeper.sweep());
        countsOnceAndForAll();
    }

    @Test
    void whatTheDayEndsIsSweptWhenTheDayTurns() {
        assertThat(sweeper.pause(Duration.ofHours(1))).isEqualTo(Duration.ofHours(1));
        clock.forward(Duration.ofHours(14).plusMinutes(50));
        assertThat(sweeper.pause(Duration.ofHours(1))).isEqualTo(Duration.ofMinutes(10));
    }

    private void onePlanEndsAndTheNextWaitsForThePerson(PlanContent next) {
        await(persons(writes, RealKeyring.get()).put(People.person(person, 1, "髙﨑 花子")));
        waiting(1, PlanContent.BLANK);
        await(confirmed(1));
        waiting(2, next);
        clock.forward(Duration.ofDays(2 * 366));
        assertThat(state().hasPlan()).isTrue();
        log.forget();
    }

    private void countsOnceAndForAll() {
        assertThat(meanwhile.isOver()).isTrue();
        assertThat(state().hasPlan()).isTrue();
        assertThat(await(sweeper.sweep())).isZero();
        assertThat(state().hasPlan()).isTrue();
    }

    private PersonState state() {
        return await(persons(writes, RealKeyring.get()).find(person.toString()));
    }

    private void waiting(int version, PlanContent content) {
        await(writer.act(person, shown -> shown.history().begin(content, written())));
        await(writer.act(person, shown -> shown.history().submit(version, 1)));
    }

    private Mono<EvacuationPlan> confirmed(int version) {
        return writer.act(person, shown -> shown.history().confirm(version, 2, word()));
    }

    private EvacuationPlan.Written written() {
        return new EvacuationPlan.Written("窓口", today());
    }

    private EvacuationPlan.Confirmation word() {
        return new EvacuationPlan.Confirmation(EvacuationPlan.Confirmation.By.PERSON, "髙﨑 花子", "訪問", today());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    private static PlanContent withTheSon() {
        PlanContent blank = PlanContent.BLANK;
        return new PlanContent(
                List.of(SON),
                blank.supporters(),
                List.of(new NamedChecker.ByContact(0)),
                blank.destinations(),
                blank.leaving(),
                blank.wishes(),
                blank.card());
    }

    private RegistryDatabase database() {
        return new RegistryDatabase(TestEngines.mongoUri(), name, new SimpleMeterRegistry());
    }

    private Plans plans(RegistryDatabase database, Sealing sealing) {
        var store = new PlanStore(database, new SealedJson(sealing), new BlindIndex(RealKeyring.get()));
        return new Plans(persons(database, sealing), store, TERMS, FloodArea.NO_MAP, Departures.UNKNOWN, ZONE, clock);
    }

    private StateStore<PersonState> persons(RegistryDatabase database, Sealing sealing) {
        return new StateStore<>(
                new StateKind<>(
                        "persons",
                        RegistryTopics.PERSON,
                        one -> one.id().toString(),
                        PersonState::version,
                        one -> RecordKey.of(one.id()),
                        _ -> new Document(),
                        List.of()),
                database,
                new SealedJson(sealing),
                log);
    }

    private static <T> T await(Mono<T> work) {
        return work.block(Duration.ofSeconds(20));
    }
}
