package jp.anpi.registry.paper;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.random.RandomGenerator;
import jp.anpi.registry.typing.TypedSymbols;

/**
 * Names one row of one sheet, of all sheets there are: five random symbols and one that checks them. A code with one wrong symbol,
 * or with two symbols in each other's place, is never a code. No secret: who may not see the person learns nothing from it.
 */
public record RowCode(@JsonValue String symbols) {

    /** Symbols of a code. */
    public static final int LENGTH = 6;

    private static final int FIELD = 1 << 5;
    private static final int POLYNOMIAL = 0b100101;

    public RowCode {
        if (!isCode(symbols)) {
            throw new IllegalArgumentException("not a row code");
        }
    }

    /** As it was stored or printed. */
    @JsonCreator
    public static RowCode of(String symbols) {
        return new RowCode(symbols);
    }

    /** Any one; whether it is free is the caller's to find out. */
    public static RowCode random(RandomGenerator random) {
        String named = TypedSymbols.random(LENGTH - 1, random);
        return new RowCode(named + TypedSymbols.symbol(check(named)));
    }

    /** Reads what somebody typed, as {@link TypedSymbols#read} does; empty when it is mistyped. */
    public static Optional<RowCode> read(String typed) {
        return TypedSymbols.read(typed).filter(RowCode::isCode).map(RowCode::new);
    }

    private static boolean isCode(String symbols) {
        return symbols.length() == LENGTH
                && TypedSymbols.areAll(symbols)
                && check(symbols.substring(0, LENGTH - 1)) == TypedSymbols.value(symbols.charAt(LENGTH - 1));
    }

    /** Σ αⁱ·sᵢ in GF(32): every place weighs differently, so that one wrong or two swapped symbols always change it. */
    private static int check(String named) {
        int sum = 0;
        for (int i = named.length() - 1; i >= 0; i--) {
            sum = timesAlpha(sum ^ TypedSymbols.value(named.charAt(i)));
        }
        return sum;
    }

    private static int timesAlpha(int value) {
        int doubled = value << 1;
        return doubled < FIELD ? doubled : doubled ^ POLYNOMIAL;
    }

    /** As it is printed: {@code K7M 2Q9}. */
    public String printed() {
        return symbols.substring(0, LENGTH / 2) + " " + symbols.substring(LENGTH / 2);
    }

    @Override
    public String toString() {
        return symbols;
    }
}
