package jp.anpi.registry.sample;

import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * All chance of one sample. Every thing drawn has dice of its own, made from the seed, the purpose and a number, so that any
 * person can be made alone and in any order and is always the same.
 */
record Dice(long seed) {

    private static final RandomGeneratorFactory<RandomGenerator> ALGORITHM =
            RandomGeneratorFactory.of("L64X128MixRandom");

    /** What is drawn; its name, not its place in this list, goes into the dice. */
    enum Purpose {
        GEOGRAPHY,
        DISTRICT_SHARE,
        HOUSEHOLD,
        GROUP,
        PLAN,
        CASELOAD,
        OFFICE,
        MEMBER,
        SURNAME,
        GIVEN_NAME,
        HOME,
        NOTATION,
        BIRTH,
        PHONE,
        LIFE,
        NEEDS,
        CARE,
        CONTACT,
        PERSON_ID,
        OFFICE_ID,
        MEMBER_ID,
        ACCOUNT_ID,
        ALIAS,
        CONSENT
    }

    RandomGenerator of(Purpose purpose, long number) {
        return ALGORITHM.create(mix(key(purpose) ^ mix(number)));
    }

    /** A version 4 UUID that is the same for the same seed, purpose and number. */
    UUID uuid(Purpose purpose, long number) {
        long high = mix(key(purpose) ^ mix(number));
        long low = mix(high + 0x9E3779B97F4A7C15L);
        return new UUID((high & ~0xF000L) | 0x4000L, (low & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L);
    }

    static boolean chance(RandomGenerator dice, double probability) {
        return dice.nextDouble() < probability;
    }

    static <T> T oneOf(RandomGenerator dice, List<T> choices) {
        return choices.get(dice.nextInt(choices.size()));
    }

    private long key(Purpose purpose) {
        return mix(seed + 0x9E3779B97F4A7C15L * purpose.name().hashCode());
    }

    /** The finisher of SplitMix64 (Steele, Lea, Flood 2014): neighbouring numbers give unrelated results. */
    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
