package jp.anpi.deploy.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.aggregation.Aggregation;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** The reactive driver and the reactive template work on it as they are. */
class SpringDataTest {

    private static EmbeddedStore store;
    private static MongoClient client;
    private ReactiveMongoTemplate template;

    record Check(@Id String id, @Version @Nullable Long version, String state, Instant dueAt, List<String> tags) {
        Check in(String state) {
            return new Check(id, version, state, dueAt, tags);
        }
    }

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
    void empty() {
        template = new ReactiveMongoTemplate(client, "spring");
        template.dropCollection(Check.class).block();
    }

    private static Check check(int number) {
        return new Check("c" + number, null, "SILENT", Instant.ofEpochSecond(number), List.of("t" + number % 3));
    }

    @Test
    void whatIsSavedIsFoundInOrder() {
        template.indexOps(Check.class)
                .createIndex(new Index("state", Sort.Direction.ASC).on("dueAt", Sort.Direction.DESC))
                .block();
        template.insertAll(Flux.range(0, 30).map(SpringDataTest::check).collectList(), Check.class)
                .blockLast();
        Query newest = query(where("state").is("SILENT").and("dueAt").lt(Instant.ofEpochSecond(20)))
                .with(Sort.by("dueAt").descending())
                .limit(2);
        StepVerifier.create(template.find(newest, Check.class).map(Check::id))
                .expectNext("c19", "c18")
                .verifyComplete();
        StepVerifier.create(template.count(query(where("tags").is("t1")), Check.class))
                .expectNext(10L)
                .verifyComplete();
        StepVerifier.create(template.exists(query(where("id").is("c1")), Check.class))
                .expectNext(true)
                .verifyComplete();
    }

    @Test
    void aVersionedDocumentIsSavedOnceByOneWriter() {
        Check mine = template.insert(check(1)).block();
        Check theirs = template.findById("c1", Check.class).block();
        assertThat(template.save(mine.in("SAFE")).block().version()).isEqualTo(1);
        StepVerifier.create(template.save(theirs.in("UNWELL"))).verifyError(OptimisticLockingFailureException.class);
        assertThat(template.findById("c1", Check.class).block().state()).isEqualTo("SAFE");
    }

    @Test
    void aDuplicateIsTranslated() {
        template.insert(check(1)).block();
        StepVerifier.create(template.insert(check(1))).verifyError(DuplicateKeyException.class);
    }

    @Test
    void upsertFindAndModifyAndAggregationWork() {
        Update seen = new Update().inc("seen", 1).setOnInsert("state", "NEW");
        template.upsert(query(where("id").is("x")), seen, "plain").block();
        Document after = template.findAndModify(
                        query(where("id").is("x")),
                        seen,
                        FindAndModifyOptions.options().returnNew(true),
                        Document.class,
                        "plain")
                .block();
        assertThat(after).containsEntry("seen", 2).containsEntry("state", "NEW");
        template.insertAll(Flux.range(0, 9).map(SpringDataTest::check).collectList(), Check.class)
                .blockLast();
        StepVerifier.create(template.aggregate(
                                Aggregation.newAggregation(
                                        Check.class,
                                        Aggregation.match(where("state").is("SILENT")),
                                        Aggregation.unwind("tags"),
                                        Aggregation.group("tags").count().as("n"),
                                        Aggregation.sort(Sort.Direction.ASC, "_id")),
                                Document.class)
                        .map(group -> group.getInteger("n")))
                .expectNext(3, 3, 3)
                .verifyComplete();
    }

    @Test
    void aStreamReadsNoFasterThanItIsAskedFor() {
        template.insertAll(Flux.range(0, 2_000).map(SpringDataTest::check).collectList(), Check.class)
                .blockLast();
        StepVerifier.create(template.find(new Query().cursorBatchSize(50), Check.class), 0)
                .thenRequest(10)
                .expectNextCount(10)
                .thenRequest(1_990)
                .expectNextCount(1_990)
                .verifyComplete();
    }

    @Test
    void collectionsAreListed() {
        template.createCollection("made").block();
        assertThat(template.collectionExists("made").block()).isTrue();
        assertThat(template.collectionExists("missing").block()).isFalse();
    }
}
