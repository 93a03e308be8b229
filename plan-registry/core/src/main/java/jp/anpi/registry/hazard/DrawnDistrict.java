package jp.anpi.registry.hazard;

import java.util.List;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.contract.Position;

/**
 * A district as a map draws it.
 *
 * @param rings closed, around each of its parts, the largest first
 * @param holes how many were filled: a district is told from others by its code, and drawn only to be recognised
 */
public record DrawnDistrict(DistrictId id, String name, List<List<Position>> rings, int holes) {

    public DrawnDistrict {
        rings = List.copyOf(rings);
    }

    /** As it was drawn before. */
    public static DrawnDistrict of(DistrictState district) {
        return new DrawnDistrict(district.id(), district.name(), district.rings(), 0);
    }

    DistrictState state(long version) {
        return new DistrictState(id, version, name, rings.getFirst(), rings.subList(1, rings.size()));
    }
}
