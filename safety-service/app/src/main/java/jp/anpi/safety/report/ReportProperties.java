package jp.anpi.safety.report;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of the intake.
 *
 * @param atOnce reports under way to the log at the same time; more are answered 503
 * @param batchesAtOnce batches under way at the same time; more are answered 503
 * @param logWithin how long the log may take before a report goes to the spool
 * @param spoolWithin how long the spool may take before the answer is 503
 * @param retryAfter what a refused sender is told to wait
 * @param breakerOpenFor how long the log is left alone once half of the newest appends failed
 * @param relayEvery how often the relay looks whether the log is back
 * @param citizensPerAddress reports taken from one network address within an hour on the page for citizens: a shelter full
 *     of people shares one
 */
@ConfigurationProperties("anpi.report")
public record ReportProperties(
        @DefaultValue("4096") int atOnce,
        @DefaultValue("8") int batchesAtOnce,
        @DefaultValue("3s") Duration logWithin,
        @DefaultValue("3s") Duration spoolWithin,
        @DefaultValue("5s") Duration retryAfter,
        @DefaultValue("2s") Duration breakerOpenFor,
        @DefaultValue("1s") Duration relayEvery,
        @DefaultValue("600") int citizensPerAddress) {

    public ReportProperties {
        atLeastOne("at-once", atOnce);
        atLeastOne("batches-at-once", batchesAtOnce);
        atLeastOne("citizens-per-address", citizensPerAddress);
        positive("log-within", logWithin);
        positive("spool-within", spoolWithin);
        positive("retry-after", retryAfter);
        positive("breaker-open-for", breakerOpenFor);
        positive("relay-every", relayEvery);
    }

    private static void atLeastOne(String key, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("anpi.report." + key + ": must be at least 1, not " + value);
        }
    }

    private static void positive(String key, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException("anpi.report." + key + ": must be longer than nothing, not " + value);
        }
    }
}
