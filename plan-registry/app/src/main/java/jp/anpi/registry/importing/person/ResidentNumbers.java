package jp.anpi.registry.importing.person;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.person.ListNumbers;
import jp.anpi.registry.person.OtherNumbers;
import jp.anpi.registry.store.BlindIndex;
import jp.anpi.registry.store.Duplicates;
import jp.anpi.registry.store.KeptOfPeople;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import org.bson.types.Binary;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Which person a 宛名番号 is, and what the list said of them last; neither number nor words in clear. */
public final class ResidentNumbers implements OtherNumbers, ListNumbers, KeptOfPeople {

    private static final String COLLECTION = "resident-numbers";
    private static final UUID BY_HAND = new UUID(0, 0);

    /** Whoever a number is kept for by hand is stored within it, or never. */
    private static final Duration SOON = Duration.ofMinutes(1);

    private final RegistryDatabase database;
    private final StateStore<PersonState> persons;
    private final MongoCollection<Document> numbers;
    private final BlindIndex blind;
    private final SealedJson sealed;
    private final InstantSource clock;

    ResidentNumbers(
            RegistryDatabase database,
            StateStore<PersonState> persons,
            BlindIndex blind,
            SealedJson sealed,
            InstantSource clock) {
        this.database = database;
        this.persons = persons;
        this.numbers = database.durable(COLLECTION);
        this.blind = blind;
        this.sealed = sealed;
        this.clock = clock;
    }

    /**
     * @param key under which it stands
     * @param number empty where it was noted when no number was kept, and then the key tells its zeros
     * @param said a digest of the last row taken in
     * @param by the import that noted it; while that one is not done, the person may still be missing
     * @param fresh whether the person came with that import
     */
    record Link(String key, PersonId person, Optional<ResidentNumber> number, String said, UUID by, boolean fresh) {

        /** Whether it is this number, and not one that only zeros in front tell from it. */
        boolean names(ResidentNumber other) {
            return number.filter(one -> !one.equals(other)).isEmpty();
        }
    }

    Mono<Void> createIndexes() {
        return database.one(numbers.createIndex(Indexes.ascending("by", "_id")))
                .then(database.one(numbers.createIndex(Indexes.ascending("person"))))
                .then();
    }

    /** One for all numbers that differ only in their width or in zeros in front. */
    String key(ResidentNumber number) {
        return blind.of("resident-number", number.withoutZeros());
    }

    /** All under which it may stand: once it was noted as it was written. */
    List<String> keys(ResidentNumber number) {
        return List.of(key(number), blind.of("resident", number.text()), blind.of("resident", number.wide()));
    }

    /** Those of the numbers that are noted, be it with other zeros in front. */
    Mono<Map<ResidentNumber, Link>> find(Collection<ResidentNumber> some) {
        Map<ResidentNumber, List<String>> keys = new HashMap<>();
        some.forEach(number -> keys.computeIfAbsent(number, this::keys));
        List<String> all = keys.values().stream().flatMap(List::stream).toList();
        return database.many(numbers.find(in("_id", all)).batchSize(1_000))
                .map(this::link)
                .collectMap(Link::key)
                .map(noted -> {
                    Map<ResidentNumber, Link> found = new HashMap<>();
                    keys.forEach((number, ways) -> ways.stream()
                            .flatMap(way -> Optional.ofNullable(noted.get(way)).stream())
                            .findFirst()
                            .ifPresent(link -> found.put(number, link)));
                    return found;
                });
    }

    /** The numbers of these people, as far as they have one that was kept. */
    public Mono<Map<PersonId, ResidentNumber>> of(Collection<PersonId> people) {
        return people.isEmpty()
                ? Mono.just(Map.of())
                : database.many(numbers.find(in(
                                        "person",
                                        people.stream().map(PersonId::toString).toList()))
                                .batchSize(1_000))
                        .map(this::link)
                        .collect(
                                HashMap::new,
                                (known, link) ->
                                        link.number().ifPresent(number -> known.putIfAbsent(link.person(), number)));
    }

    @Override
    public Mono<Set<PersonId>> goingBy(String typed) {
        return find(List.of(ResidentNumber.of(typed)))
                .map(found -> found.values().stream().map(Link::person).collect(Collectors.toSet()));
    }

