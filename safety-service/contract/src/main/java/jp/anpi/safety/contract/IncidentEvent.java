package jp.anpi.safety.contract;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.PriorityGroup;

/** Facts about a whole incident, in the order they happened; every owner of checks folds them. Instants are incident time; only the opening, which defines it, is told in wall time. */
public sealed interface IncidentEvent {

    IncidentId incident();

    /**
     * A person opened the incident. From now on reports are accepted; the roster freezes next.
     *
     * @param onsetAt when it happened, wall time
     * @param openedAt wall time
     * @param speed how fast incident time runs: 1 for every real incident
     * @param policy names the escalation table in force (dated configuration)
     */
    record Opened(
            IncidentId incident,
            IncidentKind kind,
            Mode mode,
            String title,
            Area area,
            Set<PriorityGroup> groups,
            Instant onsetAt,
            Instant openedAt,
            double speed,
            String policy,
            Actor by)
            implements IncidentEvent {
        public Opened {
            groups = Set.copyOf(groups);
            if (mode == Mode.REAL && speed != 1) {
                throw new IllegalArgumentException("a real incident runs at speed 1");
            }
            if (!(speed > 0)) {
                throw new IllegalArgumentException("speed must be above 0");
            }
        }
    }

    /** One chunk of the frozen roster is stored: {@code chunk} counts from 0 up to {@code of} - 1. */
    record RosterFrozen(IncidentId incident, int chunk, int of, int people) implements IncidentEvent {}

    /** The whole roster is frozen, and whoever depends on power or on treatment is asked; {@code roster} counts people per group. */
    record Ready(IncidentId incident, Map<PriorityGroup, Integer> roster, Instant at) implements IncidentEvent {
        public Ready {
            roster = Map.copyOf(roster);
        }
    }

    /** Power is out inside the area since {@code startedAt}, and back since {@code endedAt} when that is known. */
    record OutageDeclared(
            IncidentId incident, OutageId outage, Area area, Instant startedAt, Optional<Instant> endedAt, Actor by)
            implements IncidentEvent {}

    /** A reporter is a victim: all of their clients go to the next rung. */
    record MemberUnavailable(IncidentId incident, MemberId member, String because, Instant at, Actor by)
            implements IncidentEvent {}

    /** Nobody is asked any more; reports are still kept. */
    record Closed(IncidentId incident, Instant at, Actor by) implements IncidentEvent {}

    /** The closing is taken back: everybody who is silent is asked anew. */
    record Reopened(IncidentId incident, String because, Instant at, Actor by) implements IncidentEvent {}

    /**
     * A person decided that what is known from another incident of the same mode counts in this one, as of {@code at}.
     * Nothing goes from one incident to another in any other way.
     */
    record StatusCarriedOver(IncidentId incident, IncidentId from, String because, Instant at, Actor by)
            implements IncidentEvent {}

    /** Everything about the incident was handed out as one archive. */
    record Exported(IncidentId incident, Instant at, Actor by) implements IncidentEvent {}

    /** Facts about places and not about people: no check looks at them. */
    sealed interface AboutFacilities extends IncidentEvent {}

    /** An office said how it stands; replaces what it said before. */
    record FacilityReported(IncidentId incident, OfficeId office, Facility facility, Instant at, Actor by)
            implements AboutFacilities {}

    /**
     * Offices are asked to reduce or close ahead of what is coming.
     *
     * @param command one act of asking; the same act told twice asks once
     */
    record OfficesAsked(
            IncidentId incident, CommandId command, Set<OfficeId> offices, Measure measure, Instant at, Actor by)
            implements AboutFacilities {
        public OfficesAsked {
            offices = Set.copyOf(offices);
        }
    }

    /** How a shelter stands; replaces what was said of it before. */
    record ShelterCounted(IncidentId incident, ShelterId id, Shelter shelter, Instant at, Actor by)
            implements AboutFacilities {}
}
