package jp.anpi.registry.audit;

import java.time.Duration;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the trails are kept.
 *
 * @param retention how long a line is kept; older ones are removed once a day, and a signed note says where the rest begins
 * @param sameView how long a view repeated by the same account on the same device is the same view: phones and boards ask anew
 *     every few seconds. It is repeated in the trail after this time, at the latest after twice as long
 */
@ConfigurationProperties("anpi.audit")
record AuditProperties(
        @DefaultValue("7y") Period retention,
        @DefaultValue("10m") Duration sameView) {

    AuditProperties {
        if (retention.isNegative() || retention.toTotalMonths() < 1) {
            throw new IllegalArgumentException("anpi.audit.retention: at least a month (1m), not " + retention);
        }
        if (sameView.isNegative()) {
            throw new IllegalArgumentException("anpi.audit.same-view: not negative, not " + sameView);
        }
    }
}
