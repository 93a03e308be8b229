package jp.anpi.registry.importing.list;

import java.util.List;

/** A column of a kind of list; kinds are enums of these. */
public interface ListColumn {

    /** What it is known by. */
    Headings known();

    /** Whether a list without it cannot be taken in. */
    default boolean required() {
        return known().required();
    }

    /** A name shared by columns of which a list needs at least one; empty for a column that stands alone. */
    default String anyOf() {
        return known().anyOf();
    }

    /** The heading we write ourselves. */
    default String heading() {
        return headings().getFirst();
    }

    /** All headings it is known by. */
    default List<String> headings() {
        return known().all();
    }
}
