package jp.anpi.registry.signin;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Takes the place of a one-time password once, for whoever has lost the app: sixteen symbols (80 bits) of Crockford's alphabet,
 * in which nothing looks like anything else.
 */
public record RecoveryCode(String symbols) {

    /** How many somebody gets. */
    public static final int COUNT = 8;

    private static final int LENGTH = 16;
    private static final int GROUP = 4;
    private static final int LONGEST_INPUT = 60;
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public RecoveryCode {
        if (symbols.length() != LENGTH || symbols.chars().anyMatch(symbol -> ALPHABET.indexOf(symbol) < 0)) {
            throw new IllegalArgumentException("not a recovery code");
        }
    }

    /** A new one. @param random must be unpredictable */
    public static RecoveryCode random(RandomGenerator random) {
        var symbols = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            symbols.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new RecoveryCode(symbols.toString());
    }

    /** Reads what somebody typed; empty when it cannot be one. */
    public static Optional<RecoveryCode> read(String typed) {
        if (typed.length() > LONGEST_INPUT) {
            return Optional.empty();
        }
        String symbols = Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^0-9A-Z]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        boolean fits = symbols.length() == LENGTH && symbols.chars().allMatch(symbol -> ALPHABET.indexOf(symbol) >= 0);
        return fits ? Optional.of(new RecoveryCode(symbols)) : Optional.empty();
    }

    /** As it is printed: {@code K7M2-9QXT-0AB4-Z8YW}. */
    public String printed() {
        var text = new StringBuilder(symbols);
        for (int at = LENGTH - GROUP; at > 0; at -= GROUP) {
            text.insert(at, '-');
        }
        return text.toString();
    }

    /** It is a secret. */
    @Override
    public String toString() {
        return "RecoveryCode[…]";
    }
}
