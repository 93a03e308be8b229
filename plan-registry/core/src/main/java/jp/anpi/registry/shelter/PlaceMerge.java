package jp.anpi.registry.shelter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a list makes of the places of its kind that were known: it takes their place whole, since what a city no longer publishes it
 * no longer opens.
 *
 * @param places that then hold
 * @param missing known ones that the list does not have
 */
public record PlaceMerge(List<DesignatedPlace> places, int added, int changed, int unchanged, int missing) {

    public PlaceMerge {
        places = List.copyOf(places);
    }

    /**
     * Brings a list and what was known together.
     *
     * @param whole whether every row could be read; else places the list lacks stay, since one of those rows may be theirs
     */
    public static PlaceMerge of(List<DesignatedPlace> known, List<DesignatedPlace> listed, boolean whole) {
        Map<String, DesignatedPlace> left = new HashMap<>();
        known.forEach(place -> left.put(place.key(), place));
        int changed = 0;
        int unchanged = 0;
        for (DesignatedPlace place : listed) {
            DesignatedPlace was = left.remove(place.key());
            if (was != null) {
                changed += was.equals(place) ? 0 : 1;
                unchanged += was.equals(place) ? 1 : 0;
            }
        }
        List<DesignatedPlace> places = new ArrayList<>(listed);
        if (!whole) {
            known.stream().filter(place -> left.containsKey(place.key())).forEach(places::add);
        }
        return new PlaceMerge(places, listed.size() - changed - unchanged, changed, unchanged, left.size());
    }

    /** Whether anything is other than it was. */
    public boolean isChange() {
        boolean dropped = missing > 0 && places.size() == added + changed + unchanged;
        return added + changed > 0 || dropped;
    }

    /** How many places of before and after are not the same. */
    public static int differences(List<DesignatedPlace> before, List<DesignatedPlace> after) {
        PlaceMerge merge = of(before, after, true);
        return merge.added() + merge.changed() + merge.missing();
    }
}
