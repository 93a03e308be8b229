package jp.anpi.registry.importing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.sheet.SheetRow;

/**
 * Which column of a list stands where, found by its headings.
 *
 * @param row of the headings; what stands above it is a title
 * @param columns counted from 1
 * @param ignored headings that are nothing we take in
 */
public record HeaderMapping(int row, Map<PersonColumn, Integer> columns, List<String> ignored) {

    /** Titles, notes and merged cells may stand above the headings, but not more than this. */
    public static final int LOOKED_AT = 10;

    public HeaderMapping {
        columns = Map.copyOf(columns);
        ignored = List.copyOf(ignored);
    }

    /** What a search for headings comes to. */
    public sealed interface Found {

        record Mapped(HeaderMapping mapping) implements Found {}

        /** Required columns that no heading names, in the row that has the most headings. */
        record Missing(int row, List<PersonColumn> columns) implements Found {}

        /** Two headings for one column: nobody can tell which of them is meant. */
        record Doubled(int row, PersonColumn column, List<Integer> at) implements Found {}
    }

    /** The cell of a column; empty text when the list does not have it. */
    public String cell(SheetRow of, PersonColumn column) {
        Integer at = columns.get(column);
        return at == null ? "" : of.cell(at);
    }

    /** Where a column stands, counted from 1; 0 when the list does not have it. */
    public int at(PersonColumn column) {
        return columns.getOrDefault(column, 0);
    }

    public boolean has(PersonColumn column) {
        return columns.containsKey(column);
    }

    /**
     * Finds the headings among the first rows.
     *
     * @param profile headings this city uses beside the known ones, as it saved them
     */
    public static Found find(List<SheetRow> first, Map<String, PersonColumn> profile) {
        Map<String, PersonColumn> known = known(profile);
        SheetRow best = first.stream()
                .limit(LOOKED_AT)
                .reduce((one, other) -> hits(other, known) > hits(one, known) ? other : one)
                .orElse(new SheetRow(1, List.of(), Optional.empty()));
        Map<PersonColumn, List<Integer>> places = new EnumMap<>(PersonColumn.class);
        List<String> ignored = new ArrayList<>();
        for (int column = 1; column <= best.cells().size(); column++) {
            String heading = best.cell(column);
            PersonColumn meant = known.get(Heading.folded(heading));
            if (meant != null) {
                places.computeIfAbsent(meant, _ -> new ArrayList<>()).add(column);
            } else if (!heading.isBlank()) {
                ignored.add(heading);
            }
        }
        return judged(best.number(), places, ignored);
    }

    private static Found judged(int row, Map<PersonColumn, List<Integer>> places, List<String> ignored) {
        List<PersonColumn> missing = Arrays.stream(PersonColumn.values())
                .filter(column -> column.required() && !places.containsKey(column))
                .toList();
        if (!missing.isEmpty()) {
            return new Found.Missing(row, missing);
        }
        for (Map.Entry<PersonColumn, List<Integer>> place : places.entrySet()) {
            if (place.getValue().size() > 1) {
                return new Found.Doubled(row, place.getKey(), List.copyOf(place.getValue()));
            }
        }
        Map<PersonColumn, Integer> columns = new EnumMap<>(PersonColumn.class);
        places.forEach((column, at) -> columns.put(column, at.getFirst()));
        return new Found.Mapped(new HeaderMapping(row, columns, ignored));
    }

    private static long hits(SheetRow row, Map<String, PersonColumn> known) {
        return row.cells().stream()
                .map(Heading::folded)
                .filter(known::containsKey)
                .distinct()
                .count();
    }

    private static Map<String, PersonColumn> known(Map<String, PersonColumn> profile) {
        Map<String, PersonColumn> known = new HashMap<>();
        for (PersonColumn column : PersonColumn.values()) {
            column.headings().forEach(heading -> known.put(Heading.folded(heading), column));
        }
        profile.forEach((heading, column) -> known.put(Heading.folded(heading), column));
        return known;
    }
}
