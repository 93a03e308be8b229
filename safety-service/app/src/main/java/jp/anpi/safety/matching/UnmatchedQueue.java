package jp.anpi.safety.matching;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
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
 * m: to be matched, f: could not be processed, p: person, c: command, w: act under way, wa: since, out: that act, x: what it says}}; the last two are
 * sealed. The one arbiter of links: a decision counts when it turned the version it was made on, so that of two
 * simultaneous ones one is refused. The act stays in {@code out} until it is folded, so a crash only delays it. The reports
 * themselves are among the raw ones.
 */
final class UnmatchedQueue {

    private static final String OPEN = "OPEN";
    private static final String LINKED = "LINKED";

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
    record Act(CheckInput input, PersonId person) {}

    /** Puts reports into the queue; one that is in it already stays as it is. */
    Mono<Void> add(Collection<Arriving> arriving) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        for (var one : arriving) {
            var state = one.state();
            String id = state.report().toString();
            writes.add(new UpdateOneModel<>(
                    eq("_id", id),
                    Updates.combine(
                            Updates.setOnInsert("i", state.incident().toString()),
                            Updates.setOnInsert("s", Slot.of(id).value()),
                            Updates.setOnInsert("st", OPEN),
                            Updates.setOnInsert("v", state.version()),
                            Updates.setOnInsert("u", urgency(state.urgency())),
                            Updates.setOnInsert("o", Date.from(order(state))),
                            Updates.setOnInsert("m", one.toMatch()),
                            Updates.setOnInsert("f", one.failed()),
                            Updates.setOnInsert("w", false),
                            Updates.setOnInsert(
                                    "x", sealed.seal(SealedJson.keyOf(state.incident()), state, "unmatched/" + id))),
                    new UpdateOptions().upsert(true)));
        }
        return writes.isEmpty()
                ? Mono.empty()
                : Mono.from(queue.bulkWrite(writes)).then();
    }

    /** Makes the decision, unless another was made on the same entry first: then false. */
    Mono<Boolean> decide(UnmatchedEntry on, CheckInput.Linked link, Instant now) {
        return decide(
                on,
                Updates.combine(
                        Updates.set("st", LINKED),
                        Updates.set("p", link.person().toString()),
                        underWay(on, link.command(), link, now)));
    }

    /** Takes the link back, unless another decision was made on the same entry first: then false. */
    Mono<Boolean> decide(UnmatchedEntry on, CheckInput.Unlinked unlink, Instant now) {
        return decide(
                on,
                Updates.combine(
                        Updates.set("st", OPEN), Updates.unset("p"), underWay(on, unlink.command(), unlink, now)));
    }

    private Mono<Boolean> decide(UnmatchedEntry on, Bson change) {
        return Mono.from(queue.updateOne(
                        and(
                                eq("_id", on.report().toString()),
                                eq("v", on.state().version()),
                                eq("w", false)),
                        change))
                .map(result -> result.getModifiedCount() == 1);
    }

    private Bson underWay(UnmatchedEntry on, CommandId command, CheckInput act, Instant now) {
        return Updates.combine(
                Updates.set("v", on.state().version() + 1),
                Updates.set("m", false),
                Updates.set("c", command.toString()),
                Updates.set("w", true),
                Updates.set("wa", Date.from(now)),
                Updates.set("out", sealed.seal(SealedJson.keyOf(on.state().incident()), act, "act/" + on.report())));
    }

    /** The act has been folded into the person's check. */
    Mono<Void> carriedOut(ReportId report, CommandId command) {
        return Mono.from(queue.updateOne(
                        mine(report, command),
                        Updates.combine(Updates.set("w", false), Updates.unset("wa"), Updates.unset("out"))))
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

    /** Nobody is certain: from now on a person decides. */
    Mono<Void> leftToPeople(ReportId report) {
        return Mono.from(queue.updateOne(eq("_id", report.toString()), Updates.set("m", false)))
                .map(UpdateResult::getMatchedCount)
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
                        said.clockEndsAt()),
                new UnmatchedEntry.Place(
                        document.getInteger("u"), document.getDate("o").toInstant(), id),
                Optional.ofNullable(document.getString("p")).map(PersonId::of),
                document.getBoolean("w"),
                document.getBoolean("f", false));
    }

    private Act act(Document document) {
        var key = SealedJson.keyOf(IncidentId.of(document.getString("i")));
        var out = document.get("out", Binary.class);
        String context = "act/" + document.getString("_id");
        if (LINKED.equals(document.getString("st"))) {
            var link = sealed.open(key, out, context, CheckInput.Linked.class);
            return new Act(link, link.person());
        }
        var unlink = sealed.open(key, out, context, CheckInput.Unlinked.class);
        return new Act(unlink, unlink.person());
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
