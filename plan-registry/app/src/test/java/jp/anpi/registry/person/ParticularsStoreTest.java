package jp.anpi.registry.person;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.particulars.LifeSpan;
import jp.anpi.registry.particulars.Particulars;
import jp.anpi.registry.person.ParticularsStore.Kept;
import jp.anpi.registry.store.BlindIndex;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import jp.anpi.registry.testing.RealKeyring;
import jp.anpi.registry.testkit.TestEngines;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** On the real store. */
class ParticularsStoreTest {

    private final RegistryDatabase database =
            new RegistryDatabase(TestEngines.mongoUri(), TestEngines.freshDatabase(), new SimpleMeterRegistry());
    private final ParticularsStore store =
            new ParticularsStore(database, new SealedJson(RealKeyring.get()), new BlindIndex(RealKeyring.get()));
    private final PersonId somebody = PersonId.random();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void ofManyWhoWriteForTheSameEditOneIsKept() {
        for (int edit = 0; edit < 2; edit++) {
            long before = edit;
            List<Particulars> written =
                    IntStream.range(0, 8).mapToObj(i -> since(1 + i, before)).toList();
            List<Particulars> kept = wait(Flux.fromIterable(written)
                    .filterWhen(one -> store.put(somebody, new Kept(one, before)))
                    .collectList());
            assertThat(kept).hasSize(1);
            assertThat(found()).isEqualTo(new Kept(kept.getFirst(), before + 1));
        }
    }

    @Test
    void aListLeavesAloneWhoWasWrittenMeanwhileAndWritesTheOthers() {
        PersonId other = PersonId.random();
        wait(store.put(somebody, new Kept(since(1, 0), 0)));

        wait(store.putAll(Map.of(somebody, new Kept(since(2, 0), 0), other, new Kept(since(3, 0), 0)))
                .thenReturn(true));

        assertThat(found()).isEqualTo(new Kept(since(1, 0), 1));
        assertThat(wait(store.find(other))).isEqualTo(new Kept(since(3, 0), 1));
    }

    @Test
    void whatIsRestoredIsAnEditMoreSoThatAFormThatWasOpenIsRefused() {
        wait(store.put(somebody, new Kept(since(1, 0), 0)));
        wait(store.restore(Map.of(somebody, Particulars.NONE)).thenReturn(true));
        assertThat(found()).isEqualTo(new Kept(Particulars.NONE, 2));
        assertThat(wait(store.put(somebody, new Kept(since(2, 0), 1)))).isFalse();
    }

    @Test
    void whatWasKeptBeforeAnybodyCountedIsWrittenOverAsTheFirstEdit() {
        wait(store.put(somebody, new Kept(since(1, 0), 0)));
        wait(database.one(database.durable("particulars")
                .updateOne(new Document(), new Document("$unset", new Document("edit", "")))));
        assertThat(found().edit()).isZero();
        assertThat(wait(store.put(somebody, found().saying(since(2, 0))))).isTrue();
        assertThat(found()).isEqualTo(new Kept(since(2, 0), 1));
    }

    @Test
    void aMobileFindsWhoHasItAlsoWhenItWasWrittenBeforeItFoundAnybody() {
        wait(store.put(somebody, new Kept(mobile("090-1111-2222"), 0)));
        assertThat(wait(store.goingBy("０９０１１１１２２２２"))).containsExactly(somebody);
        assertThat(wait(store.goingBy("090-1111-2223"))).isEmpty();
        wait(database.one(database.durable("particulars")
                .updateOne(new Document(), new Document("$unset", new Document("numbers", "")))));
        assertThat(wait(store.goingBy("09011112222"))).isEmpty();

        wait(store.completeOlder().thenReturn(true));

        assertThat(wait(store.goingBy("09011112222"))).containsExactly(somebody);
        assertThat(found().edit()).isEqualTo(1);
    }

    private static Particulars mobile(String number) {
        return new Particulars(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(number),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Particulars.Dwelling.NOT_KNOWN,
                Particulars.Household.NOT_KNOWN,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Particulars.Treatment.NOT_KNOWN,
                Optional.empty());
    }

    private Kept found() {
        return wait(store.find(somebody));
    }

    private static Particulars since(int day, long month) {
        return Particulars.NONE.with(List.of(new LifeSpan(
                Lifecycle.AT_HOME, Optional.of(LocalDate.of(2026, 1 + (int) month, day)), Optional.empty())));
    }

    private static <T> T wait(Mono<T> some) {
        return Objects.requireNonNull(some.block(Duration.ofSeconds(10)));
    }
}
