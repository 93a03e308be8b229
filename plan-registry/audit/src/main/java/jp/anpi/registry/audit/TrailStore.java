package jp.anpi.registry.audit;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jp.anpi.registry.eventing.KeyId;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Lines as documents: {@code {_id: number, e: id, at, act, key, who, whom: [], x: sealed, own, link}}. */
final class TrailStore {

    private static final int AT_ONCE = 1_000;
    private static final InsertManyOptions IN_ORDER = new InsertManyOptions().ordered(true);
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> lines;
    private final MongoCollection<Document> cuts;

    /** Both with writes that are durable when acknowledged. */
    TrailStore(MongoCollection<Document> lines, MongoCollection<Document> cuts) {
        this.lines = lines;
        this.cuts = cuts;
    }

    Mono<Void> createIndexes() {
        return Flux.just(Indexes.ascending("whom", "_id"), Indexes.ascending("who", "_id"), Indexes.ascending("at"))
                .concatMap(lines::createIndex)
                .then();
    }

    /** Adds lines in order; fails with a duplicate key when somebody else wrote one of those numbers. */
    Mono<Void> append(List<TrailLine> some) {
        return Mono.from(
                        lines.insertMany(some.stream().map(TrailStore::document).toList(), IN_ORDER))
                .then();
    }

    /** Which of these ids stand in lines after a number. */
    Mono<Set<String>> written(Collection<String> ids, long after) {
        return Flux.from(lines.find(and(gt("_id", after), in("e", ids)))
                        .projection(include("e"))
                        .batchSize(AT_ONCE))
                .map(found -> found.getString("e"))
                .collect(Collectors.toSet());
    }

    /** The last line; empty when there is none. */
    Mono<TrailLine> last() {
        return Mono.from(lines.find().sort(descending("_id")).limit(1)).map(TrailStore::line);
    }

    /** Those after a number, in order. */
    Flux<TrailLine> after(long number) {
        return Flux.from(lines.find(gt("_id", number)).sort(ascending("_id")).batchSize(AT_ONCE))
                .map(TrailStore::line);
    }

    /** Newest first. */
    Flux<TrailLine> about(Collection<String> whom, long before, int limit) {
        return newest(in("whom", whom), before, limit);
    }

    /** Newest first. */
    Flux<TrailLine> by(Collection<String> who, long before, int limit) {
        return newest(in("who", who), before, limit);
    }

    private Flux<TrailLine> newest(Bson which, long before, int limit) {
        return Flux.from(lines.find(and(which, lt("_id", before)))
                        .sort(descending("_id"))
                        .limit(limit)
                        .batchSize(limit))
                .map(TrailStore::line);
    }

    /** The last line that was written before then; empty when there is none. */
    Mono<TrailLine> lastBefore(Instant then) {
        return Mono.from(lines.find(lt("at", Date.from(then)))
                        .sort(descending("at"))
                        .limit(1))
                .map(TrailStore::line);
    }

    Mono<Verifier.Cut> cut() {
        return Mono.from(cuts.find(eq("_id", "cut")))
                .map(found -> new Verifier.Cut(
                        found.getLong("upTo"),
                        found.get("link", Binary.class).getData(),
                        found.get("mac", Binary.class).getData()));
    }

    /** Notes where the kept part begins, then removes what is older. */
    Mono<Long> cut(Verifier.Cut cut) {
        var note = new Document("_id", "cut")
                .append("upTo", cut.upTo())
                .append("link", new Binary(cut.link()))
                .append("mac", new Binary(cut.mac()));
        return Mono.from(cuts.replaceOne(eq("_id", "cut"), note, UPSERT))
                .then(Mono.defer(() -> Mono.from(lines.deleteMany(lte("_id", cut.upTo())))))
                .map(result -> result.getDeletedCount());
    }

    private static Document document(TrailLine line) {
        return new Document("_id", line.number())
                .append("e", line.id())
                .append("at", Date.from(line.at()))
                .append("act", line.act().name())
                .append("key", line.key().value())
                .append("who", line.who())
                .append("whom", line.whom())
                .append("x", new Binary(line.sealed()))
                .append("own", new Binary(line.own()))
                .append("link", new Binary(line.link()));
    }

    /** As it stands, however strange: judging it is the verifier's. */
    private static TrailLine line(Document document) {
        return new TrailLine(
                document.get("_id", Number.class).longValue(),
                document.get("e", ""),
                document.get("at", new Date(0)).toInstant(),
                Act.valueOf(document.get("act", "VIEW")),
                new KeyId(document.get("key", "installation")),
                document.get("who", ""),
                document.getList("whom", String.class, List.of()),
                bytes(document, "x"),
                bytes(document, "own"),
                bytes(document, "link"));
    }

    private static byte[] bytes(Document document, String field) {
        return document.get(field, new Binary(new byte[0])).getData();
    }
}
