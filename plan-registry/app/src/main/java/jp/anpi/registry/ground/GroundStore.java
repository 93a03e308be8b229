package jp.anpi.registry.ground;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.model.Indexes;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.Spool;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Keeps the extract that holds, and the one before it. What it consists of comes first, the document that names it last, and then the one
 * before is set aside and what was aside until then goes: what a crash leaves is removed by the first start a day later. Extracts are
 * public, so nothing here is sealed.
 */
final class GroundStore {

    /** Marks the one that can come back. */
    private static final String ASIDE = "aside";

    private static final int CHUNK = 16_384;
    private static final int BYTES = 1 << 20;
    private static final Duration LONGEST_WRITING = Duration.ofDays(1);

    private final RegistryDatabase database;
    private final MongoCollection<Document> extracts;
    private final MongoCollection<Document> pieces;
    private final MongoCollection<Document> roads;

    GroundStore(RegistryDatabase database) {
        this.database = database;
        extracts = database.durable("ground-extracts");
        pieces = database.durable("ground-pieces");
        roads = database.durable("ground-roads");
    }

    /** Where a swap was cut short both hold: the newer does, as before it, and the other can come back. */
    Mono<Void> createIndexes() {
        return Flux.just(pieces, roads)
                .concatMap(each -> database.one(each.createIndex(Indexes.ascending("extract", "_id"))))
                .then(Mono.defer(this::newest))
                .flatMap(holding -> database.one(extracts.updateMany(
                        and(ne("_id", holding.id().toString()), ne(ASIDE, true)), set(ASIDE, true))))
                .then();
    }

    /** The one that holds, if any. */
    Mono<GroundPublication> newest() {
        return newest(ne(ASIDE, true));
    }

    private Mono<GroundPublication> newest(Bson which) {
        return database.one(
                        extracts.find(which).sort(descending("addedAt", "_id")).limit(1))
                .map(GroundStore::publication);
    }

    /** What is drawn, decoded on a thread that may take its time. */
    Mono<List<GroundFeature>> features(UUID extract) {
        return parts(pieces, extract)
                .publishOn(Schedulers.boundedElastic(), 4)
                .concatMapIterable(GroundPieces::decode)
                .collectList();
    }

    /** The roads as {@link RoadXml} wrote them, part after part. */
    Flux<byte[]> roads(UUID extract) {
        return parts(roads, extract);
    }

    private Flux<byte[]> parts(MongoCollection<Document> of, UUID extract) {
        return database.many(of.find(eq("extract", extract.toString()))
                        .sort(ascending("extract", "_id"))
                        .batchSize(4))
                .map(found -> found.get("part", Binary.class).getData());
    }

    /** From here on this one holds, and the one that held until now can come back; what another instance is just writing is left alone. */
    Mono<Void> replace(GroundPublication extract, List<GroundFeature> features, Spool roadFile) {
        return put(pieces, extract, Flux.fromStream(() -> chunked(features)).map(GroundPieces::encode))
                .then(Mono.defer(() -> put(roads, extract, parts(roadFile))))
                .then(Mono.defer(() -> database.one(extracts.insertOne(document(extract)))))
                .then(Mono.defer(() -> setAside(ne("_id", extract.id().toString()))))
                .then();
    }

    /** Sets aside what holds of these; of all that is aside the newest stays. */
    private Mono<Boolean> setAside(Bson which) {
        return newest(and(which, ne(ASIDE, true)))
                .flatMap(until -> database.one(extracts.updateMany(and(which, ne(ASIDE, true)), set(ASIDE, true)))
                        .then(Mono.defer(() -> database.many(extracts.find(and(
                                        eq(ASIDE, true), ne("_id", until.id().toString()))))
                                .map(found -> found.getString("_id"))
                                .collectList()))
                        .flatMap(older -> database.one(extracts.deleteMany(in("_id", older)))
                                .then(Mono.defer(() -> forget(in("extract", older)))))
                        .thenReturn(true))
                .defaultIfEmpty(false);
    }

