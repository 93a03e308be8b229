package jp.anpi.safety.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.safety.contract.CheckInput.ReportReceived;
import jp.anpi.safety.contract.ReportId;
import jp.anpi.safety.contract.ReportMark;
import jp.anpi.safety.matching.Candidate;
import jp.anpi.safety.matching.Matching;
import jp.anpi.safety.matching.Reconciliation;
import jp.anpi.safety.report.RawReports;
import jp.anpi.safety.report.ReportBody;
import jp.anpi.safety.report.SafetyReport;
import jp.anpi.safety.roster.PersonRow;
import jp.anpi.safety.roster.Roster;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A person's reports, each with what people should know beside what it says: corrections, doubts, what came with it. */
final class PersonReports {

    private static final int SHOWN = 200;

    private final RawReports reports;
    private final Reconciliation reconciliation;
    private final Matching matching;
    private final Bundles bundles;
    private final Roster roster;

    PersonReports(
            RawReports reports, Reconciliation reconciliation, Matching matching, Bundles bundles, Roster roster) {
        this.reports = reports;
        this.reconciliation = reconciliation;
        this.matching = matching;
        this.bundles = bundles;
        this.roster = roster;
    }

    private record Read(ReportReceived received, Optional<SafetyReport> said) {

        ReportId id() {
            return received.report();
        }

        Optional<ReportId> corrects() {
            return said.flatMap(SafetyReport::supersedes);
        }
    }

    /**
     * The reports as the viewer may see them.
     *
     * @param others whether the viewer may know whom else a bundle is about
     */
    Mono<List<ReportView>> of(SafetyCheck check, ReportView.Sight sight, boolean others) {
        var incident = check.row().incident();
        PersonId person = check.row().person();
        return Flux.concat(
                        reports.about(incident, person, SHOWN),
                        reconciliation.linkedTo(incident, person).concatMap(reports::open))
                .map(received -> new Read(received, ReportBody.read(received.body())))
                .collectList()
                .flatMap(all -> Mono.zip(elsewhere(all), together(all, person, others))
                        .map(beside -> views(all, check, sight, beside.getT1(), beside.getT2())));
    }

    /** Targets of corrections that are not among the person's reports, with whom they are about. */
    private Mono<Map<ReportId, Optional<PersonId>>> elsewhere(List<Read> all) {
        Set<ReportId> here = all.stream().map(Read::id).collect(Collectors.toSet());
        Set<ReportId> stray = all.stream()
                .flatMap(one -> one.corrects().stream())
                .filter(target -> !here.contains(target))
                .collect(Collectors.toSet());
        return Flux.fromIterable(stray)
                .concatMap(target -> reports.find(target).map(found -> Map.entry(target, found.person())))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Mono<Map<String, ReportView.Bundle>> together(List<Read> all, PersonId person, boolean others) {
        Map<String, ReportView.Bundle> found = new HashMap<>();
        Set<String> named = all.stream()
                .flatMap(one -> one.said().flatMap(SafetyReport::bundleId).stream())
                .collect(Collectors.toSet());
        return Flux.fromIterable(named)
                .concatMap(bundle -> bundles.people(all.getFirst().received().incident(), bundle)
                        .collectList()
                        .doOnNext(people -> found.put(
                                bundle,
                                new ReportView.Bundle(people.size(), others ? members(people, person) : List.of()))))
                .then(Mono.just(found));
    }

    private List<ReportView.Member> members(List<PersonId> people, PersonId person) {
        return people.stream()
                .filter(other -> !other.equals(person))
                .distinct()
                .map(other -> new ReportView.Member(
                        other, roster.findRow(other).map(PersonRow::name).orElse("—")))
                .toList();
    }

    private List<ReportView> views(
            List<Read> all,
            SafetyCheck check,
            ReportView.Sight sight,
            Map<ReportId, Optional<PersonId>> elsewhere,
            Map<String, ReportView.Bundle> bundled) {
        Set<ReportId> here = all.stream().map(Read::id).collect(Collectors.toSet());
        Set<ReportId> setAside = check.facts().stream()
                .filter(fact -> fact.marks().contains(ReportMark.SET_ASIDE))
                .map(ReportFact::report)
                .collect(Collectors.toSet());
        Set<ReportId> corrected = new HashSet<>();
        all.stream()
                .filter(one -> !setAside.contains(one.id()))
                .forEach(one -> one.corrects().ifPresent(corrected::add));
        PersonId person = check.row().person();
        List<ReportView> views = new ArrayList<>(all.size());
        for (var one : all) {
            List<Remark> remarks = new ArrayList<>();
            about(one, person, remarks);
            if (setAside.contains(one.id())) {
                remarks.add(Remark.SET_ASIDE);
            }
            if (corrected.contains(one.id())) {
                remarks.add(Remark.CORRECTED);
            }
            one.corrects()
                    .filter(target -> !here.contains(target))
                    .flatMap(target -> stray(target, elsewhere, person))
                    .ifPresent(remarks::add);
            views.add(ReportView.of(one.received(), sight)
                    .with(remarks, one.said().flatMap(SafetyReport::bundleId).map(bundled::get)));
        }
        return views;
    }

    private static Optional<Remark> stray(
            ReportId target, Map<ReportId, Optional<PersonId>> elsewhere, PersonId person) {
        if (!elsewhere.containsKey(target)) {
            return Optional.of(Remark.CORRECTS_UNKNOWN);
        }
        boolean older = Optional.of(person).equals(elsewhere.get(target));
        return older ? Optional.empty() : Optional.of(Remark.CORRECTS_OTHER_PERSON);
    }

    private void about(Read one, PersonId person, List<Remark> remarks) {
        if (one.said().isEmpty()) {
            remarks.add(Remark.UNREADABLE);
        }
        if (one.received().person().isEmpty()) {
            remarks.add(Remark.LINKED);
        } else if (one.said()
                .flatMap(report -> matching.compare(report, person))
                .filter(Candidate::contradicts)
                .isPresent()) {
            remarks.add(Remark.PERSON_DOUBTFUL);
        }
        if (one.received().marks().contains(ReportMark.CONTRADICTS_ITSELF)) {
            remarks.add(Remark.CONTRADICTS_ITSELF);
        }
    }
}
