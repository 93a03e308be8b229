package jp.anpi.safety.facility;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jp.anpi.safety.contract.IncidentEvent;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.incident.Incidents;

/** How offices and shelters stand in every incident; follows the facts, so that a restart shows the same. */
final class FacilityBook {

    private final Map<IncidentId, Facilities> known = new ConcurrentHashMap<>();

    FacilityBook(Incidents incidents) {
        incidents.onFact(fact -> {
            if (fact instanceof IncidentEvent.AboutFacilities place) {
                known.merge(place.incident(), Facilities.NONE.with(place), (was, _) -> was.with(place));
            } else if (fact instanceof IncidentEvent.Deleted) {
                known.remove(fact.incident());
            }
        });
    }

    Facilities of(IncidentId incident) {
        return known.getOrDefault(incident, Facilities.NONE);
    }
}
