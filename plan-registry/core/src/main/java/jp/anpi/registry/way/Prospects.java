package jp.anpi.registry.way;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jp.anpi.registry.hazard.FloodMap;
import jp.anpi.registry.shelter.NearbyPlace;

/** Which places are worth a search of streets, before any street is looked at. */
public final class Prospects {

    private Prospects() {}

    /**
     * The nearest of those that are open, with those in the water between them, which are told of and take no dry one's turn.
     *
     * @param places all that are designated for the hazard, the nearest in a straight line first
     * @param open names of those that are open; empty where nobody knows, then all count
     * @param floods to stay out of; {@link FloodMap#EMPTY} where water does not matter
     * @param most dry ones
     */
    public static List<NearbyPlace> of(List<NearbyPlace> places, Set<String> open, FloodMap floods, int most) {
        List<NearbyPlace> worth = new ArrayList<>();
        int dry = 0;
        for (NearbyPlace near : places) {
            if (dry == most) {
                break;
            }
            if (open.isEmpty() || open.contains(near.place().name())) {
                worth.add(near);
                dry += isWet(near, floods) ? 0 : 1;
            }
        }
        return worth;
    }

    /** Whether a place may lie in the water itself. */
    public static boolean isWet(NearbyPlace near, FloodMap floods) {
        return near.place().position().flatMap(floods::rankAt).isPresent();
    }
}
