package jp.anpi.safety.report;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.exclude;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.eventing.LogPosition;
import jp.anpi.safety.contract.CheckInput.ReportReceived;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.contract.ReportId;
import jp.anpi.safety.sealing.SealedJson;
import org.bson.Document;
import org.bson.types.Binary;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Every accepted report as it came: {@code {_id: report, i: incident, p: person, h: content hash, at, o: place on the log,
 * x: report}}, sealed with the incident's key. The first insert of an id wins; another content under the same id is kept
 * beside it as a conflict. Append-only.
 */
public final class RawReports {

    private static final int DUPLICATE_KEY = 11000;
    private static final InsertManyOptions UNORDERED = new InsertManyOptions().ordered(false);

    private final MongoCollection<Document> reports;
    private final MongoCollection<Document> conflicts;
    private final SealedJson sealed;

    RawReports(MongoDatabase database, SealedJson sealed) {
        this.reports = database.getCollection("reports");
        this.conflicts = database.getCollection("report_conflicts");
        this.sealed = sealed;
    }

    /** A report and where it stands on the log. */
    public record Arrival(ReportReceived report, LogPosition position) {}

    /** What is known of a stored report without opening it. */
    public record Stored(IncidentId incident, String contentHash, Instant receivedAt, Optional<PersonId> person) {}

    /** What became of an arrival. */
    public enum Kept {
        /** It is the report of its id, now or by an earlier try of the same batch: fold it. */
        FIRST,
        /** The same report came before: nothing more to do. */
        AGAIN,
        /** Another content holds the id; this one is kept beside it. */
        CONFLICT
    }

    Mono<Void> createIndexes() {
        return Mono.from(reports.createIndex(Indexes.ascending("i", "p", "at")))
                .then(Mono.from(conflicts.createIndex(Indexes.ascending("i", "p"))))
                .then();
    }

    /** Stores arrivals, each id at most once among them, and says what became of each. */
    public Mono<Map<ReportId, Kept>> keep(Collection<Arrival> arrivals) {
        if (arrivals.isEmpty()) {
            return Mono.just(Map.of());
        }
        List<Arrival> inOrder = List.copyOf(arrivals);
        return Mono.fromSupplier(() -> inOrder.stream().map(this::document).toList())
                .flatMap(documents -> Mono.from(reports.insertMany(documents, UNORDERED)))
                .map(_ -> List.<Integer>of())
                .onErrorResume(MongoBulkWriteException.class, RawReports::duplicates)
                .flatMap(duplicates -> judge(inOrder, duplicates));
    }

