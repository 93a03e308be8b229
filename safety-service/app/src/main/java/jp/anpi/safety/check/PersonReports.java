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
import jp.anpi.safety.contract.IncidentId;
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
     * @param others whether the viewer may know whom else reports are about
     */
    Mono<List<ReportView>> of(SafetyCheck check, ReportView.Shown sight, boolean others) {
        var incident = check.row().incident();
        PersonId person = check.row().person();
        return Flux.concat(
                        reports.about(incident, person, SHOWN),
                        reconciliation.linkedTo(incident, person).concatMap(reports::open))
                .map(received -> new Read(received, ReportBody.read(received.body())))
                .distinct(Read::id)
                .collectList()
                .flatMap(all -> decided(all, incident, person).flatMap(decided -> {
                    Set<ReportId> away = decided.away();
                    List<Read> shown = others
                            ? all
                            : all.stream()
                                    .filter(one -> !away.contains(one.id()))
                                    .toList();
                    return Mono.zip(elsewhere(shown), together(shown, person, others))
                            .map(beside ->
                                    views(shown, person, sight, new Beside(decided, beside.getT1(), beside.getT2())));
                }));
    }

    /**
     * What people decided about a person's reports; a check that has let a report go no longer tells.
     *
     * @param away those that are not about the person after all
     * @param setAside those that do not count
     */
    private record DecidedOn(Set<ReportId> away, Set<ReportId> setAside) {}

    private Mono<DecidedOn> decided(List<Read> all, IncidentId incident, PersonId person) {
        return Mono.zip(takenAway(all, person), reconciliation.setAside(incident, person, Set.of()), DecidedOn::new);
    }

    /** Reports whose sender picked the person, and of which it was decided that they are not about them. */
    private Mono<Set<ReportId>> takenAway(List<Read> all, PersonId person) {
        Set<ReportId> picked = all.stream()
                .filter(one -> one.received().person().isPresent())
                .map(Read::id)
                .collect(Collectors.toSet());
        return reconciliation.takenAway(picked, person);
    }

    /**
     * What is known about the reports together.
     *
     * @param elsewhere targets of corrections that are not among them, with whom they are about
     */
    private record Beside(
            DecidedOn decided, Map<ReportId, Optional<PersonId>> elsewhere, Map<String, ReportView.Bundle> bundled) {}

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

    private List<ReportView> views(List<Read> all, PersonId person, ReportView.Shown sight, Beside beside) {
        Set<ReportId> here = all.stream().map(Read::id).collect(Collectors.toSet());
        Set<ReportId> away = beside.decided().away();
        Set<ReportId> setAside = beside.decided().setAside();
        Set<ReportId> corrected = new HashSet<>();
        all.stream()
                .filter(one -> !setAside.contains(one.id()) && !away.contains(one.id()))
                .forEach(one -> one.corrects().ifPresent(corrected::add));
        List<ReportView> views = new ArrayList<>(all.size());
        for (var one : all) {
            List<Remark> remarks = new ArrayList<>();
            about(one, person, remarks);
            if (away.contains(one.id())) {
                remarks.add(Remark.NOT_ABOUT_THIS_PERSON);
            }
            if (setAside.contains(one.id())) {
                remarks.add(Remark.SET_ASIDE);
            }
            if (corrected.contains(one.id())) {
                remarks.add(Remark.CORRECTED);
            }
            one.corrects()
                    .filter(target -> !here.contains(target))
                    .flatMap(target -> stray(target, beside.elsewhere(), person))
                    .ifPresent(remarks::add);
            views.add(ReportView.of(one.received(), sight)
                    .with(remarks, one.said().flatMap(SafetyReport::bundleId).map(beside.bundled()::get)));
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
        Optional<PersonId> picked = one.received().person();
        if (!picked.equals(Optional.of(person))) {
            remarks.add(picked.isEmpty() ? Remark.LINKED : Remark.MOVED_HERE);
        } else if (one.said()
                .flatMap(report -> matching.compare(report, person))
                .filter(Candidate::contradicts)
                .isPresent()) {
            remarks.add(Remark.PERSON_DOUBTFUL);
        }
        if (one.said().filter(Remark::hasUnreadBirthDate).isPresent()) {
            remarks.add(Remark.BIRTH_DATE_UNREAD);
        }
        if (one.received().marks().contains(ReportMark.CONTRADICTS_ITSELF)) {
            remarks.add(Remark.CONTRADICTS_ITSELF);
        }
    }
}
