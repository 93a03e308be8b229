package jp.anpi.deploy.embedded.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A query reads what it answers, and not the collection. */
class PlannerTest {

    private static final int SIZE = 2_000;

    private static EmbeddedStore store;
    private static MongoClient client;
    private static MongoCollection<Document> checks;

    @BeforeAll
    static void twoThousandChecks(@TempDir Path directory) {
        store = EmbeddedStore.open(directory, StoreSettings.defaults());
        client = MongoClients.create(store.uri());
        checks = client.getDatabase("planner").getCollection("checks");
        checks.createIndex(Indexes.ascending("incident", "state", "dueAt"));
        checks.createIndex(Indexes.compoundIndex(Indexes.ascending("district"), Indexes.descending("dueAt")));
        checks.createIndex(Indexes.ascending("kana"));
        checks.createIndex(Indexes.ascending("tags", "dueAt"));
        checks.createIndex(
                Indexes.ascending("receipt"), new IndexOptions().unique(true).sparse(true));
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
            Document check = new Document("_id", "p" + i)
                    .append("incident", i % 2)
                    .append(
                            "state",
                            List.of("SILENT", "SAFE", "URGENT", "CLOSED", "NEW").get(i / 2 % 5))
                    .append("dueAt", i)
                    .append("district", "d" + i % 20)
                    .append("kana", "カナ" + i)
                    .append("tags", List.of(i % 10, 100 + i % 10))
                    .append("note", i);
            if (i % 4 == 0) check.append("receipt", "r" + i);
            documents.add(check);
        }
        checks.insertMany(documents);
    }

    @AfterAll
    static void close() {
        client.close();
        store.close();
    }

    private record Cost(int answered, long documents, long keys, long scans, long sorts) {}

    private static Cost cost(Supplier<Iterable<?>> query) {
        StoreCounters counters = store.counters();
        long documents = counters.documentsExamined();
        long keys = counters.keysExamined();
        long scans = counters.collectionScans();
        long sorts = counters.sortsInMemory();
        int answered = 0;
        for (Object _ : query.get()) answered++;
        return new Cost(
                answered,
                counters.documentsExamined() - documents,
                counters.keysExamined() - keys,
                counters.collectionScans() - scans,
                counters.sortsInMemory() - sorts);
    }

    private static void readsExactly(int answered, Supplier<Iterable<?>> query) {
        assertThat(cost(query)).isEqualTo(new Cost(answered, answered, answered, 0, 0));
    }

    @Test
    void byId() {
        readsExactly(1, () -> checks.find(eq("p7")));
        readsExactly(3, () -> checks.find(in("_id", "p1", "p2", "p3")));
        readsExactly(0, () -> checks.find(eq("nobody")));
    }

    @Test
    void byIdAndAnotherCondition() {
        readsExactly(1, () -> checks.find(and(eq("p7"), eq("note", 7))));
        assertThat(cost(() -> checks.find(and(eq("p7"), eq("note", 8))))).isEqualTo(new Cost(0, 1, 1, 0, 0));
        assertThat(cost(() -> List.of(checks.updateOne(and(eq("p7"), eq("note", 8)), Updates.set("x", 1))))
                        .documents())
                .isEqualTo(1);
    }

    @Test
    void byEqualFieldsAndARange() {
        readsExactly(200, () -> checks.find(and(eq("incident", 0), eq("state", "SILENT"))));
        readsExactly(10, () -> checks.find(and(eq("incident", 0), eq("state", "SILENT"), lt("dueAt", 100))));
        readsExactly(20, () -> checks.find(and(eq("incident", 0), in("state", "SILENT", "SAFE"), lt("dueAt", 100))));
        readsExactly(1_000, () -> checks.find(eq("incident", 1)));
    }

    @Test
    void byNestedAnds() {
        readsExactly(
                10,
                () -> checks.find(new Document(
                        "$and",
                        List.of(
                                new Document("$and", List.of(eq("incident", 0), eq("state", "SILENT"))),
                                lt("dueAt", 100)))));
    }

    @Test
    void anOrderThatAnIndexHasIsNotSorted() {
        readsExactly(
                50,
                () -> checks.find(and(eq("incident", 0), eq("state", "SILENT")))
                        .sort(ascending("dueAt"))
                        .limit(50));
        readsExactly(
                50,
                () -> checks.find(and(eq("incident", 0), eq("state", "SILENT")))
                        .sort(descending("dueAt"))
                        .limit(50));
        readsExactly(
                5,
                () -> checks.find(eq("district", "d3"))
                        .sort(descending("dueAt"))
                        .limit(5));
        readsExactly(
                5,
                () -> checks.find(eq("district", "d3")).sort(ascending("dueAt")).limit(5));
        readsExactly(5, () -> checks.find().sort(ascending("kana")).limit(5));
        readsExactly(
                5,
                () -> checks.find()
                        .sort(orderBy(ascending("district"), descending("dueAt")))
                        .limit(5));
        readsExactly(5, () -> checks.find().sort(ascending("_id")).limit(5));
    }

    @Test
    void pagesByFieldAndIdAreNotSorted() {
        readsExactly(
                20,
                () -> checks.find(gt("kana", "カナ50"))
                        .sort(orderBy(ascending("kana"), ascending("_id")))
                        .limit(20));
        assertThat(checks.find(gt("kana", "カナ50"))
                        .sort(orderBy(ascending("kana"), ascending("_id")))
                        .limit(2))
                .extracting(check -> check.get("kana"))
                .containsExactly("カナ500", "カナ501");
    }

    @Test
    void anOrderThatNoIndexHasIsSortedAfterTheIndexed() {
        assertThat(cost(() -> checks.find(and(eq("incident", 0), eq("state", "SILENT")))
                        .sort(descending("note"))
                        .limit(5)))
                .isEqualTo(new Cost(5, 200, 200, 0, 1));
    }

    @Test
    void descendingRanges() {
        readsExactly(5, () -> checks.find(and(eq("district", "d3"), gte("dueAt", 1_900))));
        readsExactly(4, () -> checks.find(and(eq("district", "d3"), gt("dueAt", 1_903))));
        readsExactly(3, () -> checks.find(and(eq("district", "d3"), gt("dueAt", 1_903), lt("dueAt", 1_983))));
    }

    @Test
    void beginningsOfTexts() {
        readsExactly(11, () -> checks.find(regex("kana", "^カナ77")));
        readsExactly(11, () -> checks.find(regex("kana", "^\\Qカナ77\\E")));
        assertThat(cost(() -> checks.find(regex("kana", "^カナ77|x"))).scans()).isEqualTo(1);
        assertThat(cost(() -> checks.find(regex("kana", "^カナ77*$"))).answered()).isEqualTo(3);
    }

    /** One element may be above the lower bound and another below the upper one. */
    @Test
    void elementsOfArrays() {
        readsExactly(200, () -> checks.find(eq("tags", 3)));
        assertThat(cost(() -> checks.find(in("tags", 3, 103)))).isEqualTo(new Cost(200, 200, 400, 0, 0));
        assertThat(cost(() -> checks.find(and(gt("tags", 8), lt("tags", 100)))))
                .extracting(Cost::answered, Cost::scans)
                .containsExactly(SIZE, 0L);
    }

    @Test
    void elementsThatMustAllBeThereOrMatchTogether() {
        readsExactly(200, () -> checks.find(new Document("tags", new Document("$all", List.of(3, 103)))));
        readsExactly(200, () -> checks.find(new Document("tags", new Document("$elemMatch", new Document("$eq", 3)))));
    }

    @Test
    void aSparseIndexServesOnlyWhatItHolds() {
        readsExactly(1, () -> checks.find(eq("receipt", "r8")));
        Cost without = cost(() -> checks.find(eq("receipt", null)));
        assertThat(without.answered()).isEqualTo(SIZE - SIZE / 4);
        assertThat(without.scans()).isEqualTo(1);
        assertThat(cost(() -> checks.find().sort(ascending("receipt"))).answered())
                .isEqualTo(SIZE);
    }

    @Test
    void countsReadEntriesOnly() {
        assertThat(cost(() -> List.of(checks.countDocuments(and(eq("incident", 0), eq("state", "SAFE"))))))
                .isEqualTo(new Cost(1, 0, 200, 0, 0));
        assertThat(checks.countDocuments(and(eq("incident", 0), eq("state", "SAFE"))))
                .isEqualTo(200);
        assertThat(cost(() -> List.of(checks.estimatedDocumentCount()))).isEqualTo(new Cost(1, 0, 0, 0, 0));
        assertThat(cost(() -> List.of(checks.countDocuments(and(eq("incident", 0), ne("state", "SAFE")))))
                        .documents())
                .isEqualTo(1_000);
    }

    @Test
    void theFirstStagesOfAnAggregation() {
        readsExactly(
                10,
                () -> checks.aggregate(List.of(
                        Aggregates.match(eq("incident", 0)),
                        Aggregates.match(eq("state", "SILENT")),
                        Aggregates.sort(ascending("dueAt")),
                        Aggregates.limit(10),
                        Aggregates.project(new Document("dueAt", 1)))));
        List<Document> same = checks.aggregate(
                        List.of(Aggregates.match(eq("p7")), Aggregates.lookup("checks", "receipt", "receipt", "same")))
                .first()
                .getList("same", Document.class);
        assertThat(same).as("documents without a receipt, like p7").hasSize(SIZE - SIZE / 4);
    }

    @Test
    void branchesOfAnOr() {
        readsExactly(
                3,
                () -> checks.find(
                        new Document("$or", List.of(eq("_id", "p1"), eq("receipt", "r8"), eq("kana", "カナ9")))));
        assertThat(cost(() -> checks.find(new Document("$or", List.of(eq("_id", "p8"), eq("receipt", "r8")))))
                        .answered())
                .isEqualTo(1);
        assertThat(cost(() -> checks.find(new Document("$or", List.of(eq("_id", "p1"), eq("note", 9)))))
                        .scans())
                .isEqualTo(1);
    }

    @Test
    void whatNoIndexServesIsCountedAsAScan() {
        assertThat(cost(() -> checks.find(eq("note", 9)))).isEqualTo(new Cost(1, SIZE, SIZE, 1, 0));
        Document status = client.getDatabase("admin").runCommand(new Document("serverStatus", 1));
        Document executor = status.get("metrics", Document.class).get("queryExecutor", Document.class);
        assertThat(executor.get("collectionScans", Document.class).getLong("total"))
                .isEqualTo(store.counters().collectionScans());
    }
}
