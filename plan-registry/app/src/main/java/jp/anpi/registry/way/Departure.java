package jp.anpi.registry.way;

import com.graphhopper.routing.DijkstraOneToMany;
import com.graphhopper.routing.Path;
import com.graphhopper.routing.ev.EnumEncodedValue;
import com.graphhopper.routing.ev.RoadClass;
import com.graphhopper.routing.ev.RoadEnvironment;
import com.graphhopper.routing.querygraph.QueryGraph;
import com.graphhopper.routing.util.TraversalMode;
import com.graphhopper.routing.weighting.Weighting;
import com.graphhopper.storage.index.Snap;
import com.graphhopper.util.EdgeIteratorState;
import com.graphhopper.util.FetchMode;
import com.graphhopper.util.PointList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.hazard.FloodMap;

/** One search from a home to several places: what was looked at for one place is not looked at again for the next. */
final class Departure {

    /** Metres; a home farther from every street than this is not placed well enough to tell a way from it. */
    private static final double HOME_FROM_STREET = 500;

    /** Metres, as wide as a park is: to what lies farther away the map lacks the way, and across a river may be no way at all. */
    private static final double PLACE_FROM_STREET = 200;

    private final Position home;
    private final Snap start;
    private final Map<Position, Snap> ends;
    private final Weighting usual;
    private final DijkstraOneToMany search;
    private final EnumEncodedValue<RoadClass> roadClass;
    private final EnumEncodedValue<RoadEnvironment> environment;

    private Departure(
            StreetGraph streets,
            Position home,
            Snap start,
            Map<Position, Snap> ends,
            Weighting usual,
            FloodMap floods) {
        this.home = home;
        this.start = start;
        this.ends = ends;
        this.usual = usual;
        List<Snap> all = new ArrayList<>(ends.values());
        all.add(start);
        var graph = QueryGraph.create(streets.graph(), all);
        var dryFirst = new DryFirst(usual, streets.wet(floods), streets.edges());
        search = new DijkstraOneToMany(graph, dryFirst, TraversalMode.NODE_BASED);
        var encoded = streets.hopper().getEncodingManager();
        roadClass = encoded.getEnumEncodedValue(RoadClass.KEY, RoadClass.class);
        environment = encoded.getEnumEncodedValue(RoadEnvironment.KEY, RoadEnvironment.class);
    }

    /** Empty when no street is near the home. */
    static Optional<Departure> from(
            Position home, Collection<Position> places, Walker walker, FloodMap floods, StreetGraph streets) {
        Weighting usual = streets.weighting(walker);
        return streets.nearest(home, walker, usual, HOME_FROM_STREET).map(start -> {
            Map<Position, Snap> ends = new HashMap<>();
            places.forEach(place ->
                    streets.nearest(place, walker, usual, PLACE_FROM_STREET).ifPresent(end -> ends.put(place, end)));
            return new Departure(streets, home, start, ends, usual, floods);
        });
    }

    /** The best way to one of the places; empty when there is none, or no street near it. */
    Optional<Way> to(Position place) {
        return Optional.ofNullable(ends.get(place))
                .map(end -> search.calcPath(start.getClosestNode(), end.getClosestNode()))
                .filter(Path::isFound)
                .map(path -> new Way(
                        home,
                        place,
                        path.calcEdges().stream().map(this::stretch).toList()));
    }

    private Stretch stretch(EdgeIteratorState edge) {
        Stretch.Footing footing = Stretch.Footing.USUAL;
        if (edge.get(roadClass) == RoadClass.STEPS) {
            footing = Stretch.Footing.STEPS;
        } else if (edge.get(environment) == RoadEnvironment.BRIDGE) {
            footing = Stretch.Footing.BRIDGE;
        }
        return new Stretch(
                edge.getName(),
                footing,
                places(edge.fetchWayGeometry(FetchMode.ALL)),
                edge.getDistance(),
                usual.calcEdgeMillis(edge, false) / 1_000.0);
    }

    private static List<Position> places(PointList points) {
        return IntStream.range(0, points.size())
                .mapToObj(i -> new Position(points.getLat(i), points.getLon(i)))
                .toList();
    }
}
