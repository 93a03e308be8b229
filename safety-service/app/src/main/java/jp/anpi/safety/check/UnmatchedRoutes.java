package jp.anpi.safety.check;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.listing.Cursor;
import jp.anpi.registry.http.listing.Listing;
import jp.anpi.registry.http.listing.Paging;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.Text;
import jp.anpi.safety.access.Action;
import jp.anpi.safety.access.CallerAccess;
import jp.anpi.safety.access.Relation;
import jp.anpi.safety.contract.CheckInput;
import jp.anpi.safety.contract.CommandId;
import jp.anpi.safety.contract.ReportId;
import jp.anpi.safety.incident.Incident;
import jp.anpi.safety.incident.Incidents;
import jp.anpi.safety.report.RawReports;
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

/** Reports about nobody the roster knows, and a person's decision whom they are about. */
@RestController
@RequestMapping("/api/incidents/{incident}/unmatched")
final class UnmatchedRoutes {

    private static final Text PERSON = new Text("対象者の番号を指定してください。", "Name a person by id.");

    private final Incidents incidents;
    private final Unmatched unmatched;
    private final RawReports reports;
    private final CheckReader reader;
    private final CheckCommands commands;
    private final InstantSource clock;

    UnmatchedRoutes(
            Incidents incidents,
            Unmatched unmatched,
            RawReports reports,
            CheckReader reader,
            CheckCommands commands,
            InstantSource clock) {
        this.incidents = incidents;
        this.unmatched = unmatched;
        this.reports = reports;
        this.reader = reader;
        this.commands = commands;
        this.clock = clock;
    }

    record LinkRequest(@Nullable String personId) {}

    @GetMapping
    Mono<Listing<ReportView>> list(@PathVariable String incident, Paging paging, Caller caller) {
        Incident of = reconciled(incident, caller);
        boolean deaths = CallerAccess.may(caller, Action.SEE_REPORTED_DEATH, Relation.NONE, of.mode());
        var sight = new ReportView.Sight(deaths, true, true);
        String last = paging.after(1).map(cursor -> cursor.parts().getFirst()).orElse("");
        return StoreReads.answer(unmatched
                .open(of.id(), last, paging.limit() + 1)
                .concatMap(entry -> reports.open(entry.report()))
                .map(report -> ReportView.of(report, sight))
                .collectList()
                .map(views -> Listing.of(
                        views, paging.limit(), view -> Cursor.of(view.id().toString()))));
    }

    @PostMapping("/{report}/link")
    Mono<ResponseEntity<CheckRoutes.Done>> link(
            @PathVariable String incident,
            @PathVariable String report,
            @RequestBody LinkRequest request,
            Caller caller) {
        Incident of = reconciled(incident, caller);
        if (request.personId() == null) {
            throw Problem.field("personId", PERSON).refused();
        }
        CommandId command = CommandId.random();
        return entry(of, report)
                .flatMap(entry -> entry.linked().isPresent()
                        ? Mono.error(Problem.of(CheckProblem.ALREADY_LINKED).refused())
                        : reports.open(entry.report()))
                .zipWith(reader.see(of, request.personId(), caller, Action.RECONCILE))
                .transform(StoreReads::answer)
                .flatMap(both -> commands.act(
                        of,
                        both.getT2().key(),
                        command,
                        new CheckInput.Linked(
                                of.id(),
                                both.getT1(),
                                both.getT2().row().id(),
                                command,
                                CallerAccess.actor(caller),
                                now(of))))
                .map(outcome -> CheckRoutes.answer(command, outcome));
    }

    @PostMapping("/{report}/unlink")
    Mono<ResponseEntity<CheckRoutes.Done>> unlink(
            @PathVariable String incident, @PathVariable String report, Caller caller) {
        Incident of = reconciled(incident, caller);
        CommandId command = CommandId.random();
        return entry(of, report)
                .flatMap(entry -> {
                    Optional<PersonId> linked = entry.linked();
                    return linked.isEmpty()
                            ? Mono.error(Problem.of(CheckProblem.NOT_LINKED).refused())
                            : commands.act(
                                    of,
                                    new CheckKey(of.id(), linked.get()),
                                    command,
                                    new CheckInput.Unlinked(
                                            of.id(),
                                            entry.report(),
                                            linked.get(),
                                            command,
                                            CallerAccess.actor(caller),
                                            now(of)));
                })
                .map(outcome -> CheckRoutes.answer(command, outcome));
    }

    private Incident reconciled(String incident, Caller caller) {
        Incident of = incidents.get(incident);
        CallerAccess.demand(caller, Action.RECONCILE, Relation.NONE, of.mode());
        return of;
    }

    private Mono<Unmatched.Entry> entry(Incident of, String report) {
        return Mono.defer(() -> {
                    try {
                        return unmatched.find(ReportId.of(report));
                    } catch (IllegalArgumentException noUuid) {
                        return Mono.empty();
                    }
                })
                .transform(StoreReads::answer)
                .filter(entry -> entry.incident().equals(of.id()))
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).refused()));
    }

    private Instant now(Incident of) {
        return of.facts().clock().incidentTime(clock.instant());
    }
}
