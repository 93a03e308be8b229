package jp.anpi.safety.check;

import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.stream.Stream;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.listing.Cursor;
import jp.anpi.registry.http.listing.Listing;
import jp.anpi.registry.http.listing.Paging;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.Refused;
import jp.anpi.registry.http.problem.Text;
import jp.anpi.safety.access.Action;
import jp.anpi.safety.access.CallerAccess;
import jp.anpi.safety.access.Relation;
import jp.anpi.safety.contract.CheckInput.Linked;
import jp.anpi.safety.contract.CheckInput.Unlinked;
import jp.anpi.safety.contract.CommandId;
import jp.anpi.safety.contract.ReportId;
import jp.anpi.safety.incident.Incident;
import jp.anpi.safety.incident.Incidents;
import jp.anpi.safety.matching.Question;
import jp.anpi.safety.matching.Reconciliation;
import jp.anpi.safety.matching.UnmatchedEntry;
import jp.anpi.safety.report.RawReports;
import jp.anpi.safety.store.StoreReads;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Reports about nobody the system could identify: whom they may mean, and a person's decision whom they are about. */
@RestController
@RequestMapping("/api/incidents/{incident}/unmatched")
final class UnmatchedRoutes {

    private static final Text PERSON = new Text("対象者の番号を指定してください。", "Name a person by id.");
    private static final Text OUTSIDE =
            new Text("この災害の名簿にいない方には結び付けられません。", "Only somebody in this incident's roster can be linked.");

    private final Incidents incidents;
    private final Reconciliation reconciliation;
    private final UnmatchedReader unmatched;
    private final RawReports reports;
    private final CheckReader reader;
    private final CheckCommands commands;
    private final InstantSource clock;

    UnmatchedRoutes(
            Incidents incidents,
            Reconciliation reconciliation,
            UnmatchedReader unmatched,
            RawReports reports,
            CheckReader reader,
            CheckCommands commands,
            InstantSource clock) {
        this.incidents = incidents;
        this.reconciliation = reconciliation;
        this.unmatched = unmatched;
        this.reports = reports;
        this.reader = reader;
        this.commands = commands;
        this.clock = clock;
    }

    /** @param reason the deciding person's own words */
    record LinkRequest(@Nullable String personId, @Nullable String reason) {}

    record UnlinkRequest(@Nullable String reason) {}

    /** What waits, most urgent first. */
    @GetMapping
    Mono<Listing<UnmatchedItem>> list(@PathVariable String incident, Paging paging, Caller caller) {
        Incident of = reconciled(incident, caller);
        Optional<UnmatchedEntry.Place> last = paging.after(3).map(UnmatchedRoutes::place);
        return StoreReads.answer(reconciliation
                .open(of.id(), last, paging.limit() + 1)
                .collectList()
                .map(entries -> Listing.of(entries, paging.limit(), entry -> cursor(entry.place())))
                .flatMap(page ->
                        unmatched.items(of, page.items(), caller).map(items -> new Listing<>(items, page.next()))));
    }

    /** One report, whether it waits or is linked; words given here are searched for instead of the report's own. */
    @GetMapping("/{report}")
    Mono<UnmatchedItem> one(
            @PathVariable String incident,
            @PathVariable String report,
            @RequestParam Optional<String> name,
            @RequestParam Optional<String> kana,
            @RequestParam Optional<String> birthDate,
            @RequestParam Optional<String> address,
            @RequestParam Optional<String> phone,
            Caller caller) {
        Incident of = reconciled(incident, caller);
        Optional<Question> instead = Stream.of(name, kana, birthDate, address, phone)
                        .anyMatch(words -> words.filter(said -> !said.isBlank()).isPresent())
                ? Optional.of(new Question(name, kana, birthDate, address, phone))
                : Optional.empty();
        return StoreReads.answer(entry(of, report).flatMap(entry -> unmatched.item(of, entry, instead, caller)));
    }

