package jp.anpi.safety.matching;

import java.util.stream.IntStream;

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

    /** Most words have few users; a logarithm for every row would be half of the work. */
    private static final double[] BITS =
            IntStream.range(0, 4_096).mapToDouble(Weights::logarithm).toArray();

    private final double bitsOfPeople;

    /** @param people how many rows the register has; a village is taken for a small city */
    Weights(int people) {
        bitsOfPeople = logarithm((int) Math.max(people, SMALLEST_CITY));
    }

    /** @param uses how many have the word */
    double word(Agreement agreement, int uses, Field field) {
        return switch (agreement) {
            case EXACT -> rarity(uses, MOST_FOR_A_WORD);
            case FOLDED -> rarity(uses, MOST_FOR_A_WORD) - 0.2;
            case KANA -> rarity(uses, MOST_FOR_A_WORD) - 0.5;
            case PARTIAL -> 2;
            case MISSING -> 0;
            case CONFLICT -> field == Field.GIVEN_NAME ? -7 : -4.5;
        };
    }

    private double rarity(int uses, double most) {
        double bits = uses < BITS.length ? BITS[uses] : logarithm(uses);
        return Math.clamp(bitsOfPeople - bits - 0.2, 0.5, most);
    }

    static double birth(Agreement agreement) {
        return switch (agreement) {
            case EXACT, FOLDED, KANA -> 15;
            case PARTIAL -> 4.5;
            case MISSING -> 0;
            case CONFLICT -> -6;
        };
    }

    /** Some four people live at one address. */
    double wholeAddress() {
        return bitsOfPeople - 2;
    }

    /** @param uses how many live in the town */
    double town(int uses) {
        return Math.max(rarity(uses, 6) - 1, 0);
    }

    private static double logarithm(int number) {
        return Math.log(Math.max(number, 1)) / Math.log(2);
    }
}
