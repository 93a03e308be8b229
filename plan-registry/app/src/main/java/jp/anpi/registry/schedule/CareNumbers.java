package jp.anpi.registry.schedule;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.store.BlindIndex;
import jp.anpi.registry.store.Duplicates;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import org.bson.Document;
import org.bson.types.Binary;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Which person an insured pair is. A person may have several, as people move; a pair is one person's. The pair is never in clear. */
final class CareNumbers {

    private static final String COLLECTION = "care-numbers";
    private static final InsertManyOptions UNORDERED = new InsertManyOptions().ordered(false);

    private final RegistryDatabase database;
    private final MongoCollection<Document> numbers;
    private final SealedJson sealed;
    private final BlindIndex blind;

    CareNumbers(RegistryDatabase database, SealedJson sealed, BlindIndex blind) {
        this.database = database;
        this.numbers = database.durable(COLLECTION);
        this.sealed = sealed;
        this.blind = blind;
    }

    Mono<Void> createIndexes() {
        return database.one(numbers.createIndex(Indexes.ascending("person")))
                .then(database.one(numbers.createIndex(Indexes.ascending("by"))))
                .then();
    }

    /** What a pair is kept under, here and wherever else something belongs to it. */
    String key(Insured insured) {
        return blind.of("insured", insured.insurer(), insured.number());
    }

    /** The people of these pairs, by key; a pair nobody has is left out. */
    Mono<Map<String, PersonId>> people(Collection<String> keys) {
        return database.many(numbers.find(in("_id", keys)))
                .collectMap(found -> found.getString("_id"), found -> PersonId.of(found.getString("person")));
    }

    /** Everybody who has a pair, by key. */
    Mono<Map<String, PersonId>> everybody() {
        return database.many(numbers.find().batchSize(1_000))
                .collectMap(found -> found.getString("_id"), found -> PersonId.of(found.getString("person")));
    }

    Flux<Insured> of(PersonId person) {
        return database.many(numbers.find(eq("person", person.toString())))
                .map(this::pair);
    }

    /** The pairs of these people, each one's always in the same order; who has none is left out. */
    Mono<Map<PersonId, List<Insured>>> of(Collection<PersonId> people) {
        return database.many(numbers.find(in(
                                "person", people.stream().map(PersonId::toString).toList()))
                        .sort(ascending("person", "_id")))
                .collect(Collectors.groupingBy(
                        found -> PersonId.of(found.getString("person")),
                        Collectors.mapping(this::pair, Collectors.toList())));
    }

    private Insured pair(Document found) {
        return sealed.open(found.get("sealed", Binary.class), Insured.class, place(found.getString("_id")));
    }

    /** Makes these the person's pairs and no others; false when one is somebody else's, and then nothing is changed. */
    Mono<Boolean> set(PersonId person, List<Insured> pairs) {
        List<String> keys = pairs.stream().map(this::key).toList();
        return people(keys)
                .flatMap(owners -> owners.values().stream().allMatch(person::equals)
                        ? write(person, pairs, keys).thenReturn(true)
                        : Mono.just(false));
    }

    private Mono<Void> write(PersonId person, List<Insured> pairs, List<String> keys) {
        List<ReplaceOneModel<Document>> writes = pairs.stream()
                .map(pair -> new ReplaceOneModel<>(
                        eq("_id", key(pair)), document(person, pair), new ReplaceOptions().upsert(true)))
                .toList();
        Mono<Void> kept = writes.isEmpty()
                ? Mono.empty()
                : database.one(numbers.bulkWrite(writes, new BulkWriteOptions().ordered(false)))
                        .then();
        return kept.then(database.one(numbers.deleteMany(
                        and(eq("person", person.toString()), new Document("_id", new Document("$nin", keys))))))
                .then();
    }

    /**
     * Adds to each person a pair that nobody has; answers those whose pair is somebody else's.
     *
     * @param by what adds them, to be given to {@link #forget} when that is taken back
     * @param onlyLooking nothing is added
     */
    Mono<Set<PersonId>> add(Map<PersonId, Insured> pairs, UUID by, boolean onlyLooking) {
        Map<PersonId, String> keys = new LinkedHashMap<>();
        pairs.forEach((person, pair) -> keys.put(person, key(pair)));
        return people(keys.values()).flatMap(owners -> {
            Map<String, PersonId> first = new HashMap<>(owners);
            List<Document> free = new ArrayList<>();
            Set<PersonId> taken = new HashSet<>();
            pairs.forEach((person, pair) -> {
                PersonId owner = first.putIfAbsent(keys.getOrDefault(person, ""), person);
                if (owner == null) {
                    free.add(document(person, pair).append("by", by.toString()));
                } else if (!owner.equals(person)) {
                    taken.add(person);
                }
            });
            return onlyLooking || free.isEmpty() ? Mono.just(taken) : put(free, keys, taken);
        });
    }

    /** A pair that somebody was faster with since we looked stays theirs. */
    private Mono<Set<PersonId>> put(List<Document> free, Map<PersonId, String> keys, Set<PersonId> taken) {
        return database.one(numbers.insertMany(free, UNORDERED))
                .thenReturn(taken)
                .onErrorResume(
                        Duplicates::only,
                        _ -> people(keys.values())
                                .map(owners -> keys.entrySet().stream()
                                        .filter(one -> !one.getKey().equals(owners.get(one.getValue())))
                                        .map(Map.Entry::getKey)
                                        .collect(Collectors.toSet())));
    }

    /** Takes away what was added under this name and not written by hand since. */
    Mono<Void> forget(UUID by) {
        return database.one(numbers.deleteMany(eq("by", by.toString()))).then();
    }

    private Document document(PersonId person, Insured pair) {
        String id = key(pair);
        return new Document("_id", id)
                .append("person", person.toString())
                .append("sealed", sealed.seal(pair, place(id)));
    }

    private static String place(String id) {
        return "registry." + COLLECTION + "/" + id;
    }
}
