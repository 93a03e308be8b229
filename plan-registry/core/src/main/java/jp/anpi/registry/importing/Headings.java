package jp.anpi.registry.importing;

import java.util.List;

/**
 * The headings of a column, the first being the one we write ourselves.
 *
 * @param required whether a list without it cannot be taken in
 * @param anyOf a name shared by columns of which a list needs at least one; empty for a column that stands alone
 */
public record Headings(boolean required, String anyOf, List<String> all) {

    static Headings required(String... all) {
        return new Headings(true, "", List.of(all));
    }

    static Headings anyOf(String name, String... all) {
        return new Headings(false, name, List.of(all));
    }

    static Headings optional(String... all) {
        return new Headings(false, "", List.of(all));
    }
}
