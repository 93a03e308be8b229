package jp.anpi.registry.typing;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The symbols of codes that people type: Crockford's digits and letters without I, L, O and U, five bits each. */
public final class TypedSymbols {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LONGEST_INPUT = 100;

    private TypedSymbols() {}

    /** New ones. @param random as unpredictable as the code must be */
    public static String random(int length, RandomGenerator random) {
        var symbols = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            symbols.append(symbol(random.nextInt(ALPHABET.length())));
        }
        return symbols.toString();
    }

    /** Whether there is nothing else in it. */
    public static boolean areAll(String text) {
        return text.chars().allMatch(symbol -> ALPHABET.indexOf(symbol) >= 0);
    }

    /** @param symbol one of the alphabet; anything else is answered below 0 */
    public static int value(char symbol) {
        return ALPHABET.indexOf(symbol);
    }

    /** @param value from 0 to 31 */
    public static char symbol(int value) {
        return ALPHABET.charAt(value);
    }

    /**
     * Reads what somebody typed: small letters, full width, hyphens and spaces do not matter, and O, I and L stand for the
     * digits they look like. Empty when anything else is in it, or far too much.
     */
    public static Optional<String> read(String typed) {
        if (typed.length() > LONGEST_INPUT) {
            return Optional.empty();
        }
        var symbols = new StringBuilder();
        Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .codePoints()
                .filter(point -> !Character.isWhitespace(point) && !isDash(point))
                .map(TypedSymbols::digitItLooksLike)
                .forEach(symbols::appendCodePoint);
        return Optional.of(symbols.toString()).filter(TypedSymbols::areAll);
    }

    /** Every dash that a keyboard or a copied text may bring, the prolonged sound mark included. */
    private static boolean isDash(int point) {
        return Character.getType(point) == Character.DASH_PUNCTUATION || point == 'ー' || point == '−';
    }

    private static int digitItLooksLike(int point) {
        return switch (point) {
            case 'O' -> '0';
            case 'I', 'L' -> '1';
            default -> point;
        };
    }
}
