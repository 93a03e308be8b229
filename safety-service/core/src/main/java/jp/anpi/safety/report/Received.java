package jp.anpi.safety.report;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.safety.contract.ReportMark;

/**
 * A report as the intake dated it, incident time.
 *
 * @param observedAt the sender's time, corrected and mapped; the earliest it can have been where it is not exact
 * @param observedUntil the latest it can have been; empty where {@code observedAt} is exact
 * @param marks what the intake noticed
 * @param sender user name of who sent it; empty when nobody is known
 */
public record Received(
        SafetyReport report,
        Instant observedAt,
        Optional<Instant> observedUntil,
        Instant receivedAt,
        Set<ReportMark> marks,
        Optional<String> sender) {

    private static final Duration FURTHEST = Duration.ofDays(365);

    public Received {
        marks = Set.copyOf(marks);
    }

    /** A report whose sender nobody knows, observed at that moment exactly. */
    public Received(SafetyReport report, Instant observedAt, Instant receivedAt, Set<ReportMark> marks) {
        this(report, observedAt, Optional.empty(), receivedAt, marks, Optional.empty());
    }

    /** Whose word it is: of the one who saw the person, else of the sender, else of anybody in that role. */
    public String voice() {
        Optional<String> seenBy = report.reportedBy()
                .flatMap(by ->
                        by.member().map(MemberId::toString).or(() -> by.name().map(Received::unreadable)));
        return seenBy.or(() -> sender.map(Received::unreadable))
                .orElse(report.source().name());
    }

    /** A check carries no words, and no names. */
    private static String unreadable(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /**
     * When the person was at the stated place: its own time moved like {@code observedAt} was, at {@code speed} incident
     * seconds a second, and never after the arrival.
     */
    public Instant placeAsOf(double speed) {
        return report.place()
                .asOf()
                .flatMap(asOf -> report.observed().earliest().map(seen -> Duration.between(seen, asOf)))
                .filter(apart -> apart.abs().compareTo(FURTHEST) < 0)
                .map(apart -> observedAt.plusNanos(Math.round(apart.toNanos() * speed)))
                .filter(asOf -> !asOf.isAfter(receivedAt))
                .orElse(observedAt);
    }
}
