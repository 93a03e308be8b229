package jp.anpi.safety.matching;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import com.mongodb.client.result.UpdateResult;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.eventing.Slot;
import jp.anpi.safety.contract.Actor;
import jp.anpi.safety.contract.CheckInput;
import jp.anpi.safety.contract.CommandId;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.contract.ReportId;
import jp.anpi.safety.contract.UnmatchedState;
import jp.anpi.safety.sealing.SealedJson;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reports about nobody known, as {@code {_id: report, i: incident, s: slot, st: state, v: version, u: urgency, o: order,
 * m: to be matched, ma: once more, f: could not be processed, p: person, c: command, w: act under way, wa: since,
 * wk: its kind, out: that act, next: the act after it, t: taken by, b: back since, d: how many of the duty roster were called,
 * x: what it says}}; {@code out}, {@code next}, {@code t} and {@code x} are sealed. A report whose
 * person was picked comes in when somebody moves it to another person. The one arbiter of links: a decision counts when it turned the version it was made on, so that of two
 * simultaneous ones one is refused. The act stays in {@code out} until it is folded, so a crash only delays it. The reports
 * themselves are among the raw ones.
 */
final class UnmatchedQueue {

    private static final String OPEN = "OPEN";
    private static final String LINKED = "LINKED";
    private static final String UNLINKED = "UNLINKED";

    private final MongoCollection<Document> queue;
    private final SealedJson sealed;

    UnmatchedQueue(MongoDatabase database, SealedJson sealed) {
        this.queue = database.getCollection("reconciliation");
        this.sealed = sealed;
    }

    Mono<Void> createIndexes() {
        return Mono.from(queue.createIndex(Indexes.ascending("i", "st", "u", "o", "_id")))
                .then(Mono.from(queue.createIndex(Indexes.ascending("i", "p"))))
                .then(Mono.from(queue.createIndex(Indexes.ascending("m", "s"))))
                .then(Mono.from(queue.createIndex(Indexes.ascending("w"))))
                .then();
    }

    /**
     * A report that comes into the queue.
     *
     * @param toMatch whether its person is still to be looked for
     * @param failed whether it is here because the system could not process it
     */
    record Arriving(UnmatchedState state, boolean toMatch, boolean failed) {}

    /** A decision on its way to the person's check. */
    record Act(CheckInput input, PersonId person, ReportId report, CommandId command) {

        static Act of(CheckInput.Linked link) {
            return new Act(link, link.person(), link.report().report(), link.command());
        }

        static Act of(CheckInput.Unlinked unlink) {
            return new Act(unlink, unlink.person(), unlink.report(), unlink.command());
        }
    }

    /** Puts reports into the queue; one that is in it already stays as it is. */
    Mono<Void> add(Collection<Arriving> arriving) {
        return add(arriving, OPEN, Optional.empty());
    }