    @Override
    public Mono<String> of(PersonId person) {
        return of(List.of(person))
                .flatMap(known -> Mono.justOrEmpty(known.get(person)).map(ResidentNumber::text));
    }

    @Override
    public Mono<Reserved> reserve(PersonId person, String number) {
        ResidentNumber given = ResidentNumber.of(number);
        return find(List.of(given))
                .flatMap(found -> Optional.ofNullable(found.get(given))
                        .map(known -> known.person().equals(person)
                                ? Mono.just(Reserved.THEIRS)
                                : unlessSomebodys(known, person, given))
                        .orElseGet(
                                () -> insert(byHand(person, given)).map(won -> won ? Reserved.NEW : Reserved.TAKEN)));
    }

    /**
     * A number that was kept for somebody who was not stored soon is anybody's; until then, and whom a list brings, may only not be
     * stored yet.
     */
    private Mono<Reserved> unlessSomebodys(Link known, PersonId person, ResidentNumber given) {
        return Mono.just(known.by().equals(BY_HAND))
                .filter(byHand -> byHand)
                .filterWhen(_ ->
                        persons.find(known.person().toString()).hasElement().map(stored -> !stored))
                .flatMap(_ -> database.one(numbers.replaceOne(
                        and(
                                eq("_id", known.key()),
                                eq("person", known.person().toString()),
                                or(
                                        exists("at", false),
                                        lt("at", Date.from(clock.instant().minus(SOON))))),
                        reservation(new Link(known.key(), person, Optional.of(given), "", BY_HAND, false)))))
                .map(result -> result.getMatchedCount() == 1 ? Reserved.NEW : Reserved.TAKEN)
                .defaultIfEmpty(Reserved.TAKEN);
    }

    @Override
    public Mono<Void> release(PersonId person, String number) {
        return database.one(numbers.deleteMany(and(
                        in("_id", keys(ResidentNumber.of(number))),
                        eq("person", person.toString()),
                        eq("by", BY_HAND.toString()))))
                .then();
    }

    /** No list has said anything of who is given a number by hand, so the first that has it is taken in. */
    private Link byHand(PersonId person, ResidentNumber given) {
        return new Link(key(given), person, Optional.of(given), "", BY_HAND, false);
    }

    @Override
    public Mono<Boolean> give(PersonId person, String number) {
        ResidentNumber given = ResidentNumber.of(number);
        return find(List.of(given))
                .flatMap(found -> Optional.ofNullable(found.get(given))
                        .map(known -> correct(known, person, given))
                        .orElseGet(() -> insert(byHand(person, given))))
                .flatMap(theirs -> theirs ? onlyOf(given, person).thenReturn(true) : Mono.just(false));
    }

    private Mono<Boolean> insert(Link link) {
        return database.one(numbers.insertOne(reservation(link)))
                .hasElement()
                .onErrorResume(Duplicates::only, _ -> Mono.just(false));
    }

    private Document reservation(Link link) {
        return document(link).append("at", Date.from(clock.instant()));
    }

    /** A person's own number may lack zeros, or was noted when none was kept. */
    private Mono<Boolean> correct(Link known, PersonId person, ResidentNumber given) {
        return known.person().equals(person)
                ? put(List.of(new Link(
                                known.key(), person, Optional.of(given), known.said(), known.by(), known.fresh())))
                        .thenReturn(true)
                : Mono.just(false);
    }

    private Mono<Void> onlyOf(ResidentNumber number, PersonId person) {
        return database.one(numbers.deleteMany(and(eq("person", person.toString()), nin("_id", keys(number)))))
                .then();
    }

    /** What an import noted last, in the order of keys. */
    Mono<List<Link>> noted(UUID run, String after, int limit) {
        return database.many(numbers.find(and(eq("by", run.toString()), gt("_id", after)))
                        .sort(ascending("_id"))
                        .limit(limit))
                .map(this::link)
                .collectList();
    }

    private Document document(Link link) {
        var document = new Document("_id", link.key())
                .append("person", link.person().toString())
                .append("said", link.said())
                .append("by", link.by().toString())
                .append("fresh", link.fresh());
        link.number().ifPresent(number -> document.append("number", sealed.seal(number.text(), place(link.key()))));
        return document;
    }

