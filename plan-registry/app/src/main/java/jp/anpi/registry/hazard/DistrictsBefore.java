package jp.anpi.registry.hazard;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.List;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import org.bson.Document;
import org.bson.types.Binary;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The districts of the map before the one that holds, district by district; a mark that comes last says that they are whole. */
final class DistrictsBefore {

    private static final String COLLECTION = "districts-before";
    private static final String WHOLE = "!whole";

    private final RegistryDatabase database;
    private final MongoCollection<Document> districts;
    private final SealedJson sealed;

    DistrictsBefore(RegistryDatabase database, SealedJson sealed) {
        this.database = database;
        this.districts = database.durable(COLLECTION);
        this.sealed = sealed;
    }

    /** Keeps these in place of the ones kept so far. */
    Mono<Void> put(List<DistrictState> all) {
        return database.one(districts.deleteOne(eq("_id", WHOLE)))
                .then(Mono.defer(() -> database.one(districts.deleteMany(new Document()))))
                .thenMany(Flux.fromIterable(all))
                .concatMap(district -> database.one(districts.insertOne(new Document(
                                "_id", district.id().value())
                        .append(
                                "sealed",
                                sealed.seal(district, place(district.id().value()))))))
                .then(Mono.defer(() -> database.one(districts.replaceOne(
                        eq("_id", WHOLE), new Document("_id", WHOLE), new ReplaceOptions().upsert(true)))))
                .then();
    }

    /** All of them; empty when no map was kept. */
    Mono<List<DistrictState>> all() {
        return database.one(districts.find(eq("_id", WHOLE)).first())
                .flatMap(_ -> database.many(districts.find(ne("_id", WHOLE)).sort(ascending("_id")))
                        .map(found -> sealed.open(
                                found.get("sealed", Binary.class), DistrictState.class, place(found.getString("_id"))))
                        .collectList());
    }

    private static String place(String id) {
        return "registry." + COLLECTION + "/" + id;
    }
}