    /** Lets the one that is aside hold, and sets the one aside that held; false where none is. */
    Mono<Boolean> swap() {
        return newest(eq(ASIDE, true))
                .flatMap(back -> newest().map(now -> now.id().toString())
                        .singleOptional()
                        .flatMap(now -> database.one(
                                        extracts.updateOne(eq("_id", back.id().toString()), unset(ASIDE)))
                                .then(Mono.defer(() -> Mono.justOrEmpty(now)
                                        .flatMap(held ->
                                                database.one(extracts.updateOne(eq("_id", held), set(ASIDE, true))))))
                                .thenReturn(true)))
                .defaultIfEmpty(false);
    }

    private Mono<List<String>> known() {
        return database.many(extracts.find())
                .map(found -> found.getString("_id"))
                .collectList();
    }

    private Mono<Void> put(MongoCollection<Document> into, GroundPublication extract, Flux<byte[]> parts) {
        return parts.index()
                .concatMap(
                        part -> database.one(into.insertOne(
                                new Document("_id", "%s/%06d".formatted(extract.id(), part.getT1()))
                                        .append("extract", extract.id().toString())
                                        .append("at", Date.from(extract.addedAt()))
                                        .append("part", new Binary(part.getT2())))),
                        1)
                .then();
    }

    private static Flux<byte[]> parts(Spool file) {
        return Flux.<byte[], InputStream>generate(
                        file::open,
                        (in, sink) -> {
                            try {
                                byte[] part = in.readNBytes(BYTES);
                                if (part.length == 0) {
                                    sink.complete();
                                } else {
                                    sink.next(part);
                                }
                            } catch (IOException gone) {
                                sink.error(gone);
                            }
                            return in;
                        },
                        GroundStore::close)
                .subscribeOn(Schedulers.boundedElastic());
    }

    private static void close(InputStream in) {
        try {
            in.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** True when it held; it can come back. */
    Mono<Boolean> remove(UUID extract) {
        return setAside(eq("_id", extract.toString()));
    }

    /** Removes what belongs to no extract and to none that is just being written. */
    Mono<Void> sweep(Instant now) {
        return known().flatMap(known ->
                forget(and(nin("extract", known), lt("at", Date.from(now.minus(LONGEST_WRITING))))));
    }

    private Mono<Void> forget(Bson which) {
        return Flux.just(pieces, roads)
                .concatMap(each -> database.one(each.deleteMany(which)))
                .then();
    }

    private static Stream<List<GroundFeature>> chunked(List<GroundFeature> features) {
        List<List<GroundFeature>> chunks = new ArrayList<>();
        int from = 0;
        int corners = 0;
        for (int i = 0; i < features.size(); i++) {
            corners += features.get(i).shape().getNumPoints();
            if (corners >= CHUNK || i + 1 == features.size()) {
                chunks.add(features.subList(from, i + 1));
                from = i + 1;
                corners = 0;
            }
        }
        return chunks.stream();
    }

    private static Document document(GroundPublication extract) {
        return new Document("_id", extract.id().toString())
                .append("name", extract.name())
                .append("attribution", extract.attribution())
                .append("addedAt", Date.from(extract.addedAt()))
                .append("roads", extract.roads())
                .append("waters", extract.waters())
                .append("incomplete", extract.incomplete())
                .append("corners", extract.corners())
                .append("digest", extract.digest());
    }

    private static GroundPublication publication(Document found) {
        return new GroundPublication(
                UUID.fromString(found.getString("_id")),
                found.getString("name"),
                found.getString("attribution"),
                found.getDate("addedAt").toInstant(),
                found.getInteger("roads"),
                found.getInteger("waters"),
                found.getInteger("incomplete"),
                found.getInteger("corners"),
                found.getString("digest"));
    }
}
