package jp.anpi.safety.wiring;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.reactivestreams.client.MongoDatabase;
import java.util.List;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.incident.IncidentErasure;
import org.bson.Document;
import org.bson.conversions.Bson;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Every collection of the service that holds something about incidents, and how its documents name theirs. A collection that is
 * missing here fails the test that looks through all of them after a deletion.
 */
final class StoredRecords implements IncidentErasure {

    private static final int AT_ONCE = 1_000;

    /** Those whose documents name their incident in the field {@code i}; reports come last, since bundles are found by them. */
    private static final List<String> BY_FIELD = List.of(
            "report_conflicts",
            "report_spool",
            "roster_chunks",
            "roster_asked",
            "check_notes",
            "check_claims",
            "reconciliation",
            "reconciliation_history",
            "reports");

    private final MongoDatabase database;

    StoredRecords(MongoDatabase database) {
        this.database = database;
    }

    @Override
    public Mono<Void> erase(IncidentId incident) {
        Bson checks = and(gt("_id", incident + "/"), lt("_id", incident + "0"));
        return delete("checks", checks)
                .then(Mono.defer(() -> bundles(incident)))
                .thenMany(Flux.fromIterable(BY_FIELD))
                .concatMap(collection -> delete(collection, eq("i", incident.toString())))
                .then();
    }

    /** Who was reported together is stored by the report, under a hash. */
    private Mono<Void> bundles(IncidentId incident) {
        return Flux.from(database.getCollection("reports")
                        .find(eq("i", incident.toString()))
                        .projection(include("_id")))
                .map(document -> document.getString("_id"))
                .buffer(AT_ONCE)
                .concatMap(reports -> delete("report_bundles", in("_id", reports)))
                .then();
    }

    private Mono<Void> delete(String collection, Bson which) {
        return Mono.from(database.<Document>getCollection(collection, Document.class)
                        .deleteMany(which))
                .then();
    }
}
