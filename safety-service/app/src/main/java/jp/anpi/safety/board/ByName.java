package jp.anpi.safety.board;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jp.anpi.safety.incident.FrozenRoster;
import jp.anpi.safety.roster.PersonRow;

/** The people of one board by name; a frozen roster is sorted once. Does not change once it is made. */
final class ByName {

    static final Comparator<PersonRow> ORDER =
            Comparator.comparing(PersonRow::name).thenComparing(row -> row.id().value());

    private final List<PersonRow> sorted;

    private ByName(List<PersonRow> sorted) {
        this.sorted = sorted;
    }

    static ByName of(FrozenRoster roster) {
        List<PersonRow> sorted = new ArrayList<>(roster.size());
        roster.forEach(sorted::add);
        sorted.sort(ORDER);
        return new ByName(sorted);
    }

    /** The first so many of those behind a place whom the filter takes, or of all. */
    List<Place> take(Optional<Place> behind, Function<PersonRow, Place> place, CheckList.Filter filter, int wanted) {
        List<Place> taken = new ArrayList<>(wanted);
        int from = behind.map(start -> firstBehind(start.row())).orElse(0);
        for (int i = from; i < sorted.size() && taken.size() < wanted; i++) {
            PersonRow row = sorted.get(i);
            if (filter.takes(row)) {
                Place here = place.apply(row);
                if (filter.takes(here)) {
                    taken.add(here);
                }
            }
        }
        return taken;
    }

    private int firstBehind(PersonRow row) {
        int found = Collections.binarySearch(sorted, row, ORDER);
        return found >= 0 ? found + 1 : -found - 1;
    }
}
