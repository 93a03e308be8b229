package jp.anpi.safety.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.contract.ReportId;
import jp.anpi.safety.contract.ReportMark;

/**
 * What a check holds of its reports while it is folded: which they were, the facts that matter, and how new those are that were
 * let go.
 */
final class HeldFacts {

    private final Function<List<ReportFact>, Statements> reading;
    private final List<ReportFact> facts;
    private final List<ReportId> folded;
    private Optional<Instant> letGoUntil;

    /** @param reading what facts say in this incident */
    HeldFacts(SafetyCheck check, Function<List<ReportFact>, Statements> reading) {
        this.reading = reading;
        this.facts = new ArrayList<>(check.facts());
        this.folded = new ArrayList<>(check.folded());
        this.letGoUntil = check.letGoUntil();
    }

    Statements statements() {
        return reading.apply(facts);
    }

    List<ReportFact> facts() {
        return facts;
    }

    /** From the oldest to the newest; a report that is folded stays here when its fact is let go, unlinked or set aside. */
    List<ReportId> folded() {
        return folded;
    }

    Optional<Instant> letGoUntil() {
        return letGoUntil;
    }

    boolean has(ReportId report) {
        return facts.stream().anyMatch(fact -> fact.report().equals(report));
    }

    /** A report that is new, or linked once more. */
    void take(ReportFact fact) {
        folded.remove(fact.report());
        folded.add(fact.report());
        facts.add(fact);
        keepWhatMatters();
    }

    /** Those of the facts that were folded once and let go. */
    void recall(List<ReportFact> known) {
        Set<ReportId> held = facts.stream().map(ReportFact::report).collect(Collectors.toSet());
        for (ReportFact fact : known) {
            if (folded.contains(fact.report()) && held.add(fact.report())) {
                facts.add(fact);
            }
        }
    }

    void carriedOver(ReportFact fact) {
        if (!folded.contains(fact.report())) {
            take(fact);
        } else {
            facts.replaceAll(known -> known.carriedOver() && known.report().equals(fact.report())
                    ? known.alsoFrom(fact.carriedFrom())
                    : known);
        }
    }

    /** What came from another incident as well stays. */
    void takeBack(IncidentId from) {
        List<ReportFact> kept = new ArrayList<>();
        for (ReportFact fact : facts) {
            if (fact.carriedFrom().contains(from)) {
                fact.without(from).ifPresentOrElse(kept::add, () -> folded.remove(fact.report()));
            } else {
                kept.add(fact);
            }
        }
        facts.clear();
        facts.addAll(kept);
    }

    /** Whether it was there. Should it come from the log once more, it is still not about this person. */
    boolean unlink(ReportId report) {
        return facts.removeIf(fact -> fact.report().equals(report));
    }

    /** Whether that is a change. */
    boolean judge(ReportId report, boolean counts) {
        for (int i = 0; i < facts.size(); i++) {
            ReportFact fact = facts.get(i);
            if (fact.report().equals(report) && fact.setAside() == counts) {
                facts.set(i, counts ? fact.without(ReportMark.SET_ASIDE) : fact.with(ReportMark.SET_ASIDE));
                return true;
            }
        }
        return false;
    }

    void keepWhatMatters() {
        facts.sort(ReportFact.BY_OBSERVATION);
        if (facts.size() > SafetyCheck.MOST_FACTS) {
            List<ReportFact> most = new Keeping(reading).of(facts, SafetyCheck.MOST_FACTS);
            facts.removeAll(Set.copyOf(most));
            letGoUntil = Stream.concat(letGoUntil.stream(), facts.stream().map(ReportFact::latest))
                    .max(Comparator.naturalOrder());
            facts.clear();
            facts.addAll(most);
        }
    }
}
