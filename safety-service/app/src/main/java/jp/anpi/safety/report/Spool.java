package jp.anpi.safety.report;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.exclude;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.model.Indexes;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import jp.anpi.safety.contract.CheckInput.ReportReceived;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.contract.ReportId;
import jp.anpi.safety.sealing.SealedJson;
import org.bson.Document;
import org.bson.types.Binary;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Where reports wait while the log is down: {@code {_id: report, i: incident, h: content hash, at, n: order, x: report}},
 * sealed with the incident's key, written with {@code j:true} before anybody is told that it is accepted.
 */
final class Spool {

    private final MongoCollection<Document> spool;
    private final SealedJson sealed;
    private final AtomicLong order;

    Spool(MongoDatabase database, SealedJson sealed, InstantSource clock) {
        this.spool = database.getCollection("report_spool").withWriteConcern(WriteConcern.JOURNALED);
        this.sealed = sealed;
        // Goes on above everything an earlier run can have used.
        this.order = new AtomicLong(clock.millis() * 1_000);
    }

    /** What the spool did with a report. */
    sealed interface Spooled {

        /**
         * It is durable.
         *
         * @param receivedAt of the first time this content was spooled
         */
        record Kept(Instant receivedAt) implements Spooled {}

        record OtherContent() implements Spooled {}
    }

    Mono<Void> createIndexes() {
        return Mono.from(spool.createIndex(Indexes.ascending("n"))).then();
    }

    Mono<Spooled> keep(ReportReceived report) {
        return Mono.fromSupplier(() -> document(report))
                .flatMap(document -> Mono.from(spool.insertOne(document)))
                .<Spooled>map(_ -> new Spooled.Kept(report.receivedAt()))
                .onErrorResume(MongoWriteException.class, failure -> already(failure, report));
    }

    private Mono<Spooled> already(MongoWriteException failure, ReportReceived report) {
        return ErrorCategory.fromErrorCode(failure.getCode()) != ErrorCategory.DUPLICATE_KEY
                ? Mono.error(failure)
                : Mono.from(spool.find(eq("_id", report.report().toString())).projection(exclude("x")))
                        .map(held -> held.getString("h").equals(report.contentHash())
                                        && held.getString("i")
                                                .equals(report.incident().toString())
                                ? new Spooled.Kept(held.getDate("at").toInstant())
                                : new Spooled.OtherContent());
    }

    /** Whether that content waits. */
    Mono<Boolean> holds(ReportId id, String contentHash) {
        return Mono.from(spool.find(eq("_id", id.toString())).projection(exclude("x")))
                .map(held -> held.getString("h").equals(contentHash))
                .defaultIfEmpty(false);
    }

    /** The longest waiting, in order. */
    Mono<List<ReportReceived>> oldest(int most) {
        return Flux.from(spool.find().sort(ascending("n")).limit(most))
                .map(this::report)
                .collectList();
    }

    Mono<Void> remove(Collection<ReportId> relayed) {
        return Mono.from(spool.deleteMany(
                        in("_id", relayed.stream().map(ReportId::toString).toList())))
                .then();
    }

    /** How many wait. */
    Mono<Long> size() {
        return Mono.from(spool.countDocuments());
    }

    private Document document(ReportReceived report) {
        String id = report.report().toString();
        return new Document("_id", id)
                .append("i", report.incident().toString())
                .append("h", report.contentHash())
                .append("at", Date.from(report.receivedAt()))
                .append("n", order.incrementAndGet())
                .append("x", sealed.seal(SealedJson.keyOf(report.incident()), report, "spool/" + id));
    }

    private ReportReceived report(Document document) {
        return sealed.open(
                SealedJson.keyOf(IncidentId.of(document.getString("i"))),
                document.get("x", Binary.class),
                "spool/" + document.getString("_id"),
                ReportReceived.class);
    }
}
