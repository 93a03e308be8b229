package jp.anpi.safety.board;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.contract.CheckState;

/**
 * How urgent it is to see to somebody: the order of the queue and of every list by time left. Danger first, then the clock
 * that ends first, then group, then the longest wait; {@link #BY_ID} settles ties, so that every screen shows one order. A
 * reported death moves nobody: whoever may not know of it would read it off the place.
 *
 * @param calm 0 in danger, else 1
 * @param clockEndsAt of the life-support clock that ends first, in milliseconds since 1970, as browsers know it
 * @param group the priority group's place among the groups
 * @param heardAt the last report, in milliseconds since 1970
 */
public record Urgency(int calm, long clockEndsAt, int group, long heardAt) implements Comparable<Urgency> {

    /** Later than every clock: none runs. */
    static final long NO_CLOCK = Long.MAX_VALUE;

    /** Before every report: there was none. */
    static final long NEVER_HEARD = Long.MIN_VALUE;

    /** As the ids read: {@link java.util.UUID#compareTo} takes the first half of them for negative. */
    public static final Comparator<PersonId> BY_ID = (one, other) -> compareIds(
            one.value().getMostSignificantBits(),
            one.value().getLeastSignificantBits(),
            other.value().getMostSignificantBits(),
            other.value().getLeastSignificantBits());

    /** @param known empty while the roster row is the whole check */
    @SuppressWarnings("EnumOrdinal") // never stored
    public static Urgency of(PriorityGroup group, Optional<CheckState> known) {
        return new Urgency(
                known.map(CheckState::danger).orElse(false) ? 0 : 1,
                known.flatMap(CheckState::clock)
                        .map(clock -> clock.endsAt().toEpochMilli())
                        .orElse(NO_CLOCK),
                group.ordinal(),
                known.flatMap(CheckState::lastReportAt)
                        .map(Instant::toEpochMilli)
                        .orElse(NEVER_HEARD));
    }

    @Override
    public int compareTo(Urgency other) {
        int byDanger = Integer.compare(calm, other.calm);
        int byClock = byDanger != 0 ? byDanger : Long.compare(clockEndsAt, other.clockEndsAt);
        int byGroup = byClock != 0 ? byClock : Integer.compare(group, other.group);
        return byGroup != 0 ? byGroup : Long.compare(heardAt, other.heardAt);
    }

    /** {@link #BY_ID} for ids that are kept as their halves. */
    static int compareIds(long high, long low, long otherHigh, long otherLow) {
        int byHigh = Long.compareUnsigned(high, otherHigh);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, otherLow);
    }
}
