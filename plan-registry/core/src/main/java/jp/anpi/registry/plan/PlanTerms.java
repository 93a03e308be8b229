package jp.anpi.registry.plan;

import java.time.LocalDate;
import java.time.Period;

/**
 * How long a plan counts.
 *
 * @param reviewAfter its confirmation; plans of people on ventilators are reviewed yearly (墨田区要綱 §4), and no law names a term
 * @param expiresAfter its review was due
 */
public record PlanTerms(Period reviewAfter, Period expiresAfter) {

    public static final PlanTerms USUAL = new PlanTerms(Period.ofYears(1), Period.ofYears(1));

    /** The day on which somebody should look at it again. */
    public LocalDate reviewDue(EvacuationPlan plan) {
        return plan.since().plus(reviewAfter);
    }

    /** The day from which it no longer counts. */
    public LocalDate expires(EvacuationPlan plan) {
        return reviewDue(plan).plus(expiresAfter);
    }
}
