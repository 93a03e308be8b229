package jp.anpi.registry.importing.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.anpi.registry.contract.WeeklyService;
import jp.anpi.registry.importing.list.HeaderMapping;
import jp.anpi.registry.importing.list.RowFault;
import jp.anpi.registry.importing.list.RowFault.Reason;
import jp.anpi.registry.sheet.SheetRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeekListTest {

    private static final List<String> HEADINGS = List.of("宛名番号", "事業所", "種類", "曜日", "週", "開始", "終了", "送迎");

    private final List<RowFault> faults = new ArrayList<>();

    @Test
    void aRowSaysOnWhichDaysOfWhichWeeks() {
        WeekRow row = read("0042", "みなせ訪問診療", "訪問診療", "火・木曜日", "第1・第3", "13時30分", "１４：００", "")
                .orElseThrow();
        assertThat(row.kind()).isEqualTo(WeeklyService.Kind.HOME_VISIT);
        assertThat(row.days()).containsExactly(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY);
        assertThat(row.weeks()).containsExactly(1, 3);
        assertThat(row.start()).isEqualTo(LocalTime.of(13, 30));
        assertThat(row.end()).isEqualTo(LocalTime.of(14, 0));
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0930, 09:30", "9:05, 09:05", "9時, 09:00", "09:30:00, 09:30", "24:00, 00:00"})
    void aTimeIsReadAsItIsWritten(String written, LocalTime time) {
        assertThat(WeekWords.time(written)).contains(time);
    }

    @ParameterizedTest
    @CsvSource({"0:00, 24:00, 23:59", "0時, 24時, 23:59", "18:00, 24:00, 00:00", "22:00, 06:00, 06:00"})
    void aWholeDayEndsWithItsLastMinute(String from, String to, LocalTime end) {
        assertThat(read("0042", "みなせの家", "短期入所", "土", "毎週", from, to, "")
                        .orElseThrow()
                        .end())
                .isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
        "曜日, 平日, UNKNOWN_WORD",
        "週, 第6, WEEKS",
        "週, 隔週, WEEKS",
        "開始, 25:00, TIME",
        "開始, 午前, TIME",
        "終了, 9:30, TIME",
        "送迎, 30, NO_WAY",
        "種類, その他, UNKNOWN_WORD"
    })
    void whatNobodyCanReadIsNamedWithItsColumnAndTheRowIsLeftOut(String heading, String cell, Reason reason) {
        List<String> cells = new ArrayList<>(List.of("0042", "みなせ訪問看護", "訪問看護", "月", "毎週", "9:30", "10:30", ""));
        int at = HEADINGS.indexOf(heading);
        cells.set(at, cell);
        assertThat(read(cells.toArray(String[]::new))).isEmpty();
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.reason()).isEqualTo(reason);
            assertThat(fault.column()).isEqualTo(at + 1);
        });
    }

    @Test
    void whatWeWriteIsReadAgain() {
        assertThat(Stream.of(DayOfWeek.values()).map(WeekWords::written).map(WeekWords::days))
                .extracting(days -> days.orElseThrow().iterator().next())
                .containsExactly(DayOfWeek.values());
        assertThat(WeekWords.weeks(WeekWords.written(List.of(2, 4)))).contains(List.of(2, 4));
        assertThat(Stream.of(WeeklyService.Kind.values()).map(WeekWords::written))
                .extracting(WeekWords.KINDS::get)
                .containsExactly(WeeklyService.Kind.values());
    }

    private Optional<WeekRow> read(String... cells) {
        Map<WeekColumn, Integer> columns = Map.of(
                WeekColumn.RESIDENT_NUMBER, 1,
                WeekColumn.OFFICE, 2,
                WeekColumn.KIND, 3,
                WeekColumn.DAY, 4,
                WeekColumn.WEEKS, 5,
                WeekColumn.START, 6,
                WeekColumn.END, 7,
                WeekColumn.TRANSPORT, 8);
        return new WeekRows(new HeaderMapping<>(1, columns, List.of()), faults::add)
                .read(new SheetRow(2, List.of(cells), Optional.empty()));
    }
}
