package jp.anpi.deploy.embedded.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.min;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateManyModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.result.UpdateResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

/** What the services rely on, whatever store is behind the address. */
abstract class StoreContract extends OnAStore {

    @Test
    void everyTypeComesBackAsItWent() {
        Document all = doc(
                new ObjectId(),
                "double",
                1.5,
                "text",
                "髙﨑𠮷",
                "document",
                new Document("b", 1).append("a", 2),
                "array",
                List.of(1, "two", List.of(3)),
                "binary",
                new Binary(new byte[] {1, 2, 3}),
                "uuid",
                UUID.randomUUID(),
                "flag",
                true,
                "date",
                Date.from(Instant.parse("2026-11-20T01:02:03.456Z")),
                "nothing",
                null,
                "int",
                42,
                "long",
                Long.MAX_VALUE);
        things.insertOne(all);
        assertThat(things.find().first()).isEqualTo(all);
    }

    @Test
    void aDuplicateIdIsRefusedWith11000() {
        things.insertOne(doc("a"));
        MongoWriteException refused = catchThrowableOfType(MongoWriteException.class, () -> things.insertOne(doc("a")));
        assertThat(refused.getCode()).isEqualTo(11000);
        assertThat(things.countDocuments()).isEqualTo(1);
    }

    @Test
    void anUnorderedInsertKeepsAllButTheDuplicates() {
        things.insertOne(doc(2));
        MongoBulkWriteException refused = catchThrowableOfType(
                MongoBulkWriteException.class,
                () -> things.insertMany(List.of(doc(1), doc(2), doc(3)), new InsertManyOptions().ordered(false)));
        assertThat(refused.getWriteErrors()).singleElement().satisfies(error -> {
            assertThat(error.getIndex()).isEqualTo(1);
            assertThat(error.getCode()).isEqualTo(11000);
        });
        assertThat(refused.getWriteResult().getInsertedCount()).isEqualTo(2);
        assertThat(ids(things.find().sort(ascending("_id")))).containsExactly(1, 2, 3);
    }

    @Test
    void anOrderedInsertStopsAtTheFirstDuplicate() {
        things.insertOne(doc(2));
        MongoBulkWriteException refused = catchThrowableOfType(
                MongoBulkWriteException.class, () -> things.insertMany(List.of(doc(1), doc(2), doc(3))));
        assertThat(refused.getWriteResult().getInsertedCount()).isEqualTo(1);
        assertThat(ids(things.find().sort(ascending("_id")))).containsExactly(1, 2);
    }

    @Test
    void compareAndSetByVersionLetsOneWriterWin() {
        things.insertOne(doc("check", "version", 1L, "state", "SILENT"));
        UpdateResult first =
                things.replaceOne(and(eq("check"), eq("version", 1L)), doc("check", "version", 2L, "state", "SAFE"));
        UpdateResult late =
                things.replaceOne(and(eq("check"), eq("version", 1L)), doc("check", "version", 2L, "state", "UNWELL"));
        assertThat(first.getModifiedCount()).isEqualTo(1);
        assertThat(late.getMatchedCount()).isZero();
        assertThat(things.find(eq("check")).first()).containsEntry("state", "SAFE");
    }

    @Test
    void concurrentIncrementsAreAllCounted() throws Exception {
        things.insertOne(doc("counter", "n", 0));
        List<Thread> writers = new ArrayList<>();
        for (int writer = 0; writer < 8; writer++) {
            writers.add(Thread.ofVirtual().start(() -> {
                for (int i = 0; i < 50; i++) things.updateOne(eq("counter"), inc("n", 1));
            }));
        }
        for (Thread writer : writers) writer.join();
        assertThat(things.find(eq("counter")).first()).containsEntry("n", 400);
    }