    private Mono<Void> add(Collection<Arriving> arriving, String as, Optional<PersonId> person) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        for (var one : arriving) {
            var state = one.state();
            String id = state.report().toString();
            writes.add(new UpdateOneModel<>(
                    eq("_id", id),
                    Updates.combine(
                            Updates.setOnInsert("i", state.incident().toString()),
                            Updates.setOnInsert("s", Slot.of(id).value()),
                            Updates.setOnInsert("st", as),
                            Updates.setOnInsert("v", state.version()),
                            Updates.setOnInsert("u", urgency(state.urgency())),
                            Updates.setOnInsert("o", Date.from(order(state))),
                            Updates.setOnInsert("m", one.toMatch()),
                            Updates.setOnInsert("f", one.failed()),
                            Updates.setOnInsert("w", false),
                            person.map(who -> Updates.setOnInsert("p", who.toString()))
                                    .orElseGet(Updates::combine),
                            Updates.setOnInsert(
                                    "x", sealed.seal(SealedJson.keyOf(state.incident()), state, "unmatched/" + id))),
                    new UpdateOptions().upsert(true)));
        }
        return writes.isEmpty()
                ? Mono.empty()
                : Mono.from(queue.bulkWrite(writes)).then();
    }

    /** Puts a report into the queue as one that is linked to the person its sender picked; one that is in it stays as it is. */
    Mono<UnmatchedEntry> adopt(UnmatchedState state, PersonId picked) {
        return add(List.of(new Arriving(state, false, false)), LINKED, Optional.of(picked))
                .then(Mono.defer(() -> find(state.report())));
    }

    /** Makes the decision, unless another was made on the same entry first: then false. */
    Mono<Boolean> decide(UnmatchedEntry on, CheckInput.Linked link, Instant now) {
        return decide(
                on,
                Updates.combine(
                        Updates.set("st", LINKED),
                        Updates.set("p", link.person().toString()),
                        Updates.unset("next"),
                        underWay(on, link.command(), link, now)));
    }

    /** Takes the report from one person and links it to another, in this order; false when another decision was made first. */
    Mono<Boolean> decide(UnmatchedEntry on, CheckInput.Unlinked unlink, CheckInput.Linked link, Instant now) {
        return decide(
                on,
                Updates.combine(
                        Updates.set("st", LINKED),
                        Updates.set("p", link.person().toString()),
                        Updates.set("next", seal(on, link, "next/")),
                        underWay(on, unlink.command(), unlink, now)));
    }

    /** Takes the link back, unless another decision was made on the same entry first: then false. */
    Mono<Boolean> decide(UnmatchedEntry on, CheckInput.Unlinked unlink, Instant now) {
        return decide(
                on,
                Updates.combine(
                        Updates.set("st", OPEN),
                        Updates.unset("p"),
                        Updates.unset("next"),
                        Updates.set("b", Date.from(unlink.at())),
                        underWay(on, unlink.command(), unlink, now)));
    }

    /**
     * Somebody at the desk sees to an open report, or nobody any more; false when something else was decided first.
     *
     * @param at incident time
     */
    Mono<Boolean> take(UnmatchedEntry on, Optional<Actor> by, Instant at) {
        Bson taken = by.map(who -> Updates.set(
                        "t", sealed.seal(SealedJson.keyOf(on.state().incident()), who, "taken/" + on.report())))
                .orElseGet(() -> Updates.combine(Updates.unset("t"), Updates.set("b", Date.from(at))));
        return Mono.from(queue.updateOne(
                        and(unchanged(on), eq("st", OPEN)),
                        Updates.combine(taken, Updates.set("v", on.state().version() + 1))))
                .map(result -> result.getModifiedCount() == 1);
    }

    private Mono<Boolean> decide(UnmatchedEntry on, Bson change) {
        return Mono.from(queue.updateOne(unchanged(on), change)).map(result -> result.getModifiedCount() == 1);
    }

    private static Bson unchanged(UnmatchedEntry entry) {
        return and(eq("_id", entry.report().toString()), eq("v", entry.state().version()), eq("w", false));
    }

    private Bson underWay(UnmatchedEntry on, CommandId command, CheckInput act, Instant now) {
        return Updates.combine(
                Updates.set("v", on.state().version() + 1),
                Updates.set("m", false),
                Updates.set("c", command.toString()),
                Updates.set("w", true),
                Updates.set("wa", Date.from(now)),
                Updates.set("wk", kind(act)),
                Updates.unset("t"),
                Updates.set("out", seal(on, act, "act/")));
    }

    private Binary seal(UnmatchedEntry on, CheckInput act, String what) {
        return sealed.seal(SealedJson.keyOf(on.state().incident()), act, what + on.report());
    }

    private static String kind(CheckInput act) {
        return act instanceof CheckInput.Unlinked ? UNLINKED : LINKED;
    }

    /** The act has been folded into the person's check; what comes after it is under way now. */
    Mono<Void> carriedOut(ReportId report, CommandId command) {
        return Mono.from(queue.find(and(mine(report, command), exists("next"))))
                .flatMap(document -> Mono.from(queue.updateOne(mine(report, command), afterIt(document))))
                .switchIfEmpty(Mono.defer(() -> Mono.from(queue.updateOne(
                        mine(report, command),
                        Updates.combine(Updates.set("w", false), Updates.unset("wa"), Updates.unset("out"))))))
                .then();
    }

    /** Due at once, so that whoever looks next sends it. */
    private Bson afterIt(Document document) {
        String id = document.getString("_id");
        var key = SealedJson.keyOf(IncidentId.of(document.getString("i")));
        var link = sealed.open(key, document.get("next", Binary.class), "next/" + id, CheckInput.Linked.class);
        return Updates.combine(
                Updates.set("c", link.command().toString()),
                Updates.set("wk", LINKED),
                Updates.set("wa", new Date(0)),
                Updates.set("out", sealed.seal(key, link, "act/" + id)),
                Updates.unset("next"));
    }

    /** The act is on the log; it is sent again only when it stays unfolded for long. */
    Mono<Void> sent(Act act, Instant now) {
        return Mono.from(queue.updateOne(mine(act.report(), act.command()), Updates.set("wa", Date.from(now))))
                .then();
    }

    /** The decision could not be carried out after all: the report waits again, for a human being. */
    Mono<Void> missed(ReportId report, CommandId command) {
        return Mono.from(queue.updateOne(
                        and(eq("_id", report.toString()), eq("st", LINKED), eq("c", command.toString())),
                        Updates.combine(
                                Updates.set("st", OPEN),
                                Updates.unset("p"),
                                Updates.inc("v", 1L),
                                Updates.set("w", false),
                                Updates.unset("wa"),
                                Updates.unset("out"))))
                .then();
    }

    private static Bson mine(ReportId report, CommandId command) {
        return and(eq("_id", report.toString()), eq("c", command.toString()), eq("w", true));
    }

    /** One more of the duty roster was called about it. */
    Mono<Void> called(UnmatchedEntry about) {
        return Mono.from(queue.updateOne(eq("_id", about.report().toString()), Updates.set("d", about.called() + 1)))
                .then();
    }

    /** Open entries of an incident on which a life may depend, in these slots. */
    Flux<UnmatchedEntry> dangers(IncidentId incident, List<Integer> slots, int most) {
        Bson dangers =
                and(eq("i", incident.toString()), eq("st", OPEN), eq("u", urgency(UnmatchedState.Urgency.DANGER)));
        return Flux.from(queue.find(slots.size() == Slot.COUNT ? dangers : and(dangers, in("s", slots)))
                        .sort(ascending("u", "o", "_id"))
                        .limit(most))
                .map(this::entry);
    }

    /** Nobody is certain: from now on a person decides. */
    Mono<Void> leftToPeople(ReportId report) {
        return Mono.from(queue.updateOne(
                        eq("_id", report.toString()),
                        Updates.combine(Updates.set("m", false), Updates.set("ma", false))))
                .map(UpdateResult::getMatchedCount)
                .then();
    }

    /** Of an incident everything in these slots that waits and that no human being has decided about is matched once more. */
    Mono<Void> matchAgain(IncidentId incident, List<Integer> slots) {
        Bson undecided =
                and(eq("i", incident.toString()), eq("st", OPEN), eq("m", false), eq("f", false), exists("c", false));
        return Mono.from(queue.updateMany(
                        slots.size() == Slot.COUNT ? undecided : and(undecided, in("s", slots)),
                        Updates.combine(Updates.set("m", true), Updates.set("ma", true))))
                .then();
    }

    Mono<UnmatchedEntry> find(ReportId report) {
        return Mono.from(queue.find(eq("_id", report.toString()))).map(this::entry);
    }

    Flux<UnmatchedEntry> find(Collection<ReportId> reports) {
        return reports.isEmpty()
                ? Flux.empty()
                : Flux.from(queue.find(in(
                                "_id", reports.stream().map(ReportId::toString).toList())))
                        .map(this::entry);
    }

    /** What has still to be matched in these slots. */
    Flux<UnmatchedEntry> toMatch(List<Integer> slots, int most) {
        Bson mine = slots.size() == Slot.COUNT ? eq("m", true) : and(eq("m", true), in("s", slots));
        return Flux.from(queue.find(mine).limit(most)).map(this::entry);
    }

    /** Acts that were decided before that moment and are not folded yet. */
    Flux<Act> underWaySince(Instant before, int most) {
        return Flux.from(queue.find(eq("w", true)).limit(most))
                .filter(document -> document.getDate("wa").toInstant().isBefore(before))
                .map(this::act);
    }

    /** Open entries of an incident, most urgent first, after {@code last}. */
    Flux<UnmatchedEntry> open(IncidentId incident, Optional<UnmatchedEntry.Place> last, int most) {
        Bson open = and(eq("i", incident.toString()), eq("st", OPEN));
        return Flux.from(queue.find(last.map(place -> and(open, after(place))).orElse(open))
                        .sort(ascending("u", "o", "_id"))
                        .limit(most))
                .map(this::entry);
    }

    private static Bson after(UnmatchedEntry.Place last) {
        Date order = Date.from(last.order());
        return or(
                gt("u", last.urgency()),
                and(eq("u", last.urgency()), gt("o", order)),
                and(eq("u", last.urgency()), eq("o", order), gt("_id", last.report())));
    }

    /** All open entries of an incident. */
    Flux<UnmatchedEntry> open(IncidentId incident) {
        return open(incident, Optional.empty(), 0);
    }

    /** Reports that were linked to the person. */
    Flux<ReportId> linkedTo(IncidentId incident, PersonId person, int most) {
        return Flux.from(queue.find(and(eq("i", incident.toString()), eq("p", person.toString())))
                        .limit(most))
                .map(document -> ReportId.of(document.getString("_id")));
    }

    private UnmatchedEntry entry(Document document) {
        String id = document.getString("_id");
        var incident = IncidentId.of(document.getString("i"));
        UnmatchedState said = sealed.open(
                SealedJson.keyOf(incident), document.get("x", Binary.class), "unmatched/" + id, UnmatchedState.class);
        boolean open = OPEN.equals(document.getString("st"));
        Optional<Actor> taken = Optional.ofNullable(document.get("t", Binary.class))
                .map(box -> sealed.open(SealedJson.keyOf(incident), box, "taken/" + id, Actor.class));
        return new UnmatchedEntry(
                new UnmatchedState(
                        incident,
                        said.report(),
                        document.getLong("v"),
                        open,
                        said.urgency(),
                        said.needs(),
                        said.place(),
                        said.observedAt(),
                        said.receivedAt(),
                        said.clockEndsAt(),
                        taken.map(Actor::displayName),
                        Optional.ofNullable(document.getDate("b")).map(Date::toInstant),
                        taken.map(Actor::username)),
                new UnmatchedEntry.Place(
                        document.getInteger("u"), document.getDate("o").toInstant(), id),
                Optional.ofNullable(document.getString("p")).map(PersonId::of),
                document.getBoolean("w"),
                document.getBoolean("f", false),
                document.getBoolean("ma", false),
                taken,
                document.getInteger("d", 0));
    }

    private Act act(Document document) {
        var key = SealedJson.keyOf(IncidentId.of(document.getString("i")));
        var out = document.get("out", Binary.class);
        String context = "act/" + document.getString("_id");
        String kind = document.containsKey("wk") ? document.getString("wk") : document.getString("st");
        return LINKED.equals(kind)
                ? Act.of(sealed.open(key, out, context, CheckInput.Linked.class))
                : Act.of(sealed.open(key, out, context, CheckInput.Unlinked.class));
    }

    private static int urgency(UnmatchedState.Urgency urgency) {
        return switch (urgency) {
            case DANGER -> 0;
            case NEEDS -> 1;
            case NEWS -> 2;
        };
    }

    /** What runs out first, then what has waited longest. */
    private static Instant order(UnmatchedState state) {
        return state.clockEndsAt().orElse(state.observedAt());
    }
}
