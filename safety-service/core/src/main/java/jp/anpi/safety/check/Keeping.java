package jp.anpi.safety.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.anpi.safety.contract.ReportId;

/**
 * Which facts a check keeps when there are too many: the oldest without which everything reads the same go first, and those
 * that count no more (corrected, set aside) before all others.
 */
final class Keeping {

    private final Function<List<ReportFact>, Statements> reader;

    /** @param reader reads facts as the check reads them */
    Keeping(Function<List<ReportFact>, Statements> reader) {
        this.reader = reader;
    }

    /** @param facts oldest observation first */
    List<ReportFact> of(List<ReportFact> facts, int most) {
        List<ReportFact> kept = new ArrayList<>(facts);
        Statements all = reader.apply(kept);
        Statements.Meaning meaning = all.meaning();
        Set<ReportId> standing = all.standing().stream().map(ReportFact::report).collect(Collectors.toSet());
        letGo(
                kept,
                facts.stream().filter(fact -> !standing.contains(fact.report())).toList(),
                most,
                meaning);
        letGo(
                kept,
                facts.stream().filter(fact -> standing.contains(fact.report())).toList(),
                most,
                meaning);
        if (kept.size() > most) {
            // Everything left changes something; what decides nothing by itself changes least.
            Set<ReportId> deciding = new HashSet<>(all.deciding());
            for (int i = 0; kept.size() > most && i < kept.size(); ) {
                if (deciding.contains(kept.get(i).report())) {
                    i++;
                } else {
                    kept.remove(i);
                }
            }
        }
        return kept;
    }

    /** The oldest go, as many at once as everything reads the same without; where they matter together, each half is tried. */
    private void letGo(List<ReportFact> kept, List<ReportFact> these, int most, Statements.Meaning meaning) {
        int spare = Math.min(kept.size() - most, these.size());
        if (spare <= 0) {
            return;
        }
        List<ReportFact> oldest = these.subList(0, spare);
        List<ReportFact> rest = new ArrayList<>(kept);
        rest.removeAll(Set.copyOf(oldest));
        if (reader.apply(rest).meaning().equals(meaning)) {
            kept.clear();
            kept.addAll(rest);
        } else if (spare > 1) {
            letGo(kept, oldest.subList(0, spare / 2), most, meaning);
            letGo(kept, oldest.subList(spare / 2, spare), most, meaning);
        }
        letGo(kept, these.subList(spare, these.size()), most, meaning);
    }
}
