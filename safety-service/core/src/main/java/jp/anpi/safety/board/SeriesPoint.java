package jp.anpi.safety.board;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import jp.anpi.registry.contract.PriorityGroup;

/** How many were confirmed at that moment, per group, and how many of all needed help. */
public record SeriesPoint(Instant at, Map<PriorityGroup, Integer> confirmed, int needsHelp) {

    public SeriesPoint {
        confirmed = Map.copyOf(confirmed);
    }

    static SeriesPoint of(Instant at, Tally tally) {
        Map<PriorityGroup, Integer> confirmed = new EnumMap<>(PriorityGroup.class);
        int needsHelp = 0;
        for (PriorityGroup group : PriorityGroup.values()) {
            StatusCount count = tally.of(group);
            confirmed.put(group, count.confirmed());
            needsHelp += count.needsHelp();
        }
        return new SeriesPoint(at, confirmed, needsHelp);
    }
}
