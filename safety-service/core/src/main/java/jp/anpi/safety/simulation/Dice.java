package jp.anpi.safety.simulation;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Draws that depend on the seed and on what they are for, never on what was drawn before: leaving one thing out of a world
 * changes nothing else in it.
 */
final class Dice {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final long seed;

    Dice(long seed) {
        this.seed = seed;
    }

    /** A source of draws for that purpose; the same purpose always draws the same. */
    RandomGenerator about(String purpose) {
        return new SplittableRandom(mixed(purpose));
    }

    /** An id that the same word always gives. */
    UUID id(String word) {
        return new UUID(mixed(word), mixed(word + "'"));
    }

    private long mixed(String text) {
        long hash = seed * GOLDEN;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xFF51AFD7ED558CCDL;
        hash = (hash ^ (hash >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return hash ^ (hash >>> 33);
    }

    static boolean oneIn(RandomGenerator random, int chances) {
        return random.nextInt(chances) == 0;
    }

    static <T> T anyOf(RandomGenerator random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** From nothing up to, but not reaching, {@code most}; in whole milliseconds, as stores keep them. */
    static Duration upTo(RandomGenerator random, Duration most) {
        return Duration.ofMillis(random.nextLong(most.toMillis()));
    }
}
