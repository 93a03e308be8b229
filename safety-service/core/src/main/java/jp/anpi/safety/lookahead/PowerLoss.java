package jp.anpi.safety.lookahead;

import java.time.Duration;
import java.time.Instant;
import jp.anpi.safety.contract.Area;

/**
 * What is supposed: the power goes out in an area and nobody answers any more.
 *
 * @param from when it goes out, incident time; may be past or still to come
 * @param until how far to look, after {@code from}, at most {@link #FURTHEST}
 */
public record PowerLoss(Area area, Instant from, Instant until) {

    /** As far as anybody can look ahead. */
    public static final Duration FURTHEST = Duration.ofDays(4);

    public PowerLoss {
        if (!until.isAfter(from) || Duration.between(from, until).compareTo(FURTHEST) > 0) {
            throw new IllegalArgumentException("look from an instant to a later one, at most " + FURTHEST + " away");
        }
    }
}
