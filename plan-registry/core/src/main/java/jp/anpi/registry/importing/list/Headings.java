package jp.anpi.registry.importing.list;

import java.util.List;

/**
 * The headings of a column, the first being the one we write ourselves.
 *
 * @param required whether a list without it cannot be taken in
 * @param anyOf a name shared by columns of which a list needs at least one; empty for a column that stands alone
 */
public record Headings(boolean required, String anyOf, List<String> all) {

    /** Of a column without which a list cannot be taken in. */
    public static Headings required(String... all) {
        return new Headings(true, "", List.of(all));
    }

    /** Of one of several columns of which a list needs at least one; they share the name. */
    public static Headings anyOf(String name, String... all) {
        return new Headings(false, name, List.of(all));
    }

    /** Of a column that a list may have. */
    public static Headings optional(String... all) {
        return new Headings(false, "", List.of(all));
    }
}
