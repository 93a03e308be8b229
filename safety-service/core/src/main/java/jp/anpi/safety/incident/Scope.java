package jp.anpi.safety.incident;

import java.util.Set;
import jp.anpi.registry.contract.Home;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.contract.Area;

/** Who is in an incident. The list comes from where people live and what they need, never from having a plan. */
public final class Scope {

    private final Territory territory;
    private final Set<PriorityGroup> groups;

    /** @param groups empty means all */
    public Scope(Area area, Set<PriorityGroup> groups) {
        this.territory = Territory.of(area);
        this.groups = groups.isEmpty() ? Set.of(PriorityGroup.values()) : Set.copyOf(groups);
    }

    /** Whether the person is in the incident, or why not. */
    public Verdict on(PersonState person) {
        return on(person.lifecycle(), person.placement().group(), person.home());
    }

    /** The same by all that decides it, so that a whole city can be judged without its details. */
    public Verdict on(Lifecycle lifecycle, PriorityGroup group, Home home) {
        if (lifecycle == Lifecycle.MOVED_AWAY || lifecycle == Lifecycle.DIED) {
            return Verdict.NO_LONGER_HERE;
        }
        if (!groups.contains(group)) {
            return Verdict.OTHER_GROUP;
        }
        if (territory.needsPositionOf(home)) {
            return Verdict.PLACE_UNKNOWN;
        }
        return territory.holds(home) ? Verdict.INSIDE : Verdict.OTHER_AREA;
    }

    /** Whether a person is in, or why not. */
    public enum Verdict {
        INSIDE,
        /** Moved away or died: nobody must call them or their family. */
        NO_LONGER_HERE,
        OTHER_GROUP,
        OTHER_AREA,
        /** Position unknown in an incident drawn as a polygon: to be counted and shown, never silently dropped. */
        PLACE_UNKNOWN
    }
}
