package jp.anpi.safety.check;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.safety.access.Sight;
import jp.anpi.safety.contract.CheckInput;
import jp.anpi.safety.contract.CommandId;
import jp.anpi.safety.contract.ReportId;
import jp.anpi.safety.incident.Incident;
import jp.anpi.safety.ladder.Explanations;
import jp.anpi.safety.matching.Reconciliation;
import jp.anpi.safety.report.RawReports;
import jp.anpi.safety.roster.PersonRow;
import jp.anpi.safety.roster.Roster;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Everything about the checks of one incident, line by line and as slowly as the reader asks. */
public final class CheckArchive {

    private final CheckStore store;
    private final RawReports reports;
    private final Notes notes;
    private final ClaimHistory claims;
    private final Reconciliation reconciliation;
    private final Roster roster;

    CheckArchive(
            CheckStore store,
            RawReports reports,
            Notes notes,
            ClaimHistory claims,
            Reconciliation reconciliation,
            Roster roster) {
        this.store = store;
        this.reports = reports;
        this.notes = notes;
        this.claims = claims;
        this.reconciliation = reconciliation;
        this.roster = roster;
    }

    /** Writes an instant as people read it. */
    @FunctionalInterface
    public interface Times {
        String of(Instant at);
    }

    /** A check with its way up the ladder and what was asked. */
    public record CheckLine(
            CheckItem check,
            List<? extends Record> steps,
            List<? extends Record> notices,
            List<? extends Record> attempts) {}

    /** A note of the desk. */
    public record NoteLine(CommandId id, PersonId personId, String text, Instant at, String by) {}

    /**
     * Somebody at the desk took a check, or a report that names nobody known, or gave it back, or sent a car to somebody.
     *
     * @param what {@code TAKEN} or {@code GIVEN_BACK}; of a car or team {@code SENT}, {@code ARRIVED} or {@code CAME_BACK}
     * @param team which car or team was sent
     * @param outcome whether it changed anything; absent where that is not known
     */
    public record ClaimLine(
            CommandId id,
            Optional<PersonId> personId,
            Optional<ReportId> report,
            String what,
            Optional<String> outcome,
            Instant at,
            String by,
            Optional<String> team) {}

    /**
     * A report.
     *
     * @param body exactly as the sender made it; absent where the reader may not see all of it
     */
    public record ReportLine(
            Optional<PersonId> personId, Record report, String contentHash, String sender, Optional<String> body) {

        /** The cells of a spreadsheet. */
        public List<String> cells(Times times) {
            ReportView view = (ReportView) report;
            return List.of(
                    view.id().toString(),
                    personId.map(PersonId::toString).orElse(""),
                    times.of(view.observedAt()),
                    times.of(view.receivedAt()),
                    view.contact().map(Enum::name).orElse(""),
                    view.evidence().map(Enum::name).orElse(""),
                    view.condition().map(Enum::name).orElse(""),
                    view.place().map(place -> place.kind().name()).orElse(""),
                    view.needs().stream().map(need -> need.kind().name()).collect(Collectors.joining(" ")),
                    view.supplied().stream().map(one -> one.kind().name()).collect(Collectors.joining(" ")),
                    view.source().map(Enum::name).orElse(""),
                    view.channel().map(Enum::name).orElse(""),
                    view.by().orElse(""),
                    view.marks().stream().map(Enum::name).sorted().collect(Collectors.joining(" ")),
                    view.notes().orElse(""));
        }
    }

    /** The checks of those people, in their order; a bare row is a check about which nothing is known. */
    public Flux<CheckItem> items(Incident incident, List<PersonRow> rows, boolean deaths) {
        List<CheckKey> keys =
                rows.stream().map(row -> new CheckKey(incident.id(), row.id())).toList();
        return store.find(keys)
                .flatMapIterable(found -> rows.stream()
                        .map(row -> CheckItem.of(row, state(found, incident, row), deaths)
                                .withoutClaimant())
                        .toList());
    }

    private static Optional<jp.anpi.safety.contract.CheckState> state(
            Map<CheckKey, SafetyCheck> found, Incident incident, PersonRow row) {
        return Optional.ofNullable(found.get(new CheckKey(incident.id(), row.id())))
                .map(SafetyCheck::toState);
    }

    /** Every check that anything is known about. */
    public Flux<CheckLine> checks(Incident incident, boolean deaths) {
        var sentences = new DetailView(new Explanations(incident.facts().zone()));
        return store.all(incident.id())
                .filter(check -> roster.findRow(check.row().person()).isPresent())
                .map(check -> {
                    PersonRow row = roster.findRow(check.row().person()).orElseThrow();
                    return new CheckLine(
                            CheckItem.of(row, Optional.of(check.toState()), deaths)
                                    .withoutClaimant(),
                            sentences.steps(check, row.name()),
                            DetailView.notices(check),
                            DetailView.attempts(check));
                });
    }

    /** Every report, also those about nobody known and those that lost the race for their id. */
    public Flux<ReportLine> reports(Incident incident, Sight sight) {
        return linkedToHidden(incident, sight)
                .flatMapMany(linked -> reports.all(incident.id()).map(received -> {
                    boolean hidden = linked.contains(received.report())
                            || received.person()
                                    .filter(person -> hides(sight, person))
                                    .isPresent();
                    var view = ReportView.of(received, new ReportView.Shown(sight.deaths(), !hidden, !hidden));
                    return new ReportLine(
                            received.person(),
                            view,
                            received.contentHash(),
                            received.sender().displayName(),
                            view.withheld() || hidden ? Optional.empty() : Optional.of(received.body()));
                }));
    }

    /** Reports in words that turned out to be about people whose home the reader may not see: the words may tell it. */
    private Mono<Set<ReportId>> linkedToHidden(Incident incident, Sight sight) {
        return Flux.fromStream(() -> roster.rows().stream().filter(row -> !sight.home(row.confidential())))
                .concatMap(row -> reconciliation.allLinkedTo(incident.id(), row.id()))
                .collect(Collectors.toSet());
    }

    /** Every decision about a report: linked, unlinked, set aside, counted again; by whom, when and why. */
    public Flux<? extends Record> decisions(Incident incident, Sight sight) {
        return reconciliation
                .decisions(incident.id())
                .flatMapIterable(
                        decision -> UnmatchedReader.decided(List.of(decision), person -> hides(sight, person)));
    }

    private boolean hides(Sight sight, PersonId person) {
        return roster.findRow(person)
                .filter(row -> !sight.home(row.confidential()))
                .isPresent();
    }

    /** Every claim of the desk and every car it sent, also those that another one's claim refused, oldest first. */
    public Flux<ClaimLine> claims(Incident incident) {
        return claims.all(incident.id())
                .map(act -> new ClaimLine(
                        act.command(),
                        act.person(),
                        act.report(),
                        act.what().name(),
                        act.outcome().map(Enum::name),
                        act.at(),
                        act.by().displayName(),
                        act.team()));
    }

    /** Every note of the desk. */
    public Flux<NoteLine> notes(Incident incident) {
        return notes.all(incident.id())
                .map((CheckInput.Noted note) -> new NoteLine(
                        note.command(),
                        note.person(),
                        note.text(),
                        note.at(),
                        note.by().displayName()));
    }
}
