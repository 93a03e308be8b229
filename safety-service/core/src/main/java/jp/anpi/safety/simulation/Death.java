package jp.anpi.safety.simulation;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** At which point of its work the owner dies. */
enum Death {
    NONE,
    /** The decision is lost; its input comes again. */
    BEFORE_COMMIT,
    /** The decision is stored and nobody has heard of it. */
    BEFORE_PUBLISH,
    /** All is done and the input comes again all the same. */
    BEFORE_OFFSET;

    static Death drawn(RandomGenerator random, int oneIn) {
        return Dice.oneIn(random, oneIn)
                ? Dice.anyOf(random, List.of(BEFORE_COMMIT, BEFORE_PUBLISH, BEFORE_OFFSET))
                : NONE;
    }

    static Duration away(RandomGenerator random) {
        return Dice.upTo(random, Duration.ofMinutes(2));
    }
}
