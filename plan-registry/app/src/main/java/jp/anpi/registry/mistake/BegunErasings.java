package jp.anpi.registry.mistake;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.Collection;
import java.util.List;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.store.RegistryDatabase;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Whose erasing has begun and not come to its end, alone or with the list that brought them, so that a process that is killed in its
 * middle leaves nobody half erased. Whoever of them is in the store no more may still be told of, and be on rosters.
 */
public final class BegunErasings {

    private final RegistryDatabase database;
    private final MongoCollection<Document> begun;

    BegunErasings(RegistryDatabase database) {
        this.database = database;
        this.begun = database.durable("erasing");
    }

    /** Comes before they go out of the store. */
    public Mono<Void> begin(Collection<PersonId> people) {
        List<ReplaceOneModel<Document>> writes = texts(people).stream()
                .map(id -> new ReplaceOneModel<>(
                        eq("_id", id), new Document("_id", id), new ReplaceOptions().upsert(true)))
                .toList();
        return writes.isEmpty()
                ? Mono.empty()
                : database.one(begun.bulkWrite(writes, new BulkWriteOptions().ordered(false)))
                        .then();
    }

    /** Nothing is left of them, or they stay. */
    public Mono<Void> end(Collection<PersonId> people) {
        return database.one(begun.deleteMany(in("_id", texts(people)))).then();
    }

    private static List<String> texts(Collection<PersonId> people) {
        return people.stream().map(PersonId::toString).toList();
    }

    public Flux<PersonId> all() {
        return database.many(begun.find()).map(found -> PersonId.of(found.getString("_id")));
    }
}
