package jp.anpi.safety.check;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.eventing.OwnershipLost;
import jp.anpi.registry.eventing.Share;
import jp.anpi.registry.eventing.Slot;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.contract.NoticeEvent;
import jp.anpi.safety.sealing.SealedJson;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Checks as documents {@code {_id: incident/person, s: slot, v: version, b: batch, due, x: check, out: notices}}, check and
 * notices sealed with the incident's key. {@code due} is wall time, so that the agendas of all incidents are one. {@code b}
 * numbers the batch that wrote the document last: what is above the owner's published batch has still to be told, and
 * {@code out} holds that batch's notices; so the outbox costs no second write of each check.
 */
public final class CheckStore {

    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final int PAGE = 1_000;
    private static final int DUE_PAGE = 2_000;

    private final MongoCollection<Document> checks;
    private final MongoCollection<Document> shares;
    private final SealedJson sealed;

    CheckStore(MongoDatabase database, SealedJson sealed) {
        this.checks = database.getCollection("checks");
        this.shares = database.getCollection("check_shares");
        this.sealed = sealed;
    }

    /** One check before and after; {@code before} is 0 for one that was only a roster row. */
    record Change(long before, SafetyCheck after, List<NoticeEvent> notices, Optional<Instant> dueWall) {}

    /** A check whose last change may not have been published. */
    record Untold(SafetyCheck check, List<NoticeEvent> notices) {}

    /** When something is to be done about a check, in whole milliseconds as stored. */
    record Due(CheckKey key, Instant at) {}

    /**
     * Some of what falls due, in the order of time and then of document ids.
     *
     * @param due of the share that was asked for
     * @param end the last that was read, of whatever share; empty when nothing comes behind
     */
    record DuePage(List<Due> due, Optional<Due> end) {}

    /**
     * How far an owner has come with its share.
     *
     * @param next offset of the report topic to go on from; empty at the beginning
     * @param nextFact offset of the incident topic to go on from
     * @param published the last batch that was told completely
     */
    record Place(Optional<Long> next, long nextFact, long published) {}

    /** Wrapped, so that the type of each notice is kept. */
    private record Out(List<NoticeEvent.NoticeRequested> asked, List<NoticeEvent.NoticeWithdrawn> withdrawn) {

        static Out of(List<NoticeEvent> notices) {
            List<NoticeEvent.NoticeRequested> asked = new ArrayList<>();
            List<NoticeEvent.NoticeWithdrawn> withdrawn = new ArrayList<>();
            for (var notice : notices) {
                switch (notice) {
                    case NoticeEvent.NoticeRequested request -> asked.add(request);
                    case NoticeEvent.NoticeWithdrawn withdrawal -> withdrawn.add(withdrawal);
                    case NoticeEvent.OfficeInstructed _, NoticeEvent.DutyCalled _ ->
                        throw new IllegalArgumentException("a check asks about its person only");
                }
            }
            return new Out(asked, withdrawn);
        }

        /** Withdrawals first: a withdrawn question and a new one are never the same notice. */
        List<NoticeEvent> all() {
            List<NoticeEvent> all = new ArrayList<>(withdrawn);
            all.addAll(asked);
            return all;
        }
    }

    Mono<Void> createIndexes() {
        return Mono.from(checks.createIndex(Indexes.ascending("due", "_id")))
                .then(Mono.from(checks.createIndex(Indexes.ascending("b"))))
                .then();
    }

    /** The checks that are documents; the others are missing. */
    public Mono<Map<CheckKey, SafetyCheck>> find(Collection<CheckKey> keys) {
        return keys.isEmpty()
                ? Mono.just(Map.of())
                : Flux.from(checks.find(in(
                                        "_id",
                                        keys.stream().map(CheckKey::documentId).toList()))
                                .projection(include("x"))
                                .batchSize(keys.size() + 1))
                        .map(this::check)
                        .collectMap(CheckKey::of);
    }

    /** All checks of an incident that are documents. */
    public Flux<SafetyCheck> all(IncidentId incident) {
        return Flux.from(checks.find(within(incident, ""))
                        .projection(include("x"))
                        .sort(ascending("_id"))
                        .batchSize(PAGE))
                .map(this::check);
    }

    /** Some checks of an incident in the order of their ids, after {@code last} (empty at the beginning). */
    Mono<List<CheckKey>> page(IncidentId incident, String last, int most) {
        return Flux.from(checks.find(within(incident, last))
                        .projection(include("_id"))
                        .sort(ascending("_id"))
                        .limit(most)
                        .batchSize(most + 1))
                .map(document -> CheckKey.ofDocument(document.getString("_id")))
                .collectList();
    }

    private static Bson within(IncidentId incident, String last) {
        String first = incident + "/";
        return and(gt("_id", last.isEmpty() ? first : last), lt("_id", incident + "0"));
    }