    @Test
    void anUpsertInsertsOnceAndUpdatesAfterwards() {
        UpdateOptions upsert = new UpdateOptions().upsert(true);
        UpdateResult inserted = things.updateOne(eq("a"), combine(set("x", 1), setOnInsert("born", true)), upsert);
        UpdateResult updated = things.updateOne(eq("a"), combine(set("x", 2), setOnInsert("born", false)), upsert);
        assertThat(inserted.getUpsertedId().asString().getValue()).isEqualTo("a");
        assertThat(updated.getMatchedCount()).isEqualTo(1);
        assertThat(things.find().first()).isEqualTo(doc("a", "x", 2, "born", true));
        assertThat(things.replaceOne(eq("b"), doc("b", "y", 1), new ReplaceOptions().upsert(true))
                        .getUpsertedId())
                .isNotNull();
    }

    @Test
    void updateOperatorsDoWhatTheySay() {
        things.insertOne(doc("a", "n", 5, "low", 5, "high", 5, "last", List.of(1, 2, 3)));
        things.updateOne(
                eq("a"),
                combine(
                        inc("n", 2),
                        min("low", 3),
                        max("high", 9),
                        pushEach("last", List.of(4, 5), new PushOptions().slice(-3)),
                        set("inner.field", "x")));
        assertThat(things.find().first())
                .isEqualTo(doc(
                        "a",
                        "n",
                        7,
                        "low",
                        3,
                        "high",
                        9,
                        "last",
                        List.of(3, 4, 5),
                        "inner",
                        new Document("field", "x")));
    }

    @Test
    void arrayFiltersChangeTheElementsTheyName() {
        things.insertOne(doc(
                "a",
                "attempts",
                List.of(new Document("id", 1).append("state", "SENT"), new Document("id", 2).append("state", "SENT"))));
        things.updateOne(
                eq("a"),
                set("attempts.$[one].state", "FAILED"),
                new UpdateOptions().arrayFilters(List.of(eq("one.id", 2))));
        assertThat(things.find().first().getList("attempts", Document.class))
                .extracting(attempt -> attempt.get("state"))
                .containsExactly("SENT", "FAILED");
    }

    @Test
    void updateManyChangesAllAndUpdateOneTheFirstInNoOrder() {
        for (int i = 0; i < 10; i++) things.insertOne(doc(i, "group", i % 2, "seen", false));
        assertThat(things.updateMany(eq("group", 0), set("seen", true)).getModifiedCount())
                .isEqualTo(5);
        assertThat(things.updateOne(eq("group", 1), set("seen", true)).getModifiedCount())
                .isEqualTo(1);
        assertThat(things.countDocuments(eq("seen", true))).isEqualTo(6);
    }

