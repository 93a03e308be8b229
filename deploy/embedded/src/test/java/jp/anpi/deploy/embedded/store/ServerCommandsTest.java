package jp.anpi.deploy.embedded.store;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ServerCommandsTest {

    @TempDir
    Path directory;

    private EmbeddedStore store;
    private MongoClient client;
    private MongoDatabase database;
    private MongoCollection<Document> things;

    @BeforeEach
    void open() {
        store = EmbeddedStore.open(directory, new StoreSettings(0, 16L << 20, 4));
        client = MongoClients.create(store.uri());
        database = client.getDatabase("commands");
        things = database.getCollection("things");
    }

    @AfterEach
    void close() {
        client.close();
        store.close();
    }

    private void fill(int documents) {
        List<Document> batch = new ArrayList<>();
        for (int i = 0; i < documents; i++)
            batch.add(new Document("_id", i).append("n", 0).append("text", "x".repeat(200)));
        things.insertMany(batch);
    }

    @Test
    void helloSaysWhatTheDriverAndTheHealthIndicatorAsk() {
        Document hello = client.getDatabase("local").runCommand(new Document("hello", 1));
        assertThat(hello).containsEntry("isWritablePrimary", true).containsEntry("ok", 1.0);
        assertThat(hello.getInteger("maxWireVersion")).isGreaterThanOrEqualTo(13);
        assertThat(database.runCommand(new Document("ping", 1))).containsEntry("ok", 1.0);
        assertThat(database.runCommand(new Document("buildInfo", 1)).getString("version"))
                .startsWith("5.");
    }

    @Test
    void theStatisticsCount() {
        fill(10);
        things.createIndex(Indexes.ascending("n"));
        assertThat(database.runCommand(new Document("dbStats", 1)))
                .containsEntry("collections", 1)
                .containsEntry("objects", 10);
        Document stats = database.runCommand(new Document("collStats", "things"));
        assertThat(stats).containsEntry("count", 10).containsEntry("nindexes", 2);
        assertThat(stats.getInteger("size")).isGreaterThan(2_000);
        things.deleteMany(eq("n", 0));
        assertThat(database.runCommand(new Document("collStats", "things")))
                .containsEntry("count", 0)
                .containsEntry("size", 0);
    }

    @Test
    void validationWalksDocumentsAndIndexes() {
        fill(10);
        things.createIndex(Indexes.ascending("n"));
        assertThat(database.runCommand(new Document("validate", "things")))
                .containsEntry("valid", true)
                .containsEntry("nrecords", 10)
                .containsEntry("keysPerIndex", new Document("_id_", 10L).append("n_1", 10L));
    }

    @Test
    @Timeout(60)
    void aDatabaseDroppedBesideItsWritersIsWholeAfterwards() throws Exception {
        List<Thread> writers = new ArrayList<>();
        var dropped = new AtomicBoolean();
        for (int writer = 0; writer < 4; writer++) {
            int from = writer * 1_000_000;
            writers.add(Thread.ofVirtual().start(() -> {
                int next = from;
                while (!dropped.get()) insertAtLast(next++);
                insertAtLast(next);
            }));
        }
        for (int i = 0; i < 10; i++) database.drop();
        dropped.set(true);
        for (Thread writer : writers) writer.join();
        List<Document> before = things.find().into(new ArrayList<>());
        assertThat(before).as("what was written after the last drop").hasSizeGreaterThanOrEqualTo(4);
        assertThat(store.verify()).isEmpty();
        close();
        open();
        assertThat(things.find().into(new ArrayList<>())).isEqualTo(before);
    }

    private void insertAtLast(int id) {
        while (true) {
            try {
                things.insertOne(new Document("_id", id));
                return;
            } catch (MongoException dropped) {
                if (dropped.getCode() != 215) throw dropped;
            }
        }
    }

    @Test
    void theListOfCollectionsCanBeFiltered() {
        fill(1);
        database.createCollection("other");
        assertThat(database.listCollections().filter(eq("name", "other"))).hasSize(1);
        assertThat(database.listCollectionNames()).containsExactlyInAnyOrder("things", "other");
    }

    @Test
    void aQueryThatTakesLongerThanItMayIsEnded() {
        fill(2_000);
        assertThatThrownBy(() -> things.aggregate(List.of(new Document(
                                "$match", new Document("$expr", new Document("$eq", List.of(heavy(), 1))))))
                        .maxTime(1, TimeUnit.MILLISECONDS)
                        .first())
                .isInstanceOf(MongoExecutionTimeoutException.class);
    }

    private static Document heavy() {
        List<Object> sums = new ArrayList<>();
        for (int i = 0; i < 300; i++) sums.add(new Document("$add", List.of("$n", i)));
        return new Document("$add", sums);
    }

    @Test
    void aCursorSeesWhatWasThereWhenItBegan() {
        fill(300);
        try (MongoCursor<Document> cursor = things.find().batchSize(10).iterator()) {
            cursor.next();
            things.updateMany(new Document(), Updates.inc("n", 1));
            things.deleteMany(new Document("_id", new Document("$gt", 200)));
            int seen = 1;
            for (; cursor.hasNext(); seen++) assertThat(cursor.next()).containsEntry("n", 0);
            assertThat(seen).isEqualTo(300);
        }
        assertThat(things.countDocuments(eq("n", 1))).isEqualTo(201);
    }

    @Test
    void aClosedCursorIsGone() {
        fill(300);
        Document first = database.runCommand(new Document("find", "things").append("batchSize", 2));
        long id = first.get("cursor", Document.class).getLong("id");
        assertThat(id).isPositive();
        assertThat(database.runCommand(new Document("killCursors", "things").append("cursors", List.of(id)))
                        .getList("cursorsKilled", Long.class))
                .containsExactly(id);
        assertThatThrownBy(() -> database.runCommand(new Document("getMore", id).append("collection", "things")))
                .hasMessageContaining("43");
    }

    @Test
    @Timeout(60)
    void scansDoNotHoldUpWriters() throws Exception {
        fill(1_000);
        AtomicBoolean writing = new AtomicBoolean(true);
        List<Thread> scanners = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            scanners.add(Thread.ofVirtual().start(() -> {
                while (writing.get()) {
                    things.aggregate(List.of(new Document(
                                    "$match", new Document("$expr", new Document("$lt", List.of(heavy(), 0))))))
                            .first();
                }
            }));
        }
        for (int i = 0; i < 100; i++) things.updateOne(eq(i), Updates.inc("n", 1));
        writing.set(false);
        for (Thread scanner : scanners) scanner.join();
        assertThat(things.countDocuments(eq("n", 1))).isEqualTo(100);
    }

    @Test
    void aVeryLargeUpdateIsWholeAtItsEnd() {
        things.createIndex(Indexes.ascending("n"));
        fill(6_000);
        String large = "y".repeat(3_000);
        assertThat(things.updateMany(new Document(), Updates.combine(Updates.set("text", large), Updates.inc("n", 1)))
                        .getModifiedCount())
                .isEqualTo(6_000);
        assertThat(things.countDocuments(eq("n", 1))).isEqualTo(6_000);
        assertThat(store.verify()).isEmpty();
    }
}
