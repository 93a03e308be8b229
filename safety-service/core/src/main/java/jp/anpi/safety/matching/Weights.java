package jp.anpi.safety.matching;

/**
 * How much each agreement tells, in bits, after Fellegi and Sunter: the logarithm of how much likelier it is for the
 * right person than for anybody. A rare name that agrees tells more than 佐藤; a given name or date of birth that differs
 * tells more than any name. The constants are estimates, checked by the noise model of the tests.
 */
final class Weights {

    /** Below this nobody is shown. */
    static final double WORTH_SHOWING = 6;

    private static final double MOST_FOR_A_WORD = 14;
    private static final double SMALLEST_CITY = 1_000;

    private Weights() {}

    /** @param uses how many of {@code people} have the word */
    static double word(Agreement agreement, int uses, int people, Field field) {
        return switch (agreement) {
            case EXACT -> rarity(uses, people);
            case FOLDED -> rarity(uses, people) - 0.2;
            case KANA -> rarity(uses, people) - 0.5;
            case PARTIAL -> 2;
            case MISSING -> 0;
            case CONFLICT -> field == Field.GIVEN_NAME ? -7 : -4.5;
        };
    }

    private static double rarity(int uses, int people) {
        return Math.clamp(bits(0.9 * Math.max(people, SMALLEST_CITY) / Math.max(uses, 1)), 0.5, MOST_FOR_A_WORD);
    }

    static double birth(Agreement agreement) {
        return switch (agreement) {
            case EXACT, FOLDED, KANA -> 15;
            case PARTIAL -> 4.5;
            case MISSING -> 0;
            case CONFLICT -> -6;
        };
    }

    static double wholeAddress(int people) {
        return bits(Math.max(people, SMALLEST_CITY) / 4);
    }

    static double town(int uses, int people) {
        return Math.clamp(bits(0.8 * Math.max(people, SMALLEST_CITY) / Math.max(uses, 1)), 0.5, 6);
    }

    private static double bits(double ratio) {
        return Math.log(ratio) / Math.log(2);
    }
}
