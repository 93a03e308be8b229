package jp.anpi.registry.schedule;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private static final int AT_ONCE = 1_000;
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

    /**
     * A person's pairs.
     *
     * @param version another whenever they are others
     */
    record Pairs(List<Insured> all, String version) {}

    Mono<Pairs> of(PersonId person) {
        return kept(person)
                .map(found -> new Pairs(found.stream().map(this::pair).toList(), version(keys(found))));
    }

    private Mono<List<Document>> kept(PersonId person) {
        return database.many(numbers.find(eq("person", person.toString())).sort(ascending("person", "_id")))
                .collectList();
    }

    private static List<String> keys(List<Document> found) {
        return found.stream().map(one -> one.getString("_id")).toList();
    }

    private String version(List<String> keys) {
        return blind.of("insured-version", keys.toArray(String[]::new));
    }

    /** The pairs of these people, each one's always in the same order; who has none is left out. */
    Mono<Map<PersonId, List<Insured>>> of(Collection<PersonId> people) {
        return database.many(numbers.find(in(
                                "person",
                                people.stream().map(PersonId::toString).toList()))
                        .sort(ascending("person", "_id")))
                .collect(Collectors.groupingBy(
                        found -> PersonId.of(found.getString("person")),
                        Collectors.mapping(this::pair, Collectors.toList())));
    }

    private Insured pair(Document found) {
        return sealed.open(found.get("sealed", Binary.class), Insured.class, place(found.getString("_id")));
    }

    /** What became of a wish to make pairs a person's own. */
    enum Setting {
        SET,
        /** They are others than those that were read. */
        CHANGED,
        /** One of them is somebody else's. */
        TAKEN
    }

    /**
     * Makes these the person's pairs and no others, when those there are still those of the version; else nothing is changed. What
     * a list adds meanwhile stays: no more is taken away than was read.
     */
    Mono<Setting> set(PersonId person, List<Insured> pairs, String version) {
        List<String> keys = pairs.stream().map(this::key).toList();
        return kept(person).map(CareNumbers::keys).flatMap(known -> {
            if (!version(known).equals(version)) {
                return Mono.just(Setting.CHANGED);
            }
            List<Document> more = pairs.stream()
                    .filter(pair -> !known.contains(key(pair)))
                    .map(pair -> document(person, pair))
                    .toList();
            List<String> gone =
                    known.stream().filter(key -> !keys.contains(key)).toList();
            return people(keys)
                    .filter(owners -> owners.values().stream().allMatch(person::equals))
                    .flatMap(_ -> insert(more))
                    .filter(all -> all)
                    .flatMap(_ -> byHand(keys).then(takeAway(gone)).thenReturn(Setting.SET))
                    .defaultIfEmpty(Setting.TAKEN);
        });
    }

    /** False when somebody was faster with one of them. */
    private Mono<Boolean> insert(List<Document> more) {
        return more.isEmpty()
                ? Mono.just(true)
                : database.one(numbers.insertMany(more, UNORDERED))
                        .hasElement()
                        .onErrorResume(Duplicates::only, _ -> Mono.just(false));
    }

    /** What somebody saw and kept is no list's any more. */
    private Mono<Void> byHand(List<String> keys) {
        return database.one(numbers.updateMany(in("_id", keys), unset("by"))).then();
    }

    private Mono<Void> takeAway(List<String> keys) {
        return keys.isEmpty()
                ? Mono.empty()
                : database.one(numbers.deleteMany(in("_id", keys))).then();
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

    /** Whose pairs were added under these names and not written by hand since. */
    Mono<Set<PersonId>> people(Set<UUID> by) {
        return database.many(
                        numbers.find(in("by", by.stream().map(UUID::toString).toList()))
                                .projection(Projections.include("person"))
                                .batchSize(1_000))
                .map(found -> PersonId.of(found.getString("person")))
                .collect(Collectors.toSet());
    }

    /** Takes from these people what was added under these names and not written by hand since. */
    Mono<Void> forget(Set<UUID> by, Collection<PersonId> people) {
        List<String> names = by.stream().map(UUID::toString).toList();
        return Flux.fromIterable(people)
                .map(PersonId::toString)
                .buffer(AT_ONCE)
                .concatMap(some -> database.one(numbers.deleteMany(and(in("person", some), in("by", names)))))
                .then();
    }

    /** Their pairs are nobody's. */
    Mono<Void> forget(Collection<PersonId> people) {
        return database.one(numbers.deleteMany(
                        in("person", people.stream().map(PersonId::toString).toList())))
                .then();
    }

    /** Those of the people who have a pair that was not added under one of these names. */
    Mono<Set<PersonId>> others(Collection<PersonId> people, Set<UUID> by) {
        Set<String> names = by.stream().map(UUID::toString).collect(Collectors.toSet());
        return database.many(numbers.find(
                        in("person", people.stream().map(PersonId::toString).toList())))
                .filter(found -> !names.contains(Objects.requireNonNullElse(found.getString("by"), "")))
                .map(found -> PersonId.of(found.getString("person")))
                .collect(Collectors.toSet());
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
