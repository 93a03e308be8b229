package jp.anpi.registry.importing;

import java.util.Optional;

/**
 * What a list says of one thing. A value that its list has no column for is absent, and what is there then stays; an empty cell
 * under a column is a value of its own: not known.
 *
 * @param column whether the list has a column for it at all
 */
public record Said<T>(boolean column, Optional<T> value) {

    /** The list has no column for it. */
    public static <T> Said<T> nothing() {
        return new Said<>(false, Optional.empty());
    }

    static <T> Said<T> of(Optional<T> value) {
        return new Said<>(true, value);
    }

    /** What then holds, given what was known. */
    public Optional<T> over(Optional<T> known) {
        return column ? value : known;
    }
}
