package jp.anpi.registry.shelter;

import java.util.Comparator;
import java.util.List;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.hazard.Hazard;

/**
 * A designated place and how far away it is.
 *
 * @param metres in a straight line, which no way is
 */
public record NearbyPlace(DesignatedPlace place, int metres) {

    private static final double METRES_PER_DEGREE = 111_195;

    /** The nearest places to flee to in a hazard; those whose place on the map is not known are none. */
    public static List<NearbyPlace> to(Position home, Hazard hazard, List<DesignatedPlace> places, int most) {
        return places.stream()
                .filter(place -> place.kind() == DesignatedPlace.Kind.EMERGENCY_PLACE
                        && place.hazards().contains(hazard))
                .flatMap(place -> place.position().stream().map(at -> new NearbyPlace(place, between(home, at))))
                .sorted(Comparator.comparingInt(NearbyPlace::metres)
                        .thenComparing(near -> near.place().key()))
                .limit(most)
                .toList();
    }

    /** Right to a thousandth within a city. */
    private static int between(Position one, Position other) {
        double north = other.lat() - one.lat();
        double east = (other.lon() - one.lon()) * Math.cos(Math.toRadians((one.lat() + other.lat()) / 2));
        return (int) Math.round(Math.hypot(north, east) * METRES_PER_DEGREE);
    }
}
