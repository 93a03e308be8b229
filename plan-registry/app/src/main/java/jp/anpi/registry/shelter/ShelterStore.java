package jp.anpi.registry.shelter;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.hazard.Hazard;
import jp.anpi.registry.store.RegistryDatabase;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps lists of places. The places of a list come first, the document that says it holds last: what a crash leaves unsaid never
 * held and is removed by the first start a day later. Lists are public, so nothing here is sealed.
 */
final class ShelterStore {

    private static final int CHUNK = 500;
    private static final Duration LONGEST_WRITING = Duration.ofDays(1);

    private final RegistryDatabase database;
    private final MongoCollection<Document> lists;
    private final MongoCollection<Document> chunks;

    ShelterStore(RegistryDatabase database) {
        this.database = database;
        this.lists = database.durable("shelter-lists");
        this.chunks = database.durable("shelter-places");
    }

    /**
     * The list of one kind that holds.
     *
     * @param before the list that held before it, as long as that can come back
     */
    record Held(DesignatedPlace.Kind kind, UUID list, Optional<UUID> before) {}

    Mono<Void> createIndexes() {
        return database.one(chunks.createIndex(Indexes.ascending("list", "_id")))
                .then();
    }

    Mono<Map<DesignatedPlace.Kind, Held>> held() {
        return database.many(lists.find())
                .map(found -> new Held(
                        DesignatedPlace.Kind.valueOf(found.getString("_id")),
                        UUID.fromString(found.getString("list")),
                        Optional.ofNullable(found.getString("before")).map(UUID::fromString)))
                .collectMap(Held::kind);
    }

    /** From here on this list holds; the places of no other but it and the one before are kept. */
    Mono<Void> hold(Held now) {
        var document =
                new Document("_id", now.kind().name()).append("list", now.list().toString());
        now.before().ifPresent(before -> document.append("before", before.toString()));
        return database.one(lists.replaceOne(eq("_id", now.kind().name()), document, new ReplaceOptions().upsert(true)))
                .then();
    }

    /** There is no list of this kind any more. */
    Mono<Void> holdNone(DesignatedPlace.Kind kind) {
        return database.one(lists.deleteOne(eq("_id", kind.name()))).then();
    }

    Mono<Void> put(UUID list, List<DesignatedPlace> places, Instant now) {
        List<List<DesignatedPlace>> parts = new ArrayList<>();
        for (int from = 0; from < places.size(); from += CHUNK) {
            parts.add(places.subList(from, Math.min(places.size(), from + CHUNK)));
        }
        return Flux.fromIterable(parts)
                .index()
                .concatMap(part ->
                        database.one(chunks.insertOne(new Document("_id", "%s/%06d".formatted(list, part.getT1()))
                                .append("list", list.toString())
                                .append("at", Date.from(now))
                                .append(
                                        "places",
                                        part.getT2().stream()
                                                .map(ShelterStore::document)
                                                .toList()))))
                .then();
    }

    Mono<List<DesignatedPlace>> places(UUID list) {
        return database.many(chunks.find(eq("list", list.toString())).sort(ascending("list", "_id")))
                .concatMapIterable(chunk -> chunk.getList("places", Document.class))
                .map(ShelterStore::place)
                .collectList();
    }

    Mono<Void> forget(UUID list) {
        return database.one(chunks.deleteMany(eq("list", list.toString()))).then();
    }

    /** Removes what belongs to no list that holds or held before, and to none that is just being written. */
    Mono<Void> sweep(Instant now) {
        return held().flatMap(all -> {
            List<String> kept = all.values().stream()
                    .flatMap(held -> Stream.concat(Stream.of(held.list()), held.before().stream()))
                    .map(UUID::toString)
                    .toList();
            return database.one(
                            chunks.deleteMany(and(nin("list", kept), lt("at", Date.from(now.minus(LONGEST_WRITING))))))
                    .then();
        });
    }

    private static Document document(DesignatedPlace place) {
        var document = new Document("key", place.key())
                .append("kind", place.kind().name())
                .append("name", place.name())
                .append("kana", place.kana())
                .append("address", place.address())
                .append("hazards", place.hazards().stream().map(Hazard::name).toList())
                .append("alsoTheOther", place.alsoTheOther());
        place.position().ifPresent(at -> document.append("lat", at.lat()).append("lon", at.lon()));
        place.capacity().ifPresent(people -> document.append("capacity", people));
        place.accepts().ifPresent(whom -> document.append("accepts", whom));
        place.city().ifPresent(city -> document.append("city", city.value()));
        return document;
    }

    private static DesignatedPlace place(Document found) {
        return new DesignatedPlace(
                found.getString("key"),
                DesignatedPlace.Kind.valueOf(found.getString("kind")),
                found.getString("name"),
                found.getString("kana"),
                found.getString("address"),
                Optional.ofNullable(found.getDouble("lat")).map(lat -> new Position(lat, found.getDouble("lon"))),
                found.getList("hazards", String.class).stream()
                        .map(Hazard::valueOf)
                        .collect(Collectors.toUnmodifiableSet()),
                Optional.ofNullable(found.getInteger("capacity")),
                found.getBoolean("alsoTheOther"),
                Optional.ofNullable(found.getString("accepts")),
                Optional.ofNullable(found.getString("city")).map(MunicipalityCode::new));
    }
}
