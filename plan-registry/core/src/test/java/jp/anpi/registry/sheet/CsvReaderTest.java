package jp.anpi.registry.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReaderTest {

    @Test
    void pitfall25ALineBreakInsideQuotesBelongsToItsCell() throws IOException {
        assertThat(cells("1,\"二行の\r\n備考, \"\"急\"\"\",x\r\n2,,\r\n"))
                .containsExactly(List.of("1", "二行の\r\n備考, \"急\"", "x"), List.of("2", "", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void rowsEndHoweverTheirProgramEndsThem(String end) throws IOException {
        assertThat(cells("a,b" + end + "c,d" + end)).containsExactly(List.of("a", "b"), List.of("c", "d"));
        assertThat(cells("a,b" + end + "c,d")).containsExactly(List.of("a", "b"), List.of("c", "d"));
    }

    @Test
    void rowsAreCountedAsASpreadsheetCountsThem() throws IOException {
        List<SheetRow> rows = read("\"a\nb\"\n\nc\n", SheetLimits.USUAL);
        assertThat(rows).extracting(SheetRow::number).containsExactly(1, 2, 3);
        assertThat(rows).extracting(SheetRow::isBlank).containsExactly(false, true, false);
    }

    @Test
    void byteOrderMarksOfJoinedFilesAreTakenOff() throws IOException {
        assertThat(cells("\uFEFFa,b\n\uFEFFc,d\n")).containsExactly(List.of("a", "b"), List.of("c", "d"));
        assertThat(cells("\uFEFF")).isEmpty();
    }

    @Test
    void aQuoteThatIsNeverClosedCostsItsOwnLineOnly() throws IOException {
        List<SheetRow> rows = read("a,\"b\r\nc,\"\"\r\nd,e\r\n", SheetLimits.USUAL);
        assertThat(rows.getFirst().damage()).contains(RowDamage.QUOTE_NOT_CLOSED);
        assertThat(rows.stream().skip(1).map(SheetRow::cells)).containsExactly(List.of("c", ""), List.of("d", "e"));
    }

    @Test
    void textAfterAClosingQuoteIsKeptAndTold() throws IOException {
        SheetRow row = read("\"a\"b,c\n", SheetLimits.USUAL).getFirst();
        assertThat(row.cells()).containsExactly("ab", "c");
        assertThat(row.damage()).contains(RowDamage.TEXT_AFTER_QUOTE);
    }

    @Test
    void aQuoteInTheMiddleOfAPlainCellIsText() throws IOException {
        SheetRow row = read("5\" 管,c\n", SheetLimits.USUAL).getFirst();
        assertThat(row.cells()).containsExactly("5\" 管", "c");
        assertThat(row.damage()).isEmpty();
    }

    @Test
    void whatIsTooMuchIsLeftOutAndTheNextRowIsWhole() throws IOException {
        var limits = new SheetLimits(2, 3);
        assertThat(read("a,b,c\nabcd,e\nf,g\n", limits))
                .containsExactly(
                        new SheetRow(1, List.of("a", "b"), Optional.of(RowDamage.TOO_MANY_CELLS)),
                        new SheetRow(2, List.of("abc", "e"), Optional.of(RowDamage.CELL_TOO_LONG)),
                        new SheetRow(3, List.of("f", "g"), Optional.empty()));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void whatIsWrittenIsReadAgain(long seed) throws IOException {
        var dice = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        String[] pieces = {"a", "髙", "\"", ",", "\n", "\r\n", "𠮷", " ", "=", ""};
        List<List<String>> table = new ArrayList<>();
        for (int row = 0; row < 200; row++) {
            List<String> cells = new ArrayList<>();
            for (int cell = 0; cell < 1 + dice.nextInt(5); cell++) {
                var text = new StringBuilder();
                for (int piece = 0; piece < dice.nextInt(6); piece++) {
                    text.append(pieces[dice.nextInt(pieces.length)]);
                }
                cells.add(text.toString());
            }
            table.add(cells);
        }
        var written = new StringBuilder();
        table.forEach(row -> written.append(String.join(
                        ",",
                        row.stream()
                                .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                                .toList()))
                .append("\r\n"));
        assertThat(cells(written.toString())).isEqualTo(table);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void nothingMakesItFailOrStandStill(long seed) throws IOException {
        var dice = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        char[] alphabet = {'"', ',', '\n', '\r', 'a', '\uFEFF', '\uFFFD'};
        for (int round = 0; round < 500; round++) {
            var text = new StringBuilder();
            for (int i = 0; i < 60; i++) {
                text.append(alphabet[dice.nextInt(alphabet.length)]);
            }
            int rows = read(text.toString(), new SheetLimits(4, 8)).size();
            assertThat(rows).isLessThanOrEqualTo(61);
        }
    }

    private static List<List<String>> cells(String text) throws IOException {
        List<SheetRow> rows = read(text, SheetLimits.USUAL);
        assertThat(rows).allSatisfy(row -> assertThat(row.damage()).isEmpty());
        return rows.stream().map(SheetRow::cells).toList();
    }

    private static List<SheetRow> read(String text, SheetLimits limits) throws IOException {
        var csv = new CsvReader(new StringReader(text), limits);
        List<SheetRow> rows = new ArrayList<>();
        for (var row = csv.next(); row.isPresent(); row = csv.next()) {
            rows.add(row.get());
        }
        return rows;
    }
}
