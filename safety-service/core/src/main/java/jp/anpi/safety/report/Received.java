package jp.anpi.safety.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import jp.anpi.safety.contract.ReportMark;

/**
 * A report as the intake dated it, incident time.
 *
 * @param observedAt the sender's time, corrected and mapped
 * @param marks what the intake noticed
 */
public record Received(SafetyReport report, Instant observedAt, Instant receivedAt, Set<ReportMark> marks) {

    private static final Duration FURTHEST = Duration.ofDays(365);

    public Received {
        marks = Set.copyOf(marks);
    }

    /**
     * When the person was at the stated place: its own time moved like {@code observedAt} was, at {@code speed} incident
     * seconds a second, and never after the arrival.
     */
    public Instant placeAsOf(double speed) {
        return report.place()
                .asOf()
                .map(asOf -> Duration.between(report.observedAt(), asOf))
                .filter(apart -> apart.abs().compareTo(FURTHEST) < 0)
                .map(apart -> observedAt.plusNanos(Math.round(apart.toNanos() * speed)))
                .filter(asOf -> !asOf.isAfter(receivedAt))
                .orElse(observedAt);
    }
}
