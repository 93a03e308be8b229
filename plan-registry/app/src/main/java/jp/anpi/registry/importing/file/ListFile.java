package jp.anpi.registry.importing.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.Refused;
import jp.anpi.registry.importing.list.HeaderMapping;
import jp.anpi.registry.importing.list.HeadingRow;
import jp.anpi.registry.importing.list.ListColumn;
import jp.anpi.registry.sheet.SheetRow;
import jp.anpi.registry.sheet.TextEncoding;
import jp.anpi.registry.store.Spool;

/**
 * A list whose headings were found: ready to be read, as often as needed.
 *
 * @param encoding of a CSV; a workbook holds every character, as UTF-8 does
 * @param sheet of a workbook
 * @param leftOut rows that are read as blank ones
 */
public record ListFile<C extends Enum<C> & ListColumn>(
        Spool spool,
        TextEncoding encoding,
        HeaderMapping<C> mapping,
        Optional<WorkbookSheet> sheet,
        Set<Integer> leftOut) {

    /**
     * The first rows of a list, in which its headings are.
     *
     * @param encoding as below
     * @param sheet of a workbook
     */
    public record Beginning(TextEncoding encoding, Optional<WorkbookSheet> sheet, List<SheetRow> rows) {

        /**
         * Reads them; of a workbook those of the first sheet that has all headings that are needed, else of the one that has
         * most. Blocks; refused (422) where it is no table.
         */
        public static <C extends Enum<C> & ListColumn> Beginning of(
                Class<C> columns, Spool spool, Optional<TextEncoding> said, Map<String, Optional<C>> profile)
                throws IOException {
            List<Beginning> all = switch (form(spool)) {
                case WORKBOOK -> ofBook(spool);
                case CSV -> List.of(ofText(spool, said.isPresent() ? said.get() : sniffed(spool)));
            };
            return all.stream()
                    .filter(one -> !(HeaderMapping.find(columns, one.rows(), profile)
                            instanceof HeaderMapping.Found.Missing<C>))
                    .findFirst()
                    .or(() -> all.stream().max(Comparator.comparing(one -> one.meant(columns, profile))))
                    .orElseThrow(() -> other("表のシートがないブック", "a workbook without a sheet"));
        }

        private static Beginning ofText(Spool spool, TextEncoding encoding) throws IOException {
            try (TableRows rows = new CsvTable(spool, encoding)) {
                return new Beginning(encoding, Optional.empty(), first(rows));
            }
        }

        /** Of every sheet that can be read: a chart has no rows. */
        private static List<Beginning> ofBook(Spool spool) throws IOException {
            WorkbookScan scan = WorkbookScan.of(spool);
            List<Beginning> all = new ArrayList<>();
            Optional<Refused> damage = Optional.empty();
            try (Workbook book = Workbook.open(spool)) {
                for (WorkbookSheet sheet : book.sheets(scan)) {
                    try (TableRows rows = new WorkbookTable(book, sheet, 0)) {
                        all.add(new Beginning(TextEncoding.UTF_8, Optional.of(sheet), first(rows)));
                    } catch (Refused damaged) {
                        damage = damage.or(() -> Optional.of(damaged));
                    }
                }
            }
            if (all.isEmpty() && damage.isPresent()) {
                throw damage.get();
            }
            return all;
        }

        private static List<SheetRow> first(TableRows rows) throws IOException {
            List<SheetRow> first = new ArrayList<>();
            for (var row = rows.next(); row.isPresent() && first.size() < HeadingRow.LOOKED_AT; row = rows.next()) {
                first.add(row.get());
            }
            return List.copyOf(first);
        }

        private <C extends Enum<C> & ListColumn> long meant(Class<C> columns, Map<String, Optional<C>> profile) {
            return HeadingRow.find(columns, rows, profile).cells().stream()
                    .filter(cell -> cell.meant().isPresent())
                    .count();
        }

        private String japaneseSheet() {
            return sheet.map(one -> "シート「" + one.name() + "」の").orElse("");
        }

        private String englishSheet() {
            return sheet.map(one -> " of the sheet " + one.name()).orElse("");
        }
    }

    /** Finds encoding and headings. Blocks; refused (422) where it is no table or its headings do not do. */
    public static <C extends Enum<C> & ListColumn> ListFile<C> look(
            Class<C> columns, Spool spool, Optional<TextEncoding> said, Map<String, Optional<C>> profile)
            throws IOException {
        Beginning beginning = Beginning.of(columns, spool, said, profile);
        return switch (HeaderMapping.find(columns, beginning.rows(), profile)) {
            case HeaderMapping.Found.Mapped<C>(HeaderMapping<C> mapping) ->
                new ListFile<>(spool, beginning.encoding(), mapping, beginning.sheet(), Set.of());
            case HeaderMapping.Found.Missing<C>(int row, List<C> missing) ->
                throw Problem.of(
                                FileProblem.HEADINGS_MISSING,
                                row,
                                missing.stream().map(ListColumn::heading).collect(Collectors.joining("、")),
                                beginning.japaneseSheet(),
                                beginning.englishSheet())
                        .refused();
            case HeaderMapping.Found.Doubled<C>(int row, C column, List<Integer> at) ->
                throw Problem.of(
                                FileProblem.HEADINGS_DOUBLED,
                                row,
                                column.heading(),
                                at,
                                beginning.japaneseSheet(),
                                beginning.englishSheet())
                        .refused();
        };
    }

    /** All rows from the first on, headings included; closing them is the caller's. */
    public TableRows open() throws IOException {
        TableRows all =
                sheet.isPresent() ? RowsOfBook.open(spool, sheet.get(), mapping.row()) : new CsvTable(spool, encoding);
        return leftOut.isEmpty() ? all : new RowsLeftOut(all, leftOut);
    }

    /** The same list without rows that are dealt with. */
    public ListFile<C> without(Set<Integer> rows) {
        return new ListFile<>(spool, encoding, mapping, sheet, rows);
    }

    private record RowsLeftOut(TableRows all, Set<Integer> leftOut) implements TableRows {

        @Override
        public Optional<SheetRow> next() throws IOException {
            return all.next()
                    .map(row -> leftOut.contains(row.number())
                            ? new SheetRow(row.number(), List.of(), Optional.empty())
                            : row);
        }

        @Override
        public void close() throws IOException {
            all.close();
        }
    }

    /** The book is closed with them. */
    private record RowsOfBook(Workbook book, TableRows rows) implements TableRows {

        static TableRows open(Spool spool, WorkbookSheet sheet, int headings) throws IOException {
            Workbook book = Workbook.open(spool);
            try {
                return new RowsOfBook(book, new WorkbookTable(book, sheet, headings));
            } catch (RuntimeException damaged) {
                book.close();
                throw damaged;
            }
        }

        @Override
        public Optional<SheetRow> next() throws IOException {
            return rows.next();
        }

        @Override
        public void close() throws IOException {
            rows.close();
            book.close();
        }
    }

    private static TextEncoding sniffed(Spool spool) throws IOException {
        try (InputStream in = spool.open()) {
            return TextEncoding.sniff(in);
        }
    }

    /** By its first bytes, whatever it is called; refused (422) where it is neither. */
    private static ListForm form(Spool spool) throws IOException {
        byte[] head = new byte[4_096];
        int length;
        try (InputStream in = spool.open()) {
            length = in.readNBytes(head, 0, head.length);
        }
        if (begins(head, 'P', 'K', 3, 4)) {
            if (spool.size() > WorkbookScan.MOST_PACKED) {
                throw Problem.of(FileProblem.UNPACKS_TOO_LARGE).refused();
            }
            return ListForm.WORKBOOK;
        }
        if (begins(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw other("古いExcelのブックか、パスワード付きのファイル", "an old Excel workbook or a file with a password");
        }
        boolean wide = begins(head, 0xFE, 0xFF) || begins(head, 0xFF, 0xFE);
        for (int i = 0; i < length && !wide; i++) {
            if (head[i] == 0) {
                throw other("表ではないファイル", "no table at all");
            }
        }
        return ListForm.CSV;
    }

    private static boolean begins(byte[] head, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if ((head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static RuntimeException other(String japanese, String english) {
        return Problem.of(FileProblem.NOT_A_TABLE, japanese, english).refused();
    }
}
