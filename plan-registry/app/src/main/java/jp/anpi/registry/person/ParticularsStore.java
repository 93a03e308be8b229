package jp.anpi.registry.person;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.particulars.Particulars;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import org.bson.Document;
import org.bson.types.Binary;
import reactor.core.publisher.Mono;

/** What stays in the registry of people, sealed, one document each; who has none has nothing that is known. */
public final class ParticularsStore {

    private static final String COLLECTION = "particulars";

    private final RegistryDatabase database;
    private final MongoCollection<Document> documents;
    private final SealedJson sealed;

    ParticularsStore(RegistryDatabase database, SealedJson sealed) {
        this.database = database;
        this.documents = database.durable(COLLECTION);
        this.sealed = sealed;
    }

    Mono<Particulars> find(PersonId person) {
        return database.one(documents.find(eq("_id", person.toString())).first())
                .map(this::open)
                .defaultIfEmpty(Particulars.NONE);
    }

    /** Of those of whom something is known. */
    public Mono<Map<PersonId, Particulars>> find(Collection<PersonId> people) {
        if (people.isEmpty()) {
            return Mono.just(Map.of());
        }
        List<String> ids = people.stream().map(PersonId::toString).toList();
        return database.many(documents.find(in("_id", ids)).batchSize(ids.size()))
                .collectMap(found -> PersonId.of(found.getString("_id")), this::open);
    }

    /** Keeps these in place of what was known before. */
    public Mono<Void> put(Map<PersonId, Particulars> some) {
        if (some.isEmpty()) {
            return Mono.empty();
        }
        List<ReplaceOneModel<Document>> writes = some.entrySet().stream()
                .map(one -> new ReplaceOneModel<>(
                        eq("_id", one.getKey().toString()),
                        document(one.getKey().toString(), one.getValue()),
                        new ReplaceOptions().upsert(true)))
                .toList();
        return database.one(documents.bulkWrite(writes, new BulkWriteOptions().ordered(false)))
                .then();
    }

    /** Nothing is known of them any more. */
    public Mono<Void> forget(Collection<PersonId> people) {
        return people.isEmpty()
                ? Mono.empty()
                : database.one(documents.deleteMany(in(
                                "_id", people.stream().map(PersonId::toString).toList())))
                        .then();
    }

    private Document document(String id, Particulars known) {
        return new Document("_id", id).append("sealed", sealed.seal(known, place(id)));
    }

    private Particulars open(Document found) {
        return sealed.open(found.get("sealed", Binary.class), Particulars.class, place(found.getString("_id")));
    }

    private static String place(String id) {
        return "registry." + COLLECTION + "/" + id;
    }
}