    @Test
    void findOneAndUpdateAnswersBeforeOrAfter() {
        things.insertOne(doc("a", "n", 1));
        assertThat(things.findOneAndUpdate(eq("a"), inc("n", 1))).containsEntry("n", 1);
        assertThat(things.findOneAndUpdate(
                        eq("a"), inc("n", 1), new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)))
                .containsEntry("n", 3);
        assertThat(things.findOneAndUpdate(eq("none"), inc("n", 1))).isNull();
        assertThat(things.findOneAndDelete(eq("a"))).containsEntry("n", 3);
        assertThat(things.countDocuments()).isZero();
    }

    @Test
    void aMixedBulkWriteCountsEveryKind() {
        things.insertMany(List.of(doc(1), doc(2), doc(3)));
        BulkWriteResult result = things.bulkWrite(List.of(
                new InsertOneModel<>(doc(4)),
                new UpdateOneModel<>(eq(1), set("x", 1)),
                new UpdateOneModel<>(eq(9), set("x", 1), new UpdateOptions().upsert(true)),
                new UpdateManyModel<>(in("_id", 2, 3), set("y", 1)),
                new ReplaceOneModel<>(eq(4), doc(4, "z", 1)),
                new com.mongodb.client.model.DeleteOneModel<>(eq(2))));
        assertThat(result.getInsertedCount()).isEqualTo(1);
        assertThat(result.getMatchedCount()).isEqualTo(4);
        assertThat(result.getModifiedCount()).isEqualTo(4);
        assertThat(result.getUpserts()).hasSize(1);
        assertThat(result.getDeletedCount()).isEqualTo(1);
    }

    @Test
    void anOrderedBulkOfUpdatesStopsAtItsFirstErrorAndAnUnorderedOneGoesOn() {
        things.createIndex(Indexes.ascending("u"), new IndexOptions().unique(true));
        things.insertMany(List.of(doc(1, "u", 1), doc(2, "u", 2), doc(3, "u", 3)));
        List<UpdateOneModel<Document>> updates =
                List.of(new UpdateOneModel<>(eq(2), set("u", 1)), new UpdateOneModel<>(eq(3), set("seen", true)));
        MongoBulkWriteException stopped =
                catchThrowableOfType(MongoBulkWriteException.class, () -> things.bulkWrite(updates));
        assertThat(stopped.getWriteErrors())
                .singleElement()
                .satisfies(error -> assertThat(error.getCode()).isEqualTo(11000));
        assertThat(things.countDocuments(eq("seen", true))).isZero();
        MongoBulkWriteException finished = catchThrowableOfType(
                MongoBulkWriteException.class, () -> things.bulkWrite(updates, new BulkWriteOptions().ordered(false)));
        assertThat(finished.getWriteResult().getModifiedCount()).isEqualTo(1);
        assertThat(things.countDocuments(eq("seen", true))).isEqualTo(1);
    }

    @Test
    void aUniqueIndexHoldsOnInsertUpdateAndUpsert() {
        things.createIndex(
                Indexes.compoundIndex(Indexes.ascending("a"), Indexes.descending("b")),
                new IndexOptions().unique(true));
        things.insertMany(List.of(doc(1, "a", 1, "b", 1), doc(2, "a", 1, "b", 2)));
        assertThatThrownBy(() -> things.insertOne(doc(3, "a", 1, "b", 2))).hasMessageContaining("11000");
        assertThatThrownBy(() -> things.updateOne(eq(1), set("b", 2))).hasMessageContaining("11000");
        things.deleteOne(eq(2));
        things.updateOne(eq(1), set("b", 2));
        assertThat(things.find(and(eq("a", 1), eq("b", 2))).first()).containsEntry("_id", 1);
    }

    @Test
    void aSparseUniqueIndexLetsManyDocumentsLackTheField() {
        things.createIndex(
                Indexes.ascending("phone"), new IndexOptions().unique(true).sparse(true));
        things.insertMany(List.of(doc(1), doc(2), doc(3, "phone", "090")));
        assertThatThrownBy(() -> things.insertOne(doc(4, "phone", "090"))).hasMessageContaining("11000");
        assertThat(things.countDocuments()).isEqualTo(3);
        assertThat(ids(things.find().sort(ascending("phone", "_id")))).containsExactly(1, 2, 3);
    }

    @Test
    void anIndexOverDataWithDuplicatesIsNotMade() {
        things.insertMany(List.of(doc(1, "u", 1), doc(2, "u", 1)));
        assertThatThrownBy(() -> things.createIndex(Indexes.ascending("u"), new IndexOptions().unique(true)))
                .hasMessageContaining("11000");
        assertThat(things.listIndexes()).hasSize(1);
    }

    @Test
    void indexesOfTheSameNameInTwoCollectionsAreApart() {
        MongoCollection<Document> others = database.getCollection("others");
        things.createIndex(Indexes.ascending("a"));
        others.createIndex(Indexes.ascending("a"));
        things.dropIndex("a_1");
        assertThat(things.listIndexes()).hasSize(1);
        assertThat(others.listIndexes()).hasSize(2);
        others.dropIndexes();
        assertThat(others.listIndexes()).hasSize(1);
    }

    @Test
    void rangesAndOrdersAnswerInOrder() {
        things.createIndex(Indexes.compoundIndex(Indexes.ascending("incident"), Indexes.descending("dueAt")));
        for (int i = 0; i < 40; i++) things.insertOne(doc(i, "incident", i % 2, "dueAt", new Date(1000L * (i / 4))));
        assertThat(ids(things.find(and(eq("incident", 0), gt("dueAt", new Date(2000)), lt("dueAt", new Date(5000))))
                        .sort(orderBy(ascending("dueAt"), descending("_id")))))
                .containsExactly(14, 12, 18, 16);
        assertThat(ids(things.find(and(eq("incident", 1), gte("dueAt", new Date(8000))))
                        .sort(orderBy(descending("dueAt"), ascending("_id")))
                        .limit(3)))
                .containsExactly(37, 39, 33);
    }

    @Test
    void aCursorReadsInBatchesWhatWasThereWhenItBegan() {
        List<Document> many = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) many.add(doc(i, "text", "x".repeat(100)));
        things.insertMany(many);
        List<Object> seen = new ArrayList<>();
        try (MongoCursor<Document> cursor =
                things.find().sort(ascending("_id")).batchSize(50).iterator()) {
            while (cursor.hasNext()) seen.add(cursor.next().get("_id"));
        }
        assertThat(seen).hasSize(1_000).startsWith(0, 1, 2).endsWith(998, 999);
        assertThat(ids(things.find().sort(ascending("_id")).skip(990))).hasSize(10);
    }

    @Test
    void aProjectionAnswersTheWantedFieldsOnly() {
        things.insertOne(doc(1, "a", 1, "b", new Document("c", 2).append("d", 3)));
        assertThat(things.find().projection(new Document("b.c", 1)).first())
                .isEqualTo(doc(1, "b", new Document("c", 2)));
        assertThat(things.find().projection(new Document("b", 0)).first()).isEqualTo(doc(1, "a", 1));
    }

    @Test
    void arraysMatchByElement() {
        things.createIndex(Indexes.ascending("tags"));
        things.insertMany(
                List.of(doc(1, "tags", List.of("a", "b")), doc(2, "tags", List.of()), doc(3, "tags", "b"), doc(4)));
        assertThat(ids(things.find(eq("tags", "b")).sort(ascending("_id")))).containsExactly(1, 3);
        assertThat(ids(things.find(in("tags", "a", "b")).sort(ascending("_id"))))
                .containsExactly(1, 3);
        assertThat(ids(things.find(eq("tags", null)))).containsExactly(4);
        things.updateOne(eq(1), set("tags", List.of("c")));
        assertThat(ids(things.find(eq("tags", "b")))).containsExactly(3);
    }

    @Test
    void anArraySortsByItsLeastElementAndDescendingByItsGreatest() {
        things.insertMany(List.of(
                doc(1, "n", List.of(5, 1)),
                doc(2, "n", 3),
                doc(3, "n", List.of()),
                doc(4),
                doc(5, "n", List.of(9, 4))));
        assertThat(ids(things.find().sort(ascending("n")))).containsExactly(3, 4, 1, 2, 5);
        assertThat(ids(things.find().sort(descending("n")))).containsExactly(5, 1, 2, 4, 3);
    }

    @Test
    void anAggregationGroupsAndSorts() {
        for (int i = 0; i < 20; i++) things.insertOne(doc(i, "group", i % 3, "n", i));
        List<Document> groups = things.aggregate(List.of(
                        new Document("$match", new Document("n", new Document("$gte", 3))),
                        new Document("$group", new Document("_id", "$group").append("sum", new Document("$sum", "$n"))),
                        new Document("$sort", new Document("_id", 1))))
                .into(new ArrayList<>());
        assertThat(groups).extracting(group -> group.get("sum")).containsExactly(63, 69, 55);
        assertThat(things.distinct("group", Integer.class)).containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void aJournaledWriteIsAcknowledged() {
        assertThat(things.withWriteConcern(WriteConcern.JOURNALED)
                        .insertOne(doc(1))
                        .wasAcknowledged())
                .isTrue();
    }

    @Test
    void aDroppedCollectionIsEmptyWhenItComesBack() {
        things.createIndex(Indexes.ascending("a"));
        things.insertOne(doc(1, "a", 1));
        things.drop();
        assertThat(database.listCollectionNames()).doesNotContain("things");
        things.insertOne(doc(2, "a", 1));
        assertThat(ids(things.find(eq("a", 1)))).containsExactly(2);
        assertThat(things.listIndexes()).hasSize(1);
    }
}
