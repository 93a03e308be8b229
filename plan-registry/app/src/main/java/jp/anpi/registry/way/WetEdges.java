package jp.anpi.registry.way;

import com.graphhopper.routing.util.AllEdgesIterator;
import com.graphhopper.storage.BaseGraph;
import com.graphhopper.util.EdgeIteratorState;
import com.graphhopper.util.FetchMode;
import java.util.BitSet;
import jp.anpi.registry.hazard.FloodMap;
import org.locationtech.jts.geom.LineString;

/**
 * The streets that a map of floods reaches, each looked at once: with the whole map in every question, as large as a river's is, each
 * question would take as long as this.
 */
final class WetEdges {

    private final FloodMap floods;
    private final BitSet edges;

    private WetEdges(FloodMap floods, BitSet edges) {
        this.floods = floods;
        this.edges = edges;
    }

    /** Where water does not matter. */
    static WetEdges none() {
        return new WetEdges(FloodMap.EMPTY, new BitSet());
    }

    static WetEdges of(FloodMap floods, BaseGraph graph) {
        var wet = new BitSet(graph.getEdges());
        AllEdgesIterator edge = graph.getAllEdges();
        while (edge.next()) {
            if (isWet(edge, floods)) {
                wet.set(edge.getEdge());
            }
        }
        return new WetEdges(floods, wet);
    }

    boolean isOf(FloodMap other) {
        return floods == other;
    }

    /** Also for the parts of streets that begin or end at a home, which the graph itself does not have. */
    boolean isWet(EdgeIteratorState edge, int edgesOfTheGraph) {
        return edge.getEdge() < edgesOfTheGraph ? edges.get(edge.getEdge()) : isWet(edge, floods);
    }

    private static boolean isWet(EdgeIteratorState edge, FloodMap floods) {
        LineString line = edge.fetchWayGeometry(FetchMode.ALL).toLineString(false);
        return floods.within(line.getEnvelopeInternal()).stream()
                .anyMatch(zone -> zone.area().intersects(line));
    }
}
