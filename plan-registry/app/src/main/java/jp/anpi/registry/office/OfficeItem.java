package jp.anpi.registry.office;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.hazard.FloodMap;

/**
 * An office as it is listed.
 *
 * @param onMap what the maps of floods say of the place, beside what somebody noted
 * @param contradicts whether that is something else than was noted
 */
record OfficeItem(@JsonUnwrapped OfficeState office, OnMap onMap, boolean contradicts) {

    /** What maps can say. */
    enum OnMap {
        INSIDE,
        OUTSIDE,
        /** Nobody has placed the office. */
        NOWHERE,
        /** No map is loaded. */
        NO_MAP
    }

    static OfficeItem of(OfficeState office, FloodMap map) {
        OnMap onMap = onMap(office, map);
        return new OfficeItem(
                office,
                onMap,
                switch (onMap) {
                    case INSIDE -> !office.inFloodArea();
                    case OUTSIDE -> office.inFloodArea();
                    case NOWHERE, NO_MAP -> false;
                });
    }

    private static OnMap onMap(OfficeState office, FloodMap map) {
        if (map.isEmpty()) {
            return OnMap.NO_MAP;
        }
        return office.position()
                .map(place -> map.rankAt(place).isPresent() ? OnMap.INSIDE : OnMap.OUTSIDE)
                .orElse(OnMap.NOWHERE);
    }
}
