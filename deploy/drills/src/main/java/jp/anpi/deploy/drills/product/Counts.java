package jp.anpi.deploy.drills.product;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import jp.anpi.deploy.drills.scenario.CheckState;
import jp.anpi.deploy.drills.scenario.PriorityGroup;

/** How many people of each group are in each state. */
public record Counts(Map<PriorityGroup, Map<CheckState, Integer>> cells) {
    public Counts {
        Map<PriorityGroup, Map<CheckState, Integer>> copy = new EnumMap<>(PriorityGroup.class);
        cells.forEach((group, states) -> copy.put(group, Map.copyOf(states)));
        cells = Map.copyOf(copy);
    }

    public static Counts of(Collection<Check> checks) {
        Map<PriorityGroup, Map<CheckState, Integer>> cells = new EnumMap<>(PriorityGroup.class);
        for (Check check : checks)
            cells.computeIfAbsent(check.group(), _ -> new EnumMap<>(CheckState.class))
                    .merge(check.state(), 1, Integer::sum);
        return new Counts(cells);
    }

    public int in(PriorityGroup group, CheckState state) {
        return cells.getOrDefault(group, Map.of()).getOrDefault(state, 0);
    }

    public int of(PriorityGroup group) {
        return cells.getOrDefault(group, Map.of()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    public int total() {
        return cells.keySet().stream().mapToInt(this::of).sum();
    }

    /** How many cells differ. */
    public int differences(Counts other) {
        int differing = 0;
        for (PriorityGroup group : PriorityGroup.values())
            for (CheckState state : CheckState.values()) if (in(group, state) != other.in(group, state)) differing++;
        return differing;
    }
}
