package jp.anpi.registry.wiring;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What broke off in its middle is brought to its end by itself: imports, erasings, what an ordinance presumes.
 *
 * @param every how often this is looked for
 */
@ConfigurationProperties("anpi.settling")
record SettlingProperties(@DefaultValue("30s") Duration every) {

    SettlingProperties {
        if (!every.isPositive()) {
            throw new IllegalArgumentException("anpi.settling.every: above 0, such as 30s");
        }
    }
}