    @PostMapping("/{report}/link")
    Mono<ResponseEntity<CheckRoutes.Done>> link(
            @PathVariable String incident,
            @PathVariable String report,
            @RequestBody LinkRequest request,
            Caller caller) {
        Incident of = reconciled(incident, caller);
        String person = Optional.ofNullable(request.personId())
                .orElseThrow(() -> Problem.field("personId", PERSON).refused());
        Optional<String> reason = Reason.of(request.reason());
        CommandId command = CommandId.random();
        return Mono.zip(entry(of, report), seen(of, person, caller))
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
                    return StoreReads.answer(reports.open(entry.report())
                                    .map(received -> new Linked(
                                            of.id(),
                                            received,
                                            key.person(),
                                            command,
                                            Optional.empty(),
                                            reason,
                                            CallerAccess.actor(caller),
                                            now(of)))
                                    .filterWhen(link -> reconciliation.decide(entry, link)))
                            .switchIfEmpty(Mono.error(() ->
                                    Problem.of(CheckProblem.DECIDED_MEANWHILE).refused()))
                            .flatMap(link -> commands.carryOut(of, key, command, link));
                })
                .map(outcome -> CheckRoutes.answer(command, outcome));
    }

    @PostMapping("/{report}/unlink")
    Mono<ResponseEntity<CheckRoutes.Done>> unlink(
            @PathVariable String incident,
            @PathVariable String report,
            @RequestBody(required = false) @Nullable UnlinkRequest request,
            Caller caller) {
        Incident of = reconciled(incident, caller);
        Optional<String> reason = request == null ? Optional.empty() : Reason.of(request.reason());
        CommandId command = CommandId.random();
        return StoreReads.answer(entry(of, report))
                .flatMap(entry -> {
                    var person = entry.linked()
                            .orElseThrow(
                                    () -> Problem.of(CheckProblem.NOT_LINKED).refused());
                    var unlink = new Unlinked(
                            of.id(), entry.report(), person, command, reason, CallerAccess.actor(caller), now(of));
                    return StoreReads.answer(reconciliation.decide(entry, unlink))
                            .flatMap(won -> won
                                    ? commands.carryOut(of, new CheckKey(of.id(), person), command, unlink)
                                    : Mono.error(Problem.of(CheckProblem.DECIDED_MEANWHILE)
                                            .refused()));
                })
                .map(outcome -> CheckRoutes.answer(command, outcome));
    }

    private Mono<CheckReader.Seen> seen(Incident of, String person, Caller caller) {
        return reader.see(of, person, caller, Action.RECONCILE)
                .onErrorMap(
                        Refused.class,
                        refused -> refused.problem().kind() == CommonProblem.NOT_FOUND
                                ? Problem.field("personId", OUTSIDE).refused()
                                : refused);
    }

    private static Cursor cursor(UnmatchedEntry.Place place) {
        return Cursor.of(Integer.toString(place.urgency()), place.order().toString(), place.report());
    }

    private static UnmatchedEntry.Place place(Cursor cursor) {
        try {
            var parts = cursor.parts();
            return new UnmatchedEntry.Place(Integer.parseInt(parts.get(0)), Instant.parse(parts.get(1)), parts.get(2));
        } catch (NumberFormatException | DateTimeParseException nonsense) {
            throw Paging.wrongCursor();
        }
    }

    private Incident reconciled(String incident, Caller caller) {
        Incident of = incidents.get(incident);
        CallerAccess.demand(caller, Action.RECONCILE, Relation.NONE, of.mode());
        return of;
    }

    private Mono<UnmatchedEntry> entry(Incident of, String report) {
        return Mono.defer(() -> {
                    try {
                        return reconciliation.find(ReportId.of(report));
                    } catch (IllegalArgumentException noUuid) {
                        return Mono.empty();
                    }
                })
                .filter(entry -> entry.state().incident().equals(of.id()))
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).refused()));
    }

    private Instant now(Incident of) {
        return of.facts().clock().incidentTime(clock.instant());
    }
}
