package jp.anpi.registry.importing;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.sheet.SheetRow;
import jp.anpi.registry.sheet.TextEncoding;
import jp.anpi.registry.store.Spool;

/**
 * A list whose headings were found: ready to be read, as often as needed.
 *
 * @param encoding of a CSV; a workbook holds every character, as UTF-8 does
 * @param scan of a workbook
 * @param leftOut rows that are read as blank ones
 */
record ListFile<C extends Enum<C> & ListColumn>(
        Spool spool,
        TextEncoding encoding,
        HeaderMapping<C> mapping,
        Optional<WorkbookScan> scan,
        Set<Integer> leftOut) {

    /**
     * The first rows of a list, in which its headings are.
     *
     * @param encoding as below
     * @param scan of a workbook
     */
    record Beginning(TextEncoding encoding, Optional<WorkbookScan> scan, List<SheetRow> rows) {

        /** Reads them. Blocks; refused (422) where it is no table. */
        static Beginning of(Spool spool, Optional<TextEncoding> said) throws IOException {
            Optional<WorkbookScan> scan = switch (form(spool)) {
                case WORKBOOK -> Optional.of(WorkbookScan.of(spool));
                case CSV -> Optional.empty();
            };
            TextEncoding encoding =
                    scan.isPresent() ? TextEncoding.UTF_8 : said.isPresent() ? said.get() : sniffed(spool);
            List<SheetRow> first = new ArrayList<>();
            try (TableRows rows = open(spool, encoding, scan, 0)) {
                for (var row = rows.next(); row.isPresent() && first.size() < HeadingRow.LOOKED_AT; row = rows.next()) {
                    first.add(row.get());
                }
            }
            return new Beginning(encoding, scan, List.copyOf(first));
        }
    }

    /** Finds encoding and headings. Blocks; refused (422) where it is no table or its headings do not do. */
    static <C extends Enum<C> & ListColumn> ListFile<C> look(
            Class<C> columns, Spool spool, Optional<TextEncoding> said, Map<String, Optional<C>> profile)
            throws IOException {
        Beginning beginning = Beginning.of(spool, said);
        return switch (HeaderMapping.find(columns, beginning.rows(), profile)) {
            case HeaderMapping.Found.Mapped<C>(HeaderMapping<C> mapping) ->
                new ListFile<>(spool, beginning.encoding(), mapping, beginning.scan(), Set.of());
            case HeaderMapping.Found.Missing<C>(int row, List<C> missing) ->
                throw Problem.of(
                                ImportProblem.HEADINGS_MISSING,
                                row,
                                missing.stream().map(ListColumn::heading).collect(Collectors.joining("、")))
                        .refused();
            case HeaderMapping.Found.Doubled<C>(int row, C column, List<Integer> at) ->
                throw Problem.of(ImportProblem.HEADINGS_DOUBLED, row, column.heading(), at)
                        .refused();
        };
    }

    /** All rows from the first on, headings included; closing them is the caller's. */
    TableRows open() throws IOException {
        TableRows all = open(spool, encoding, scan, mapping.row());
        return leftOut.isEmpty() ? all : new RowsLeftOut(all, leftOut);
    }

    /** The same list without rows that are dealt with. */
    ListFile<C> without(Set<Integer> rows) {
        return new ListFile<>(spool, encoding, mapping, scan, rows);
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

    private static TableRows open(Spool spool, TextEncoding encoding, Optional<WorkbookScan> scan, int headings)
            throws IOException {
        return scan.isPresent() ? new WorkbookTable(spool, scan.get(), headings) : new CsvTable(spool, encoding);
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
                throw Problem.of(ImportProblem.UNPACKS_TOO_LARGE).refused();
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
        return Problem.of(ImportProblem.NOT_A_TABLE, japanese, english).refused();
    }
}
