package jp.anpi.safety.check;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.Text;
import jp.anpi.safety.access.Action;
import jp.anpi.safety.access.CallerAccess;
import jp.anpi.safety.contract.CheckInput;
import jp.anpi.safety.contract.CommandId;
import jp.anpi.safety.contract.ReportId;
import jp.anpi.safety.incident.Incident;
import jp.anpi.safety.incident.IncidentProblem;
import jp.anpi.safety.incident.Incidents;
import jp.anpi.safety.store.StoreReads;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** One person's check: seeing it, taking it, giving it back, writing a note. */
@RestController
@RequestMapping("/api/incidents/{incident}/checks/{person}")
final class CheckRoutes {

    private static final int LONGEST_NOTE = 4_000;
    private static final Text NOTE = new Text("1〜{0} 文字で入力してください。", "Give 1 to {0} characters.");

    private final Incidents incidents;
    private final CheckReader reader;
    private final CheckCommands commands;
    private final Notes notes;
    private final InstantSource clock;

    CheckRoutes(Incidents incidents, CheckReader reader, CheckCommands commands, Notes notes, InstantSource clock) {
        this.incidents = incidents;
        this.reader = reader;
        this.commands = commands;
        this.notes = notes;
        this.clock = clock;
    }

    /** @param id made by the sender, so that sending it again after a lost answer writes it once */
    record NoteRequest(@Nullable CommandId id, @Nullable String text) {}

    record JudgeRequest(@Nullable String reason) {}

    /** @param outcome absent while it is accepted but not known yet */
    record Done(String command, Optional<CommandOutcome.Outcome> outcome) {}

    @GetMapping
    Mono<CheckDetail> check(@PathVariable String incident, @PathVariable String person, Caller caller) {
        return StoreReads.answer(reader.see(incidents.get(incident), person, caller, Action.SEE_CHECK)
                .flatMap(seen -> reader.detail(seen, caller)));
    }

    @PostMapping("/claim")
    Mono<ResponseEntity<Done>> claim(@PathVariable String incident, @PathVariable String person, Caller caller) {
        Incident of = incidents.get(incident);
        CommandId command = CommandId.random();
        return act(
                of,
                person,
                caller,
                command,
                seen -> new CheckInput.Claimed(of.id(), seen.row().id(), command, CallerAccess.actor(caller), now(of)));
    }

    @PostMapping("/release")
    Mono<ResponseEntity<Done>> release(@PathVariable String incident, @PathVariable String person, Caller caller) {
        Incident of = incidents.get(incident);
        CommandId command = CommandId.random();
        return act(
                of,
                person,
                caller,
                command,
                seen -> new CheckInput.Released(
                        of.id(), seen.row().id(), command, CallerAccess.actor(caller), now(of)));
    }

    @PostMapping("/note")
    Mono<ResponseEntity<Done>> note(
            @PathVariable String incident,
            @PathVariable String person,
            @RequestBody NoteRequest request,
            Caller caller) {
        Incident of = incidents.get(incident);
        CommandId command = Optional.ofNullable(request.id()).orElseGet(CommandId::random);
        return StoreReads.answer(reader.see(of, person, caller, Action.WORK_ON_CHECK)
                        .flatMap(seen -> {
                            var note = new CheckInput.Noted(
                                    of.id(),
                                    seen.row().id(),
                                    command,
                                    note(request),
                                    CallerAccess.actor(caller),
                                    now(of));
                            return isHeld(note).map(held -> new Written(seen.key(), note, held));
                        }))
                .flatMap(written -> written.held()
                        ? Mono.just(Optional.of(CommandOutcome.Outcome.DONE))
                        : commands.act(of, written.key(), command, written.note())
                                // Whoever sent another under the same id meanwhile was first.
                                .delayUntil(_ -> StoreReads.answer(isHeld(written.note()))))
                .map(outcome -> answer(command, outcome));
    }

    /** @param held whether it was sent before, and only the answer was lost */
    private record Written(CheckKey key, CheckInput.Noted note, boolean held) {}

    private Mono<Boolean> isHeld(CheckInput.Noted note) {
        return notes.find(note.incident(), note.command())
                .doOnNext(held -> {
                    if (!held.person().equals(note.person()) || !held.text().equals(note.text())) {
                        throw Problem.of(IncidentProblem.RECORDED_OTHERWISE).refused();
                    }
                })
                .hasElement();
    }

    /** Looked at only for those who may write one: what is wrong with it is no answer to anybody else. */
    private static String note(NoteRequest request) {
        String text = request.text() == null ? "" : request.text().strip();
        if (text.isEmpty() || text.codePointCount(0, text.length()) > LONGEST_NOTE) {
            throw Problem.field("text", NOTE, LONGEST_NOTE).refused();
        }
        Reason.demandWhole("text", text);
        return text;
    }

    /** The report counts no more; it is kept and shown. */
    @PostMapping("/reports/{report}/set-aside")
    Mono<ResponseEntity<Done>> setAside(
            @PathVariable String incident,
            @PathVariable String person,
            @PathVariable String report,
            @RequestBody(required = false) @Nullable JudgeRequest request,
            Caller caller) {
        return judge(incident, person, report, request, false, caller);
    }

    /** It counts again. */
    @PostMapping("/reports/{report}/count")
    Mono<ResponseEntity<Done>> count(
            @PathVariable String incident,
            @PathVariable String person,
            @PathVariable String report,
            @RequestBody(required = false) @Nullable JudgeRequest request,
            Caller caller) {
        return judge(incident, person, report, request, true, caller);
    }

    private Mono<ResponseEntity<Done>> judge(
            String incident,
            String person,
            String report,
            @Nullable JudgeRequest request,
            boolean counts,
            Caller caller) {
        Incident of = incidents.get(incident);
        CommandId command = CommandId.random();
        return act(
                of,
                person,
                caller,
                command,
                seen -> new CheckInput.Judged(
                        of.id(),
                        seen.row().id(),
                        command,
                        reportId(report),
                        counts,
                        Reason.of(request == null ? null : request.reason()),
                        CallerAccess.actor(caller),
                        now(of)));
    }

    private static ReportId reportId(String text) {
        try {
            return ReportId.of(text);
        } catch (IllegalArgumentException noUuid) {
            throw Problem.of(CommonProblem.NOT_FOUND).refused();
        }
    }

    private Mono<ResponseEntity<Done>> act(
            Incident of,
            String person,
            Caller caller,
            CommandId command,
            java.util.function.Function<CheckReader.Seen, CheckInput> input) {
        return StoreReads.answer(reader.see(of, person, caller, Action.WORK_ON_CHECK))
                .flatMap(seen -> commands.act(of, seen.key(), command, input.apply(seen)))
                .map(outcome -> answer(command, outcome));
    }

    static ResponseEntity<Done> answer(CommandId command, Optional<CommandOutcome.Outcome> outcome) {
        if (outcome.isEmpty()) {
            return ResponseEntity.accepted().body(new Done(command.toString(), outcome));
        }
        return switch (outcome.get()) {
            case DONE, NOTHING_TO_DO -> ResponseEntity.ok(new Done(command.toString(), outcome));
            case HELD_BY_ANOTHER ->
                throw Problem.of(CheckProblem.CLAIMED_BY_ANOTHER).refused();
            case ALREADY_SENT -> throw Problem.of(CheckProblem.ALREADY_SENT).refused();
        };
    }

    private Instant now(Incident of) {
        return of.facts().clock().incidentTime(clock.instant());
    }
}
