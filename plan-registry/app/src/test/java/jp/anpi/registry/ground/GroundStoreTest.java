package jp.anpi.registry.ground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.Spool;
import jp.anpi.registry.testkit.TestEngines;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import reactor.core.publisher.Mono;

class GroundStoreTest {

    private static final List<GroundFeature> FEATURES =
            List.of(new GroundFeature(GroundKind.STREET, new GeometryFactory().createLineString(new Coordinate[] {
                        new Coordinate(139, 36), new Coordinate(139, 37)
                    })));

    private final RegistryDatabase database =
            new RegistryDatabase(TestEngines.mongoUri(), TestEngines.freshDatabase(), new SimpleMeterRegistry());
    private final GroundStore store = new GroundStore(database);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatTakesThePlaceOfAnotherKeepsItAsideUntilTheNextAndLeavesAloneWhatIsJustBeingWritten() throws IOException {
        GroundPublication before = extract("2026-11-21T09:00:00Z");
        GroundPublication writing = extract("2026-11-21T10:00:00Z");
        GroundPublication now = extract("2026-11-21T10:00:01Z");
        try (Spool roads = roads()) {
            store.replace(before, FEATURES, roads).block();
            // Of one whose roads cannot be read the pieces are there, and the document that names it is not.
            Spool gone = roads();
            gone.close();
            assertThatThrownBy(() -> store.replace(writing, FEATURES, gone).block())
                    .isInstanceOf(RuntimeException.class);
            assertThat(store.newest().block()).isEqualTo(before);

            store.replace(now, FEATURES, roads).block();
            assertThat(store.newest().block()).isEqualTo(now);
            assertThat(store.swap().block()).isTrue();
            assertThat(store.newest().block()).isEqualTo(before);
            assertThat(store.features(before.id()).block()).isEqualTo(FEATURES);
            assertThat(store.swap().block()).as("a second time").isTrue();
            assertThat(store.newest().block()).isEqualTo(now);

            GroundPublication next = extract("2026-11-21T11:00:00Z");
            store.replace(next, FEATURES, roads).block();
            assertThat(store.remove(next.id()).block()).isTrue();
            assertThat(store.newest().block()).isNull();
            assertThat(store.remove(next.id()).block()).as("it holds no longer").isFalse();
            assertThat(store.swap().block()).isTrue();
            assertThat(store.newest().block()).isEqualTo(next);
            assertThat(store.features(now.id()).block()).isEmpty();
        }
        assertThat(store.features(before.id()).block()).isEmpty();
        assertThat(store.roads(before.id()).collectList().block()).isEmpty();
        assertThat(store.features(writing.id()).block()).isEqualTo(FEATURES);
    }

    @Test
    void whereASwapWasCutShortTheOneThatHeldDoesAndTheOtherCanStillComeBack() throws IOException {
        GroundPublication before = extract("2026-11-21T09:00:00Z");
        GroundPublication now = extract("2026-11-21T10:00:00Z");
        try (Spool roads = roads()) {
            store.replace(before, FEATURES, roads).block();
            store.replace(now, FEATURES, roads).block();
        }
        Mono.from(database.durable("ground-extracts")
                        .updateMany(new Document(), new Document("$unset", new Document("aside", ""))))
                .block();
        assertThat(store.swap().block()).as("nothing is aside").isFalse();

        store.createIndexes().block();

        assertThat(store.newest().block()).isEqualTo(now);
        assertThat(store.swap().block()).isTrue();
        assertThat(store.newest().block()).isEqualTo(before);
    }

    private static GroundPublication extract(String at) {
        return new GroundPublication(UUID.randomUUID(), "町", "", Instant.parse(at), 1, 0, 0, 2, "digest");
    }

    private static Spool roads() throws IOException {
        var spool = new Spool();
        spool.append(new byte[] {1, 2, 3});
        spool.complete();
        return spool;
    }
}
