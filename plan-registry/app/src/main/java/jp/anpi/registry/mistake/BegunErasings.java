package jp.anpi.registry.mistake;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.store.RegistryDatabase;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Whose erasing has begun and not come to its end, so that a process that is killed in its middle leaves nobody half erased. */
final class BegunErasings {

    private final RegistryDatabase database;
    private final MongoCollection<Document> begun;

    BegunErasings(RegistryDatabase database) {
        this.database = database;
        this.begun = database.durable("erasing");
    }

    Mono<Void> begin(PersonId person) {
        String id = person.toString();
        return database.one(begun.replaceOne(eq("_id", id), new Document("_id", id), new ReplaceOptions().upsert(true)))
                .then();
    }

    Mono<Void> end(PersonId person) {
        return database.one(begun.deleteOne(eq("_id", person.toString()))).then();
    }

    Flux<PersonId> all() {
        return database.many(begun.find()).map(found -> PersonId.of(found.getString("_id")));
    }
}
