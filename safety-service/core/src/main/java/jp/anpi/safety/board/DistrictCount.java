package jp.anpi.safety.board;

import java.util.Map;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.PriorityGroup;

/** The people of one district by group and state. */
public record DistrictCount(DistrictId district, Map<PriorityGroup, StatusCount> groups) {
    public DistrictCount {
        groups = Map.copyOf(groups);
    }
}
