package jp.anpi.registry.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.http.problem.Language;
import jp.anpi.registry.plan.EvacuationPlan.Confirmation;
import jp.anpi.registry.plan.EvacuationPlan.Withdrawal;

/**
 * One version as it is shown.
 *
 * @param edit to be sent back with a change
 * @param reviewDue the day on which somebody should look at it again, of the version that counts
 * @param expires the day from which it no longer counts
 * @param withdrawal why it was withdrawn
 * @param otherwise which version would count if this one were taken for a mistake
 * @param placesHidden whether addresses are left out since the person is under protection, so that nobody takes them for gaps
 * @param content absent in lists
 * @param notices what is wrong or risky; absent in lists
 * @param names what members and offices are called, by their ids, that it names or that serve the person; absent in lists
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record PlanAnswer(
        PersonId personId,
        int version,
        int edit,
        Standing standing,
        String standingName,
        String writtenBy,
        LocalDate writtenOn,
        Optional<Confirmation> confirmation,
        Optional<LocalDate> reviewDue,
        Optional<LocalDate> expires,
        Optional<LocalDate> withdrawnOn,
        Optional<Withdrawal> withdrawal,
        Optional<Other> otherwise,
        boolean placesHidden,
        Optional<PlanContent> content,
        Optional<List<Notice>> notices,
        Optional<Map<String, String>> names) {

    /** @param kind the notice's name, for programs */
    record Notice(String kind, String message) {

        static Notice of(PlanNotice notice, Language language) {
            return new Notice(
                    notice.getClass().getSimpleName(),
                    switch (language) {
                        case JA -> notice.japanese();
                        case EN -> notice.english();
                    });
        }
    }

    /** Another version of the same person, and what it is worth today. */
    record Other(int version, Standing standing) {}

    static PlanAnswer of(
            EvacuationPlan plan, Standing standing, PlanTerms terms, boolean placesHidden, Optional<Other> otherwise) {
        boolean counts = standing == Standing.VALID || standing == Standing.REVIEW_DUE || standing == Standing.EXPIRED;
        return new PlanAnswer(
                plan.person(),
                plan.version(),
                plan.edit(),
                standing,
                standing.japanese(),
                plan.written().by(),
                plan.written().on(),
                plan.confirmation(),
                Optional.of(terms.reviewDue(plan)).filter(_ -> counts),
                Optional.of(terms.expires(plan)).filter(_ -> counts),
                plan.withdrawnOn(),
                plan.withdrawal(),
                otherwise,
                placesHidden,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    PlanAnswer with(PlanContent whole, List<Notice> looked, KnownNames called) {
        Map<String, String> byId = new HashMap<>();
        called.members().forEach((id, name) -> byId.put(id.toString(), name));
        called.offices().forEach((id, name) -> byId.put(id.toString(), name));
        return new PlanAnswer(
                personId,
                version,
                edit,
                standing,
                standingName,
                writtenBy,
                writtenOn,
                confirmation,
                reviewDue,
                expires,
                withdrawnOn,
                withdrawal,
                otherwise,
                placesHidden,
                Optional.of(placesHidden ? whole.withoutPlaces() : whole),
                Optional.of(looked),
                Optional.of(byId));
    }
}
