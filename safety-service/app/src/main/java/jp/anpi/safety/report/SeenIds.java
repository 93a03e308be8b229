package jp.anpi.safety.report;

import java.util.concurrent.atomic.AtomicLongArray;
import jp.anpi.safety.contract.ReportId;

/**
 * Remembers which report ids may be stored already, so that a new report costs no look-up: a Bloom filter of fixed size.
 * "No" is certain, "maybe" asks the store. Report ids are random UUIDs, so their own bits are the hash; a sender with a
 * poor random source only causes more look-ups, never a wrong answer.
 */
final class SeenIds {

    private static final int PROBES = 6;

    private final AtomicLongArray words;
    private final long mask;

    /** @param expected how many ids keep the rate of needless look-ups below one in a hundred; more ids only cost look-ups */
    SeenIds(int expected) {
        long bits = Long.highestOneBit(Math.max(64L, expected * 10L) - 1) << 1;
        words = new AtomicLongArray(Math.toIntExact(bits >>> 6));
        mask = bits - 1;
    }

    void add(ReportId id) {
        long first = id.value().getMostSignificantBits();
        long step = mixed(id.value().getLeastSignificantBits());
        for (int probe = 0; probe < PROBES; probe++) {
            long bit = mixed(first + probe * step) & mask;
            int word = (int) (bit >>> 6);
            long one = 1L << bit;
            if ((words.get(word) & one) == 0) {
                words.getAndUpdate(word, old -> old | one);
            }
        }
    }

    boolean maybe(ReportId id) {
        long first = id.value().getMostSignificantBits();
        long step = mixed(id.value().getLeastSignificantBits());
        for (int probe = 0; probe < PROBES; probe++) {
            long bit = mixed(first + probe * step) & mask;
            if ((words.get((int) (bit >>> 6)) & 1L << bit) == 0) {
                return false;
            }
        }
        return true;
    }

    /** The finaliser of SplitMix64: spreads neighbouring values over all bits. */
    private static long mixed(long value) {
        long z = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
