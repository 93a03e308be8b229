package jp.anpi.safety.board;

import java.util.List;
import java.util.Set;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.contract.CheckStatus;
import jp.anpi.safety.roster.PersonRow;

/**
 * People in the order of {@link Place#BY_TIME_LEFT} as of one moment, in columns of primitives: 22 bytes a person. Does
 * not change once it is made.
 */
// The columns live in one process: an enum's place is packed, never stored.
@SuppressWarnings("EnumOrdinal")
final class Ranking {

    private static final PriorityGroup[] GROUPS = PriorityGroup.values();
    private static final CheckStatus[] STATES = CheckStatus.values();
    private static final int STATE_FROM = 1;
    private static final int GROUP_FROM = 3;
    private static final int TWO_BITS = 3;

    private final PersonRow[] rows;
    private final long[] clocks;
    private final long[] waits;

    /** Calm in the lowest bit, the state in the next two, the group above. */
    private final byte[] marks;

    private final byte[] rungs;
    private int size;

    private Ranking(int most) {
        rows = new PersonRow[most];
        clocks = new long[most];
        waits = new long[most];
        marks = new byte[most];
        rungs = new byte[most];
    }

    /** @param sorted by {@link Place#BY_TIME_LEFT} */
    static Ranking of(List<Place> sorted) {
        Ranking ranking = new Ranking(sorted.size());
        sorted.forEach(ranking::append);
        return ranking;
    }

    /**
     * The order after some have moved; goes through everybody once and sorts nobody.
     *
     * @param moved whose places here no longer hold
     * @param placed where those stand now, sorted by {@link Place#BY_TIME_LEFT}
     */
    Ranking with(Set<PersonId> moved, List<Place> placed) {
        Ranking merged = new Ranking(size + placed.size());
        int next = 0;
        for (int i = 0; i < size; i++) {
            if (moved.contains(rows[i].id())) {
                continue;
            }
            Place here = at(i);
            while (next < placed.size() && Place.BY_TIME_LEFT.compare(placed.get(next), here) < 0) {
                merged.append(placed.get(next++));
            }
            merged.append(here);
        }
        placed.subList(next, placed.size()).forEach(merged::append);
        return merged;
    }

    private void append(Place place) {
        Urgency urgency = place.urgency();
        rows[size] = place.row();
        clocks[size] = urgency.clockEndsAt();
        waits[size] = urgency.heardAt();
        marks[size] = (byte) (urgency.calm() | place.status().ordinal() << STATE_FROM | urgency.group() << GROUP_FROM);
        rungs[size] = (byte) Math.min(Byte.MAX_VALUE, place.rung());
        size++;
    }

    int size() {
        return size;
    }

    Place at(int i) {
        return new Place(
                new Urgency(marks[i] & 1, clocks[i], marks[i] >> GROUP_FROM, waits[i]), rungs[i], status(i), rows[i]);
    }

    PersonRow row(int i) {
        return rows[i];
    }

    CheckStatus status(int i) {
        return STATES[marks[i] >> STATE_FROM & TWO_BITS];
    }

    PriorityGroup group(int i) {
        return GROUPS[marks[i] >> GROUP_FROM];
    }

    int rung(int i) {
        return rungs[i];
    }

    /** The first who stands behind the place; {@link #size} when nobody does. */
    int firstBehind(Place place) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Place.BY_TIME_LEFT.compare(at(middle), place) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
