package jp.anpi.registry.hazard;

import java.util.List;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.DistrictState;

/**
 * What came of a map of districts.
 *
 * @param known whether everything was like that before
 * @param holes in the map, which are filled
 * @param removed those that were there and are not on the map; nobody is registered in them
 */
record DistrictAnswer(
        boolean dryRun,
        boolean known,
        int districts,
        int added,
        int changed,
        int unchanged,
        int holes,
        List<Removed> removed) {

    record Removed(DistrictId id, String name) {

        static Removed of(DistrictState district) {
            return new Removed(district.id(), district.name());
        }
    }

    static DistrictAnswer of(Districts.Outcome outcome, boolean dryRun) {
        DistrictChange change = outcome.change();
        return new DistrictAnswer(
                dryRun,
                change.isNothing(),
                outcome.drawn().size(),
                change.added().size(),
                change.changed().size(),
                change.unchanged(),
                outcome.drawn().stream().mapToInt(DrawnDistrict::holes).sum(),
                change.missing().stream().map(Removed::of).toList());
    }
}
