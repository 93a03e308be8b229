package jp.anpi.safety.board;

import java.time.Instant;
import java.util.Optional;

/**
 * Reports about nobody known, beside the counts of people: nobody can say yet whose they are, so they are in no group and
 * no district, and must not be forgotten for that.
 *
 * @param open how many wait
 * @param danger those among them on which a life may depend
 * @param needs those with another need
 * @param oldestAt when the oldest of them was observed; empty when none waits
 * @param clockEndsAt when the first assumed battery would be empty
 */
public record UnmatchedCount(
        int open, int danger, int needs, Optional<Instant> oldestAt, Optional<Instant> clockEndsAt) {

    /** Nothing waits. */
    public static final UnmatchedCount NONE = new UnmatchedCount(0, 0, 0, Optional.empty(), Optional.empty());
}
