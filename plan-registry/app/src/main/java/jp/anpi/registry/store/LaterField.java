package jp.anpi.registry.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.function.Function;
import org.bson.Document;
import reactor.core.publisher.Mono;

/**
 * A field in the clear that documents have only since some version of this program. Those stored before are given it at the start,
 * since whatever is asked by it would pass them by.
 */
public final class LaterField {

    private static final int PAGE = 500;

    private final RegistryDatabase database;
    private final MongoCollection<Document> documents;
    private final String field;

    public LaterField(RegistryDatabase database, MongoCollection<Document> documents, String field) {
        this.database = database;
        this.documents = documents;
        this.field = field;
    }

    /**
     * Gives it to all that lack it; what is written meanwhile has it already and stays. Harmless when it is cut short.
     *
     * @param value what a document would have been stored with
     */
    public Mono<Void> fill(Function<Document, Object> value) {
        return Mono.defer(() -> page(value))
                .expand(filled -> filled < PAGE ? Mono.empty() : page(value))
                .then();
    }

    private Mono<Long> page(Function<Document, Object> value) {
        return database.many(documents.find(exists(field, false)).limit(PAGE))
                .concatMap(found -> database.one(documents.updateOne(
                        and(eq("_id", found.getString("_id")), exists(field, false)), set(field, value.apply(found)))))
                .count();
    }
}
