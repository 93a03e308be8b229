package jp.anpi.registry.schedule;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.WeeklyService;
import jp.anpi.registry.store.LaterField;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import org.bson.Document;
import org.bson.types.Binary;
import reactor.core.publisher.Mono;

/** What of a person's published schedule comes from the exchange, so that what was kept by hand can be told from it. */
final class ToldSchedules {

    private static final String COLLECTION = "told-schedules";
    private static final String UNTIL = "until";
    private static final String NEVER = "9999-12-31";
    private static final String LONG_AGO = "0000-01-01";

    private final RegistryDatabase database;
    private final MongoCollection<Document> told;
    private final SealedJson sealed;

    ToldSchedules(RegistryDatabase database, SealedJson sealed) {
        this.database = database;
        this.told = database.durable(COLLECTION);
        this.sealed = sealed;
    }

    Mono<Void> createIndexes() {
        return database.one(told.createIndex(Indexes.ascending(UNTIL))).then();
    }

    /** A week that was told before weeks had an end ends at the next sweep, unless the months give it one by then. */
    Mono<Void> completeOlder() {
        return new LaterField(database, told, UNTIL).fill(found -> {
            PublishedSchedule schedule = open(found);
            return schedule.services().isEmpty() ? NEVER : end(schedule, LONG_AGO);
        });
    }

    /** Whoever was told a week that ends by a day. */
    Mono<List<PersonId>> endingBy(LocalDate day) {
        return database.many(told.find(lte(UNTIL, day.toString()))
                        .projection(Projections.include("_id"))
                        .batchSize(1_000))
                .map(found -> PersonId.of(found.getString("_id")))
                .collectList();
    }

    Mono<PublishedSchedule> of(PersonId person) {
        return database.one(told.find(eq("_id", person.toString())).first())
                .map(this::open)
                .defaultIfEmpty(PublishedSchedule.NOTHING);
    }

    /** What of these people's comes from the exchange; of whom nothing does is left out. */
    Mono<Map<PersonId, PublishedSchedule>> of(Collection<PersonId> people) {
        return database.many(told.find(
                        in("_id", people.stream().map(PersonId::toString).toList())))
                .collectMap(found -> PersonId.of(found.getString("_id")), this::open);
    }

    /** The weekly services among it. */
    Mono<Map<PersonId, List<WeeklyService>>> services(Collection<PersonId> people) {
        return of(people)
                .map(told -> told.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, one -> one.getValue().services())));
    }

    /** Those of the people who were told anything. */
    Mono<Set<PersonId>> among(Collection<PersonId> people) {
        return database.many(told.find(in(
                                "_id", people.stream().map(PersonId::toString).toList()))
                        .projection(Projections.include("_id")))
                .map(found -> PersonId.of(found.getString("_id")))
                .collect(Collectors.toSet());
    }

    /**
     * Whether telling is all that has come to somebody since they were left so: it made just one version of them, and what was kept
     * by hand is what it was.
     */
    Mono<Boolean> isAllSince(PersonState left, PersonState now) {
        boolean other =
                !now.services().equals(left.services()) || !now.changes().equals(left.changes());
        if (now.version() != left.version() + 1 || !other) {
            return Mono.just(false);
        }
        return of(now.id())
                .map(schedule ->
                        byHand(now.services(), schedule.services()).equals(byHand(left.services(), schedule.services()))
                                && byHand(now.changes(), schedule.changes())
                                        .equals(byHand(left.changes(), schedule.changes())));
    }

    private static <T> List<T> byHand(List<T> all, List<T> told) {
        return all.stream().filter(one -> !told.contains(one)).toList();
    }

    Mono<Void> put(PersonId person, PublishedSchedule schedule) {
        Document document = new Document("_id", person.toString())
                .append(UNTIL, end(schedule, NEVER))
                .append("sealed", sealed.seal(schedule, place(person)));
        return database.one(told.replaceOne(eq("_id", person.toString()), document, new ReplaceOptions().upsert(true)))
                .then();
    }

    private static String end(PublishedSchedule schedule, String unsaid) {
        return schedule.until().map(LocalDate::toString).orElse(unsaid);
    }

    /** Nothing was told of them. */
    Mono<Void> forget(Collection<PersonId> people) {
        return database.one(told.deleteMany(
                        in("_id", people.stream().map(PersonId::toString).toList())))
                .then();
    }

    private PublishedSchedule open(Document found) {
        return sealed.open(
                found.get("sealed", Binary.class), PublishedSchedule.class, place(PersonId.of(found.getString("_id"))));
    }

    private static String place(PersonId person) {
        return "registry." + COLLECTION + "/" + person;
    }
}
