package jp.anpi.registry.importing.list;

import java.util.List;
import java.util.Optional;

/**
 * What a list makes of what is registered.
 *
 * @param unchanged rows that say what is registered already
 * @param missing what is registered and not in the list; it stays
 */
public record ListMerge<T>(List<Change<T>> changes, int unchanged, int missing) {

    public ListMerge {
        changes = List.copyOf(changes);
    }

    /**
     * One thing that the list changes.
     *
     * @param before empty when it is new
     * @param after the next version
     * @param added rows that add something to it
     * @param changed rows that change something of it
     * @param rows the numbers of them all
     */
    public record Change<T>(Optional<T> before, T after, int added, int changed, List<Integer> rows) {

        public Change {
            rows = List.copyOf(rows);
        }

        /** Of what the row brings. */
        public static <T> Change<T> fresh(T after, int row) {
            return new Change<>(Optional.empty(), after, 1, 0, List.of(row));
        }

        /** Of what the row makes of what is registered. */
        public static <T> Change<T> of(T before, T after, int row) {
            return new Change<>(Optional.of(before), after, 0, 1, List.of(row));
        }
    }
}
