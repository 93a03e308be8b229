package jp.anpi.registry.importing.list;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

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

    /** The list has a column for it; an empty value says that it is not known. */
    public static <T> Said<T> of(Optional<T> value) {
        return new Said<>(true, value);
    }

    /** What then holds, given what was known. */
    public Optional<T> over(Optional<T> known) {
        return column ? value : known;
    }

    /**
     * What then holds of several that share a cell. A cell may not tell them apart as they are known, so those that would be read
     * back just so stay as they are.
     *
     * @param reread what is read of a cell in which these are written
     */
    public static <E> List<E> over(Said<List<E>> said, List<E> known, UnaryOperator<List<E>> reread) {
        if (!said.column()) {
            return known;
        }
        List<E> now = said.value().orElse(List.of());
        return now.equals(reread.apply(known)) ? known : now;
    }
}
