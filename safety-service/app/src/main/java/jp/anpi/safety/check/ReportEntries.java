package jp.anpi.safety.check;

import java.util.Optional;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.safety.access.Action;
import jp.anpi.safety.access.CallerAccess;
import jp.anpi.safety.access.Relation;
import jp.anpi.safety.contract.CheckInput.ReportReceived;
import jp.anpi.safety.contract.ReportId;
import jp.anpi.safety.incident.Incident;
import jp.anpi.safety.incident.Incidents;
import jp.anpi.safety.matching.Reconciliation;
import jp.anpi.safety.matching.UnmatchedEntry;
import jp.anpi.safety.report.RawReports;
import reactor.core.publisher.Mono;

/** Reports by their ids for those who may decide whom they are about, whether they ever waited for it or not. */
final class ReportEntries {

    private final Incidents incidents;
    private final Reconciliation reconciliation;
    private final RawReports reports;

    ReportEntries(Incidents incidents, Reconciliation reconciliation, RawReports reports) {
        this.incidents = incidents;
        this.reconciliation = reconciliation;
        this.reports = reports;
    }

    /** The incident, when the caller may reconcile its reports. */
    Incident incident(String incident, Caller caller) {
        Incident of = incidents.get(incident);
        CallerAccess.demand(caller, Action.RECONCILE, Relation.NONE, of.mode());
        return of;
    }

    /** The entry; a report whose sender picked its person has one too, which is not stored. 404 for anything else. */
    Mono<UnmatchedEntry> find(Incident of, String report) {
        return waiting(of, report)
                .switchIfEmpty(picked(of, report).map(received -> reconciliation.entryOf(received, person(received))))
                .switchIfEmpty(notFound());
    }

    /** The entry as it is stored, so that it can be decided about. */
    Mono<UnmatchedEntry> stored(Incident of, String report) {
        return waiting(of, report)
                .switchIfEmpty(picked(of, report).flatMap(received -> reconciliation.adopt(received, person(received))))
                .switchIfEmpty(notFound());
    }

    private static <T> Mono<T> notFound() {
        return Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).refused());
    }

    private Mono<UnmatchedEntry> waiting(Incident of, String report) {
        return Mono.justOrEmpty(id(report))
                .flatMap(reconciliation::find)
                .filter(entry -> entry.state().incident().equals(of.id()));
    }

    private Mono<ReportReceived> picked(Incident of, String report) {
        return Mono.justOrEmpty(id(report))
                .flatMap(reports::open)
                .filter(received ->
                        received.incident().equals(of.id()) && received.person().isPresent());
    }

    private static PersonId person(ReportReceived received) {
        return received.person().orElseThrow();
    }

    private static Optional<ReportId> id(String text) {
        try {
            return Optional.of(ReportId.of(text));
        } catch (IllegalArgumentException noUuid) {
            return Optional.empty();
        }
    }
}