    /** Writes all changes, or fails with {@link OwnershipLost} when somebody else has written one of them. */
    Mono<Void> write(List<Change> changes, long batch) {
        return Mono.fromSupplier(() ->
                        changes.stream().map(change -> model(change, batch)).toList())
                .flatMap(models -> Mono.from(checks.bulkWrite(models, UNORDERED)))
                .onErrorMap(
                        MongoBulkWriteException.class,
                        failure -> failure.getWriteErrors().isEmpty()
                                ? failure
                                : new OwnershipLost("a new check was already there"))
                .flatMap(result -> complete(changes, result));
    }

    private static Mono<Void> complete(List<Change> changes, BulkWriteResult result) {
        return result.getInsertedCount() + result.getMatchedCount() == changes.size()
                ? Mono.empty()
                : Mono.error(new OwnershipLost("a check had moved on"));
    }

    private WriteModel<Document> model(Change change, long batch) {
        SafetyCheck check = change.after();
        String id = CheckKey.of(check).documentId();
        var key = SealedJson.keyOf(check.row().incident());
        Document document = new Document("_id", id)
                .append("s", check.row().slot())
                .append("v", check.version())
                .append("b", batch)
                .append("x", sealed.seal(key, check, "check/" + id));
        change.dueWall().ifPresent(due -> document.append("due", Date.from(kept(due))));
        if (!change.notices().isEmpty()) {
            document.append("out", sealed.seal(key, Out.of(change.notices()), "out/" + id));
        }
        return change.before() == 0
                ? new InsertOneModel<>(document)
                : new ReplaceOneModel<>(
                        and(eq("_id", id), eq("v", change.before())), document, new ReplaceOptions().upsert(false));
    }

    /** The store keeps milliseconds; a deadline read back must not come before its instant. */
    static Instant kept(Instant due) {
        return due.plusNanos(999_999).truncatedTo(ChronoUnit.MILLIS);
    }

    /** What falls due next in a share behind a place, a bounded part of it. */
    Mono<DuePage> due(Share share, Optional<Due> behind) {
        return behind.map(last -> due(
                                and(
                                        eq("due", Date.from(last.at())),
                                        gt("_id", last.key().documentId())),
                                DUE_PAGE)
                        .concatWith(Flux.defer(() -> due(gt("due", Date.from(last.at())), DUE_PAGE))))
                .orElseGet(() -> due(gt("due", Date.from(Instant.EPOCH)), DUE_PAGE))
                .take(DUE_PAGE)
                .collectList()
                .map(read -> new DuePage(
                        read.stream()
                                .filter(document -> holds(share, document))
                                .map(CheckStore::due)
                                .toList(),
                        read.size() < DUE_PAGE ? Optional.empty() : Optional.of(due(read.getLast()))));
    }

    private Flux<Document> due(Bson filter, int most) {
        return Flux.from(checks.find(filter)
                .projection(include("due", "s"))
                .sort(ascending("due", "_id"))
                .limit(most)
                .batchSize(most + 1));
    }

    private static Due due(Document document) {
        return new Due(
                CheckKey.ofDocument(document.getString("_id")),
                document.getDate("due").toInstant());
    }

    /** What was written after the published batch. */
    Flux<Untold> untold(Share share, long published) {
        return Flux.from(checks.find(gt("b", published)).batchSize(PAGE))
                .filter(document -> holds(share, document))
                .map(document -> new Untold(check(document), notices(document)));
    }

    private static boolean holds(Share share, Document document) {
        return share.holds(new Slot(document.getInteger("s")));
    }

    Mono<Place> place(Share share) {
        return Mono.from(shares.find(eq("_id", share.partition())))
                .map(document -> new Place(
                        Optional.ofNullable(document.getLong("next")),
                        document.get("fact", 0L),
                        document.get("published", 0L)))
                .defaultIfEmpty(new Place(Optional.empty(), 0, 0));
    }

    Mono<Void> storePlace(Share share, Place place) {
        Document document = new Document("_id", share.partition())
                .append("fact", place.nextFact())
                .append("published", place.published());
        place.next().ifPresent(next -> document.append("next", next));
        return Mono.from(shares.replaceOne(eq("_id", share.partition()), document, new ReplaceOptions().upsert(true)))
                .then();
    }

    private SafetyCheck check(Document document) {
        String id = document.getString("_id");
        return sealed.open(
                SealedJson.keyOf(CheckKey.ofDocument(id).incident()),
                document.get("x", Binary.class),
                "check/" + id,
                SafetyCheck.class);
    }

    private List<NoticeEvent> notices(Document document) {
        @Nullable Binary out = document.get("out", Binary.class);
        if (out == null) {
            return List.of();
        }
        String id = document.getString("_id");
        return sealed.open(SealedJson.keyOf(CheckKey.ofDocument(id).incident()), out, "out/" + id, Out.class)
                .all();
    }
}
