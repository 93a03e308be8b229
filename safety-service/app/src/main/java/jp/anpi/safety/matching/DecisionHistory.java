package jp.anpi.safety.matching;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.util.Collection;
import java.util.List;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.contract.ReportId;
import jp.anpi.safety.sealing.SealedJson;
import org.bson.Document;
import org.bson.types.Binary;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Every decision about a report, for ever: {@code {_id: command, i, p, r: report, x: decision}}, sealed with the incident's key. */
final class DecisionHistory {

    private static final int SHOWN = 1_000;
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> decisions;
    private final SealedJson sealed;

    DecisionHistory(MongoDatabase database, SealedJson sealed) {
        this.decisions = database.getCollection("reconciliation_history");
        this.sealed = sealed;
    }

    Mono<Void> createIndexes() {
        return Mono.from(decisions.createIndex(Indexes.ascending("i", "p")))
                .then(Mono.from(decisions.createIndex(Indexes.ascending("r"))))
                .then();
    }

    /** Keeps decisions; one that is kept already stays the same. */
    Mono<Void> keep(Collection<ReportDecision> made) {
        List<WriteModel<Document>> writes = made.stream().map(this::write).toList();
        return writes.isEmpty()
                ? Mono.empty()
                : Mono.from(decisions.bulkWrite(writes)).then();
    }

    private WriteModel<Document> write(ReportDecision decision) {
        String id = decision.command().toString();
        return new ReplaceOneModel<>(
                eq("_id", id),
                new Document("_id", id)
                        .append("i", decision.incident().toString())
                        .append("p", decision.person().toString())
                        .append("r", decision.report().toString())
                        .append("x", sealed.seal(SealedJson.keyOf(decision.incident()), decision, "decision/" + id)),
                UPSERT);
    }

    /** What was decided about the reports of an incident. */
    Flux<ReportDecision> all(IncidentId incident) {
        return Flux.from(decisions.find(eq("i", incident.toString()))).map(this::decision);
    }

    /** What was decided about a person's reports. */
    Flux<ReportDecision> about(IncidentId incident, PersonId person) {
        return Flux.from(decisions
                        .find(and(eq("i", incident.toString()), eq("p", person.toString())))
                        .limit(SHOWN))
                .map(this::decision);
    }

    /** What was decided about a report. */
    Flux<ReportDecision> about(ReportId report) {
        return Flux.from(decisions.find(eq("r", report.toString())).limit(SHOWN))
                .map(this::decision);
    }

    private ReportDecision decision(Document document) {
        return sealed.open(
                SealedJson.keyOf(IncidentId.of(document.getString("i"))),
                document.get("x", Binary.class),
                "decision/" + document.getString("_id"),
                ReportDecision.class);
    }
}
