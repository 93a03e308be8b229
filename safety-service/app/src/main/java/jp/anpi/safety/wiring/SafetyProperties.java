package jp.anpi.safety.wiring;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the whole safety service shares.
 *
 * @param zone in which weekdays, schedules and printed times are read; never the machine's
 * @param safetyDatabase the store's database of this service
 */
@ConfigurationProperties("anpi")
record SafetyProperties(
        @DefaultValue("Asia/Tokyo") ZoneId zone,
        @DefaultValue("anpi_safety") String safetyDatabase) {

    SafetyProperties {
        if (!safetyDatabase.matches("[A-Za-z0-9_-]{1,60}")) {
            throw new IllegalArgumentException(
                    "anpi.safety-database: 1 to 60 letters, digits, dashes or underscores, not " + safetyDatabase);
        }
    }
}
