package jp.anpi.registry.access;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people sign in.
 *
 * @param session how long one lasts; the usual 72 hours are the time in which lives are saved and nobody should have to type a
 *     password again
 * @param idleDevice how long an enrolled device is remembered without being used
 */
@ConfigurationProperties("anpi.access")
record AccessProperties(
        @DefaultValue("72h") Duration session,
        @DefaultValue("400d") Duration idleDevice) {
    AccessProperties {
        if (session.compareTo(Duration.ofMinutes(5)) < 0 || session.compareTo(Duration.ofDays(30)) > 0) {
            throw new IllegalArgumentException("anpi.access.session: give 5 minutes to 30 days, not " + session);
        }
        if (idleDevice.compareTo(Duration.ofDays(30)) < 0 || idleDevice.compareTo(Duration.ofDays(400)) > 0) {
            throw new IllegalArgumentException("anpi.access.idle-device: give 30 to 400 days, not " + idleDevice);
        }
    }
}
