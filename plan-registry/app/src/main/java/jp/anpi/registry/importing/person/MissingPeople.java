package jp.anpi.registry.importing.person;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.model.Indexes;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.List;
import java.util.UUID;
import jp.anpi.registry.importing.person.ResidentNumbers.Noted;
import jp.anpi.registry.importing.run.ListKind;
import jp.anpi.registry.store.DeclaresIndexes;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Who was there before a list and is not in it, kept sealed beside its import: somebody has to look at each of them. */
public final class MissingPeople implements DeclaresIndexes {

    private static final String COLLECTION = "import-missing";
    private static final int CHUNK = 2_000;

    private final RegistryDatabase database;
    private final MongoCollection<Document> chunks;
    private final SealedJson sealed;

    MissingPeople(RegistryDatabase database, SealedJson sealed) {
        this.database = database;
        this.chunks = database.durable(COLLECTION);
        this.sealed = sealed;
    }

    record Chunk(List<Noted> people) {}

    @Override
    public Mono<Void> createIndexes() {
        return database.one(chunks.createIndex(Indexes.ascending("import", "_id")))
                .then(database.one(chunks.createIndex(Indexes.ascending("kind"))))
                .then();
    }

    /**
     * Keeps them in place of those whom the list of this kind before lacked; answers how many they are. Whoever only looks takes
     * the place of the look before: what the last list that was taken in lacked has still to be worked through.
     */
    public Mono<Integer> put(ListKind kind, UUID run, boolean onlyLooking, Flux<Noted> people) {
        Bson kindOf = eq("kind", kind.name());
        Bson replaced = onlyLooking ? and(kindOf, or(eq("look", true), eq("import", run.toString()))) : kindOf;
        return database.one(chunks.deleteMany(replaced))
                .thenMany(people.buffer(CHUNK).index())
                .concatMap(part -> {
                    String id = "%s/%06d".formatted(run, part.getT1());
                    return database.one(chunks.insertOne(new Document("_id", id)
                                    .append("import", run.toString())
                                    .append("kind", kind.name())
                                    .append("look", onlyLooking)
                                    .append("sealed", sealed.seal(new Chunk(part.getT2()), place(id)))))
                            .thenReturn(part.getT2().size());
                })
                .reduce(0, Integer::sum);
    }

    /** Whether any are kept still: those of an older list are not. */
    Mono<Boolean> isKept(UUID run) {
        return database.one(chunks.find(eq("import", run.toString()))
                        .projection(include("_id"))
                        .first())
                .hasElement();
    }

    Flux<Noted> of(UUID run) {
        return database.many(chunks.find(eq("import", run.toString())).sort(ascending("import", "_id")))
                .concatMapIterable(found -> sealed.open(
                                found.get("sealed", Binary.class), Chunk.class, place(found.getString("_id")))
                        .people());
    }

    private static String place(String id) {
        return "registry." + COLLECTION + "/" + id;
    }
}
