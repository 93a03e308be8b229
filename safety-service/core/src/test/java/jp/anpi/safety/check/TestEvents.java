package jp.anpi.safety.check;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.Mode;
import jp.anpi.safety.building.AnIncident;
import jp.anpi.safety.building.Ids;
import jp.anpi.safety.contract.Area;
import jp.anpi.safety.contract.IncidentEvent;
import jp.anpi.safety.contract.OutageId;

/** Events of the whole incident that several tests need. */
final class TestEvents {

    private TestEvents() {}

    static IncidentEvent.OutageDeclared blackout(String word, Instant since) {
        return outage(word, new Area.City(), since, Optional.empty());
    }

    static IncidentEvent.OutageDeclared blackoutIn(String district, Instant since) {
        return outage(district, new Area.Districts(Set.of(new DistrictId(district))), since, Optional.empty());
    }

    static IncidentEvent.OutageDeclared outage(String word, Area area, Instant since, Optional<Instant> until) {
        OutageId id = new OutageId(Ids.incident(word).value());
        return new IncidentEvent.OutageDeclared(
                Ids.incident(Mode.REAL.name()), id, area, since, until, AnIncident.DESK);
    }

    static IncidentEvent.MemberUnavailable gone(String member, Instant at) {
        return new IncidentEvent.MemberUnavailable(
                Ids.incident(Mode.REAL.name()), Ids.member(member), "被災", at, AnIncident.DESK, Optional.empty());
    }

    static IncidentEvent.MemberAvailable back(String member, Instant at) {
        return new IncidentEvent.MemberAvailable(
                Ids.incident(Mode.REAL.name()), Ids.member(member), at, AnIncident.DESK);
    }

    static IncidentEvent.OfficeUnavailable officeGone(String office, Instant at) {
        return new IncidentEvent.OfficeUnavailable(
                Ids.incident(Mode.REAL.name()), Ids.office(office), "浸水", at, AnIncident.DESK);
    }

    static IncidentEvent.OfficeAvailable officeBack(String office, Instant at) {
        return new IncidentEvent.OfficeAvailable(
                Ids.incident(Mode.REAL.name()), Ids.office(office), at, AnIncident.DESK);
    }

    static IncidentEvent.DeskAcknowledged seen(Instant at) {
        return new IncidentEvent.DeskAcknowledged(Ids.incident(Mode.REAL.name()), at, AnIncident.DESK);
    }

    static IncidentEvent.Closed closed(Instant at) {
        return new IncidentEvent.Closed(Ids.incident(Mode.REAL.name()), at, AnIncident.DESK);
    }
}
