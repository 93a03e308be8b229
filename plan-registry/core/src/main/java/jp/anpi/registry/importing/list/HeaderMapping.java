package jp.anpi.registry.importing.list;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.anpi.registry.sheet.SheetRow;

/**
 * Which column of a list stands where, found by its headings.
 *
 * @param row of the headings; what stands above it is a title
 * @param columns counted from 1
 * @param ignored headings that are nothing we take in
 */
public record HeaderMapping<C extends Enum<C> & ListColumn>(int row, Map<C, Integer> columns, List<String> ignored) {

    public HeaderMapping {
        columns = Map.copyOf(columns);
        ignored = List.copyOf(ignored);
    }

    /** What a search for headings comes to. */
    public sealed interface Found<C extends Enum<C> & ListColumn> {

        record Mapped<C extends Enum<C> & ListColumn>(HeaderMapping<C> mapping) implements Found<C> {}

        /** Required columns that no heading names, in the row that has the most headings. */
        record Missing<C extends Enum<C> & ListColumn>(int row, List<C> columns) implements Found<C> {}

        /** Two headings for one column: nobody can tell which of them is meant. */
        record Doubled<C extends Enum<C> & ListColumn>(int row, C column, List<Integer> at) implements Found<C> {}
    }

    /** The cell of a column; empty text when the list does not have it. */
    public String cell(SheetRow of, C column) {
        Integer at = columns.get(column);
        return at == null ? "" : of.cell(at);
    }

    /** Where a column stands, counted from 1; 0 when the list does not have it. */
    public int at(C column) {
        return columns.getOrDefault(column, 0);
    }

    /** What turned out to be wrong with a cell once its row was compared with what is registered. */
    public RowFault fault(int row, C column, RowFault.Reason reason, String found) {
        return new RowFault(row, at(column), reason, found);
    }

    public boolean has(C column) {
        return columns.containsKey(column);
    }

    /**
     * Finds the headings among the first rows.
     *
     * @param kind of the list
     * @param profile what the sender says headings mean, as for {@link HeadingRow#find}
     */
    public static <C extends Enum<C> & ListColumn> Found<C> find(
            Class<C> kind, List<SheetRow> first, Map<String, Optional<C>> profile) {
        HeadingRow<C> headings = HeadingRow.find(kind, first, profile);
        Map<C, List<Integer>> places = new EnumMap<>(kind);
        List<String> ignored = new ArrayList<>();
        for (HeadingRow.Cell<C> cell : headings.cells()) {
            cell.meant()
                    .ifPresentOrElse(
                            column -> places.computeIfAbsent(column, _ -> new ArrayList<>())
                                    .add(cell.at()),
                            () -> ignored.add(cell.heading()));
        }
        return judged(kind, headings.row(), places, ignored);
    }

    private static <C extends Enum<C> & ListColumn> Found<C> judged(
            Class<C> kind, int row, Map<C, List<Integer>> places, List<String> ignored) {
        Set<String> met = places.keySet().stream().map(ListColumn::anyOf).collect(Collectors.toSet());
        List<C> missing = EnumSet.allOf(kind).stream()
                .filter(column -> !places.containsKey(column))
                .filter(column -> column.required() || !column.anyOf().isEmpty() && !met.contains(column.anyOf()))
                .toList();
        if (!missing.isEmpty()) {
            return new Found.Missing<>(row, missing);
        }
        for (Map.Entry<C, List<Integer>> place : places.entrySet()) {
            if (place.getValue().size() > 1) {
                return new Found.Doubled<>(row, place.getKey(), List.copyOf(place.getValue()));
            }
        }
        Map<C, Integer> columns = new EnumMap<>(kind);
        places.forEach((column, at) -> columns.put(column, at.getFirst()));
        return new Found.Mapped<>(new HeaderMapping<>(row, columns, ignored));
    }
}
