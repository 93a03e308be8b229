package jp.anpi.registry.importing;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.group.GroupRecord;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import org.bson.Document;
import org.bson.types.Binary;
import reactor.core.publisher.Mono;

/** What people who were there already were before the newest import, so that it can be taken back. */
final class BeforeImages {

    private static final String COLLECTION = "import-before";

    private final RegistryDatabase database;
    private final MongoCollection<Document> images;
    private final SealedJson sealed;

    BeforeImages(RegistryDatabase database, SealedJson sealed) {
        this.database = database;
        this.images = database.durable(COLLECTION);
        this.sealed = sealed;
    }

    /**
     * One person.
     *
     * @param link what their number was noted with before
     * @param record what decided the group; empty when nothing was recorded
     * @param left the version the import left behind: somebody who was changed since is not taken back
     */
    record Before(String id, ResidentNumbers.Link link, PersonState person, Optional<GroupRecord> record, long left) {}

    Mono<Void> createIndexes() {
        return database.one(images.createIndex(Indexes.ascending("import", "_id")))
                .then();
    }

    Mono<Void> put(UUID run, List<Before> some) {
        if (some.isEmpty()) {
            return Mono.empty();
        }
        List<ReplaceOneModel<Document>> writes = some.stream()
                .map(before -> new ReplaceOneModel<>(
                        eq("_id", before.id()),
                        new Document("_id", before.id())
                                .append("import", run.toString())
                                .append("sealed", sealed.seal(before, place(before.id()))),
                        new ReplaceOptions().upsert(true)))
                .toList();
        return database.one(images.bulkWrite(writes, new BulkWriteOptions().ordered(false)))
                .then();
    }

    Mono<List<Before>> page(UUID run, String after, int limit) {
        return database.many(images.find(and(eq("import", run.toString()), gt("_id", after)))
                        .sort(ascending("_id"))
                        .limit(limit))
                .map(found ->
                        sealed.open(found.get("sealed", Binary.class), Before.class, place(found.getString("_id"))))
                .collectList();
    }

    /** Forgets what earlier imports changed: from here on only this one can be taken back. */
    Mono<Void> onlyOf(UUID run) {
        return database.one(images.deleteMany(ne("import", run.toString()))).then();
    }

    Mono<Void> forget(UUID run) {
        return database.one(images.deleteMany(eq("import", run.toString()))).then();
    }

    private static String place(String id) {
        return "registry." + COLLECTION + "/" + id;
    }
}
