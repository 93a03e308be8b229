package jp.anpi.safety.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import jp.anpi.safety.contract.ReportMark;

/**
 * What a sender's clock is worth. Its error is known from the time it showed at sending; all its times are moved by it. No
 * clock value refuses a report.
 */
public final class SenderClock {

    /** How far ahead a corrected time may still lie: clocks and networks are never exact. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final Instant receivedAt;
    private final Duration error;

    private SenderClock(Instant receivedAt, Duration error) {
        this.receivedAt = receivedAt;
        this.error = error;
    }

    /**
     * The clock of one sending.
     *
     * @param sentAt what the sender's clock showed at the moment of sending; empty when it was not said
     * @param receivedAt our wall time at the arrival
     */
    public static SenderClock at(Optional<Instant> sentAt, Instant receivedAt) {
        return new SenderClock(
                receivedAt,
                sentAt.map(sent -> Duration.between(receivedAt, sent)).orElse(Duration.ZERO));
    }

    /** How far the sender's clock is ahead; negative when it is behind. */
    public Duration error() {
        return error;
    }

    /** The sender's time with the error taken off, wall time; more than {@link #TOLERANCE} ahead it becomes the time of arrival and is marked. */
    public Corrected correct(Instant sendersTime) {
        Instant corrected = sendersTime.minus(error);
        if (corrected.isAfter(receivedAt.plus(TOLERANCE))) {
            return new Corrected(receivedAt, Set.of(ReportMark.CLOCK_DOUBTFUL));
        }
        return new Corrected(corrected, Set.of());
    }

    /**
     * When it was observed, wall time, as far as the sender knows.
     *
     * @param from the earliest it can have been; empty when the sender does not know
     * @param until the latest it can have been, which is never after the arrival; empty when {@code from} is exact
     */
    public record Seen(Optional<Instant> from, Optional<Instant> until, Set<ReportMark> marks) {}

    /** The sender's statement with the error taken off. */
    public Seen seen(Observed observed) {
        return switch (observed) {
            case Observed.At(Instant at) -> {
                Corrected exact = correct(at);
                yield new Seen(Optional.of(exact.at()), Optional.empty(), exact.marks());
            }
            case Observed.Between(Instant from, Instant until) -> {
                Corrected first = correct(from);
                Instant last = until.minus(error);
                Instant latest = last.isAfter(receivedAt) ? receivedAt : last;
                yield latest.isAfter(first.at())
                        ? new Seen(Optional.of(first.at()), Optional.of(latest), Set.of(ReportMark.OBSERVED_RANGE))
                        : new Seen(Optional.of(first.at()), Optional.empty(), first.marks());
            }
            case Observed.Unknown() ->
                new Seen(Optional.empty(), Optional.of(receivedAt), Set.of(ReportMark.OBSERVED_UNKNOWN));
        };
    }

    /** A corrected time, and {@link ReportMark#CLOCK_DOUBTFUL} when it could not be trusted. */
    public record Corrected(Instant at, Set<ReportMark> marks) {}
}
