package jp.anpi.registry.way;

import static com.graphhopper.json.Statement.If;
import static com.graphhopper.json.Statement.Op.LIMIT;
import static com.graphhopper.json.Statement.Op.MULTIPLY;

import com.graphhopper.GraphHopper;
import com.graphhopper.config.Profile;
import com.graphhopper.routing.ev.Subnetwork;
import com.graphhopper.routing.util.DefaultSnapFilter;
import com.graphhopper.routing.weighting.Weighting;
import com.graphhopper.storage.BaseGraph;
import com.graphhopper.storage.index.Snap;
import com.graphhopper.util.CustomModel;
import com.graphhopper.util.PMap;
import java.nio.file.Path;
import java.util.Optional;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.hazard.FloodMap;

/** The streets of one extract as a graph in memory, for walking and for wheelchairs. Blocks; not for several threads at once. */
final class StreetGraph implements AutoCloseable {

    private static final String KNOWN = "foot_access,foot_average_speed,foot_priority,foot_road_access,"
            + "road_class,road_environment,surface,smoothness";
    private static final int SMALLEST_NETWORK = 50;

    private final GraphHopper hopper;
    private WetEdges wet;

    private StreetGraph(GraphHopper hopper) {
        this.hopper = hopper;
        wet = WetEdges.none();
    }

    /**
     * Reads an extract.
     *
     * @param extract OpenStreetMap XML or its gzip
     * @param room an empty directory to work in; nothing stays there
     */
    static StreetGraph of(Path extract, Path room) {
        var hopper = new GraphHopper()
                .setOSMFile(extract.toString())
                .setGraphHopperLocation(room.toString())
                .setStoreOnFlush(false)
                .setMinNetworkSize(SMALLEST_NETWORK)
                .setEncodedValuesString(KNOWN)
                .setProfiles(
                        new Profile(name(Walker.FOOT)).setCustomModel(onFoot()),
                        new Profile(name(Walker.WHEELCHAIR)).setCustomModel(byWheelchair()));
        try {
            hopper.importOrLoad();
        } catch (RuntimeException unusable) {
            hopper.close();
            throw unusable;
        }
        return new StreetGraph(hopper);
    }

    private static String name(Walker walker) {
        return switch (walker) {
            case FOOT -> "foot";
            case WHEELCHAIR -> "wheelchair";
        };
    }

    private static CustomModel onFoot() {
        return new CustomModel()
                .addToPriority(If("!foot_access", MULTIPLY, "0"))
                .addToPriority(If("true", MULTIPLY, "foot_priority"))
                .addToPriority(If("foot_road_access == PRIVATE", MULTIPLY, "0.1"))
                .addToSpeed(If("true", LIMIT, "foot_average_speed"));
    }

    /** No steps; soft or broken ground only where there is no other. */
    private static CustomModel byWheelchair() {
        return new CustomModel()
                .addToPriority(If("!foot_access || road_class == STEPS", MULTIPLY, "0"))
                .addToPriority(If("foot_road_access == PRIVATE", MULTIPLY, "0.1"))
                .addToPriority(If("surface == GRAVEL || surface == SAND || surface == GRASS", MULTIPLY, "0.2"))
                .addToPriority(If(
                        "smoothness == VERY_BAD || smoothness == HORRIBLE || smoothness == VERY_HORRIBLE",
                        MULTIPLY,
                        "0.1"))
                .addToPriority(If("smoothness == IMPASSABLE", MULTIPLY, "0"))
                .addToSpeed(If("true", LIMIT, "foot_average_speed"))
                .addToSpeed(If("true", LIMIT, "4"));
    }

    BaseGraph graph() {
        return hopper.getBaseGraph();
    }

    GraphHopper hopper() {
        return hopper;
    }

    Weighting weighting(Walker walker) {
        return hopper.createWeighting(hopper.getProfile(name(walker)), new PMap());
    }

    /** Which streets are wet, found once for a map of floods, whatever is asked in between without one. */
    WetEdges wet(FloodMap floods) {
        if (floods.isEmpty()) {
            return WetEdges.none();
        }
        if (!wet.isOf(floods)) {
            wet = WetEdges.of(floods, graph());
        }
        return wet;
    }

    /**
     * The nearest street one can go on, whether under water or not: a way must begin where somebody is.
     *
     * @param farthest metres from it in a straight line
     */
    Optional<Snap> nearest(Position place, Walker walker, Weighting weighting, double farthest) {
        var inNetwork = hopper.getEncodingManager().getBooleanEncodedValue(Subnetwork.key(name(walker)));
        Snap snap = hopper.getLocationIndex()
                .findClosest(place.lat(), place.lon(), new DefaultSnapFilter(weighting, inNetwork));
        return snap.isValid() && snap.getQueryDistance() <= farthest ? Optional.of(snap) : Optional.empty();
    }

    int edges() {
        return graph().getEdges();
    }

    @Override
    public void close() {
        hopper.close();
    }
}
