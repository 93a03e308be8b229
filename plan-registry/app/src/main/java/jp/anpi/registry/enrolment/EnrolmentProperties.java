package jp.anpi.registry.enrolment;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Invitations.
 *
 * @param valid how long one admits a device
 * @param address where phones reach the product, such as {@code https://anpi.city.example.jp}; without it links lead to the
 *     address at which the desk itself called
 */
@ConfigurationProperties("anpi.enrolment")
record EnrolmentProperties(
        @DefaultValue("14d") Duration valid, @Nullable URI address) {
    EnrolmentProperties {
        if (valid.compareTo(Duration.ofMinutes(5)) < 0 || valid.compareTo(Duration.ofDays(90)) > 0) {
            throw new IllegalArgumentException("anpi.enrolment.valid: give 5 minutes to 90 days, not " + valid);
        }
        if (address != null && (!address.isAbsolute() || address.getHost() == null)) {
            throw new IllegalArgumentException(
                    "anpi.enrolment.address: give an address such as https://anpi.city.example.jp, not " + address);
        }
    }
}
