package jp.anpi.registry.ground;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is drawn of the ground, from below to the top, by the tags of OpenStreetMap. */
public enum GroundKind {
    WATER(1, Shape.AREA, 9),
    STREAM(2, Shape.LINE, 13),
    RIVER(3, Shape.LINE, 9),
    PATH(4, Shape.LINE, 15),
    STREET(5, Shape.LINE, 13),
    ROAD(6, Shape.LINE, 11),
    MAIN_ROAD(7, Shape.LINE, 9);

    private static final Set<String> MAIN = Set.of("motorway", "trunk", "primary");
    private static final Set<String> THROUGH = Set.of("secondary", "tertiary");
    private static final Set<String> STREETS =
            Set.of("residential", "unclassified", "living_street", "service", "road", "pedestrian");
    private static final Set<String> PATHS =
            Set.of("footway", "path", "steps", "track", "cycleway", "bridleway", "corridor");
    private static final Set<String> RIVERS = Set.of("river", "canal", "tidal_channel");
    private static final Set<String> STREAMS = Set.of("stream", "ditch", "drain");
    private static final Set<String> BANKS = Set.of("riverbank", "dock");
    private static final Set<String> BASINS = Set.of("reservoir", "basin");
    private static final String LINK = "_link";

    private final int number;
    private final Shape shape;
    private final int nearestFrom;

    enum Shape {
        AREA,
        LINE
    }

    GroundKind(int number, Shape shape, int nearestFrom) {
        this.number = number;
        this.shape = shape;
        this.nearestFrom = nearestFrom;
    }

    /** As tiles and stores write it; never given to another kind. */
    public int number() {
        return number;
    }

    /** The zoom from which it is drawn: farther out it would be a smear. */
    public int nearestFrom() {
        return nearestFrom;
    }

    boolean isArea() {
        return shape == Shape.AREA;
    }

    /** Whether people walk on it. */
    public boolean isWay() {
        return this == PATH || this == STREET || this == ROAD || this == MAIN_ROAD;
    }

    /** The kind of a number; empty for any other. */
    public static Optional<GroundKind> of(int number) {
        for (GroundKind kind : values()) {
            if (kind.number == number) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** What tags make of an element; empty for all that is neither road nor water, or is not there yet or any more. */
    public static Optional<GroundKind> of(Map<String, String> tags) {
        String highway = tags.getOrDefault("highway", "");
        if (!highway.isEmpty()) {
            return ofHighway(highway.endsWith(LINK) ? highway.substring(0, highway.length() - LINK.length()) : highway);
        }
        String waterway = tags.getOrDefault("waterway", "");
        if (tags.getOrDefault("natural", "").equals("water")
                || BANKS.contains(waterway)
                || BASINS.contains(tags.getOrDefault("landuse", ""))) {
            return Optional.of(WATER);
        }
        if (!tags.getOrDefault("tunnel", "no").equals("no")) {
            return Optional.empty();
        }
        if (RIVERS.contains(waterway)) {
            return Optional.of(RIVER);
        }
        return STREAMS.contains(waterway) ? Optional.of(STREAM) : Optional.empty();
    }

    private static Optional<GroundKind> ofHighway(String highway) {
        if (MAIN.contains(highway)) {
            return Optional.of(MAIN_ROAD);
        }
        if (THROUGH.contains(highway)) {
            return Optional.of(ROAD);
        }
        if (STREETS.contains(highway)) {
            return Optional.of(STREET);
        }
        return PATHS.contains(highway) ? Optional.of(PATH) : Optional.empty();
    }
}
