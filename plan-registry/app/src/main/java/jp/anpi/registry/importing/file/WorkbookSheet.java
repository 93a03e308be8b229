package jp.anpi.registry.importing.file;

import java.util.BitSet;
import java.util.List;

/**
 * A sheet of a workbook that can be seen. What is hidden nobody meant to send.
 *
 * @param index among all sheets of the book
 * @param merged rows, counted from 1, of which cells were merged
 * @param others what the other sheets that can be seen are called
 */
public record WorkbookSheet(int index, String name, BitSet merged, List<String> others) {

    public WorkbookSheet {
        others = List.copyOf(others);
    }
}
