package jp.anpi.registry.hazard;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.List;
import java.util.UUID;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import org.bson.Document;
import org.bson.types.Binary;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The districts of the map before the one that holds. A pointer that is written last says which are whole, and whether the map that
 * took their place is stored as a whole: while it is not, nothing takes the place of these.
 */
final class DistrictsBefore {

    private static final String COLLECTION = "districts-before";
    private static final String POINTER = "!whole";

    private final RegistryDatabase database;
    private final MongoCollection<Document> districts;
    private final SealedJson sealed;

    DistrictsBefore(RegistryDatabase database, SealedJson sealed) {
        this.database = database;
        this.districts = database.durable(COLLECTION);
        this.sealed = sealed;
    }

    /** Keeps these in place of the ones kept so far, unless the map after those was stored by half; to be {@link #settled}. */
    Mono<Void> keep(List<DistrictState> all) {
        return pointer()
                .filter(pointer -> !pointer.getBoolean("settled", true))
                .hasElement()
                .flatMap(byHalf -> byHalf ? Mono.empty() : put(all));
    }

    private Mono<Void> put(List<DistrictState> all) {
        String map = UUID.randomUUID().toString();
        var pointer = new Document("_id", POINTER).append("map", map).append("settled", false);
        return Flux.fromIterable(all)
                .concatMap(district -> database.one(districts.insertOne(new Document("map", map)
                        .append("district", district.id().value())
                        .append(
                                "sealed",
                                sealed.seal(district, place(district.id().value()))))))
                .then(Mono.defer(() -> database.one(
                        districts.replaceOne(eq("_id", POINTER), pointer, new ReplaceOptions().upsert(true)))))
                .then(Mono.defer(() -> database.one(districts.deleteMany(and(ne("_id", POINTER), ne("map", map))))))
                .then();
    }

    /** The map that took their place is stored as a whole. */
    Mono<Void> settled() {
        return database.one(districts.updateOne(eq("_id", POINTER), set("settled", true)))
                .then();
    }

    /** All of them; empty when no map was kept. */
    Mono<List<DistrictState>> all() {
        return pointer()
                .flatMap(pointer -> database.many(districts
                                .find(eq("map", pointer.getString("map")))
                                .sort(ascending("district")))
                        .filter(found -> !POINTER.equals(found.get("_id")))
                        .map(found -> sealed.open(
                                found.get("sealed", Binary.class),
                                DistrictState.class,
                                place(found.getString("district"))))
                        .collectList());
    }

    private Mono<Document> pointer() {
        return database.one(districts.find(eq("_id", POINTER)).first());
    }

    private static String place(String id) {
        return "registry." + COLLECTION + "/" + id;
    }
}
