package jp.anpi.registry.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Gives documents what is kept beside their states in the clear, where they were stored before it was: what is counted and listed
 * by it would leave them out. Done once for each set of fields; harmless when it is cut short.
 */
final class ClearFields<T> {

    private static final int PAGE = 1_000;
    private static final String KNOWN = "state-fields";

    private final StateKind<T> kind;
    private final RegistryDatabase database;
    private final MongoCollection<Document> documents;
    private final Function<Document, T> open;

    ClearFields(
            StateKind<T> kind,
            RegistryDatabase database,
            MongoCollection<Document> documents,
            Function<Document, T> open) {
        this.kind = kind;
        this.database = database;
        this.documents = documents;
        this.open = open;
    }

    Mono<Void> fill() {
        List<String> fields = kind.indexes().stream()
                .flatMap(List::stream)
                .filter(field -> !field.equals("_id"))
                .distinct()
                .sorted()
                .toList();
        MongoCollection<Document> known = database.durable(KNOWN);
        var now = new Document("_id", kind.collection()).append("fields", fields);
        return database.one(known.find(eq("_id", kind.collection())).first())
                .map(found -> found.getList("fields", String.class).equals(fields))
                .defaultIfEmpty(false)
                .flatMap(done -> done
                        ? Mono.empty()
                        : fill(fields)
                                .then(Mono.defer(() -> database.one(known.replaceOne(
                                        eq("_id", kind.collection()), now, new ReplaceOptions().upsert(true)))))
                                .then());
    }

    private Mono<Void> fill(List<String> fields) {
        return page("").expand(page ->
                        page.size() < PAGE ? Mono.empty() : page(page.getLast().getString("_id")))
                .concatMap(page -> Flux.fromIterable(page)
                        .filter(found -> !found.keySet().containsAll(fields))
                        .concatMap(this::fill))
                .then();
    }

    private Mono<List<Document>> page(String after) {
        return database.many(documents
                        .find(gt("_id", after))
                        .sort(ascending("_id"))
                        .limit(PAGE)
                        .batchSize(PAGE))
                .collectList();
    }

    /** Whoever stores another version meanwhile stores the fields with it. */
    private Mono<Boolean> fill(Document found) {
        return database.one(documents.updateOne(
                        and(eq("_id", found.getString("_id")), eq("version", found.getLong("version"))),
                        new Document("$set", kind.clear().apply(open.apply(found)))))
                .hasElement();
    }
}
