package jp.anpi.safety.matching;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How reports in words are matched.
 *
 * @param threads how many reports are matched at one time
 * @param lookEvery how often what is still to be matched or carried out is looked for; most of it is found at once
 */
@ConfigurationProperties("anpi.matching")
record MatchingProperties(
        @DefaultValue("2") int threads, @DefaultValue("5s") Duration lookEvery) {

    MatchingProperties {
        if (threads < 1 || threads > 64) {
            throw new IllegalArgumentException("anpi.matching.threads: 1 to 64, not " + threads);
        }
        if (lookEvery.compareTo(Duration.ofMillis(50)) < 0 || lookEvery.compareTo(Duration.ofMinutes(5)) > 0) {
            throw new IllegalArgumentException("anpi.matching.look-every: 50ms to 5m, not " + lookEvery);
        }
    }
}
