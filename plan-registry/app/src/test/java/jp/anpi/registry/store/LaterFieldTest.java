package jp.anpi.registry.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoCollection;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import jp.anpi.registry.testkit.TestEngines;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

class LaterFieldTest {

    private final RegistryDatabase database =
            new RegistryDatabase(TestEngines.mongoUri(), TestEngines.freshDatabase(), new SimpleMeterRegistry());
    private final MongoCollection<Document> documents = database.durable("things");
    private final LaterField later = new LaterField(database, documents, "length");
    private final AtomicInteger asked = new AtomicInteger();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatCannotBeToldOfOneDocumentHoldsUpNoneOfTheOthers() {
        wait(documents.insertMany(IntStream.rangeClosed(0, 500)
                .mapToObj(i -> new Document("_id", "%03d".formatted(i)).append("word", i == 250 ? null : "word"))
                .toList()));

        fill();

        assertThat(wait(documents.countDocuments(new Document("length", 4)))).isEqualTo(500);
        assertThat(wait(documents.find(new Document("_id", "250")).first())).doesNotContainKey("length");
    }

    @Test
    void itIsGivenOnceAndTheNextStartReadsNothing() {
        wait(documents.insertOne(new Document("_id", "a").append("word", "one")));
        fill();
        assertThat(asked).hasValue(1);

        wait(documents.insertOne(new Document("_id", "b").append("word", "two")));
        fill();

        assertThat(asked).hasValue(1);
    }

    @Test
    void whatHasItAlreadyKeepsIt() {
        wait(documents.insertOne(new Document("_id", "a").append("word", "one").append("length", 7)));
        fill();
        assertThat(wait(documents.find(new Document("_id", "a")).first())).containsEntry("length", 7);
    }

    private void fill() {
        later.fill(found -> {
                    asked.incrementAndGet();
                    return found.getString("word").length();
                })
                .block(Duration.ofSeconds(30));
    }

    private static <T> T wait(Publisher<T> work) {
        return Mono.from(work).block(Duration.ofSeconds(30));
    }
}
