package jp.anpi.safety.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.safety.access.CallerAccess;
import jp.anpi.safety.access.Sight;
import jp.anpi.safety.contract.Actor;
import jp.anpi.safety.contract.CheckInput.ReportReceived;
import jp.anpi.safety.contract.CheckStatus;
import jp.anpi.safety.contract.Explanation;
import jp.anpi.safety.incident.FrozenRoster;
import jp.anpi.safety.incident.FrozenRosters;
import jp.anpi.safety.incident.Incident;
import jp.anpi.safety.matching.Candidate;
import jp.anpi.safety.matching.Field;
import jp.anpi.safety.matching.Matching;
import jp.anpi.safety.matching.Outcome;
import jp.anpi.safety.matching.Question;
import jp.anpi.safety.matching.Reconciliation;
import jp.anpi.safety.matching.ReportDecision;
import jp.anpi.safety.matching.UnmatchedEntry;
import jp.anpi.safety.report.RawReports;
import jp.anpi.safety.report.ReportBody;
import jp.anpi.safety.report.SafetyReport;
import jp.anpi.safety.roster.Roster;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Brings together what a person at the desk needs to decide whom reports are about. */
final class UnmatchedReader {

    private static final int SEARCHED_AT_ONCE = 4;
    private static final Explanation PICKED =
            new Explanation("報告者が一覧から選んだ方です。", "The sender picked this person from the list.");
    private static final Explanation PICKED_OUTSIDE = new Explanation(
            "報告者が一覧から選んだ方です。この災害の名簿にはいません。", "The sender picked this person, who is not in this incident's roster.");
    private static final Explanation WITHHELD = new Explanation("非公開", "withheld");

    private final Reconciliation reconciliation;
    private final Matching matching;
    private final RawReports reports;
    private final CheckStore checks;
    private final FrozenRosters rosters;
    private final Roster roster;

    UnmatchedReader(
            Reconciliation reconciliation,
            Matching matching,
            RawReports reports,
            CheckStore checks,
            FrozenRosters rosters,
            Roster roster) {
        this.reconciliation = reconciliation;
        this.matching = matching;
        this.reports = reports;
        this.checks = checks;
        this.rosters = rosters;
        this.roster = roster;
    }

    /** A report and who was found for it. */
    private record Found(
            UnmatchedEntry entry,
            ReportReceived received,
            Optional<SafetyReport> said,
            List<Candidate> candidates,
            List<ReportDecision> history) {

        /** Whom the report is about as far as somebody said so. */
        Optional<PersonId> meant() {
            return entry.linked().or(received::person);
        }
    }

    /** People and their checks, read once for a whole page. */
    private record Known(FrozenRoster frozen, Map<PersonId, PersonState> people, Map<CheckKey, SafetyCheck> states) {}

    /** The entries as the caller may see them, in their order. */
    Mono<List<UnmatchedItem>> items(Incident incident, List<UnmatchedEntry> entries, Caller caller) {
        return Flux.fromIterable(entries)
                .flatMapSequential(entry -> found(entry, Optional.empty()), SEARCHED_AT_ONCE)
                .collectList()
                .flatMap(all -> shown(incident, all, caller));
    }

    /** One entry, its person searched for anew by other words when the desk has better ones. */
    Mono<UnmatchedItem> item(Incident incident, UnmatchedEntry entry, Optional<Question> instead, Caller caller) {
        return found(entry, instead)
                .flatMap(one -> shown(incident, List.of(one), caller))
                .map(List::getFirst);
    }

    private Mono<Found> found(UnmatchedEntry entry, Optional<Question> instead) {
        return reports.open(entry.report()).flatMap(received -> {
            Optional<SafetyReport> said = ReportBody.read(received.body());
            Optional<Question> question = instead.or(() -> said.map(Matching::questionOf));
            return Mono.zip(
                            Mono.justOrEmpty(question)
                                    .flatMap(matching::match)
                                    .map(outcome -> candidates(outcome, question.orElseThrow()))
                                    .defaultIfEmpty(List.of()),
                            reconciliation.decisionsAbout(entry.report()).collectList())
                    .map(both -> new Found(entry, received, said, both.getT1(), both.getT2()));
        });
    }

    private List<Candidate> candidates(Outcome outcome, Question question) {
        return switch (outcome) {
            case Outcome.Certain certain ->
                matching.compare(question, certain.person()).map(List::of).orElse(List.of());
            case Outcome.Candidates several -> several.ranked();
            case Outcome.Nobody _ -> List.of();
        };
    }

