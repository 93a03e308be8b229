package jp.anpi.safety.contract;

import java.time.Instant;
import java.util.Optional;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;

/** Questions that the notifier carries out. All instants are incident time. */
public sealed interface NoticeEvent {

    IncidentId incident();

    NoticeId notice();

    /**
     * Somebody is to be asked about one person.
     *
     * @param address empty when it may not be told (people under protection)
     * @param answerBy empty on the last rung
     */
    record NoticeRequested(
            IncidentId incident,
            NoticeId notice,
            Mode mode,
            String incidentTitle,
            Recipient recipient,
            PersonId person,
            String personName,
            Optional<String> address,
            PriorityGroup group,
            int rung,
            AskReason why,
            Explanation explanation,
            Instant askedAt,
            Optional<Instant> answerBy)
            implements NoticeEvent {}

    /**
     * An office is asked to do something, not about a person; nobody's check waits for an answer.
     *
     * @param explanation what and why, complete sentences
     */
    record OfficeInstructed(
            IncidentId incident,
            NoticeId notice,
            Mode mode,
            String incidentTitle,
            Recipient recipient,
            Explanation explanation,
            Instant askedAt)
            implements NoticeEvent {}

    /**
     * Somebody of the desk's duty roster is told of a danger that nobody at the desk has seen, about a person who is not
     * identified; nobody's check waits for an answer.
     *
     * @param explanation what and why, complete sentences
     */
    record DutyCalled(
            IncidentId incident,
            NoticeId notice,
            Mode mode,
            String incidentTitle,
            Recipient recipient,
            Explanation explanation,
            Instant askedAt)
            implements NoticeEvent {}

    /** The question is answered or no longer needed; what was not sent yet is not sent. */
    record NoticeWithdrawn(IncidentId incident, NoticeId notice, Recipient recipient, PersonId person, Instant at)
            implements NoticeEvent {}
}
