package jp.anpi.safety.incident;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How incidents are kept.
 *
 * @param retention how long an incident is kept after it was closed, as the city's rules for records say; every view of a
 *     closed incident shows the day, and before it nobody can delete the incident
 * @param drillRetention the same of a drill, which is nobody's record: none, unless the city wants otherwise
 */
@ConfigurationProperties("anpi.incident")
record IncidentProperties(
        @DefaultValue("5y") Period retention,
        @DefaultValue("0d") Period drillRetention) {

    IncidentProperties {
        if (retention.isNegative() || retention.isZero()) {
            throw new IllegalArgumentException(
                    "anpi.incident.retention: must be longer than nothing, not " + retention);
        }
        if (drillRetention.isNegative()) {
            throw new IllegalArgumentException(
                    "anpi.incident.drill-retention: must not be less than nothing, not " + drillRetention);
        }
    }

    Retention both() {
        return new Retention(retention, drillRetention);
    }
}
