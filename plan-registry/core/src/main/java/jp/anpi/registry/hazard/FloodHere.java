package jp.anpi.registry.hazard;

import java.util.List;
import java.util.SortedSet;

/**
 * What the maps say of one place that may be flooded. It is the largest flood they reckon with, a range, for the ground: it says
 * nothing of an upper floor, and nothing of rain that cannot run off (内水), which these maps leave out.
 *
 * @param rank the deepest of all rivers
 * @param rivers all that reach the place
 * @param sources the publications that say so
 */
public record FloodHere(DepthRank rank, SortedSet<String> rivers, List<FloodSource> sources) {
    public FloodHere {
        sources = List.copyOf(sources);
    }
}
