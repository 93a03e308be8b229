package jp.anpi.registry.consent;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.anpi.registry.consent.ConsentAct.Reach;
import jp.anpi.registry.consent.ConsentAct.State;
import jp.anpi.registry.contract.ConsentMatter;
import jp.anpi.registry.contract.ConsentScope;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.store.DeclaresIndexes;
import jp.anpi.registry.store.Duplicates;
import jp.anpi.registry.store.RegistryDatabase;
import org.bson.Document;
import org.bson.conversions.Bson;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Acts by an ordinance, and the ids of whom each reached: nothing that says who they are. Whoever is at one says so with each step;
 * one that nobody has been at for {@link #HELD} was broken off.
 */
final class ConsentActStore implements DeclaresIndexes {

    static final Duration HELD = Duration.ofSeconds(60);
    private static final int SHOWN = 100;
    private static final String STATE = "state";
    private static final String HELD_UNTIL = "heldUntil";

    private final RegistryDatabase database;
    private final MongoCollection<Document> acts;
    private final MongoCollection<Document> reached;
    private final InstantSource clock;

    ConsentActStore(RegistryDatabase database, InstantSource clock) {
        this.database = database;
        this.acts = database.durable("consent-acts");
        this.reached = database.durable("consent-acts-people");
        this.clock = clock;
    }

    @Override
    public Mono<Void> createIndexes() {
        return database.one(acts.createIndex(Indexes.descending("at")))
                .then(database.one(acts.createIndex(Indexes.ascending(STATE))))
                .then(database.one(reached.createIndex(Indexes.ascending("act"))))
                .then();
    }

    /** False where there is an act of this id. */
    Mono<Boolean> begin(ConsentAct act) {
        return database.one(acts.insertOne(written(act)))
                .hasElement()
                .onErrorResume(Duplicates::only, _ -> Mono.just(false));
    }

    /** So many more were looked at; false when the act is no longer in the state in which it was found. */
    Mono<Boolean> further(ConsentAct act, long looked, long people) {
        return change(act, combine(inc("looked", looked), inc("people", people), held()));
    }

    /** From one state to the next; false when somebody else changed it. */
    Mono<Boolean> change(ConsentAct act, State next, Reach reach) {
        return change(act, combine(set(STATE, next.name()), reach(reach), held()));
    }

    /** As {@link #change(ConsentAct, State, Reach)}, to its end. */
    Mono<Boolean> done(ConsentAct act) {
        return change(act, set(STATE, State.DONE.name()));
    }

    /** As {@link #done}; whom it reached is of no use any more. */
    Mono<Boolean> takenBack(ConsentAct act) {
        return change(
                        act,
                        combine(
                                set(STATE, State.TAKEN_BACK.name()),
                                set("takenBackAt", clock.instant().toString())))
                .flatMap(changed -> database.one(
                                reached.deleteMany(eq("act", act.id().toString())))
                        .thenReturn(changed));
    }

    private Mono<Boolean> change(ConsentAct act, Bson change) {
        return database.one(acts.updateOne(
                        and(eq("_id", act.id().toString()), eq(STATE, act.state().name())), change))
                .map(result -> result.getMatchedCount() == 1);
    }

    private Bson held() {
        return set(HELD_UNTIL, Date.from(clock.instant().plus(HELD)));
    }

    private static Bson reach(Reach far) {
        return combine(set("people", far.people()), set("looked", far.looked()), set("of", far.of()));
    }

    Mono<ConsentAct> find(UUID id) {
        return database.one(acts.find(eq("_id", id.toString())).first()).map(ConsentActStore::read);
    }

    /** The newest first. */
    Flux<ConsentAct> newest() {
        return database.many(acts.find().sort(Sorts.descending("at")).limit(SHOWN))
                .map(ConsentActStore::read);
    }

    /** Those that were broken off. */
    Flux<ConsentAct> brokenOff() {
        return database.many(
                        acts.find(and(in(STATE, State.BEGUN.name(), State.TAKING_BACK.name()), nobodyIsAtIt())))
                .map(ConsentActStore::read);
    }

    /** Takes one that was broken off, to be gone through from its beginning; false when somebody else did. */
    Mono<Boolean> take(ConsentAct act, Reach from) {
        return database.one(acts.updateOne(
                        and(eq("_id", act.id().toString()), eq(STATE, act.state().name()), nobodyIsAtIt()),
                        combine(reach(from), held())))
                .map(result -> result.getMatchedCount() == 1);
    }

    private Bson nobodyIsAtIt() {
        return or(exists(HELD_UNTIL, false), lte(HELD_UNTIL, Date.from(clock.instant())));
    }

    /** Notes whom the act is about to reach. */
    Mono<Void> reaching(UUID act, List<String> people) {
        return database.one(reached.insertOne(new Document("act", act.toString()).append("people", people)))
                .then();
    }

    /** Whom it reached or was about to, some at a time. */
    Flux<List<String>> reached(UUID act) {
        return database.many(reached.find(eq("act", act.toString())).batchSize(1))
                .map(found -> found.getList("people", String.class));
    }

    private Document written(ConsentAct act) {
        return new Document("_id", act.id().toString())
                .append("groups", ConsentAct.names(act.groups()))
                .append("named", act.named().stream().map(PersonId::toString).toList())
                .append("matters", ConsentAct.names(act.matters()))
                .append("scopes", ConsentAct.names(act.scopes()))
                .append("on", act.on().toString())
                .append("ordinance", act.ordinance())
                .append("by", act.by())
                .append("at", act.at().toString())
                .append(STATE, act.state().name())
                .append("people", act.reach().people())
                .append("looked", act.reach().looked())
                .append("of", act.reach().of())
                .append(HELD_UNTIL, Date.from(clock.instant().plus(HELD)));
    }

    /** Those of an older build say neither whom they named nor how many they looked at. */
    private static ConsentAct read(Document document) {
        long people = document.getLong("people");
        return new ConsentAct(
                UUID.fromString(document.getString("_id")),
                read(document, "groups", PriorityGroup.class),
                document.getList("named", String.class, List.of()).stream()
                        .map(PersonId::of)
                        .collect(Collectors.toSet()),
                read(document, "matters", ConsentMatter.class),
                read(document, "scopes", ConsentScope.class),
                LocalDate.parse(document.getString("on")),
                document.getString("ordinance"),
                document.getString("by"),
                Instant.parse(document.getString("at")),
                State.valueOf(document.getString(STATE)),
                new Reach(people, document.get("looked", people), document.get("of", people)),
                Optional.ofNullable(document.getString("takenBackAt")).map(Instant::parse));
    }

    private static <E extends Enum<E>> Set<E> read(Document document, String field, Class<E> type) {
        return document.getList(field, String.class).stream()
                .map(name -> Enum.valueOf(type, name))
                .collect(Collectors.toSet());
    }
}
