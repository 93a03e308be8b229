package jp.anpi.safety.building;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.contract.Role;
import jp.anpi.safety.contract.Actor;
import jp.anpi.safety.contract.Area;
import jp.anpi.safety.contract.IncidentEvent;
import jp.anpi.safety.contract.IncidentKind;
import jp.anpi.safety.incident.IncidentFacts;
import jp.anpi.safety.incident.Policy;

/** An earthquake on Friday 2026-11-20 at 10:00 in the morning. */
public final class AnIncident {

    public static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
    public static final Instant ONSET = Instant.parse("2026-11-20T01:00:00Z");
    public static final Actor DESK = actor("desk");

    private AnIncident() {}

    public static Actor actor(String name) {
        return new Actor(name, name, Role.DESK, Optional.empty(), Optional.empty());
    }

    public static IncidentFacts real() {
        return real(Policy.STANDARD);
    }

    public static IncidentFacts real(Policy policy) {
        return IncidentFacts.opened(event(Mode.REAL, 1), policy, ZONE);
    }

    public static IncidentFacts drill(double speed) {
        return IncidentFacts.opened(event(Mode.DRILL, speed), Policy.STANDARD, ZONE);
    }

    public static IncidentEvent.Opened event(Mode mode, double speed) {
        return new IncidentEvent.Opened(
                Ids.incident(mode.name()),
                IncidentKind.EARTHQUAKE,
                mode,
                "震度6強",
                new Area.City(),
                Set.of(),
                ONSET,
                ONSET,
                speed,
                Policy.STANDARD.name(),
                DESK);
    }
}
