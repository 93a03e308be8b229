package jp.anpi.registry.access;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people sign in.
 *
 * @param session how long one lasts; the usual 72 hours are the time in which lives are saved and nobody should have to type a
 *     password again
 * @param idleDevice how long an enrolled device is remembered without being used
 * @param knownPasswords a file of the SHA-1 of passwords that nobody may choose, in hex, in order, one a line; empty for none
 */
@ConfigurationProperties("anpi.access")
record AccessProperties(
        @DefaultValue("72h") Duration session,
        @DefaultValue("400d") Duration idleDevice,
        @DefaultValue("") String knownPasswords) {
    AccessProperties {
        if (session.compareTo(Duration.ofMinutes(5)) < 0 || session.compareTo(Duration.ofDays(30)) > 0) {
            throw new IllegalArgumentException("anpi.access.session: give 5 minutes to 30 days, not " + session);
        }
        if (idleDevice.compareTo(Duration.ofDays(30)) < 0 || idleDevice.compareTo(Duration.ofDays(400)) > 0) {
            throw new IllegalArgumentException("anpi.access.idle-device: give 30 to 400 days, not " + idleDevice);
        }
        if (!knownPasswords.isBlank()) {
            KnownPasswords.check(knownPasswords);
        }
    }

    Optional<Path> knownPasswordsFile() {
        return Optional.of(knownPasswords).filter(file -> !file.isBlank()).map(Path::of);
    }
}
