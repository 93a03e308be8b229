package jp.anpi.registry.importing.list;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import jp.anpi.registry.sheet.SheetRow;

/**
 * The row of a list that looks most like its headings.
 *
 * @param row counted from 1; what stands above it is a title
 * @param cells those that say something
 */
public record HeadingRow<C extends Enum<C> & ListColumn>(int row, List<Cell<C>> cells) {

    /** Titles, notes and merged cells may stand above the headings, but not more than this. */
    public static final int LOOKED_AT = 10;

    public HeadingRow {
        cells = List.copyOf(cells);
    }

    /**
     * One heading.
     *
     * @param at its column, counted from 1
     * @param meant what is taken from there; empty when nothing is
     */
    public record Cell<C>(int at, String heading, Optional<C> meant) {}

    /**
     * Finds it among the first rows.
     *
     * @param kind of the list
     * @param profile what the sender says headings mean, beside or against what they are known for; empty where nothing is to be
     *     taken from there
     */
    public static <C extends Enum<C> & ListColumn> HeadingRow<C> find(
            Class<C> kind, List<SheetRow> first, Map<String, Optional<C>> profile) {
        Map<String, Optional<C>> known = known(kind, profile);
        SheetRow best = first.stream()
                .limit(LOOKED_AT)
                .reduce((one, other) -> hits(other, known) > hits(one, known) ? other : one)
                .orElse(new SheetRow(1, List.of(), Optional.empty()));
        return new HeadingRow<>(
                best.number(),
                IntStream.rangeClosed(1, best.cells().size())
                        .filter(at -> !best.cell(at).isBlank())
                        .mapToObj(at -> new Cell<>(
                                at, best.cell(at), known.getOrDefault(Heading.folded(best.cell(at)), Optional.empty())))
                        .toList());
    }

    private static long hits(SheetRow row, Map<String, ?> known) {
        return row.cells().stream()
                .map(Heading::folded)
                .filter(known::containsKey)
                .distinct()
                .count();
    }

    private static <C extends Enum<C> & ListColumn> Map<String, Optional<C>> known(
            Class<C> kind, Map<String, Optional<C>> profile) {
        Map<String, Optional<C>> known = new HashMap<>();
        for (C column : EnumSet.allOf(kind)) {
            column.headings().forEach(heading -> known.put(Heading.folded(heading), Optional.of(column)));
        }
        profile.forEach((heading, column) -> known.put(Heading.folded(heading), column));
        return known;
    }
}
