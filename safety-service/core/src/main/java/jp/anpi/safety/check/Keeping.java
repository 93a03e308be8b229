package jp.anpi.safety.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
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
        letGo(kept, most, meaning, fact -> !standing.contains(fact.report()));
        letGo(kept, most, meaning, fact -> standing.contains(fact.report()));
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

    private void letGo(List<ReportFact> kept, int most, Statements.Meaning meaning, Predicate<ReportFact> mayGo) {
        for (int i = 0; kept.size() > most && i < kept.size(); ) {
            ReportFact fact = kept.get(i);
            if (mayGo.test(fact)) {
                kept.remove(i);
                if (reader.apply(kept).meaning().equals(meaning)) {
                    continue;
                }
                kept.add(i, fact);
            }
            i++;
        }
    }
}
