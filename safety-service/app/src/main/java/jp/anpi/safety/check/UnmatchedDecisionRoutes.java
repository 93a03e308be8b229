package jp.anpi.safety.check;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.Refused;
import jp.anpi.registry.http.problem.Text;
import jp.anpi.safety.access.Action;
import jp.anpi.safety.access.CallerAccess;
import jp.anpi.safety.contract.Actor;
import jp.anpi.safety.contract.CheckInput.Linked;
import jp.anpi.safety.contract.CheckInput.Unlinked;
import jp.anpi.safety.contract.CommandId;
import jp.anpi.safety.incident.Incident;
import jp.anpi.safety.matching.Reconciliation;
import jp.anpi.safety.matching.UnmatchedEntry;
import jp.anpi.safety.report.RawReports;
import jp.anpi.safety.store.StoreReads;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A person's decisions whom a report is about, each of which can be taken back, and who sees to one that waits. */
@RestController
@RequestMapping("/api/incidents/{incident}/unmatched/{report}")
final class UnmatchedDecisionRoutes {

    private static final Text PERSON = new Text("対象者の番号を指定してください。", "Name a person by id.");
    private static final Text SAME = new Text("いま結び付いている方とは別の方を指定してください。", "Name somebody else than now.");
    private static final Text OUTSIDE =
            new Text("この災害の名簿にいない方には結び付けられません。", "Only somebody in this incident's roster can be linked.");

    private final ReportEntries entries;
    private final Reconciliation reconciliation;
    private final RawReports reports;
    private final CheckReader reader;
    private final CheckCommands commands;
    private final ClaimHistory claims;
    private final InstantSource clock;

    UnmatchedDecisionRoutes(
            ReportEntries entries,
            Reconciliation reconciliation,
            RawReports reports,
            CheckReader reader,
            CheckCommands commands,
            ClaimHistory claims,
            InstantSource clock) {
        this.entries = entries;
        this.reconciliation = reconciliation;
        this.reports = reports;
        this.reader = reader;
        this.commands = commands;
        this.claims = claims;
        this.clock = clock;
    }

    /** @param reason the deciding person's own words */
    record LinkRequest(@Nullable String personId, @Nullable String reason) {}

    record UnlinkRequest(@Nullable String reason) {}

    /** @param takenBy who sees to it now */
    record Taken(Optional<String> takenBy) {}

    /** The report waits, and is about this person. */
    @PostMapping("/link")
    Mono<ResponseEntity<CheckRoutes.Done>> link(
            @PathVariable String incident,
            @PathVariable String report,
            @RequestBody LinkRequest request,
            Caller caller) {
        Incident of = entries.incident(incident, caller);
        Optional<String> reason = Reason.of(request.reason());
        CommandId command = CommandId.random();
        return Mono.zip(entries.find(of, report), seen(of, request, caller))
                .transform(StoreReads::answer)
                .flatMap(both -> {
                    var entry = both.getT1();
                    CheckKey key = both.getT2().key();
                    if (entry.linked().isPresent()) {
                        return entry.linked().get().equals(key.person())
                                ? Mono.just(Optional.of(CommandOutcome.Outcome.NOTHING_TO_DO))
                                : Mono.error(
                                        Problem.of(CheckProblem.ALREADY_LINKED).refused());
                    }
                    return decided(reports.open(entry.report())
                                    .map(received -> new Linked(
                                            of.id(),
                                            received,
                                            key.person(),
                                            command,
                                            Optional.empty(),
                                            reason,
                                            CallerAccess.actor(caller),
                                            now(of),
                                            Optional.empty()))
                                    .filterWhen(link -> reconciliation.decide(entry, link)))
                            .flatMap(link -> commands.carryOut(of, key, command, link));
                })
                .map(outcome -> CheckRoutes.answer(command, outcome));
    }

    /** The report is not about whom it is linked to, or whom its sender picked; who it is about is open again. */
    @PostMapping("/unlink")
    Mono<ResponseEntity<CheckRoutes.Done>> unlink(
            @PathVariable String incident,
            @PathVariable String report,
            @RequestBody(required = false) @Nullable UnlinkRequest request,
            Caller caller) {
        Incident of = entries.incident(incident, caller);
        Optional<String> reason = request == null ? Optional.empty() : Reason.of(request.reason());
        CommandId command = CommandId.random();
        return StoreReads.answer(entries.stored(of, report))
                .flatMap(entry -> {
                    var person = entry.linked()
                            .orElseThrow(
                                    () -> Problem.of(CheckProblem.NOT_LINKED).refused());
                    var unlink = new Unlinked(
                            of.id(),
                            entry.report(),
                            person,
                            command,
                            reason,
                            CallerAccess.actor(caller),
                            now(of),
                            Optional.empty());
                    return decided(Mono.just(unlink).filterWhen(act -> reconciliation.decide(entry, act)))
                            .flatMap(act -> commands.carryOut(of, new CheckKey(of.id(), person), command, act));
                })
                .map(outcome -> CheckRoutes.answer(command, outcome));
    }

