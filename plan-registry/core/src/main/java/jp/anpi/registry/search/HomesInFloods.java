package jp.anpi.registry.search;

import java.util.EnumMap;
import java.util.Map;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.hazard.DepthRank;

/**
 * Where the people of a group live.
 *
 * @param people all of them
 * @param nowhere whose place on the map is not known: of them nothing can be said
 * @param outside who live where no map says that water may come
 * @param inside the others by depth; ranks that nobody lives in are left out
 */
public record HomesInFloods(PriorityGroup group, int people, int nowhere, int outside, Map<DepthRank, Integer> inside) {

    public HomesInFloods {
        inside = Map.copyOf(inside);
    }

    /** @param depths how many by the number of the rank, 0 for those outside */
    static HomesInFloods of(PriorityGroup group, int[] depths, int nowhere) {
        Map<DepthRank, Integer> inside = new EnumMap<>(DepthRank.class);
        int people = nowhere + depths[0];
        for (DepthRank rank : DepthRank.values()) {
            int count = depths[rank.number()];
            people += count;
            if (count > 0) {
                inside.put(rank, count);
            }
        }
        return new HomesInFloods(group, people, nowhere, depths[0], inside);
    }
}
