package jp.anpi.registry.tablet;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Devices that offices share.
 *
 * @param turn how long a member holds one before it is the office's again
 */
@ConfigurationProperties("anpi.tablet")
record TabletProperties(@DefaultValue("1h") Duration turn) {
    TabletProperties {
        if (turn.compareTo(Duration.ofMinutes(5)) < 0 || turn.compareTo(Duration.ofHours(12)) > 0) {
            throw new IllegalArgumentException("anpi.tablet.turn: give 5 minutes to 12 hours, not " + turn);
        }
    }
}
