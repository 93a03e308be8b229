package jp.anpi.registry.sheet;

import java.util.List;
import java.util.Optional;

/**
 * One row of a table.
 *
 * @param number counted from 1 as a spreadsheet counts: a line break inside quotes does not begin another row
 * @param cells as written, without quotes; never altered
 * @param damage what is wrong with the row's form, if anything: its cells are then as good as they could be read
 */
public record SheetRow(int number, List<String> cells, Optional<RowDamage> damage) {
    public SheetRow {
        cells = List.copyOf(cells);
    }

    /** The cell in a column counted from 1; empty when the row is too short. */
    public String cell(int column) {
        return column <= cells.size() ? cells.get(column - 1) : "";
    }

    /** Whether there is nothing in it. */
    public boolean isBlank() {
        return cells.stream().allMatch(String::isBlank);
    }
}
