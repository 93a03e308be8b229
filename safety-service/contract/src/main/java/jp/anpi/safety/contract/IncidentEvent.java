package jp.anpi.safety.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.PersonId;
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

    /**
     * A reporter is a victim: all of their clients go to the next rung, in one step.
     *
     * @param sign how the product itself noticed; empty when a person said so
     */
    record MemberUnavailable(
            IncidentId incident,
            MemberId member,
            String because,
            Instant at,
            Actor by,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Sign> sign)
            implements IncidentEvent {

        /** What gives away that somebody cannot act. */
        public enum Sign {
            /** No question reaches them. */
            UNDELIVERABLE,
            /** They were asked about several people, and not one word came about any of them. */
            SILENT_FOR_ALL
        }
    }

    /** A reporter can act again, or was never a victim: they are asked anew about who is still silent. */
    record MemberAvailable(IncidentId incident, MemberId member, Instant at, Actor by) implements IncidentEvent {}

    /** A whole office cannot act: who stands in for it is asked, and none of its members is. */
    record OfficeUnavailable(IncidentId incident, OfficeId office, String because, Instant at, Actor by)
            implements IncidentEvent {}

    /** The office can act again. */
    record OfficeAvailable(IncidentId incident, OfficeId office, Instant at, Actor by) implements IncidentEvent {}

    /** Somebody at the desk has seen everything that was handed to it up to then. */
    record DeskAcknowledged(IncidentId incident, Instant at, Actor by) implements IncidentEvent {}

    /** Nobody is asked any more; reports are still kept. */
    record Closed(IncidentId incident, Instant at, Actor by) implements IncidentEvent {}

    /** The closing is taken back: everybody who is silent is asked anew. */
    record Reopened(IncidentId incident, String because, Instant at, Actor by) implements IncidentEvent {}

    /**
     * A person decided that what is known from another incident of the same mode counts in this one, as of {@code at}.
     * Nothing goes from one incident to another in any other way.
     *
     * @param command the act, told twice where its sender did not hear the answer; absent in older records
     */
    record StatusCarriedOver(
            IncidentId incident,
            IncidentId from,
            String because,
            Instant at,
            Actor by,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<CommandId> command)
            implements IncidentEvent {}

    /**
     * A person took back what was carried over from that incident, all of it: it counts here no longer, and whoever is
     * silent without it is asked about.
     *
     * @param command the act, as of {@link StatusCarriedOver}; absent in older records
     */
    record CarryOverTakenBack(
            IncidentId incident,
            IncidentId from,
            String because,
            Instant at,
            Actor by,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<CommandId> command)
            implements IncidentEvent {}

    /**
     * The city deleted the incident once it had been kept for its time: its key is destroyed, and this is all that is left of
     * it. So it tells by itself what it was, and is sealed with the installation's key.
     *
     * @param openedAt wall time
     * @param closedAt wall time
     * @param at wall time
     */
    record Deleted(
            IncidentId incident,
            Mode mode,
            IncidentKind kind,
            Instant openedAt,
            Instant closedAt,
            String because,
            Instant at,
            Actor by)
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

    /** Facts about who may see whom, and who may say something: no check looks at them. */
    sealed interface AboutAccess extends IncidentEvent {}

    /**
     * The desk disclosed people to offices or members who have otherwise nothing to do with them (災害時の情報提供). It ends by
     * itself at {@code until}, or with the incident. People under protection are never part of it.
     *
     * @param groups of the people inside the area; empty means all
     * @param because why it is needed
     */
    record Disclosed(
            IncidentId incident,
            DisclosureId disclosure,
            Set<OfficeId> offices,
            Set<MemberId> members,
            Area area,
            Set<PriorityGroup> groups,
            String because,
            Instant until,
            Instant at,
            Actor by)
            implements AboutAccess {
        public Disclosed {
            offices = Set.copyOf(offices);
            members = Set.copyOf(members);
            groups = Set.copyOf(groups);
            if (offices.isEmpty() && members.isEmpty()) {
                throw new IllegalArgumentException("a disclosure to nobody");
            }
            if (!until.isAfter(at)) {
                throw new IllegalArgumentException("a disclosure that ends before it begins");
            }
        }
    }

    /** The desk ended a disclosure before its time. */
    record DisclosureEnded(IncidentId incident, DisclosureId disclosure, Instant at, Actor by) implements AboutAccess {}

    /**
     * The desk made a link by which whoever holds it reports on these people without signing in, and reads nothing. It ends by
     * itself at {@code until}, or with the incident.
     *
     * @param member whose caseload it is
     */
    record CaseloadLinkMade(
            IncidentId incident,
            CaseloadLinkId link,
            MemberId member,
            OfficeId office,
            Set<PersonId> people,
            Instant until,
            Instant at,
            Actor by)
            implements AboutAccess {
        public CaseloadLinkMade {
            people = Set.copyOf(people);
            if (people.isEmpty()) {
                throw new IllegalArgumentException("a link about nobody");
            }
        }
    }

    /** The desk took the link back: it reports on nobody any more. */
    record CaseloadLinkRevoked(IncidentId incident, CaseloadLinkId link, Instant at, Actor by) implements AboutAccess {}

    /**
     * Somebody asked the city how a person is (安否情報の照会), and was told so much.
     *
     * @param inquirer who asked, by name
     * @param proof how the city made sure of that and of the relation
     * @param told what was told; empty when nothing may be
     * @param command the act; absent in older records
     */
    record InquiryAnswered(
            IncidentId incident,
            PersonId person,
            String inquirer,
            InquirerRelation relation,
            String proof,
            Set<Tellable> told,
            Instant at,
            Actor by,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<CommandId> command)
            implements AboutAccess {
        public InquiryAnswered {
            told = Set.copyOf(told);
        }
    }

    /** From now on citizens may report about themselves on the open page, without signing in. */
    record CitizensPageOpened(IncidentId incident, Instant at, Actor by) implements AboutAccess {}

    /** The open page takes nothing more. */
    record CitizensPageClosed(IncidentId incident, Instant at, Actor by) implements AboutAccess {}
}
