package jp.anpi.registry.enrolment;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What admits a device once: eight symbols that a person can type (40 bits), or the 26 symbols of a link (130 bits). The
 * alphabet is Crockford's: digits and letters without I, L, O and U, so that nothing looks like anything else.
 */
public record InvitationCode(String symbols) {

    /** Symbols of a code that a person types. */
    public static final int TYPED = 8;

    /** Symbols of a link's code. */
    public static final int LINK = 26;

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LONGEST_INPUT = 100;

    public InvitationCode {
        if ((symbols.length() != TYPED && symbols.length() != LINK)
                || symbols.chars().anyMatch(symbol -> ALPHABET.indexOf(symbol) < 0)) {
            throw new IllegalArgumentException("not an invitation code");
        }
    }

    /** A new one. @param random must be unpredictable */
    public static InvitationCode random(int length, RandomGenerator random) {
        var symbols = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            symbols.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new InvitationCode(symbols.toString());
    }

    /**
     * Reads what somebody typed: small letters, full width, hyphens and spaces do not matter, and O, I and L stand for the
     * digits they look like. Empty when it cannot be a code.
     */
    public static Optional<InvitationCode> read(String typed) {
        if (typed.length() > LONGEST_INPUT) {
            return Optional.empty();
        }
        var symbols = new StringBuilder(LINK);
        Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .codePoints()
                .filter(point -> !Character.isWhitespace(point) && !isDash(point))
                .map(InvitationCode::digitItLooksLike)
                .forEach(symbols::appendCodePoint);
        boolean fits = (symbols.length() == TYPED || symbols.length() == LINK)
                && symbols.chars().allMatch(symbol -> ALPHABET.indexOf(symbol) >= 0);
        return fits ? Optional.of(new InvitationCode(symbols.toString())) : Optional.empty();
    }

    /** Short enough to be guessed by trying, so that trying must get slow. */
    public boolean isTyped() {
        return symbols.length() == TYPED;
    }

    /** As it is printed: {@code K7M2-9QXT}; a link's code has no hyphen. */
    public String printed() {
        return isTyped() ? symbols.substring(0, TYPED / 2) + "-" + symbols.substring(TYPED / 2) : symbols;
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

    /** It is a secret. */
    @Override
    public String toString() {
        return "InvitationCode[…]";
    }
}
