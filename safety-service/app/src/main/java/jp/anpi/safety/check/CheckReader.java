package jp.anpi.safety.check;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.contract.Home;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.safety.access.Action;
import jp.anpi.safety.access.CallerAccess;
import jp.anpi.safety.access.PersonField;
import jp.anpi.safety.access.Sight;
import jp.anpi.safety.access.Tie;
import jp.anpi.safety.incident.FrozenRosters;
import jp.anpi.safety.incident.Incident;
import jp.anpi.safety.ladder.Explanations;
import jp.anpi.safety.matching.Reconciliation;
import jp.anpi.safety.report.RawReports;
import jp.anpi.safety.roster.PersonRow;
import jp.anpi.safety.roster.Roster;
import reactor.core.publisher.Mono;

/** Brings together one person's check for one viewer. */
final class CheckReader {

    private final CheckStore store;
    private final RawReports reports;
    private final Notes notes;
    private final Reconciliation reconciliation;
    private final PersonReports shelf;
    private final Overlaps overlaps;
    private final FrozenRosters rosters;
    private final Roster roster;
    private final InstantSource clock;

    CheckReader(
            CheckStore store,
            RawReports reports,
            Notes notes,
            Reconciliation reconciliation,
            PersonReports shelf,
            Overlaps overlaps,
            FrozenRosters rosters,
            Roster roster,
            InstantSource clock) {
        this.store = store;
        this.reports = reports;
        this.notes = notes;
        this.reconciliation = reconciliation;
        this.shelf = shelf;
        this.overlaps = overlaps;
        this.rosters = rosters;
        this.roster = roster;
        this.clock = clock;
    }

    /**
     * A person of an incident as the caller may see them.
     *
     * @param isProtected whether they were under protection when the roster froze, or are now
     */
    record Seen(Incident incident, PersonRow row, Tie tie, boolean isProtected) {

        CheckKey key() {
            return new CheckKey(incident.id(), row.id());
        }
    }

    /** The person, or 404 when not in the incident or not the caller's to know. */
    Mono<Seen> see(Incident incident, String person, Caller caller, Action action) {
        return Mono.defer(() -> {
            PersonId id = personId(person);
            return rosters.of(incident.id())
                    .flatMap(frozen -> Mono.justOrEmpty(rosters.find(incident, frozen, id)))
                    .switchIfEmpty(
                            Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).refused()))
                    .map(row -> {
                        // Who looks after somebody now may look, not who did when the incident opened.
                        PersonRow now = roster.findRow(id).orElse(row);
                        Tie tie = incident.tie(now, CallerAccess.actor(caller), clock.instant());
                        CallerAccess.demand(caller, action, tie, incident.mode());
                        return new Seen(incident, row, tie, row.confidential() || now.confidential());
                    });
        });
    }

    Mono<CheckDetail> detail(Seen seen, Caller caller) {
        Incident incident = seen.incident();
        CheckKey key = seen.key();
        Sight sight = CallerAccess.sight(caller, seen.tie(), incident.mode());
        boolean places = sight.home(seen.row().confidential());
        boolean takes = CallerAccess.may(caller, Action.WORK_ON_CHECK, seen.tie(), incident.mode());
        var ofReports = ReportView.Shown.of(sight, seen.row().confidential());
        Mono<SafetyCheck> check = store.find(List.of(key))
                .map(found ->
                        Optional.ofNullable(found.get(key)).orElseGet(() -> SafetyCheck.of(incident.rowOf(seen.row()))))
                .cache();
        return Mono.zip(
                        check,
                        check.flatMap(now -> shelf.of(now, ofReports, sight.shows(PersonField.OTHERS_MEANT))),
                        notes.about(key).collectList(),
                        reports.conflictsAbout(incident.id(), key.person()).collectList(),
                        places ? roster.people(List.of(key.person())) : Mono.just(Map.<PersonId, PersonState>of()),
                        reconciliation
                                .decisionsAbout(incident.id(), key.person())
                                .collectList(),
                        overlaps.of(incident, key.person()))
                .map(all -> {
                    SafetyCheck now = all.getT1();
                    CheckItem item = CheckItem.of(seen.row(), Optional.of(now.toState()), sight.deaths());
                    var sentences =
                            new DetailView(new Explanations(incident.facts().zone()));
                    String name = seen.row().name();
                    Instant incidentNow = incident.facts().clock().incidentTime(clock.instant());
                    return new CheckDetail(
                            takes ? item : item.withoutClaimant(),
                            Optional.ofNullable(all.getT5().get(key.person()))
                                    .map(person -> person.home().text()),
                            Optional.ofNullable(all.getT5().get(key.person()))
                                    .map(PersonState::home)
                                    .filter(home ->
                                            !home.confidential() && !seen.row().confidential())
                                    .flatMap(Home::position),
                            incidentNow,
                            sentences.ladder(now, name),
                            sentences.steps(now, name),
                            all.getT2(),
                            DetailView.notices(now),
                            DetailView.attempts(now),
                            DetailView.notes(all.getT3()),
                            DetailView.dispatches(now),
                            now.clocks(),
                            DetailView.conflicts(now, all.getT4(), ofReports),
                            UnmatchedReader.decided(all.getT6(), _ -> !places),
                            all.getT7(),
                            CheckSentence.of(
                                    now, name, incidentNow, incident.facts().zone()));
                });
    }

    static PersonId personId(String text) {
        try {
            return PersonId.of(text);
        } catch (IllegalArgumentException noUuid) {
            throw Problem.of(CommonProblem.NOT_FOUND).refused();
        }
    }
}
