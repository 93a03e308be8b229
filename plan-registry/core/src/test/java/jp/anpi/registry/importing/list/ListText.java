package jp.anpi.registry.importing.list;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import jp.anpi.registry.sheet.CsvReader;
import jp.anpi.registry.sheet.SheetLimits;
import jp.anpi.registry.sheet.SheetRow;

/** A list as its text. */
public final class ListText {

    private ListText() {}

    /** All its rows, the headings among them. */
    public static List<SheetRow> rows(String text) {
        try {
            var csv = new CsvReader(new StringReader(text), SheetLimits.USUAL);
            List<SheetRow> rows = new ArrayList<>();
            for (var row = csv.next(); row.isPresent(); row = csv.next()) {
                rows.add(row.get());
            }
            return rows;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Its headings, which must do. */
    public static <C extends Enum<C> & ListColumn> HeaderMapping<C> mapped(Class<C> columns, String text) {
        return ((HeaderMapping.Found.Mapped<C>) HeaderMapping.find(columns, rows(text), Map.of())).mapping();
    }

    /** The usable rows below the headings, which stand in the first. */
    public static <R> List<R> read(String text, Function<SheetRow, Optional<R>> reader) {
        return rows(text).stream().skip(1).map(reader).flatMap(Optional::stream).toList();
    }
}
