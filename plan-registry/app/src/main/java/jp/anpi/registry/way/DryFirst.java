package jp.anpi.registry.way;

import com.graphhopper.routing.weighting.AbstractAdjustedWeighting;
import com.graphhopper.routing.weighting.Weighting;
import com.graphhopper.util.EdgeIteratorState;

/**
 * Goes any way round before it goes through water, and through as little as there is where it must: whoever lives in it has to leave it.
 * That the rest of a way is dry is not believed but measured afterwards.
 */
final class DryFirst extends AbstractAdjustedWeighting {

    /** A metre of water for ten kilometres of dry ground. */
    private static final double MUCH = 10_000;

    private final WetEdges wet;
    private final int edgesOfTheGraph;

    DryFirst(Weighting usual, WetEdges wet, int edgesOfTheGraph) {
        super(usual);
        this.wet = wet;
        this.edgesOfTheGraph = edgesOfTheGraph;
    }

    @Override
    public double calcEdgeWeight(EdgeIteratorState edge, boolean reverse) {
        double usual = super.calcEdgeWeight(edge, reverse);
        return wet.isWet(edge, edgesOfTheGraph) ? usual * MUCH : usual;
    }

    @Override
    public String getName() {
        return "dry_first";
    }
}
