package jp.anpi.registry.paper;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.random.RandomGenerator;
import jp.anpi.registry.typing.TypedSymbols;

/** One making of one list on paper; the next making of the same list is another sheet. */
public record SheetId(@JsonValue String symbols) {

    private static final int LENGTH = 10;

    public SheetId {
        if (!isId(symbols)) {
            throw new IllegalArgumentException("not the id of a sheet");
        }
    }

    @JsonCreator
    public static SheetId of(String symbols) {
        return new SheetId(symbols);
    }

    /** A new one. */
    public static SheetId random(RandomGenerator random) {
        return new SheetId(TypedSymbols.random(LENGTH, random));
    }

    /** Empty when it cannot be one. */
    public static Optional<SheetId> read(String typed) {
        return TypedSymbols.read(typed).filter(SheetId::isId).map(SheetId::new);
    }

    private static boolean isId(String symbols) {
        return symbols.length() == LENGTH && TypedSymbols.areAll(symbols);
    }

    @Override
    public String toString() {
        return symbols;
    }
}
