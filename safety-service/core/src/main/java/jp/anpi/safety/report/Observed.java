package jp.anpi.safety.report;

import java.time.Instant;
import java.util.Optional;

/**
 * When a sender saw or learnt what they report, by their own clock. Not to know it exactly is a statement too, and never
 * means the time of arrival: good news counts from the earliest moment it can be, bad news until the latest.
 */
public sealed interface Observed {

    /** At that moment. */
    record At(Instant at) implements Observed {}

    /** At some moment between the two, both included: "between two and four o'clock", "today". */
    record Between(Instant from, Instant until) implements Observed {
        public Between {
            if (until.isBefore(from)) {
                throw new IllegalArgumentException("ends before it begins: " + from + " " + until);
            }
        }
    }

    /** The sender does not know. */
    record Unknown() implements Observed {}

    /** The earliest moment it can have been; empty when the sender does not know. */
    default Optional<Instant> earliest() {
        return switch (this) {
            case At(Instant at) -> Optional.of(at);
            case Between(Instant from, var _) -> Optional.of(from);
            case Unknown() -> Optional.empty();
        };
    }
}
