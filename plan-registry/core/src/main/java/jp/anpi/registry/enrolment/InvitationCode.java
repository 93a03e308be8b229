package jp.anpi.registry.enrolment;

import java.util.Optional;
import java.util.random.RandomGenerator;
import jp.anpi.registry.typing.TypedSymbols;

/**
 * What admits a device once: eight {@link TypedSymbols symbols} that a person can type (40 bits), or the 26 of a link (130
 * bits).
 */
public record InvitationCode(String symbols) {

    /** Symbols of a code that a person types. */
    public static final int TYPED = 8;

    /** Symbols of a link's code. */
    public static final int LINK = 26;

    public InvitationCode {
        if (!fits(symbols)) {
            throw new IllegalArgumentException("not an invitation code");
        }
    }

    /** A new one. @param random must be unpredictable */
    public static InvitationCode random(int length, RandomGenerator random) {
        return new InvitationCode(TypedSymbols.random(length, random));
    }

    /** Reads what somebody typed, as {@link TypedSymbols#read} does. Empty when it cannot be a code. */
    public static Optional<InvitationCode> read(String typed) {
        return TypedSymbols.read(typed).filter(InvitationCode::fits).map(InvitationCode::new);
    }

    private static boolean fits(String symbols) {
        return (symbols.length() == TYPED || symbols.length() == LINK) && TypedSymbols.areAll(symbols);
    }

    /** Short enough to be guessed by trying, so that trying must get slow. */
    public boolean isTyped() {
        return symbols.length() == TYPED;
    }

    /** As it is printed: {@code K7M2-9QXT}; a link's code has no hyphen. */
    public String printed() {
        return isTyped() ? symbols.substring(0, TYPED / 2) + "-" + symbols.substring(TYPED / 2) : symbols;
    }

    /** It is a secret. */
    @Override
    public String toString() {
        return "InvitationCode[…]";
    }
}
