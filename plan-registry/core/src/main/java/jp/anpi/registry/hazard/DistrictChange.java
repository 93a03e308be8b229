package jp.anpi.registry.hazard;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.DistrictState;

/**
 * What a map of the whole city's districts makes of those that are known.
 *
 * @param missing known and not on the map
 */
public record DistrictChange(
        List<DistrictState> added, List<DistrictState> changed, int unchanged, List<DistrictState> missing) {

    public DistrictChange {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        missing = List.copyOf(missing);
    }

    /** Each drawn district comes as the next version of the one of its code. */
    public static DistrictChange of(Collection<DistrictState> known, List<DrawnDistrict> drawn) {
        Map<DistrictId, DistrictState> missing = new LinkedHashMap<>();
        known.forEach(district -> missing.put(district.id(), district));
        List<DistrictState> added = new ArrayList<>();
        List<DistrictState> changed = new ArrayList<>();
        int unchanged = 0;
        for (DrawnDistrict district : drawn) {
            DistrictState was = missing.remove(district.id());
            if (was == null) {
                added.add(district.state(1));
            } else if (district.state(was.version()).equals(was)) {
                unchanged++;
            } else {
                changed.add(district.state(was.version() + 1));
            }
        }
        return new DistrictChange(added, changed, unchanged, List.copyOf(missing.values()));
    }

    /** Whether everything is as it was. */
    public boolean isNothing() {
        return added.isEmpty() && changed.isEmpty() && missing.isEmpty();
    }

    /** Those to be stored. */
    public List<DistrictState> news() {
        List<DistrictState> all = new ArrayList<>(added);
        all.addAll(changed);
        return all;
    }
}
