package jp.anpi.registry.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jp.anpi.registry.http.problem.Refused;
import jp.anpi.registry.sheet.RowDamage;
import jp.anpi.registry.sheet.SheetRow;
import jp.anpi.registry.store.Spool;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkbookListTest {

    private final List<Spool> spools = new ArrayList<>();

    @AfterEach
    void close() {
        spools.forEach(Spool::close);
    }

    @Test
    void cellsAreReadAsAPersonSeesThem() throws IOException {
        List<SheetRow> rows = rows(sheet -> {
            sheet.value(1, 0, 42);
            sheet.style(1, 0).format("0000000000").set();
            sheet.value(1, 1, "髙﨑 花子");
            sheet.value(1, 2, LocalDate.of(1941, 5, 3));
            sheet.style(1, 2).format("yyyy/m/d").set();
            sheet.value(1, 3, 15099);
            sheet.value(1, 4, 35.85);
        });
        assertThat(rows.get(1).cells()).containsExactly("0000000042", "髙﨑 花子", "1941-05-03", "15099", "35.85");
        assertThat(rows.get(1).number()).isEqualTo(2);
    }

    @Test
    void pitfall26ANumberWrittenAsTextKeepsItsZeros() throws IOException {
        assertThat(rows(sheet -> sheet.value(1, 0, "0000123456")).get(1).cell(1))
                .isEqualTo("0000123456");
    }

    @Test
    void aFormulaIsShownAsOneAndNotAsWhatItOnceCameTo() throws IOException {
        assertThat(rows(sheet -> sheet.formula(1, 0, "1+1")).get(1).cell(1)).startsWith("=");
    }

    @Test
    void rowsOfMergedCellsAreDamagedAndThoseBesideThemAreNot() throws IOException {
        List<SheetRow> rows = rows(sheet -> {
            for (int row = 1; row < 5; row++) {
                sheet.value(row, 0, "000" + row);
            }
            sheet.value(1, 5, "要介護4");
            sheet.range(1, 5, 2, 5).merge();
        });
        assertThat(rows.get(1).damage()).contains(RowDamage.MERGED_CELLS);
        assertThat(rows.get(2).damage()).contains(RowDamage.MERGED_CELLS);
        assertThat(rows.get(3).damage()).isEmpty();
    }

    @Test
    void anEmptyRowKeepsTheNumbersOfThoseAfterIt() throws IOException {
        List<SheetRow> rows = rows(sheet -> sheet.value(4, 0, "0001"));
        assertThat(rows.getLast().number()).isEqualTo(5);
        assertThat(rows.get(2).isBlank()).isTrue();
    }

    @Test
    void aWorkbookWithAProgramInItIsTurnedAway() {
        assertThatThrownBy(() -> look(zip(Map.of("xl/workbook.xml", new byte[0], "xl/vbaProject.bin", new byte[9]))))
                .satisfies(refused -> assertThat(kind(refused)).isEqualTo("MACROS"));
    }

    @Test
    void aFileThatUnpacksToGigabytesIsTurnedAwayBeforeItDoes() {
        assertThatThrownBy(() -> look(zip(Map.of("xl/sharedStrings.xml", new byte[200 << 20]))))
                .satisfies(refused -> assertThat(kind(refused)).isEqualTo("UNPACKS_TOO_LARGE"));
    }

    @Test
    void aSheetOfNothingButMergedCellsIsTurnedAway() {
        byte[] sheet = "<mergeCell ref=\"A2:B99999999999\"/><mergeCell ref=\"A2:B3\"/>"
                .repeat(100_001)
                .getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> look(zip(Map.of("xl/worksheets/sheet1.xml", sheet))))
                .satisfies(refused -> assertThat(kind(refused)).isEqualTo("UNPACKS_TOO_LARGE"));
    }

    @Test
    void anotherArchiveAndHalfAWorkbookAreTurnedAway() throws IOException {
        assertThatThrownBy(() -> look(zip(Map.of("a.txt", new byte[3]))))
                .satisfies(refused -> assertThat(kind(refused)).isEqualTo("NOT_A_TABLE"));
        byte[] whole = workbook(sheet -> sheet.value(1, 0, "0001"));
        assertThatThrownBy(() -> look(Arrays.copyOf(whole, whole.length / 2)))
                .satisfies(refused -> assertThat(kind(refused)).isEqualTo("NOT_A_TABLE"));
    }

    private static String kind(Throwable refused) {
        return ((Enum<?>) ((Refused) refused).problem().kind()).name();
    }

    private interface Filling {
        void fill(Worksheet sheet);
    }

    private static byte[] workbook(Filling filling) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("名簿");
            List<String> headings = List.of("宛名番号", "氏名", "生年月日", "住所", "緯度", "要介護度");
            for (int column = 0; column < headings.size(); column++) {
                sheet.value(0, column, headings.get(column));
            }
            filling.fill(sheet);
        }
        return bytes.toByteArray();
    }

    private List<SheetRow> rows(Filling filling) throws IOException {
        PersonList list = look(workbook(filling));
        List<SheetRow> rows = new ArrayList<>();
        try (TableRows open = list.open()) {
            for (var row = open.next(); row.isPresent(); row = open.next()) {
                rows.add(row.get());
            }
        }
        return rows;
    }

    private PersonList look(byte[] file) throws IOException {
        var spool = new Spool();
        spools.add(spool);
        spool.append(file);
        spool.complete();
        return PersonList.look(spool, Optional.empty(), Map.of());
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
