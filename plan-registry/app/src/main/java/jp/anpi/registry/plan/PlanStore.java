package jp.anpi.registry.plan;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.List;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import org.bson.Document;
import org.bson.types.Binary;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Plans by person and version; other services learn of them through the person's own state. */
public final class PlanStore {

    private static final String COLLECTION = "plans";

    private final RegistryDatabase database;
    private final MongoCollection<Document> plans;
    private final SealedJson sealed;

    public PlanStore(RegistryDatabase database, SealedJson sealed) {
        this.database = database;
        this.plans = database.durable(COLLECTION);
        this.sealed = sealed;
    }

    /** Declares the indexes; harmless when they exist. */
    public Mono<Void> createIndexes() {
        return database.one(plans.createIndex(Indexes.ascending("person", "version")))
                .then();
    }

    /** Takes in versions; repeating changes nothing. */
    public Mono<Void> load(List<EvacuationPlan> versions) {
        if (versions.isEmpty()) {
            return Mono.empty();
        }
        List<ReplaceOneModel<Document>> writes = versions.stream()
                .map(plan ->
                        new ReplaceOneModel<>(eq("_id", id(plan)), document(plan), new ReplaceOptions().upsert(true)))
                .toList();
        return database.one(plans.bulkWrite(writes, new BulkWriteOptions().ordered(false)))
                .then();
    }

    /** All versions, newest first. */
    Flux<EvacuationPlan> versions(PersonId person) {
        return database.many(plans.find(eq("person", person.toString())).sort(descending("version")))
                .map(document -> sealed.open(
                        document.get("sealed", Binary.class), EvacuationPlan.class, place(document.getString("_id"))));
    }

    private Document document(EvacuationPlan plan) {
        return new Document("_id", id(plan))
                .append("person", plan.person().toString())
                .append("version", plan.version())
                .append("sealed", sealed.seal(plan, place(id(plan))));
    }

    private static String id(EvacuationPlan plan) {
        return plan.person() + "/" + plan.version();
    }

    private static String place(String id) {
        return "registry." + COLLECTION + "/" + id;
    }
}
