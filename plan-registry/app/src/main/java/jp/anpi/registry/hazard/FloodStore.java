package jp.anpi.registry.hazard;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.model.Indexes;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.anpi.registry.store.RegistryDatabase;
import org.bson.Document;
import org.bson.types.Binary;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Keeps publications. Their pieces come first, the document that names them last: what a crash leaves without it was never taken in
 * and is removed by the first start a day later. Maps are public, so nothing here is sealed.
 */
final class FloodStore {

    private static final int CHUNK = 16_384;
    private static final Duration LONGEST_WRITING = Duration.ofDays(1);

    private final RegistryDatabase database;
    private final MongoCollection<Document> maps;
    private final MongoCollection<Document> chunks;

    FloodStore(RegistryDatabase database) {
        this.database = database;
        this.maps = database.durable("flood-maps");
        this.chunks = database.durable("flood-map-pieces");
    }

    Mono<Void> createIndexes() {
        return database.one(chunks.createIndex(Indexes.ascending("map", "_id"))).then();
    }

    /** All of them in the order they were taken in. */
    Mono<List<FloodPublication>> all() {
        return database.many(maps.find().sort(ascending("addedAt", "_id")))
                .map(FloodStore::publication)
                .collectList();
    }

    /** Its pieces, decoded on a thread that may take its time. */
    Mono<List<FloodZone>> zones(UUID map) {
        return database.many(chunks.find(eq("map", map.toString()))
                        .sort(ascending("map", "_id"))
                        .batchSize(4))
                .publishOn(Schedulers.boundedElastic(), 4)
                .concatMapIterable(found ->
                        FloodPieces.decode(found.get("pieces", Binary.class).getData()))
                .collectList();
    }

    Mono<Void> add(FloodPublication map, List<FloodZone> zones) {
        return Flux.fromIterable(chunked(zones))
                .index()
                .concatMap(chunk ->
                        database.one(chunks.insertOne(new Document("_id", "%s/%06d".formatted(map.id(), chunk.getT1()))
                                .append("map", map.id().toString())
                                .append("at", Date.from(map.addedAt()))
                                .append("pieces", new Binary(FloodPieces.encode(chunk.getT2()))))))
                .then(Mono.defer(() -> database.one(maps.insertOne(document(map)))))
                .then();
    }

    /** True when there was one. */
    Mono<Boolean> remove(UUID map) {
        return database.one(maps.deleteOne(eq("_id", map.toString())))
                .map(result -> result.getDeletedCount() > 0)
                .flatMap(removed -> database.one(chunks.deleteMany(eq("map", map.toString())))
                        .thenReturn(removed));
    }

    /** Removes what belongs to no publication and to none that is just being written. */
    Mono<Void> sweep(Instant now) {
        return all().flatMap(all -> database.one(chunks.deleteMany(and(
                        nin("map", all.stream().map(map -> map.id().toString()).toList()),
                        lt("at", Date.from(now.minus(LONGEST_WRITING)))))))
                .then();
    }

    private static List<List<FloodZone>> chunked(List<FloodZone> zones) {
        List<List<FloodZone>> chunks = new ArrayList<>();
        List<FloodZone> chunk = new ArrayList<>();
        int corners = 0;
        for (FloodZone zone : zones) {
            chunk.add(zone);
            corners += zone.area().getNumPoints();
            if (corners >= CHUNK) {
                chunks.add(chunk);
                chunk = new ArrayList<>();
                corners = 0;
            }
        }
        if (!chunk.isEmpty()) {
            chunks.add(chunk);
        }
        return chunks;
    }

    private static Document document(FloodPublication map) {
        var pieces = new Document();
        map.pieces().forEach((rank, count) -> pieces.append(String.valueOf(rank.number()), count));
        return new Document("_id", map.id().toString())
                .append("name", map.source().name())
                .append("year", map.source().year())
                .append("attribution", map.source().attribution())
                .append("addedAt", Date.from(map.addedAt()))
                .append("features", map.features())
                .append("outside", map.outside())
                .append("faulty", map.faulty())
                .append("corners", map.corners())
                .append("pieces", pieces)
                .append("digest", map.digest());
    }

    private static FloodPublication publication(Document found) {
        Map<DepthRank, Integer> pieces = new EnumMap<>(DepthRank.class);
        found.get("pieces", Document.class)
                .forEach((number, count) ->
                        pieces.put(DepthRank.of(Integer.parseInt(number)).orElseThrow(), (Integer) count));
        return new FloodPublication(
                UUID.fromString(found.getString("_id")),
                new FloodSource(found.getString("name"), found.getInteger("year"), found.getString("attribution")),
                found.getDate("addedAt").toInstant(),
                found.getInteger("features"),
                found.getInteger("outside"),
                found.getInteger("faulty"),
                found.getInteger("corners"),
                pieces,
                found.getString("digest"));
    }
}
