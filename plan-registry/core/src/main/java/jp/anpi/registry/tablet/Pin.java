package jp.anpi.registry.tablet;

import java.text.Normalizer;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Four to eight digits by which a member takes the tablet that an office shares. It keeps colleagues from reporting in each
 * other's name by mistake; who gets at the tablet at all is kept by its enrolment.
 */
public record Pin(String digits) {

    public static final int SHORTEST = 4;
    public static final int LONGEST = 8;

    public Pin {
        if (!digits.matches("[0-9]{" + SHORTEST + "," + LONGEST + "}")) {
            throw new IllegalArgumentException("not a PIN");
        }
    }

    /** Reads what was typed, full width or half; empty when it is no PIN. */
    public static Optional<Pin> read(String typed) {
        if (typed.length() > 4 * LONGEST) {
            return Optional.empty();
        }
        String digits = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
        return digits.matches("[0-9]{" + SHORTEST + "," + LONGEST + "}")
                ? Optional.of(new Pin(digits))
                : Optional.empty();
    }

    /** Whether anybody would try it first: one digit all along, or digits in a row such as 1234 or 9876. */
    public boolean isObvious() {
        int step = digits.charAt(1) - digits.charAt(0);
        return Math.abs(step) <= 1
                && IntStream.range(1, digits.length()).allMatch(i -> digits.charAt(i) - digits.charAt(i - 1) == step);
    }

    /** It is a secret. */
    @Override
    public String toString() {
        return "Pin[…]";
    }
}
