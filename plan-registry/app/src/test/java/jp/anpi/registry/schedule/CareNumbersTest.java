package jp.anpi.registry.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.store.BlindIndex;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import jp.anpi.registry.testing.RealKeyring;
import jp.anpi.registry.testkit.TestEngines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** On the real store. */
class CareNumbersTest {

    private static final Insured PAIR = new Insured("112250", "0000000001");
    private static final Insured OTHER = new Insured("112250", "0000000002");

    private final RegistryDatabase database =
            new RegistryDatabase(TestEngines.mongoUri(), TestEngines.freshDatabase(), new SimpleMeterRegistry());
    private final CareNumbers numbers =
            new CareNumbers(database, new SealedJson(RealKeyring.get()), new BlindIndex(RealKeyring.get()));

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void ofManyWhoAddOnePairAtOnceOneHasItAndAllOthersAreTold() {
        List<PersonId> people = Stream.generate(PersonId::random).limit(20).toList();

        Map<PersonId, Set<PersonId>> told = wait(Flux.fromIterable(people)
                .flatMap(person -> add(Map.of(person, PAIR)).map(taken -> Map.entry(person, taken)), people.size())
                .collectMap(Map.Entry::getKey, Map.Entry::getValue));

        PersonId owner = wait(numbers.everybody()).get(numbers.key(PAIR));
        assertThat(people).contains(owner);
        assertThat(told)
                .hasSize(20)
                .allSatisfy((person, taken) ->
                        assertThat(taken).isEqualTo(person.equals(owner) ? Set.of() : Set.of(person)));
    }

    @Test
    void whoeverHasAPairAlreadyIsNotToldAndOthersOfTheSameListGetTheirs() {
        PersonId first = PersonId.random();
        PersonId second = PersonId.random();
        wait(add(Map.of(first, PAIR)));

        assertThat(wait(add(Map.of(first, PAIR, second, OTHER)))).isEmpty();

        assertThat(wait(numbers.of(first)).all()).containsExactly(PAIR);
        assertThat(wait(numbers.of(second)).all()).containsExactly(OTHER);
    }

    @Test
    void whatAListAddsWhileSomebodyTypesIsNotTakenAwayByThem() {
        PersonId person = PersonId.random();
        wait(add(Map.of(person, PAIR)));
        CareNumbers.Pairs read = wait(numbers.of(person));

        wait(add(Map.of(person, OTHER)));

        assertThat(wait(numbers.set(person, List.of(), read.version()))).isEqualTo(CareNumbers.Setting.CHANGED);
        assertThat(wait(numbers.of(person)).all()).containsExactlyInAnyOrder(PAIR, OTHER);
        assertThat(wait(numbers.set(
                        person, List.of(OTHER), wait(numbers.of(person)).version())))
                .isEqualTo(CareNumbers.Setting.SET);
        assertThat(wait(numbers.of(person)).all()).containsExactly(OTHER);
    }

    @Test
    void ofManyWhoTakeOnePairAtOnceItIsOnes() {
        List<PersonId> people = Stream.generate(PersonId::random).limit(20).toList();
        List<CareNumbers.Setting> told = wait(Flux.fromIterable(people)
                .flatMap(
                        person ->
                                numbers.of(person).flatMap(none -> numbers.set(person, List.of(PAIR), none.version())),
                        people.size())
                .collectList());
        assertThat(told).containsOnlyOnce(CareNumbers.Setting.SET).hasSize(20);
    }

    private Mono<Set<PersonId>> add(Map<PersonId, Insured> pairs) {
        return numbers.add(pairs, UUID.randomUUID(), false);
    }

    private static <T> T wait(Mono<T> work) {
        return work.block(Duration.ofSeconds(30));
    }
}
