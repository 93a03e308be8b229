package jp.anpi.registry.importing;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.UUID;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import org.bson.Document;
import org.bson.types.Binary;
import reactor.core.publisher.Mono;

/** What became of imports; their faults quote the list and are sealed with them. */
final class ImportJobs {

    private static final String COLLECTION = "imports";
    private static final String NEWEST = "newest";

    private final RegistryDatabase database;
    private final MongoCollection<Document> jobs;
    private final SealedJson sealed;

    ImportJobs(RegistryDatabase database, SealedJson sealed) {
        this.database = database;
        this.jobs = database.durable(COLLECTION);
        this.sealed = sealed;
    }

    Mono<Void> put(ImportJob job) {
        String id = job.id().toString();
        Document document = new Document("_id", id).append("sealed", sealed.seal(job, place(id)));
        return database.one(jobs.replaceOne(eq("_id", id), document, new ReplaceOptions().upsert(true)))
                .then();
    }

    Mono<ImportJob> find(UUID id) {
        return database.one(jobs.find(eq("_id", id.toString())).first()).map(this::open);
    }

    /** From here on this import may change people, and it is the one that can be taken back. */
    Mono<Void> newest(UUID id) {
        return database.one(jobs.replaceOne(
                        eq("_id", NEWEST),
                        new Document("_id", NEWEST).append("import", id.toString()),
                        new ReplaceOptions().upsert(true)))
                .then();
    }

    Mono<UUID> newest() {
        return database.one(jobs.find(eq("_id", NEWEST)).first())
                .map(found -> UUID.fromString(found.getString("import")));
    }

    private ImportJob open(Document document) {
        return sealed.open(document.get("sealed", Binary.class), ImportJob.class, place(document.getString("_id")));
    }

    private static String place(String id) {
        return "registry." + COLLECTION + "/" + id;
    }
}
