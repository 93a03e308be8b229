package jp.anpi.registry.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.eventing.KeyId;
import jp.anpi.registry.eventing.Sealing;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import jp.anpi.registry.testing.RealKeyring;
import jp.anpi.registry.testkit.TestEngines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SheetStoreTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
    private static final MemberId MEMBER = MemberId.random();

    private final Random random = new Random(7);
    private final AtomicInteger opened = new AtomicInteger();
    private final RegistryDatabase database =
            new RegistryDatabase(TestEngines.mongoUri(), TestEngines.freshDatabase(), new SimpleMeterRegistry());
    private final SheetStore store = new SheetStore(database, new SealedJson(counted(RealKeyring.get())));

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void ofYearsOfSheetsTheNewestAloneAreOpened() {
        store.createIndexes().block(SOON);
        IntStream.range(0, 200)
                .map(i -> i * 37 % 200)
                .forEach(week -> store.put(sheet(MEMBER, week)).block(SOON));
        store.put(sheet(MemberId.random(), 0)).block(SOON);

        List<Instant> newest =
                store.newestOf(MEMBER, 5).map(Sheet::madeAt).collectList().block(SOON);

        assertThat(newest)
                .containsExactlyElementsOf(
                        IntStream.range(0, 5).mapToObj(SheetStoreTest::weeksAgo).toList());
        assertThat(opened).hasValue(5);
    }

    @Test
    void aSheetThatWasHandedOutLongAgoIsGivenAsLongAsItIsTheNewest() {
        store.put(sheet(MEMBER, 150)).block(SOON);

        assertThat(store.newestOf(MEMBER, 5).collectList().block(SOON)).hasSize(1);
    }

    private Sheet sheet(MemberId member, int week) {
        return new Sheet(
                SheetId.random(random),
                new SheetList.OfMember(member, OfficeId.random(), Role.CARE_MANAGER, "山崎 花"),
                weeksAgo(week),
                List.of(new SheetRow(RowCode.random(random), PersonId.random())));
    }

    private static Instant weeksAgo(int weeks) {
        return NOW.minus(Duration.ofDays(7L * weeks));
    }

    private Sealing counted(Sealing real) {
        return new Sealing() {
            @Override
            public byte[] seal(KeyId key, byte[] plain, String context) {
                return real.seal(key, plain, context);
            }

            @Override
            public byte[] open(KeyId key, byte[] sealed, String context) {
                opened.incrementAndGet();
                return real.open(key, sealed, context);
            }
        };
    }
}
