package jp.anpi.safety.board;

import java.util.EnumMap;
import java.util.Map;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.contract.CheckStatus;

/** Counts people by group and state. */
// Counts and columns live in primitive arrays of one process: an enum's place is the index, never stored.
@SuppressWarnings("EnumOrdinal")
final class Tally {

    private static final int GROUPS = PriorityGroup.values().length;
    private static final int STATES = CheckStatus.values().length;

    private final int[] counts = new int[GROUPS * STATES];
    private final int[] stale = new int[GROUPS];

    void add(PriorityGroup group, CheckStatus status, boolean isStale, int by) {
        counts[group.ordinal() * STATES + status.ordinal()] += by;
        stale[group.ordinal()] += isStale ? by : 0;
    }

    StatusCount of(PriorityGroup group) {
        int needsHelp = count(group, CheckStatus.NEEDS_HELP);
        int confirmed = count(group, CheckStatus.CONFIRMED);
        int trying = count(group, CheckStatus.TRYING);
        int silent = count(group, CheckStatus.SILENT);
        int total = needsHelp + confirmed + trying + silent;
        return new StatusCount(total, needsHelp, confirmed, trying, silent, stale[group.ordinal()]);
    }

    Map<PriorityGroup, StatusCount> byGroup() {
        Map<PriorityGroup, StatusCount> all = new EnumMap<>(PriorityGroup.class);
        for (PriorityGroup group : PriorityGroup.values()) {
            all.put(group, of(group));
        }
        return all;
    }

    private int count(PriorityGroup group, CheckStatus status) {
        return counts[group.ordinal() * STATES + status.ordinal()];
    }
}
