package jp.anpi.deploy.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same random commands to this store, with indexes, and to the library's own store in memory, without: the same answers. Orders by a field with
 * arrays are left out: the library's comparison of two empty arrays answers "less" both ways.
 */
class DifferentialTest {

    private static EmbeddedStore store;
    private static MongoServer reference;
    private static MongoClient ours;
    private static MongoClient theirs;

    @BeforeAll
    static void open(@TempDir Path directory) {
        store = EmbeddedStore.open(directory, StoreSettings.defaults());
        ours = MongoClients.create(store.uri());
        reference = new MongoServer(new MemoryBackend());
        theirs = MongoClients.create(reference.bindAndGetConnectionString());
    }

    @AfterAll
    static void close() {
        ours.close();
        theirs.close();
        store.close();
        reference.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void answersAreTheSame(long seed) {
        play(Long.getLong("anpi.seed", seed), 1_000);
    }

    @Test
    @Tag("long")
    void answersAreTheSameForAnySeed() {
        for (int round = 0; round < 40; round++) play(Long.getLong("anpi.seed", System.nanoTime()), 2_000);
    }

    private static void play(long seed, int steps) {
        Random random = new Random(seed);
        RandomDocuments world = new RandomDocuments(random);
        String name = "d" + Long.toUnsignedString(seed);
        MongoCollection<Document> mine = ours.getDatabase("differential").getCollection(name);
        MongoCollection<Document> other = theirs.getDatabase("differential").getCollection(name);
        for (int step = 0; step < steps; step++) {
            Step next = step(world, random);
            assertThat(answer(next, mine))
                    .as("-Danpi.seed=%d, step %d: %s", seed, step, next.what())
                    .isEqualTo(answer(next, other));
            if (step % 200 == 50) index(mine, world);
        }
        assertThat(store.verify()).as("-Danpi.seed=%d", seed).isEmpty();
        mine.drop();
    }

    private static void index(MongoCollection<Document> mine, RandomDocuments world) {
        try {
            mine.createIndex(world.index(), new IndexOptions().sparse(world.id() % 4 == 0));
        } catch (MongoCommandException sameFieldsOrArraysSideBySide) {
            assertThat(sameFieldsOrArraysSideBySide.getErrorCode()).isIn(85, 86, 171, 2);
        }
    }

    private record Step(String what, Function<MongoCollection<Document>, Object> run) {}

    private static Object answer(Step step, MongoCollection<Document> collection) {
        try {
            return step.run.apply(collection);
        } catch (MongoException e) {
            return "error " + e.getCode();
        }
    }

    private static Step step(RandomDocuments world, Random random) {
        int id = world.id();
        Document filter = world.filter();
        Document order = world.order();
        Document update = world.update();
        Document byId = new Document("_id", id);
        int skip = random.nextInt(5);
        int limit = 1 + random.nextInt(9);
        switch (random.nextInt(14)) {
            case 0, 1, 2 -> {
                Document document = world.document(id);
                return new Step("insert " + document, c -> c.insertOne(document).wasAcknowledged());
            }
            case 3 -> {
                Document document = world.document(id);
                return new Step("replace " + document, c -> {
                    var result = c.replaceOne(byId, document, new ReplaceOptions().upsert(true));
                    return List.of(result.getMatchedCount(), result.getUpsertedId() != null);
                });
            }
            case 4 -> {
                return new Step(
                        "update " + id + " " + update,
                        c -> c.updateOne(byId, update).getMatchedCount());
            }
            case 5 -> {
                return new Step("update all " + filter + " " + update, c -> {
                    var result = c.updateMany(filter, update);
                    return List.of(result.getMatchedCount(), result.getModifiedCount());
                });
            }
            case 6 -> {
                return new Step("delete " + id, c -> c.deleteOne(byId).getDeletedCount());
            }
            case 7 -> {
                return new Step(
                        "find and update " + filter + " " + order + " " + update,
                        c -> String.valueOf(c.findOneAndUpdate(
                                filter,
                                update,
                                new FindOneAndUpdateOptions().sort(order).returnDocument(ReturnDocument.AFTER))));
            }
            case 8 -> {
                return new Step("count " + filter, c -> c.countDocuments(filter));
            }
            case 9 -> {
                return new Step(
                        "all of " + filter,
                        c -> c.find(filter).into(new ArrayList<>()).stream()
                                .sorted(Comparator.comparing(document -> document.getInteger("_id")))
                                .toList());
            }
            case 10 -> {
                List<Document> pipeline = List.of(
                        new Document("$match", filter), new Document("$sort", order), new Document("$limit", limit));
                return new Step(
                        "aggregate " + pipeline, c -> c.aggregate(pipeline).into(new ArrayList<>()));
            }
            case 11 -> {
                return new Step(
                        "delete all " + filter + " among " + id,
                        c -> c.deleteMany(new Document(
                                        "$and", List.of(filter, new Document("_id", new Document("$lt", id / 8)))))
                                .getDeletedCount());
            }
            default -> {
                return new Step(
                        "find " + filter + " by " + order + " skip " + skip + " limit " + limit,
                        c -> c.find(filter)
                                .sort(order)
                                .skip(skip)
                                .limit(limit)
                                .batchSize(2)
                                .into(new ArrayList<>()));
            }
        }
    }
}
