package jp.anpi.registry.importing.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.Refused;
import jp.anpi.registry.importing.person.PersonColumn;
import jp.anpi.registry.sheet.RowDamage;
import jp.anpi.registry.sheet.SheetRow;
import jp.anpi.registry.store.Spool;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbookListTest {

    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final long SEED = Long.getLong("anpi.fuzz.seed", 20261121);
    private static final int ROUNDS = Integer.getInteger("anpi.fuzz.rounds", 300);
    private static final Pattern VALUE = Pattern.compile("(?<=[\">])([^\"<>]+)(?=[\"<])");
    private static final List<String> STRANGE = List.of(
            "",
            "-1",
            "0",
            "1e999999999",
            "1e-999999999",
            "99999999999999999999",
            "2147483647",
            "-2147483648",
            "NaN",
            "A0",
            "XFE1048577",
            "ZZZZZZZZ1",
            "s",
            "inlineStr",
            "&#0;",
            "&nobody;",
            "<",
            "\"",
            "[yy[",
            "0".repeat(5_000),
            "\uD83D");

    @TempDir
    Path directory;

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
    void aTimeOfTheDayIsOneAndNoDate() throws IOException {
        SheetRow row = rows(sheet -> {
                    sheet.value(1, 0, 9.5 / 24);
                    sheet.style(1, 0).format("h:mm").set();
                    sheet.value(1, 1, 13.75 / 24);
                    sheet.style(1, 1).format("hh:mm:ss").set();
                    sheet.value(1, 2, LocalDate.of(1941, 5, 3));
                    sheet.style(1, 2).format("yyyy/m/d h:mm").set();
                })
                .get(1);
        assertThat(row.cells()).containsExactly("09:30", "13:45", "1941-05-03");
    }

    @Test
    void hoursThatMayBeMoreThanADaysAreATimeOfTheDayToo() throws IOException {
        SheetRow row = rows(sheet -> {
                    sheet.value(1, 0, 9.5 / 24);
                    sheet.style(1, 0).format("[h]:mm").set();
                    sheet.value(1, 1, 1.0);
                    sheet.style(1, 1).format("[hh]:mm:ss").set();
                    sheet.value(1, 2, 12);
                    sheet.style(1, 2).format("[Red]0").set();
                })
                .get(1);
        assertThat(row.cells()).containsExactly("09:30", "24:00", "12");
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
    void ofSeveralSheetsTheOneIsReadThatHasTheHeadingsAndNoHiddenOne() throws IOException {
        ListFile<PersonColumn> list = look(book(book -> {
            Worksheet cover = book.newWorksheet("表紙");
            cover.value(0, 0, "避難行動要支援者名簿");
            cover.range(0, 0, 5, 3).merge();
            Worksheet old = headed(book.newWorksheet("昨年の名簿"));
            old.value(1, 0, "9999");
            old.setVisibilityState(VisibilityState.HIDDEN);
            headed(book.newWorksheet("名簿")).value(1, 0, "0001");
            headed(book.newWorksheet("控え")).value(1, 0, "0002");
        }));
        assertThat(list.sheet().map(WorkbookSheet::name)).contains("名簿");
        assertThat(list.sheet().orElseThrow().others()).containsExactly("表紙", "控え");
        List<SheetRow> rows = rows(list);
        assertThat(rows.get(1).cell(1)).isEqualTo("0001");
        assertThat(rows.get(1).damage())
                .as("only cells of the cover are merged")
                .isEmpty();
    }

    @Test
    void whereNoSheetHasTheHeadingsTheOneIsNamedThatHasMost() throws IOException {
        byte[] file = book(book -> {
            book.newWorksheet("表紙").value(0, 0, "避難行動要支援者名簿");
            Worksheet list = book.newWorksheet("名簿");
            list.value(0, 0, "宛名番号");
            list.value(0, 1, "住所");
        });
        assertThatThrownBy(() -> look(file)).satisfies(refused -> {
            assertThat(kind(refused)).isEqualTo("HEADINGS_MISSING");
            Problem problem = ((Refused) refused).problem();
            assertThat(problem.args()).contains("シート「名簿」の", " of the sheet 名簿");
        });
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

    @Test
    void aNumberThatWouldFillTheMemoryIsNotWrittenOut() throws IOException {
        Map<String, byte[]> parts = unzipped(workbook(sheet -> sheet.value(1, 0, 4711)));
        String sheet = new String(parts.get(SHEET), StandardCharsets.UTF_8);
        parts.put(SHEET, sheet.replace("4711", "1e999999999").getBytes(StandardCharsets.UTF_8));
        assertThat(rows(look(zip(parts))).get(1).cell(1)).isEqualTo("1E+999999999");
    }

    @Test
    void aCellInAColumnThatNoSheetHasIsTurnedAwayBeforeRoomIsMadeForIt() throws IOException {
        Map<String, byte[]> parts = unzipped(workbook(sheet -> sheet.value(1, 0, 4711)));
        String sheet = new String(parts.get(SHEET), StandardCharsets.UTF_8);
        assertThat(sheet).contains("r=\"A2\"");
        for (String place : List.of("\"AAAAAAA2\"", "'zzzzzz2'", "\"&#90;&#90;&#90;&#90;&#90;&#90;2\"")) {
            parts.put(SHEET, sheet.replace("\"A2\"", place).getBytes(StandardCharsets.UTF_8));
            assertThatThrownBy(() -> look(zip(parts)))
                    .satisfies(refused -> assertThat(kind(refused)).isEqualTo("NOT_A_TABLE"));
        }
        parts.put(SHEET, sheet.replace("UTF-8", "UTF-16").getBytes(StandardCharsets.UTF_16));
        assertThatThrownBy(() -> look(zip(parts)))
                .satisfies(refused -> assertThat(kind(refused)).isEqualTo("NOT_A_TABLE"));
    }

    @Test
    void anEntityIsNeitherExpandedNorFetched() throws IOException {
        Path outside = Files.writeString(directory.resolve("outside.txt"), "816816");
        Map<String, byte[]> parts = unzipped(workbook(sheet -> sheet.value(1, 0, 4711)));
        String sheet = new String(parts.get(SHEET), StandardCharsets.UTF_8);
        String declared =
                "<!DOCTYPE worksheet [<!ENTITY inner \"815815\"><!ENTITY outer SYSTEM \"" + outside.toUri() + "\">]>";
        for (String entity : List.of("&inner;", "&outer;")) {
            String asked =
                    sheet.replaceFirst("(<\\?xml[^>]*>)?", "$0" + declared).replace("4711", entity);
            assertThat(asked).contains(declared, entity);
            parts.put(SHEET, asked.getBytes(StandardCharsets.UTF_8));
            assertThat(seen(zip(parts))).doesNotContain("815815", "816816");
        }
    }

    private String seen(byte[] file) throws IOException {
        try {
            return rows(look(file)).toString();
        } catch (Refused refused) {
            return kind(refused);
        }
    }

    @Test
    void whateverIsDamagedInAWorkbookItIsReadOrTurnedAway() throws IOException {
        Map<String, byte[]> whole = unzipped(workbook(sheet -> {
            for (int row = 1; row < 6; row++) {
                sheet.value(row, 0, row);
                sheet.style(row, 0).format("0000000000").set();
                sheet.value(row, 1, "髙﨑 花子" + row);
                sheet.value(row, 2, LocalDate.of(1941, 5, row));
                sheet.style(row, 2).format("yyyy/m/d").set();
                sheet.formula(row, 3, "1+1");
                sheet.value(row, 4, 35.85);
            }
            sheet.range(1, 5, 2, 5).merge();
        }));
        List<String> parts = whole.keySet().stream()
                .filter(part -> part.startsWith("xl/") && part.endsWith(".xml"))
                .toList();
        var random = new Random(SEED);
        int read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Map<String, byte[]> damaged = new LinkedHashMap<>(whole);
            String part = parts.get(random.nextInt(parts.size()));
            damaged.put(part, damaged(new String(whole.get(part), StandardCharsets.UTF_8), random));
            try {
                assertThat(rows(look(zip(damaged)))).as("round %d", round).hasSizeLessThanOrEqualTo(1 << 20);
                read++;
            } catch (Refused expected) {
                assertThat(expected.problem().kind().status()).isBetween(400, 499);
            } catch (RuntimeException | Error fault) {
                throw new AssertionError(
                        "round %d of seed %d, %s: %s"
                                .formatted(round, SEED, part, new String(damaged.get(part), StandardCharsets.UTF_8)),
                        fault);
            }
            close();
            spools.clear();
        }
        assertThat(read).as("not everything is broken").isBetween(ROUNDS / 10, ROUNDS - 1);
    }

    /** Some values and tags changed into what nobody would write, and sometimes a piece torn out. */
    private static byte[] damaged(String xml, Random random) {
        List<MatchResult> values = VALUE.matcher(xml).results().toList();
        StringBuilder next = new StringBuilder(xml);
        for (int change = random.nextInt(3); change >= 0 && !values.isEmpty(); change--) {
            MatchResult value = values.get(random.nextInt(values.size()));
            if (value.end(1) <= next.length()) {
                next.replace(value.start(1), value.end(1), STRANGE.get(random.nextInt(STRANGE.size())));
            }
        }
        if (random.nextInt(4) == 0) {
            int at = random.nextInt(next.length());
            next.delete(at, Math.min(next.length(), at + 1 + random.nextInt(40)));
        }
        return next.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String kind(Throwable refused) {
        return ((Enum<?>) ((Refused) refused).problem().kind()).name();
    }

    private interface Filling {
        void fill(Worksheet sheet);
    }

    private static byte[] workbook(Filling filling) throws IOException {
        return book(book -> filling.fill(headed(book.newWorksheet("名簿"))));
    }

    private static byte[] book(Consumer<Workbook> filling) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", "1.0")) {
            filling.accept(workbook);
        }
        return bytes.toByteArray();
    }

    private static Worksheet headed(Worksheet sheet) {
        List<String> headings = List.of("宛名番号", "氏名", "生年月日", "住所", "緯度", "要介護度");
        for (int column = 0; column < headings.size(); column++) {
            sheet.value(0, column, headings.get(column));
        }
        return sheet;
    }

    private List<SheetRow> rows(Filling filling) throws IOException {
        return rows(look(workbook(filling)));
    }

    private static List<SheetRow> rows(ListFile<PersonColumn> list) throws IOException {
        List<SheetRow> rows = new ArrayList<>();
        try (TableRows open = list.open()) {
            for (var row = open.next(); row.isPresent(); row = open.next()) {
                rows.add(row.get());
            }
        }
        return rows;
    }

    private ListFile<PersonColumn> look(byte[] file) throws IOException {
        var spool = new Spool();
        spools.add(spool);
        spool.append(file);
        spool.complete();
        return ListFile.look(PersonColumn.class, spool, Optional.empty(), Map.of());
    }

    private static Map<String, byte[]> unzipped(byte[] workbook) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (var zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(workbook))
                .get()) {
            for (var entry : Collections.list(zip.getEntries())) {
                parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return parts;
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
