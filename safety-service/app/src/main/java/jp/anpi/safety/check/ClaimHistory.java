package jp.anpi.safety.check;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.safety.contract.Actor;
import jp.anpi.safety.contract.CheckInput;
import jp.anpi.safety.contract.CommandId;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.contract.ReportId;
import jp.anpi.safety.sealing.SealedJson;
import org.bson.Document;
import org.bson.types.Binary;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Who at the desk took whom or what and gave it back, and whom they sent, for ever, where a check only knows the newest: {@code {_id:
 * command, i, at, x: act}}, sealed with the incident's key.
 */
final class ClaimHistory {

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final MongoCollection<Document> claims;
    private final SealedJson sealed;

    ClaimHistory(MongoDatabase database, SealedJson sealed) {
        this.claims = database.getCollection("check_claims");
        this.sealed = sealed;
    }

    /** Which way a claim went, or a car. */
    enum What {
        TAKEN,
        GIVEN_BACK,
        SENT,
        ARRIVED,
        CAME_BACK;

        static What of(CheckInput.DispatchMoved.Move move) {
            return switch (move) {
                case ARRIVED -> ARRIVED;
                case CAME_BACK -> CAME_BACK;
            };
        }
    }

    /**
     * One act.
     *
     * @param person whose check it was about
     * @param report what it was about instead: a report that names nobody known
     * @param team which car or team was sent; only then present
     * @param outcome absent when the person is in no roster, or when more acts came at once than a check remembers
     */
    record Act(
            CommandId command,
            IncidentId incident,
            Optional<PersonId> person,
            Optional<ReportId> report,
            What what,
            Optional<CommandOutcome.Outcome> outcome,
            Actor by,
            Instant at,
            Optional<String> team) {

        static Act about(IncidentId incident, PersonId person, CommandId command, What what, Actor by, Instant at) {
            return new Act(
                    command,
                    incident,
                    Optional.of(person),
                    Optional.empty(),
                    what,
                    Optional.empty(),
                    by,
                    at,
                    Optional.empty());
        }

        /** Somebody takes a report about nobody known, or gives it back. */
        static Act about(IncidentId incident, ReportId report, What what, Actor by, Instant at) {
            return new Act(
                    CommandId.random(),
                    incident,
                    Optional.empty(),
                    Optional.of(report),
                    what,
                    Optional.of(CommandOutcome.Outcome.DONE),
                    by,
                    at,
                    Optional.empty());
        }

        Act with(String team) {
            return new Act(command, incident, person, report, what, outcome, by, at, Optional.of(team));
        }

        Act ended(Optional<CommandOutcome.Outcome> how) {
            return new Act(command, incident, person, report, what, how, by, at, team);
        }
    }

    Mono<Void> createIndexes() {
        return Mono.from(claims.createIndex(Indexes.ascending("i", "at"))).then();
    }

    /** The claims among a batch's inputs, with what became of each in the checks that were decided. */
    static List<Act> acts(Collection<CheckInput> inputs, List<CheckWriter.Decided> decided) {
        if (inputs.isEmpty()) {
            return List.of();
        }
        Map<CommandId, CommandOutcome.Outcome> outcomes = new HashMap<>();
        decided.forEach(
                one -> one.decision().check().commands().forEach(done -> outcomes.put(done.command(), done.outcome())));
        return inputs.stream()
                .flatMap(input -> act(input).stream())
                .map(act -> act.ended(Optional.ofNullable(outcomes.get(act.command()))))
                .toList();
    }

    private static Optional<Act> act(CheckInput input) {
        return switch (input) {
            case CheckInput.Claimed(var incident, var person, var command, var by, var at) ->
                Optional.of(Act.about(incident, person, command, What.TAKEN, by, at));
            case CheckInput.Released(var incident, var person, var command, var by, var at) ->
                Optional.of(Act.about(incident, person, command, What.GIVEN_BACK, by, at));
            case CheckInput.Dispatched(var incident, var person, var command, var team, var by, var at) ->
                Optional.of(
                        Act.about(incident, person, command, What.SENT, by, at).with(team));
            case CheckInput.DispatchMoved(var incident, var person, var command, var _, var move, var by, var at) ->
                Optional.of(Act.about(incident, person, command, What.of(move), by, at));
            case CheckInput.ReportReceived _,
                    CheckInput.Noted _,
                    CheckInput.Linked _,
                    CheckInput.Unlinked _,
                    CheckInput.Judged _,
                    CheckInput.NoticeFate _ -> Optional.<Act>empty();
        };
    }

    /** Keeps acts; one that is kept already stays the same. */
    Mono<Void> keep(List<Act> acts) {
        List<WriteModel<Document>> writes = acts.stream().map(this::write).toList();
        return writes.isEmpty()
                ? Mono.empty()
                : Mono.from(claims.bulkWrite(writes, UNORDERED)).then();
    }

    private WriteModel<Document> write(Act act) {
        String id = act.command().toString();
        return new ReplaceOneModel<>(
                eq("_id", id),
                new Document("_id", id)
                        .append("i", act.incident().toString())
                        .append("at", Date.from(act.at()))
                        .append("x", sealed.seal(SealedJson.keyOf(act.incident()), act, "claim/" + id)),
                UPSERT);
    }

    /** Every act of an incident, oldest first. */
    Flux<Act> all(IncidentId incident) {
        return Flux.from(claims.find(eq("i", incident.toString())).sort(ascending("at")))
                .map(document -> sealed.open(
                        SealedJson.keyOf(incident),
                        document.get("x", Binary.class),
                        "claim/" + document.getString("_id"),
                        Act.class));
    }
}
