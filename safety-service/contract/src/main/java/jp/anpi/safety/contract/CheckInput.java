package jp.anpi.safety.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.contract.PersonId;

/**
 * Everything about one person that can change a check, keyed by person so that one owner folds it in order; a report
 * without a person is keyed by its own id. All instants are incident time.
 */
public sealed interface CheckInput {

    IncidentId incident();

    /**
     * A report was accepted.
     *
     * @param person empty when the sender typed a name instead of picking a person
     * @param body the report's JSON exactly as the sender made it once, never altered
     * @param contentHash SHA-256 (hex) over the UTF-8 bytes of {@code body}
     * @param observedAt the sender's time, its clock error taken off, mapped to incident time; where the sender does not know
     *     it exactly, the earliest it can have been
     * @param observedUntil the latest it can have been; absent where {@code observedAt} is exact, and in older records
     */
    record ReportReceived(
            IncidentId incident,
            ReportId report,
            Optional<PersonId> person,
            String body,
            String contentHash,
            Instant observedAt,
            Instant receivedAt,
            Set<ReportMark> marks,
            Actor sender,

            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Instant> observedUntil)
            implements CheckInput {
        public ReportReceived {
            marks = Set.copyOf(marks);
        }
    }

    /** A person at the desk takes the check, so that two people do not act on it. */
    record Claimed(IncidentId incident, PersonId person, CommandId command, Actor by, Instant at)
            implements CheckInput {}

    /** The claim is given back. */
    record Released(IncidentId incident, PersonId person, CommandId command, Actor by, Instant at)
            implements CheckInput {}

    /**
     * A car or a team is sent to the person, and the check taken with it; refused while another one is out.
     *
     * @param team what the desk calls it, at most 40 characters
     */
    record Dispatched(IncidentId incident, PersonId person, CommandId command, String team, Actor by, Instant at)
            implements CheckInput {}

    /**
     * A car or team has come further.
     *
     * @param sentAt which one: when it was sent, since another may be out by now
     */
    record DispatchMoved(
            IncidentId incident, PersonId person, CommandId command, Instant sentAt, Move move, Actor by, Instant at)
            implements CheckInput {

        /** How far. */
        public enum Move {
            ARRIVED,
            /** It is free for somebody else, whatever it found; what it found is a report. */
            CAME_BACK
        }
    }

    /** A note of the desk, at most 4,000 characters. */
    record Noted(IncidentId incident, PersonId person, CommandId command, String text, Actor by, Instant at)
            implements CheckInput {}

    /**
     * It was decided that an unmatched report is about {@code person}; reversible.
     *
     * @param because why the system was certain and linked by itself; empty when a person decided
     * @param reason the deciding person's own words, at most 500 characters
     * @param movedFrom whom it was taken for before, when it was moved in one step; absent in older records
     */
    record Linked(
            IncidentId incident,
            ReportReceived report,
            PersonId person,
            CommandId command,
            Optional<Explanation> because,
            Optional<String> reason,
            Actor by,
            Instant at,

            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<PersonId> movedFrom)
            implements CheckInput {}

    /**
     * The report is not about {@code person} after all, whether it was linked to them or its sender picked them: it goes
     * back to reconciliation, or to somebody else.
     *
     * @param reason the deciding person's own words, at most 500 characters
     * @param movedTo whom it is about instead, by a {@link Linked} that follows; absent in older records
     */
    record Unlinked(
            IncidentId incident,
            ReportId report,
            PersonId person,
            CommandId command,
            Optional<String> reason,
            Actor by,
            Instant at,

            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<PersonId> movedTo)
            implements CheckInput {}

    /**
     * A person at the desk decided whether a report counts: one that does not is kept and shown, and read no more.
     * Overrides what the rules would make of contradicting reports; reversible.
     *
     * @param counts false sets the report aside, true lets it count again
     * @param reason the deciding person's own words, at most 500 characters
     */
    record Judged(
            IncidentId incident,
            PersonId person,
            CommandId command,
            ReportId report,
            boolean counts,
            Optional<String> reason,
            Actor by,
            Instant at)
            implements CheckInput {}

    /** What became of a question. */
    record NoticeFate(
            IncidentId incident,
            PersonId person,
            NoticeId notice,
            Fate fate,
            String channel,
            String because,
            Instant at)
            implements CheckInput {

        /** The end of a notice. */
        public enum Fate {
            /** The carrier took it; nobody knows yet whether it was read. */
            HANDED_OVER,
            /** It can never arrive this way. */
            UNDELIVERABLE,
            /** It was not sent, for the reason given. */
            DROPPED
        }
    }
}
