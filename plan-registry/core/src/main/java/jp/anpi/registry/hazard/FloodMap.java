package jp.anpi.registry.hazard;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import jp.anpi.registry.contract.Position;
import org.locationtech.jts.algorithm.RayCrossingCounter;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * All publications about floods together, in memory, for any thread. Zones come in pieces of few corners (see {@link Cutting}), so
 * that the tree leads to two or three of them for a place, and testing those is quicker than preparing large ones.
 */
public final class FloodMap {

    /** Knows of no water anywhere. */
    public static final FloodMap EMPTY = new FloodMap(List.of());

    private final List<Layer> layers;
    private final STRtree tree = new STRtree();

    /**
     * One publication.
     *
     * @param zones in pieces
     */
    public record Layer(FloodSource source, List<FloodZone> zones) {
        public Layer {
            zones = List.copyOf(zones);
        }
    }

    private record Entry(FloodZone zone, FloodSource source) {

        /** Whoever stands on the edge is inside: pieces share their edges, and nobody may fall between two. */
        boolean holds(Coordinate place) {
            Polygon area = zone.area();
            if (outside(area.getExteriorRing().getCoordinateSequence(), place, Location.EXTERIOR)) {
                return false;
            }
            for (int hole = 0; hole < area.getNumInteriorRing(); hole++) {
                if (outside(area.getInteriorRingN(hole).getCoordinateSequence(), place, Location.INTERIOR)) {
                    return false;
                }
            }
            return true;
        }

        private static boolean outside(
                org.locationtech.jts.geom.CoordinateSequence ring, Coordinate place, int whenItIs) {
            return RayCrossingCounter.locatePointInRing(place, ring) == whenItIs;
        }
    }

    public FloodMap(List<Layer> layers) {
        this.layers = List.copyOf(layers);
        for (Layer layer : layers) {
            for (FloodZone zone : layer.zones()) {
                tree.insert(zone.area().getEnvelopeInternal(), new Entry(zone, layer.source()));
            }
        }
        tree.build();
    }

    /** Whether any publication is loaded: without one nothing can be said of any place, not even that it is dry. */
    public boolean isEmpty() {
        return layers.isEmpty();
    }

    /** The publications, as loaded. */
    public List<FloodSource> sources() {
        return layers.stream().map(Layer::source).toList();
    }

    /** What is said of a place; empty outside every zone. */
    public Optional<FloodHere> at(Position place) {
        List<Entry> there = new ArrayList<>();
        visit(place, there::add);
        return there.stream()
                .map(entry -> entry.zone().rank())
                .max(DepthRank::compareTo)
                .map(deepest -> {
                    var rivers = new TreeSet<String>();
                    Set<FloodSource> sources = new LinkedHashSet<>();
                    there.forEach(entry -> {
                        entry.zone().river().ifPresent(rivers::add);
                        sources.add(entry.source());
                    });
                    return new FloodHere(deepest, Collections.unmodifiableSortedSet(rivers), List.copyOf(sources));
                });
    }

    /** How deep alone; empty outside every zone. */
    public Optional<DepthRank> rankAt(Position place) {
        List<DepthRank> there = new ArrayList<>(2);
        visit(place, entry -> there.add(entry.zone().rank()));
        return there.stream().max(DepthRank::compareTo);
    }

    /** Every zone that may reach into a box. */
    public List<FloodZone> within(Envelope box) {
        List<FloodZone> found = new ArrayList<>();
        tree.query(box, item -> found.add(((Entry) item).zone()));
        return found;
    }

    private void visit(Position place, Consumer<Entry> found) {
        var point = new Coordinate(place.lon(), place.lat());
        tree.query(new Envelope(point), item -> {
            Entry entry = (Entry) item;
            if (entry.holds(point)) {
                found.accept(entry);
            }
        });
    }
}