    /** The report is about this person, not about whom it is linked to or whom its sender picked. */
    @PostMapping("/move")
    Mono<ResponseEntity<CheckRoutes.Done>> move(
            @PathVariable String incident,
            @PathVariable String report,
            @RequestBody LinkRequest request,
            Caller caller) {
        Incident of = entries.incident(incident, caller);
        Optional<String> reason = Reason.of(request.reason());
        CommandId command = CommandId.random();
        return seen(of, request, caller)
                .flatMap(seen -> Mono.zip(entries.stored(of, report), Mono.just(seen.key())))
                .transform(StoreReads::answer)
                .flatMap(both -> move(of, both.getT1(), both.getT2(), command, reason, CallerAccess.actor(caller)))
                .map(outcome -> CheckRoutes.answer(command, outcome));
    }

    private Mono<Optional<CommandOutcome.Outcome>> move(
            Incident of, UnmatchedEntry entry, CheckKey to, CommandId command, Optional<String> reason, Actor by) {
        var from = entry.linked()
                .orElseThrow(() -> Problem.of(CheckProblem.NOT_LINKED).refused());
        if (from.equals(to.person())) {
            return Mono.error(Problem.field("personId", SAME).refused());
        }
        Instant at = now(of);
        var away = new Unlinked(
                of.id(), entry.report(), from, CommandId.random(), reason, by, at, Optional.of(to.person()));
        return decided(reports.open(entry.report())
                        .map(received -> new Linked(
                                of.id(),
                                received,
                                to.person(),
                                command,
                                Optional.empty(),
                                reason,
                                by,
                                at,
                                Optional.of(from)))
                        .filterWhen(link -> reconciliation.decide(entry, away, link)))
                .flatMap(_ ->
                        commands.begin(of, new CheckKey(of.id(), from), away).then(commands.outcome(to, command)));
    }

    /** Whoever asks sees to the report from now on, so that it rings no more and two people do not act on it. */
    @PostMapping("/take")
    Mono<Taken> take(@PathVariable String incident, @PathVariable String report, Caller caller) {
        Incident of = entries.incident(incident, caller);
        Actor by = CallerAccess.actor(caller);
        return StoreReads.answer(open(of, report)).flatMap(entry -> {
            if (entry.taken()
                    .filter(holder -> !holder.username().equals(by.username()))
                    .isPresent()) {
                return Mono.error(Problem.of(CheckProblem.CLAIMED_BY_ANOTHER).refused());
            }
            return taken(of, entry, Optional.of(by), by);
        });
    }

    /** Nobody sees to the report any more. */
    @PostMapping("/release")
    Mono<Taken> release(@PathVariable String incident, @PathVariable String report, Caller caller) {
        Incident of = entries.incident(incident, caller);
        return StoreReads.answer(open(of, report))
                .flatMap(entry -> taken(of, entry, Optional.empty(), CallerAccess.actor(caller)));
    }

    private Mono<UnmatchedEntry> open(Incident of, String report) {
        return entries.find(of, report)
                .filter(entry -> entry.linked().isEmpty())
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(CheckProblem.ALREADY_LINKED).refused()));
    }

    /** @param holder who sees to it from now on */
    private Mono<Taken> taken(Incident of, UnmatchedEntry entry, Optional<Actor> holder, Actor by) {
        Instant at = now(of);
        var what = holder.isPresent() ? ClaimHistory.What.TAKEN : ClaimHistory.What.GIVEN_BACK;
        return decided(reconciliation.take(entry, holder, at).filter(Boolean::booleanValue))
                .then(Mono.defer(
                        () -> claims.keep(List.of(ClaimHistory.Act.about(of.id(), entry.report(), what, by, at)))))
                .thenReturn(new Taken(holder.map(Actor::displayName)));
    }

    private static <T> Mono<T> decided(Mono<T> won) {
        return StoreReads.answer(won)
                .switchIfEmpty(Mono.error(
                        () -> Problem.of(CheckProblem.DECIDED_MEANWHILE).refused()));
    }

    private Mono<CheckReader.Seen> seen(Incident of, LinkRequest request, Caller caller) {
        String person = Optional.ofNullable(request.personId())
                .orElseThrow(() -> Problem.field("personId", PERSON).refused());
        return reader.see(of, person, caller, Action.RECONCILE)
                .onErrorMap(
                        Refused.class,
                        refused -> refused.problem().kind() == CommonProblem.NOT_FOUND
                                ? Problem.field("personId", OUTSIDE).refused()
                                : refused);
    }

    private Instant now(Incident of) {
        return of.facts().clock().incidentTime(clock.instant());
    }
}
