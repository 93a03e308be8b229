package jp.anpi.safety.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.contract.CheckStatus;
import jp.anpi.safety.contract.Explanation;
import jp.anpi.safety.contract.NeedKind;
import jp.anpi.safety.contract.ReportId;
import jp.anpi.safety.contract.UnmatchedState.Urgency;
import jp.anpi.safety.matching.Agreement;
import jp.anpi.safety.matching.Field;
import jp.anpi.safety.matching.ReportDecision;

/**
 * A report of the reconciliation queue as the desk sees it. Times are incident time.
 *
 * @param needs open needs, most of them somebody's to meet before anybody knows whose they are
 * @param clockEndsAt when an assumed battery would be empty
 * @param raw the report's JSON exactly as it was sent; absent where the viewer may not know what it says
 * @param linkedTo whom it is about by the decision that stands, or as its sender picked
 * @param takenBy who at the desk sees to it while it waits
 * @param taker the same person by username
 * @param searchable false while the register is still being read: then candidates may be missing
 * @param candidates the likeliest first
 * @param history what was decided so far, oldest first
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record UnmatchedItem(
        ReportId id,
        Urgency urgency,
        List<NeedKind> needs,
        Optional<Instant> clockEndsAt,
        ReportView report,
        Optional<String> raw,
        Optional<PersonId> linkedTo,
        Optional<String> takenBy,
        Optional<String> taker,
        boolean searchable,
        List<Person> candidates,
        List<Decided> history) {

    /**
     * Somebody whom the report may mean, with what agrees and what differs.
     *
     * @param address absent for somebody under protection unless the viewer may see it, as {@code district} is
     * @param inIncident false for somebody outside this incident's roster, to whom nothing can be linked
     * @param state where their check stands; absent outside the roster
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Person(
            PersonId personId,
            String name,
            String kana,
            Optional<LocalDate> birthDate,
            Optional<String> address,
            boolean addressProtected,
            PriorityGroup group,
            Optional<DistrictId> district,
            boolean inIncident,
            Optional<CheckStatus> state,
            Optional<Instant> lastReportAt,
            List<Compared> findings,
            Explanation because) {}

    /** One field side by side. */
    record Compared(Field field, Explanation name, Agreement agreement, Explanation text) {}

    /**
     * What was decided about a report.
     *
     * @param because the system's own reasons; absent when a person decided
     * @param otherPersonId whom it was moved to or from, when it was moved in one step
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Decided(
            ReportId report,
            PersonId personId,
            ReportDecision.Kind kind,
            Optional<Explanation> because,
            Optional<String> reason,
            Optional<PersonId> otherPersonId,
            String by,
            Instant at) {}
}
