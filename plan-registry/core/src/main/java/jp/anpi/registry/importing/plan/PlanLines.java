package jp.anpi.registry.importing.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jp.anpi.registry.disclosure.Sight;
import jp.anpi.registry.search.SearchKey;

/**
 * The people whom a row names in the numbered lines of its form. Who was known already is found again by their name, on whichever
 * line they stand now, so that what the list has no column for stays with them.
 *
 * @param columns how many such lines the list has; none at all says nothing of anybody
 * @param named the lines that name somebody
 */
record PlanLines<T>(int columns, List<Line<T>> named) {

    /** What a line says of whom it names. */
    interface Line<T> {

        String name();

        /** Whether our own list stands here that did not show them. */
        default boolean isHidden() {
            return Sight.isHidden(name());
        }

        /** Them, with what the line says of what was known of them; empty for somebody who is new. */
        T over(Optional<T> known);
    }

    PlanLines {
        named = List.copyOf(named);
    }

    /**
     * All of them then, who is named first. Those for whom the list has no line stay; when some of its lines are blank and more
     * were known than it has lines, nobody can tell who was meant to go, and all stay. A line that hides somebody leaves whoever of
     * them no other line names.
     */
    List<T> over(List<T> known, Function<T, String> name) {
        List<T> rest = new ArrayList<>(known);
        List<T> merged = new ArrayList<>();
        for (Line<T> line : named) {
            Optional<T> before = rest.stream()
                    .filter(one -> line.isHidden() ? !isNamed(name.apply(one)) : isOf(line, name.apply(one)))
                    .findFirst();
            before.ifPresent(rest::remove);
            if (line.isHidden()) {
                before.ifPresent(merged::add);
            } else {
                merged.add(line.over(before));
            }
        }
        if (known.size() > columns) {
            List<T> beyond = named.size() < columns ? known : known.subList(columns, known.size());
            rest.stream().filter(beyond::contains).forEach(merged::add);
        }
        return merged;
    }

    private boolean isNamed(String name) {
        return named.stream().anyMatch(line -> isOf(line, name));
    }

    private static boolean isOf(Line<?> line, String name) {
        return SearchKey.of(name).equals(SearchKey.of(line.name()));
    }
}
