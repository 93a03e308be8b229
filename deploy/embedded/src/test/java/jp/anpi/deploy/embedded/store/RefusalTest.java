package jp.anpi.deploy.embedded.store;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Collation;
import com.mongodb.client.model.CreateCollectionOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.TimeSeriesOptions;
import com.mongodb.client.model.Updates;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.CodeWithScope;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the store cannot do it says, and does nothing else. */
class RefusalTest {

    private static EmbeddedStore store;
    private static MongoClient client;
    private MongoDatabase database;
    private MongoCollection<Document> things;

    @BeforeAll
    static void open(@TempDir Path directory) {
        store = EmbeddedStore.open(directory, StoreSettings.defaults());
        client = MongoClients.create(store.uri());
    }

    @AfterAll
    static void close() {
        client.close();
        store.close();
    }

    @BeforeEach
    void oneDocument() {
        database = client.getDatabase("refusals");
        database.drop();
        things = database.getCollection("things");
        things.insertOne(new Document("_id", 1).append("a", 1));
    }

    private interface Attempt {
        void on(MongoDatabase database, MongoCollection<Document> things);
    }

    private record Refused(String what, Attempt attempt) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Refused> unsupported() {
        return Stream.of(
                new Refused(
                        "a partial index",
                        (_, c) -> c.createIndex(
                                Indexes.ascending("a"),
                                new IndexOptions().unique(true).partialFilterExpression(eq("b", 1)))),
                new Refused(
                        "a TTL index",
                        (_, c) -> c.createIndex(
                                Indexes.ascending("a"), new IndexOptions().expireAfter(1L, TimeUnit.SECONDS))),
                new Refused(
                        "an index with a collation",
                        (_, c) -> c.createIndex(
                                Indexes.ascending("a"),
                                new IndexOptions()
                                        .collation(
                                                Collation.builder().locale("ja").build()))),
                new Refused("a text index", (_, c) -> c.createIndex(Indexes.text("a"))),
                new Refused("a hashed index", (_, c) -> c.createIndex(Indexes.hashed("a"))),
                new Refused("a geo index", (_, c) -> c.createIndex(Indexes.geo2dsphere("a"))),
                new Refused("a wildcard index", (_, c) -> c.createIndex(Indexes.ascending("$**"))),
                new Refused(
                        "an index that takes the name of the one on _id",
                        (_, c) -> c.createIndex(
                                Indexes.ascending("a"),
                                new IndexOptions().name("_id_").unique(true))),
                new Refused("an index on an array's place", (_, c) -> c.createIndex(Indexes.ascending("a.0"))),
                new Refused(
                        "a capped collection",
                        (d, _) -> d.createCollection(
                                "x", new CreateCollectionOptions().capped(true).sizeInBytes(4096))),
                new Refused(
                        "a time series",
                        (d, _) -> d.createCollection(
                                "x", new CreateCollectionOptions().timeSeriesOptions(new TimeSeriesOptions("t")))),
                new Refused(
                        "a collection with a validator",
                        (d, _) -> d.runCommand(new Document("create", "x").append("validator", new Document("a", 1)))),
                new Refused(
                        "a collection with a collation",
                        (d, _) -> d.createCollection(
                                "x",
                                new CreateCollectionOptions()
                                        .collation(
                                                Collation.builder().locale("ja").build()))),
                new Refused(
                        "a query with a collation",
                        (_, c) -> c.find()
                                .collation(Collation.builder().locale("ja").build())
                                .first()),
                new Refused(
                        "$near",
                        (_, c) -> c.find(new Document("a", new Document("$near", List.of(1, 2))))
                                .first()),
                new Refused(
                        "$geoWithin",
                        (_, c) -> c.find(new Document("a", new Document("$geoWithin", new Document())))
                                .first()),
                new Refused(
                        "$geoIntersects",
                        (_, c) -> c.find(new Document("a", new Document("$geoIntersects", new Document())))
                                .first()),
                new Refused(
                        "$text",
                        (_, c) -> c.find(new Document("$text", new Document("$search", "a")))
                                .first()),
                new Refused(
                        "$where",
                        (_, c) -> c.find(new Document("$where", "true")).first()),
                new Refused(
                        "$jsonSchema",
                        (_, c) -> c.find(new Document("$jsonSchema", new Document()))
                                .first()),
                new Refused(
                        "an unknown operator on an empty collection",
                        (d, _) -> d.getCollection("none")
                                .find(new Document("a", new Document("$nearly", 1)))
                                .first()),
                new Refused(
                        "an unknown operator inside of $or",
                        (_, c) -> c.find(
                                        new Document("$or", List.of(new Document("a", new Document("$bitsAllSet", 1)))))
                                .first()),
                new Refused(
                        "a range with null",
                        (_, c) -> c.find(new Document("a", new Document("$lte", null)))
                                .first()),
                new Refused(
                        "a sort by text score",
                        (_, c) -> c.find()
                                .sort(new Document("s", new Document("$meta", "textScore")))
                                .first()),
                new Refused("a pipeline update", (_, c) -> c.updateOne(eq(1), List.of(Updates.set("a", 2)))),
                new Refused(
                        "an unknown update operator",
                        (_, c) -> c.updateOne(eq(1), new Document("$bit", new Document("a", new Document("or", 2))))),
                new Refused(
                        "$out",
                        (_, c) ->
                                c.aggregate(List.of(new Document("$out", "x"))).toCollection()),
                new Refused(
                        "$merge",
                        (_, c) -> c.aggregate(List.of(new Document("$merge", "x")))
                                .toCollection()),
                new Refused(
                        "$geoNear",
                        (_, c) -> c.aggregate(List.of(new Document("$geoNear", new Document())))
                                .first()),
                new Refused(
                        "$switch",
                        (_, c) -> c.aggregate(List.of(new Document(
                                        "$project",
                                        new Document(
                                                "x", new Document("$switch", new Document("branches", List.of()))))))
                                .first()),
                new Refused(
                        "$setWindowFields",
                        (_, c) -> c.aggregate(List.of(new Document("$setWindowFields", new Document())))
                                .first()),
                new Refused(
                        "$unionWith",
                        (_, c) -> c.aggregate(List.of(new Document("$unionWith", "x")))
                                .first()),
                new Refused("a change stream", (_, c) -> c.watch().cursor().tryNext()),
                new Refused(
                        "renaming a collection",
                        (_, c) -> c.renameCollection(new com.mongodb.MongoNamespace("refusals.y"))),
                new Refused("collMod", (d, _) -> d.runCommand(new Document("collMod", "things"))),
                new Refused("mapReduce", (d, _) -> d.runCommand(new Document("mapReduce", "things"))),
                new Refused("an unknown command", (d, _) -> d.runCommand(new Document("fly", 1))),
                new Refused(
                        "a tailable cursor",
                        (d, _) -> d.runCommand(new Document("find", "things").append("tailable", true))),
                new Refused(
                        "a transaction",
                        (d, _) -> d.runCommand(new Document("find", "things")
                                .append("txnNumber", 1L)
                                .append("startTransaction", true)
                                .append("autocommit", false))),
                new Refused("an array as _id", (_, c) -> c.insertOne(new Document("_id", List.of(1)))),
                new Refused(
                        "a decimal that no double holds as _id",
                        (_, c) -> c.insertOne(new Document("_id", new Decimal128(new BigDecimal("0.1"))))),
                new Refused("a changed _id", (_, c) -> c.updateOne(eq(1), Updates.set("_id", 2))),
                new Refused(
                        "a write to the store's own collections",
                        (d, _) -> d.getCollection("system.indexes").insertOne(new Document("a", 1))));
    }

