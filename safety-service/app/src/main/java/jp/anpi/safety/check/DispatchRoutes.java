package jp.anpi.safety.check;

import java.time.Instant;
import java.time.InstantSource;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.Text;
import jp.anpi.safety.access.Action;
import jp.anpi.safety.access.CallerAccess;
import jp.anpi.safety.contract.Actor;
import jp.anpi.safety.contract.CheckInput;
import jp.anpi.safety.contract.CheckInput.DispatchMoved.Move;
import jp.anpi.safety.contract.CommandId;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.incident.Incident;
import jp.anpi.safety.incident.Incidents;
import jp.anpi.safety.store.StoreReads;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Where the next car goes: sending one to a person, and hearing that it has arrived or is back. */
@RestController
@RequestMapping("/api/incidents/{incident}/checks/{person}/dispatch")
final class DispatchRoutes {

    private static final Text TEAM =
            new Text("車・班の名前を1〜{0} 文字で入力してください。", "Name the car or team, in 1 to {0} characters.");

    private static final Text SENT_AT = new Text("どの車・班か、出発の時刻を送ってください。", "Say which one: when it was sent.");

    private final Incidents incidents;
    private final CheckReader reader;
    private final CheckCommands commands;
    private final InstantSource clock;

    DispatchRoutes(Incidents incidents, CheckReader reader, CheckCommands commands, InstantSource clock) {
        this.incidents = incidents;
        this.reader = reader;
        this.commands = commands;
        this.clock = clock;
    }

    /** @param team what the desk calls the car or team */
    record DispatchRequest(@Nullable String team) {}

    /** Takes the check as well. */
    @PostMapping
    Mono<ResponseEntity<CheckRoutes.Done>> send(
            @PathVariable String incident,
            @PathVariable String person,
            @RequestBody DispatchRequest request,
            Caller caller) {
        return act(
                incidents.get(incident),
                person,
                caller,
                (now, command, by) ->
                        new CheckInput.Dispatched(now.incident(), now.person(), command, team(request), by, now.at()));
    }

    /** @param sentAt of which one is spoken, as the check says it: another may be out by now */
    record MoveRequest(@Nullable Instant sentAt) {}

    @PostMapping("/arrived")
    Mono<ResponseEntity<CheckRoutes.Done>> arrived(
            @PathVariable String incident,
            @PathVariable String person,
            @RequestBody MoveRequest request,
            Caller caller) {
        return move(incident, person, caller, request, Move.ARRIVED);
    }

    @PostMapping("/back")
    Mono<ResponseEntity<CheckRoutes.Done>> back(
            @PathVariable String incident,
            @PathVariable String person,
            @RequestBody MoveRequest request,
            Caller caller) {
        return move(incident, person, caller, request, Move.CAME_BACK);
    }

    private Mono<ResponseEntity<CheckRoutes.Done>> move(
            String incident, String person, Caller caller, MoveRequest request, Move move) {
        return act(
                incidents.get(incident),
                person,
                caller,
                (now, command, by) -> new CheckInput.DispatchMoved(
                        now.incident(), now.person(), command, sentAt(request), move, by, now.at()));
    }

    private static Instant sentAt(MoveRequest request) {
        Instant sentAt = request.sentAt();
        if (sentAt == null) {
            throw Problem.field("sentAt", SENT_AT).refused();
        }
        return sentAt;
    }

    /** Looked at only for those who may send one. */
    private static String team(DispatchRequest request) {
        String team = request.team() == null ? "" : request.team().strip();
        boolean wrong = team.isEmpty()
                || team.codePointCount(0, team.length()) > Dispatch.LONGEST
                || team.codePoints().anyMatch(Character::isISOControl);
        if (wrong) {
            throw Problem.field("team", TEAM, Dispatch.LONGEST).refused();
        }
        Reason.demandWhole("team", team);
        return team;
    }

    /** Whose check is worked on, at which moment of the incident. */
    private record Now(IncidentId incident, PersonId person, Instant at) {}

    @FunctionalInterface
    private interface Act {
        CheckInput of(Now now, CommandId command, Actor by);
    }

    private Mono<ResponseEntity<CheckRoutes.Done>> act(Incident of, String person, Caller caller, Act act) {
        CommandId command = CommandId.random();
        return StoreReads.answer(reader.see(of, person, caller, Action.WORK_ON_CHECK))
                .flatMap(seen -> {
                    var now =
                            new Now(of.id(), seen.row().id(), of.facts().clock().incidentTime(clock.instant()));
                    return commands.act(of, seen.key(), command, act.of(now, command, CallerAccess.actor(caller)));
                })
                .map(outcome -> CheckRoutes.answer(command, outcome));
    }
}
