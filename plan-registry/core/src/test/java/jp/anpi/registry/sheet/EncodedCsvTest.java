package jp.anpi.registry.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows in an encoding that is not that of their file: found out, and never where there are none. */
class EncodedCsvTest {

    private static final Charset MS932 = Charset.forName("windows-31j");
    private static final int ROWS = 6_000;
    private static final List<String> COMMON = of("山田佐藤鈴木高橋渡辺伊中村小林加吉髙﨑濵邊齋藤澤島崎川口原野上下松井森池石清水花子太郎一二三千代美智正和幸恵実夫雄弘");
    private static final List<String> RARE = everySecondLevel();
    private static final List<String> KANA = of("あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもゃゅょアイウエオカキクケコー");
    private static final List<String> HALF = range('ｦ', 'ﾟ');
    private static final List<String> FIELDS = of("ABCabc019-@_~");

    @Test
    void aRowInUtf8AmongRowsInWindows31jIsDamagedAndItsNeighboursAreNot() throws IOException {
        var file = new ByteArrayOutputStream();
        file.writeBytes("0001,髙﨑 花子,川端二丁目\r\n".getBytes(MS932));
        file.writeBytes("0002,山田 太郎,\"市野谷\n3-4\"\r\n".getBytes(StandardCharsets.UTF_8));
        file.writeBytes("\uFEFF0003,山田,1-2\r\n".getBytes(StandardCharsets.UTF_8));
        file.writeBytes("0004,山田 太郎,\"市野谷\n3-4\"\r\n".getBytes(MS932));
        List<SheetRow> rows = read(file.toByteArray());
        assertThat(rows)
                .extracting(SheetRow::damage)
                .containsExactly(
                        Optional.empty(),
                        Optional.of(RowDamage.OTHER_ENCODING),
                        Optional.of(RowDamage.OTHER_ENCODING),
                        Optional.empty());
        assertThat(rows.getFirst().cells()).containsExactly("0001", "髙﨑 花子", "川端二丁目");
        assertThat(rows.getLast().cells()).containsExactly("0004", "山田 太郎", "市野谷\n3-4");
        assertThat(rows.get(2).cell(1)).isEqualTo("0003");
    }

    @Test
    void aCellInUtf8BesideCellsInWindows31jIsFoundTooWhenItIsLongEnough() throws IOException {
        var row = new ByteArrayOutputStream();
        row.writeBytes("1,".getBytes(MS932));
        row.writeBytes("山田太郎".getBytes(StandardCharsets.UTF_8));
        row.writeBytes(",川端二丁目\r\n".getBytes(MS932));
        assertThat(read(row.toByteArray()).getFirst().damage()).contains(RowDamage.OTHER_ENCODING);
    }

    /** The second bytes of 表, ソ and ～ are among those of ASCII; none is a comma, a quote or an end of a line. */
    @Test
    void rowsInWindows31jAreReadAsTheyAreWritten() throws IOException {
        assertThat(read("表ソ能,\"ミ,ト\",\"a\"\"～\"\r\n①㈱,ﾃｱﾄｲ,\n".getBytes(MS932)))
                .extracting(SheetRow::cells)
                .containsExactly(List.of("表ソ能", "ミ,ト", "a\"～"), List.of("①㈱", "ﾃｱﾄｲ", ""));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 20_261_121})
    void noRowOfANameAndAnAddressInWindows31jIsTakenForUtf8(long seed) throws IOException {
        var random = new Random(seed);
        List<String> written = IntStream.range(0, ROWS)
                .mapToObj(i -> i + "," + name(random) + "," + halfWidth(random) + "," + address(random))
                .toList();
        List<SheetRow> rows = read((String.join("\r\n", written) + "\r\n").getBytes(MS932));
        assertThat(rows).hasSize(ROWS);
        for (int i = 0; i < ROWS; i++) {
            assertThat(rows.get(i).damage()).as(written.get(i)).isEmpty();
            assertThat(String.join(",", rows.get(i).cells())).isEqualTo(written.get(i));
        }
    }

    /** As above, of lists that say little: names alone, of which one part in ten is a kanji that hardly any name has. */
    @ParameterizedTest
    @ValueSource(longs = {3, 20_261_121})
    void hardlyAnyNameThatStandsAloneIsTakenForUtf8(long seed) throws IOException {
        var random = new Random(seed);
        String names = IntStream.range(0, ROWS)
                .mapToObj(i -> i + "," + name(random) + "," + halfWidth(random))
                .collect(Collectors.joining("\r\n"));
        assertThat(read(names.getBytes(MS932)))
                .filteredOn(row -> row.damage().isPresent())
                .hasSizeLessThan(ROWS / 2_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 20_261_121})
    void everyRowInUtf8IsToldByItsNameAndAddress(long seed) throws IOException {
        var random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            String row = i + "," + name(random) + "," + halfWidth(random) + "," + address(random);
            assertThat(read(row.getBytes(StandardCharsets.UTF_8)).getFirst().damage())
                    .as(row)
                    .contains(RowDamage.OTHER_ENCODING);
        }
    }

    private static String name(Random random) {
        String space = random.nextInt(3) == 0 ? "" : random.nextBoolean() ? " " : "　";
        return word(random, 1 + random.nextInt(3)) + space + word(random, 1 + random.nextInt(3));
    }

    private static String word(Random random, int length) {
        return random.ints(length, 0, 10)
                .mapToObj(kind -> one(random, kind == 0 ? RARE : kind < 8 ? COMMON : KANA))
                .collect(Collectors.joining());
    }

    private static String halfWidth(Random random) {
        return random.ints(random.nextInt(9), 0, HALF.size())
                .mapToObj(HALF::get)
                .collect(Collectors.joining());
    }

    private static String address(Random random) {
        return word(random, 2) + "町" + one(random, COMMON) + "丁目" + random.nextInt(40) + "-" + one(random, FIELDS);
    }

    private static String one(Random random, List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** 第二水準. */
    private static List<String> everySecondLevel() {
        List<String> found = new ArrayList<>();
        for (int first = 0x98; first <= 0xEA; first++) {
            for (int second = 0x9F; second <= 0xFC; second++) {
                String kanji = new String(new byte[] {(byte) first, (byte) second}, MS932);
                boolean isPair = first < 0xA0 || first >= 0xE0;
                if (isPair
                        && kanji.codePointCount(0, kanji.length()) == 1
                        && Character.isIdeographic(kanji.codePointAt(0))) {
                    found.add(kanji);
                }
            }
        }
        return found;
    }

    private static List<String> range(char first, char last) {
        return IntStream.rangeClosed(first, last).mapToObj(Character::toString).toList();
    }

    private static List<String> of(String characters) {
        return characters.codePoints().mapToObj(Character::toString).toList();
    }

    private static List<SheetRow> read(byte[] file) throws IOException {
        var csv = new EncodedCsv(new ByteArrayInputStream(file), TextEncoding.WINDOWS_31J, SheetLimits.USUAL);
        List<SheetRow> rows = new ArrayList<>();
        for (var row = csv.next(); row.isPresent(); row = csv.next()) {
            rows.add(row.get());
        }
        return rows;
    }
}