    @ParameterizedTest
    @MethodSource
    void unsupported(Refused refused) {
        Throwable answer = catchThrowable(() -> refused.attempt().on(database, things));
        assertThat(answer).as(refused.what()).isInstanceOf(MongoException.class);
        assertThat(((MongoException) answer).getCode())
                .as("%s: %s", refused.what(), answer)
                .isPositive();
        assertThat(answer.getMessage()).doesNotContain("InternalError");
        assertThat(things.find().into(new ArrayList<>())).containsExactly(new Document("_id", 1).append("a", 1));
        assertThat(things.listIndexes()).hasSize(1);
    }

    @Test
    void aTransactionIsRefusedAtItsFirstCommand() {
        try (ClientSession session = client.startSession()) {
            session.startTransaction();
            assertThatThrownBy(() -> things.insertOne(session, new Document("_id", 2)))
                    .isInstanceOf(MongoException.class);
        }
        assertThat(things.countDocuments()).isEqualTo(1);
    }

    @Test
    void aDocumentThatGrowsBeyond16MiBStaysAsItWas() {
        String half = "x".repeat(9 << 20);
        things.updateOne(eq(1), Updates.set("b", half));
        MongoWriteException refused =
                catchThrowableOfType(MongoWriteException.class, () -> things.updateOne(eq(1), Updates.set("c", half)));
        assertThat(refused.getCode()).isEqualTo(10334);
        assertThat(things.find(Filters.exists("c")).first()).isNull();
        assertThat(things.find(Filters.exists("b"))
                        .projection(new Document("a", 1))
                        .first())
                .containsEntry("a", 1);
    }

