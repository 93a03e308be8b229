package jp.anpi.registry.importing;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.sheet.CsvReader;
import jp.anpi.registry.sheet.SheetLimits;
import jp.anpi.registry.sheet.SheetRow;
import jp.anpi.registry.sheet.TextEncoding;

/** A list whose headings were found: ready to be read, as often as needed. */
record PersonList(Spool spool, TextEncoding encoding, HeaderMapping mapping) {

    /** Finds encoding and headings. Blocks; refused (422) where it is no table or its headings do not do. */
    static PersonList look(Spool spool, Optional<TextEncoding> said, Map<String, PersonColumn> profile)
            throws IOException {
        refuseOtherFiles(spool);
        TextEncoding encoding = said.isPresent() ? said.get() : sniffed(spool);
        List<SheetRow> first = new ArrayList<>();
        try (InputStream in = spool.open()) {
            var csv = reader(in, encoding);
            for (var row = csv.next(); row.isPresent() && first.size() < HeaderMapping.LOOKED_AT; row = csv.next()) {
                first.add(row.get());
            }
        }
        return switch (HeaderMapping.find(first, profile)) {
            case HeaderMapping.Found.Mapped(HeaderMapping mapping) -> new PersonList(spool, encoding, mapping);
            case HeaderMapping.Found.Missing(int row, List<PersonColumn> columns) ->
                throw Problem.of(
                                ImportProblem.HEADINGS_MISSING,
                                row,
                                columns.stream().map(PersonColumn::heading).collect(Collectors.joining("、")))
                        .refused();
            case HeaderMapping.Found.Doubled(int row, PersonColumn column, List<Integer> at) ->
                throw Problem.of(ImportProblem.HEADINGS_DOUBLED, row, column.heading(), at)
                        .refused();
        };
    }

    static CsvReader reader(InputStream in, TextEncoding encoding) {
        return new CsvReader(new InputStreamReader(in, encoding.charset()), SheetLimits.USUAL);
    }

    private static TextEncoding sniffed(Spool spool) throws IOException {
        try (InputStream in = spool.open()) {
            return TextEncoding.sniff(in);
        }
    }

    /** Nothing is ever unpacked here, so what is packed to explode cannot. */
    private static void refuseOtherFiles(Spool spool) throws IOException {
        byte[] head = new byte[4_096];
        int length;
        try (InputStream in = spool.open()) {
            length = in.readNBytes(head, 0, head.length);
        }
        if (begins(head, 'P', 'K', 3, 4)) {
            throw other("Excelのブック（xlsx・xlsm）かZIP", "an Excel workbook or a ZIP");
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
