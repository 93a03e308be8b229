package jp.anpi.safety.building;

import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;

/** Seeds for properties; {@code -Danpi.sim.seed=17} replays one. */
public final class Seeds {

    private Seeds() {}

    public static LongStream upTo(int count) {
        return Optional.ofNullable(Long.getLong("anpi.sim.seed"))
                .map(LongStream::of)
                .orElseGet(() -> LongStream.range(0, count));
    }

    public static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    public static <T> T anyOf(RandomGenerator random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}