    @Test
    void binariesThatWouldNotComeBackAsTheyWentAreRefused() {
        for (byte subtype : new byte[] {1, 5, 6, (byte) 0x80}) {
            MongoException refused = catchThrowableOfType(
                    MongoException.class,
                    () -> things.insertOne(new Document("list", List.of(new Binary(subtype, new byte[] {1, 2, 3})))));
            assertThat(refused.getCode()).as("subtype %d", subtype).isEqualTo(115);
        }
        assertThatThrownBy(() -> things.insertOne(new Document("code", new CodeWithScope("x", new Document()))))
                .hasMessageContaining("115");
        assertThat(things.countDocuments()).isEqualTo(1);
    }

    @Test
    void parallelArraysAreRefusedOnInsertAndUpdate() {
        things.createIndex(Indexes.ascending("x", "y"));
        Document both = new Document("_id", 2).append("x", List.of(1)).append("y", List.of(2));
        assertThatThrownBy(() -> things.insertOne(both)).hasMessageContaining("171");
        assertThatThrownBy(() -> things.updateOne(
                        eq(1), Updates.combine(Updates.set("x", List.of(1)), Updates.set("y", List.of(2)))))
                .hasMessageContaining("171");
        assertThat(store.verify()).isEmpty();
    }

    @Test
    void anIndexOfTheSameNameOrFieldsWithOtherOptionsIsRefused() {
        things.createIndex(Indexes.ascending("a"));
        assertThat(things.createIndex(Indexes.ascending("a"))).isEqualTo("a_1");
        assertThatThrownBy(() -> things.createIndex(Indexes.ascending("a"), new IndexOptions().unique(true)))
                .hasMessageContaining("86");
        assertThatThrownBy(() -> things.createIndex(Indexes.ascending("b"), new IndexOptions().name("a_1")))
                .hasMessageContaining("86");
        assertThatThrownBy(() -> things.createIndex(Indexes.ascending("a"), new IndexOptions().name("other")))
                .hasMessageContaining("85");
        assertThat(things.listIndexes()).hasSize(2);
    }

    @Test
    void aFailedStatementOfABulkLeavesNothingBehind() {
        things.createIndex(Indexes.ascending("u"), new IndexOptions().unique(true));
        things.insertMany(Arrays.asList(new Document("_id", 2).append("u", 2), new Document("_id", 3).append("u", 3)));
        assertThatThrownBy(() -> things.updateMany(new Document("_id", new Document("$gte", 2)), Updates.set("u", 9)))
                .hasMessageContaining("11000");
        assertThat(things.distinct("u", Integer.class)).contains(2, 3).doesNotContain(9);
        assertThat(store.verify()).isEmpty();
    }
}