    private static Mono<List<Integer>> duplicates(MongoBulkWriteException failure) {
        boolean onlyDuplicates = failure.getWriteConcernError() == null
                && failure.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY);
        return onlyDuplicates
                ? Mono.just(failure.getWriteErrors().stream()
                        .map(BulkWriteError::getIndex)
                        .toList())
                : Mono.error(failure);
    }

    private Mono<Map<ReportId, Kept>> judge(List<Arrival> arrivals, List<Integer> duplicates) {
        Map<ReportId, Kept> kept = HashMap.newHashMap(arrivals.size());
        arrivals.forEach(arrival -> kept.put(arrival.report().report(), Kept.FIRST));
        if (duplicates.isEmpty()) {
            return Mono.just(kept);
        }
        List<Arrival> doubtful = duplicates.stream().map(arrivals::get).toList();
        return Flux.from(reports.find(in(
                                "_id",
                                doubtful.stream()
                                        .map(d -> d.report().report().toString())
                                        .toList()))
                        .projection(exclude("x"))
                        .batchSize(doubtful.size() + 1))
                .collectMap(document -> document.getString("_id"))
                .flatMap(held -> {
                    List<Arrival> others = new ArrayList<>();
                    for (var arrival : doubtful) {
                        Document first = held.get(arrival.report().report().toString());
                        Kept what = first == null ? Kept.FIRST : compare(arrival, first);
                        kept.put(arrival.report().report(), what);
                        if (what == Kept.CONFLICT) {
                            others.add(arrival);
                        }
                    }
                    return keepConflicts(others).thenReturn(kept);
                });
    }

    private static Kept compare(Arrival arrival, Document first) {
        var report = arrival.report();
        boolean same = report.contentHash().equals(first.getString("h"))
                && report.incident().toString().equals(first.getString("i"));
        if (!same) {
            return Kept.CONFLICT;
        }
        return place(arrival.position()).equals(first.getString("o")) ? Kept.FIRST : Kept.AGAIN;
    }

    /** Keeps contents that lost the race for their id. */
    public Mono<Void> keepConflicts(List<Arrival> others) {
        return Flux.fromIterable(others)
                .concatMap(arrival -> {
                    Document document = document(arrival);
                    String id =
                            arrival.report().report() + "/" + arrival.report().contentHash();
                    document.put("_id", id);
                    return Mono.from(conflicts.replaceOne(eq("_id", id), document, new ReplaceOptions().upsert(true)));
                })
                .then();
    }

    /** A report's key data by id; empty when it is not stored (yet). */
    public Mono<Stored> find(ReportId id) {
        return Mono.from(reports.find(eq("_id", id.toString())).projection(exclude("x")))
                .map(document -> new Stored(
                        IncidentId.of(document.getString("i")),
                        document.getString("h"),
                        document.getDate("at").toInstant(),
                        Optional.ofNullable(document.getString("p")).map(PersonId::of)));
    }

    /** The whole report by id. */
    public Mono<ReportReceived> open(ReportId id) {
        return Mono.from(reports.find(eq("_id", id.toString()))).map(this::report);
    }

    /** A person's newest reports, as many as a check can show, in the order they came. */
    public Flux<ReportReceived> about(IncidentId incident, PersonId person, int most) {
        return Flux.from(reports.find(and(eq("i", incident.toString()), eq("p", person.toString())))
                        .sort(descending("at"))
                        .limit(most))
                .map(this::report)
                .collectList()
                .flatMapIterable(List::reversed);
    }

    /** Every report of an incident, and after them the contents that lost the race for their id. */
    public Flux<ReportReceived> all(IncidentId incident) {
        return Flux.concat(
                        Flux.from(reports.find(eq("i", incident.toString()))),
                        Flux.from(conflicts.find(eq("i", incident.toString()))))
                .map(this::report);
    }

    /** Contents about a person that lost the race for their id. */
    public Flux<ReportReceived> conflictsAbout(IncidentId incident, PersonId person) {
        return Flux.from(conflicts.find(and(eq("i", incident.toString()), eq("p", person.toString()))))
                .map(this::report);
    }

    /** Whether another content under the id is kept as a conflict. */
    public Mono<Boolean> isConflict(ReportId id, String contentHash) {
        return Mono.from(conflicts.find(eq("_id", id + "/" + contentHash)).projection(include("_id")))
                .hasElement();
    }

    /** Ids of everything stored. */
    public Flux<ReportId> ids() {
        return Flux.from(reports.find().projection(include("_id")).batchSize(10_000))
                .map(document -> ReportId.of(document.getString("_id")));
    }

    private Document document(Arrival arrival) {
        var report = arrival.report();
        Document document = new Document("_id", report.report().toString())
                .append("i", report.incident().toString())
                .append("h", report.contentHash())
                .append("at", Date.from(report.receivedAt()))
                .append("o", place(arrival.position()))
                .append("x", sealed.seal(SealedJson.keyOf(report.incident()), report, "report/" + report.report()));
        report.person().ifPresent(person -> document.append("p", person.toString()));
        return document;
    }

    private ReportReceived report(Document document) {
        IncidentId incident = IncidentId.of(document.getString("i"));
        String id = document.getString("_id");
        int slash = id.indexOf('/');
        return sealed.open(
                SealedJson.keyOf(incident),
                document.get("x", Binary.class),
                "report/" + (slash < 0 ? id : id.substring(0, slash)),
                ReportReceived.class);
    }

    private static String place(LogPosition position) {
        return position.partition() + ":" + position.offset();
    }
}
