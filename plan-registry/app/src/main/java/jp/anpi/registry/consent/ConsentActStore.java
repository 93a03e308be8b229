package jp.anpi.registry.consent;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.addEachToSet;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.anpi.registry.consent.ConsentAct.Reach;
import jp.anpi.registry.consent.ConsentAct.State;
import jp.anpi.registry.consent.Presumption.Counts;
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
 * Acts by an ordinance, and the ids of whom each reached: nothing that says who they are. These stay when an act is taken back, since
 * until then they were shared by it. Whoever is at an act says so with each step; one that nobody has been at for {@link #HELD} was
 * broken off.
 */
final class ConsentActStore implements DeclaresIndexes {

    static final Duration HELD = Duration.ofSeconds(60);
    private static final int SHOWN = 100;
    private static final String STATE = "state";
    private static final String HELD_BY = "heldBy";
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
    Mono<Boolean> begin(ConsentAct act, Hold hold) {
        return database.one(
                        acts.insertOne(written(act).append(HELD_BY, hold.by().toString())))
                .hasElement()
                .onErrorResume(Duplicates::only, _ -> Mono.just(false));
    }

    /** The act, while it is held so. */
    Mono<ConsentAct> held(Hold hold) {
        return database.one(acts.find(by(hold)).first()).map(ConsentActStore::read);
    }

    /** It is gone through from its beginning. */
    Mono<Void> start(Hold hold, Reach from) {
        return database.one(acts.updateOne(
                        by(hold),
                        combine(
                                set("people", from.people()),
                                set("looked", from.looked()),
                                set("of", from.of()),
                                set("left", from.left()),
                                stillHeld())))
                .then();
    }

    /** So many more were looked at; the act as it is then, or empty when somebody else holds it. */
    Mono<ConsentAct> further(Hold hold, long looked, Counts counts) {
        return database.one(acts.updateOne(
                        by(hold),
                        combine(
                                inc("looked", looked),
                                inc("people", counts.reached()),
                                inc("left", counts.left()),
                                stillHeld())))
                .then(Mono.defer(() -> held(hold)));
    }

    /** Done with; false when it is held no more, or somebody changed its state. */
    Mono<Boolean> end(Hold hold, State at, State next) {
        Bson ended = combine(set(STATE, next.name()), unset(HELD_BY), unset(HELD_UNTIL));
        return changed(
                and(by(hold), eq(STATE, at.name())),
                next == State.TAKEN_BACK
                        ? combine(ended, set("takenBackAt", clock.instant().toString()))
                        : ended);
    }

    /** Nobody is at it any more, and nobody takes it by themselves for so long. */
    Mono<Void> pause(Hold hold, int tries, Duration pause) {
        return changed(by(hold), combine(set("tries", tries), unset(HELD_BY), heldFor(pause)))
                .then();
    }

    /** From one state to the next by somebody's wish, whoever is at it; false when it was changed meanwhile. */
    Mono<Boolean> change(ConsentAct act, State next) {
        return changed(
                and(eq("_id", act.id().toString()), eq(STATE, act.state().name())),
                combine(set(STATE, next.name()), set("tries", 0)));
    }

    /** Takes an act that nobody is at, also in a pause. */
    Mono<Boolean> take(Hold hold) {
        return take(hold, or(exists(HELD_BY, false), isSilent()));
    }

    /** Takes an act that was broken off, once its pause is over. */
    Mono<Boolean> takeBrokenOff(Hold hold) {
        return take(hold, isSilent());
    }

    private Mono<Boolean> take(Hold hold, Bson free) {
        return changed(
                and(eq("_id", hold.act().toString()), free),
                combine(set(HELD_BY, hold.by().toString()), stillHeld()));
    }

    private Mono<Boolean> changed(Bson which, Bson change) {
        return database.one(acts.updateOne(which, change)).map(result -> result.getMatchedCount() == 1);
    }

    private static Bson by(Hold hold) {
        return and(eq("_id", hold.act().toString()), eq(HELD_BY, hold.by().toString()));
    }

    private Bson stillHeld() {
        return heldFor(HELD);
    }

    private Bson heldFor(Duration time) {
        return set(HELD_UNTIL, Date.from(clock.instant().plus(time)));
    }

    private Bson isSilent() {
        return or(exists(HELD_UNTIL, false), lte(HELD_UNTIL, Date.from(clock.instant())));
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
        return database.many(acts.find(and(in(STATE, State.BEGUN.name(), State.TAKING_BACK.name()), isSilent())))
                .map(ConsentActStore::read);
    }

    /** Notes whom the act is about to reach, which stays for ever. @param batch the first of those looked at together */
    Mono<Void> reaching(UUID act, String batch, List<String> people) {
        return database.one(reached.updateOne(
                        eq("_id", act + "/" + batch),
                        combine(set("act", act.toString()), addEachToSet("people", people)),
                        new UpdateOptions().upsert(true)))
                .then();
    }

    /** What is noted of whom it reached or was about to, by the ids of the notes: nothing stays open while somebody is at them. */
    Flux<Object> batches(UUID act) {
        return database.many(reached.find(eq("act", act.toString())).projection(Projections.include("_id")))
                .map(found -> Objects.requireNonNull(found.get("_id")))
                .collectList()
                .flatMapIterable(ids -> ids);
    }

    /** Of one note. */
    Mono<List<String>> people(Object batch) {
        return database.one(reached.find(eq("_id", batch)).first()).map(found -> found.getList("people", String.class));
    }

    /** Everybody whom it reached or was about to, also after it was taken back; each once. */
    Flux<PersonId> reached(UUID act) {
        return batches(act)
                .concatMap(this::people, 1)
                .flatMapIterable(some -> some)
                .distinct()
                .map(PersonId::of);
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
                .append("left", act.reach().left())
                .append("tries", act.tries())
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
                new Reach(people, document.get("looked", people), document.get("of", people), document.get("left", 0L)),
                document.getInteger("tries", 0),
                Optional.ofNullable(document.getString("takenBackAt")).map(Instant::parse));
    }

    private static <E extends Enum<E>> Set<E> read(Document document, String field, Class<E> type) {
        return document.getList(field, String.class).stream()
                .map(name -> Enum.valueOf(type, name))
                .collect(Collectors.toSet());
    }
}