    private Mono<List<UnmatchedItem>> shown(Incident incident, List<Found> all, Caller caller) {
        Sight sight = CallerAccess.sightOfAll(caller, incident.mode());
        Set<PersonId> ids = new LinkedHashSet<>();
        for (var one : all) {
            one.candidates().forEach(candidate -> ids.add(candidate.person()));
            one.meant().ifPresent(ids::add);
        }
        return Mono.zip(
                        rosters.of(incident.id()),
                        roster.people(ids),
                        checks.find(ids.stream()
                                .map(id -> new CheckKey(incident.id(), id))
                                .toList()))
                .map(known -> new Known(known.getT1(), known.getT2(), known.getT3()))
                .map(known -> all.stream()
                        .map(one -> item(incident, one, known, sight))
                        .toList());
    }

    private UnmatchedItem item(Incident incident, Found found, Known known, Sight sight) {
        List<Remark> remarks = new ArrayList<>();
        if (found.entry().failed()) {
            remarks.add(Remark.UNPROCESSED);
        }
        if (found.said().filter(Remark::hasUnreadBirthDate).isPresent()) {
            remarks.add(Remark.BIRTH_DATE_UNREAD);
        }
        boolean confidential =
                found.meant().filter(id -> hides(known.people().get(id), sight)).isPresent();
        var view = ReportView.of(found.received(), ReportView.Shown.of(sight, confidential))
                .with(remarks, Optional.empty());
        List<UnmatchedItem.Person> candidates = new ArrayList<>();
        found.received()
                .person()
                .filter(picked -> found.candidates().stream()
                        .noneMatch(candidate -> candidate.person().equals(picked)))
                .ifPresent(picked ->
                        person(incident, picked, Optional.empty(), known, sight).ifPresent(candidates::add));
        found.candidates()
                .forEach(candidate -> person(incident, candidate.person(), Optional.of(candidate), known, sight)
                        .ifPresent(candidates::add));
        var state = found.entry().state();
        return new UnmatchedItem(
                state.report(),
                state.urgency(),
                state.needs().stream().sorted().toList(),
                state.clockEndsAt(),
                view,
                view.withheld() || confidential
                        ? Optional.empty()
                        : Optional.of(found.received().body()),
                found.entry().linked(),
                found.entry().taken().map(Actor::displayName),
                found.entry().taken().map(Actor::username),
                matching.isReady(),
                candidates,
                decided(found.history(), id -> hides(known.people().get(id), sight)));
    }

    /** Decisions, oldest first; the reasons of automatic ones only where they betray no protected address. */
    static List<UnmatchedItem.Decided> decided(List<ReportDecision> decisions, Predicate<PersonId> hidesReasons) {
        return decisions.stream()
                .sorted(Comparator.comparing(ReportDecision::at).thenComparing(ReportDecision::kind))
                .map(decision -> new UnmatchedItem.Decided(
                        decision.report(),
                        decision.person(),
                        decision.kind(),
                        decision.because().map(because -> hidesReasons.test(decision.person()) ? WITHHELD : because),
                        decision.reason(),
                        decision.other(),
                        decision.by(),
                        decision.at()))
                .toList();
    }

    private static boolean hides(@Nullable PersonState person, Sight sight) {
        return person != null && !sight.home(person.home().confidential());
    }

    private Optional<UnmatchedItem.Person> person(
            Incident incident, PersonId id, Optional<Candidate> found, Known known, Sight sight) {
        PersonState person = known.people().get(id);
        if (person == null) {
            return Optional.empty();
        }
        boolean withheld = hides(person, sight);
        Optional<Candidate> candidate = withheld ? found.map(Candidate::withoutAddress) : found;
        boolean in = rosters.find(incident, known.frozen(), id).isPresent();
        Optional<SafetyCheck> check = Optional.ofNullable(known.states().get(new CheckKey(incident.id(), id)));
        Optional<CheckStatus> silent = in ? Optional.of(CheckStatus.SILENT) : Optional.empty();
        Optional<Instant> lastReportAt = check.flatMap(one -> one.reading().lastReportAt());
        return Optional.of(new UnmatchedItem.Person(
                id,
                person.name().written(),
                person.name().kana(),
                person.birthDate(),
                withheld ? Optional.empty() : Optional.of(person.home().text()),
                person.home().confidential(),
                person.placement().group(),
                withheld ? Optional.empty() : Optional.of(person.home().district()),
                in,
                check.map(SafetyCheck::status).or(() -> silent),
                lastReportAt,
                candidate.map(one -> compared(one, withheld)).orElse(List.of()),
                candidate.map(Candidate::because).orElse(in ? PICKED : PICKED_OUTSIDE)));
    }

    private static List<UnmatchedItem.Compared> compared(Candidate candidate, boolean withheld) {
        return candidate.findings().stream()
                .map(finding -> new UnmatchedItem.Compared(
                        finding.field(),
                        finding.field().text(),
                        finding.agreement(),
                        withheld && finding.field() == Field.ADDRESS
                                ? WITHHELD
                                : finding.agreement().text()))
                .toList();
    }
}