    private Optional<ResidentNumber> number(Document found) {
        return Optional.ofNullable(found.get("number", Binary.class))
                .map(bytes -> sealed.open(bytes, String.class, place(found.getString("_id"))))
                .map(ResidentNumber::new);
    }

    private static String place(String key) {
        return "registry." + COLLECTION + "/" + key;
    }

    private Link link(Document found) {
        return new Link(
                found.getString("_id"),
                PersonId.of(found.getString("person")),
                number(found),
                found.getString("said"),
                UUID.fromString(found.getString("by")),
                found.getBoolean("fresh"));
    }

    /** Somebody of an earlier list, with their number when it was kept. */
    public record Noted(PersonId person, Optional<ResidentNumber> number) {

        /** Somebody of whom only the id is told. */
        public static Noted of(PersonId person) {
            return new Noted(person, Optional.empty());
        }
    }

    /** Everybody who ever was in a list, but those under these keys. */
    Flux<Noted> everybodyBut(Predicate<String> keys) {
        return database.many(numbers.find()
                        .projection(Projections.include("_id", "person", "number"))
                        .batchSize(5_000))
                .filter(found -> !keys.test(found.getString("_id")))
                .map(found -> new Noted(PersonId.of(found.getString("person")), number(found)));
    }

    /** Notes people who were in no list before; answers the keys under which somebody else stands by now, and they stay. */
    Mono<Set<String>> add(List<Link> links) {
        List<InsertOneModel<Document>> inserts =
                links.stream().map(link -> new InsertOneModel<>(document(link))).toList();
        return inserts.isEmpty()
                ? Mono.just(Set.of())
                : database.one(numbers.bulkWrite(inserts, new BulkWriteOptions().ordered(false)))
                        .thenReturn(Set.<String>of())
                        .onErrorResume(Duplicates::only, _ -> addAgain(links));
    }

    /** What an import that was cut short noted is its own to note again, and nobody else's is whom the desk is about to store. */
    private Mono<Set<String>> addAgain(List<Link> links) {
        return database.many(
                        numbers.find(in("_id", links.stream().map(Link::key).toList()))
                                .batchSize(1_000))
                .filter(found -> !isJustReserved(found))
                .map(this::link)
                .collectMap(Link::key, Link::person)
                .flatMap(noted -> {
                    Map<Boolean, List<Link>> theirs = links.stream()
                            .collect(Collectors.partitioningBy(
                                    link -> link.person().equals(noted.get(link.key()))));
                    return put(theirs.getOrDefault(true, List.of()))
                            .thenReturn(theirs.getOrDefault(false, List.of()).stream()
                                    .map(Link::key)
                                    .collect(Collectors.toSet()));
                });
    }

    private boolean isJustReserved(Document found) {
        return Optional.ofNullable(found.getDate("at"))
                .filter(at -> !at.toInstant().isBefore(clock.instant().minus(SOON)))
                .isPresent();
    }

    Mono<Void> put(List<Link> links) {
        if (links.isEmpty()) {
            return Mono.empty();
        }
        List<ReplaceOneModel<Document>> writes = links.stream()
                .map(link ->
                        new ReplaceOneModel<>(eq("_id", link.key()), document(link), new ReplaceOptions().upsert(true)))
                .toList();
        return database.one(numbers.bulkWrite(writes, new BulkWriteOptions().ordered(false)))
                .then();
    }

    /** Their numbers are free. */
    @Override
    public Mono<Void> forget(Collection<PersonId> people) {
        return database.one(numbers.deleteMany(
                        in("person", people.stream().map(PersonId::toString).toList())))
                .then();
    }

    /** But for those that are somebody else's by now. */
    Mono<Void> forgetLinks(List<Link> links) {
        if (links.isEmpty()) {
            return Mono.empty();
        }
        List<DeleteOneModel<Document>> deletes = links.stream()
                .map(link -> new DeleteOneModel<Document>(
                        and(eq("_id", link.key()), eq("person", link.person().toString()))))
                .toList();
        return database.one(numbers.bulkWrite(deletes, new BulkWriteOptions().ordered(false)))
                .then();
    }
}
