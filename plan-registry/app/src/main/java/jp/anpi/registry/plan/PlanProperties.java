package jp.anpi.registry.plan;

import java.time.LocalDate;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long plans count.
 *
 * @param reviewAfter the person's confirmation
 * @param expiresAfter the review was due
 */
@ConfigurationProperties("anpi.plan")
record PlanProperties(
        @DefaultValue("1y") Period reviewAfter,
        @DefaultValue("1y") Period expiresAfter) {
    PlanProperties {
        if (isNoTime(reviewAfter)) {
            throw new IllegalArgumentException("anpi.plan.review-after: a day at least, such as 1y");
        }
        if (isNoTime(expiresAfter)) {
            throw new IllegalArgumentException("anpi.plan.expires-after: a day at least, such as 1y");
        }
    }

    private static boolean isNoTime(Period period) {
        return !LocalDate.EPOCH.plus(period).isAfter(LocalDate.EPOCH);
    }

    PlanTerms terms() {
        return new PlanTerms(reviewAfter, expiresAfter);
    }
}
