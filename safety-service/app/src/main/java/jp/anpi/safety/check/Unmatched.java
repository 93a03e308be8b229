package jp.anpi.safety.check;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.safety.contract.CheckInput.ReportReceived;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.contract.ReportId;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The reconciliation queue: reports about nobody in the roster, as {@code {_id: report, i: incident, st: state, at, p}}.
 * The reports themselves are among the raw ones.
 */
final class Unmatched {

    private static final String OPEN = "OPEN";
    private static final String LINKED = "LINKED";

    private final MongoCollection<Document> queue;

    Unmatched(MongoDatabase database) {
        this.queue = database.getCollection("unmatched");
    }

    /** One entry. @param linked the person a person at the desk chose; empty while nobody has */
    record Entry(ReportId report, IncidentId incident, Instant receivedAt, Optional<PersonId> linked) {}

    Mono<Void> createIndexes() {
        return Mono.from(queue.createIndex(Indexes.ascending("i", "st", "_id"))).then();
    }

    /** Puts reports into the queue; one that is in it already stays as it is. */
    Mono<Void> add(Collection<ReportReceived> reports) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        for (var report : reports) {
            writes.add(new com.mongodb.client.model.UpdateOneModel<>(
                    eq("_id", report.report().toString()),
                    Updates.combine(
                            Updates.setOnInsert("i", report.incident().toString()),
                            Updates.setOnInsert("st", OPEN),
                            Updates.setOnInsert("at", Date.from(report.receivedAt()))),
                    new com.mongodb.client.model.UpdateOptions().upsert(true)));
        }
        return writes.isEmpty()
                ? Mono.empty()
                : Mono.from(queue.bulkWrite(writes)).then();
    }

    /** A person decided whom the report is about. */
    Mono<Void> linked(ReportReceived report, PersonId person) {
        return put(report.report(), report.incident(), report.receivedAt(), Optional.of(person));
    }

    /** The decision was a mistake: open again. */
    Mono<Void> unlinked(ReportId report) {
        return Mono.from(queue.updateOne(
                        eq("_id", report.toString()), Updates.combine(Updates.set("st", OPEN), Updates.unset("p"))))
                .then();
    }

    private Mono<Void> put(ReportId report, IncidentId incident, Instant at, Optional<PersonId> person) {
        Document document = new Document("_id", report.toString())
                .append("i", incident.toString())
                .append("st", person.isPresent() ? LINKED : OPEN)
                .append("at", Date.from(at));
        person.ifPresent(one -> document.append("p", one.toString()));
        WriteModel<Document> write =
                new ReplaceOneModel<>(eq("_id", report.toString()), document, new ReplaceOptions().upsert(true));
        return Mono.from(queue.bulkWrite(List.of(write))).then();
    }

    Mono<Entry> find(ReportId report) {
        return Mono.from(queue.find(eq("_id", report.toString()))).map(Unmatched::entry);
    }

    /** Open entries of an incident by report id, after {@code last} (empty at the beginning). */
    Flux<Entry> open(IncidentId incident, String last, int most) {
        return Flux.from(queue.find(and(eq("i", incident.toString()), eq("st", OPEN), gt("_id", last)))
                        .sort(ascending("_id"))
                        .limit(most))
                .map(Unmatched::entry);
    }

    private static Entry entry(Document document) {
        return new Entry(
                ReportId.of(document.getString("_id")),
                IncidentId.of(document.getString("i")),
                document.getDate("at").toInstant(),
                Optional.ofNullable(document.getString("p")).map(PersonId::of));
    }
}
