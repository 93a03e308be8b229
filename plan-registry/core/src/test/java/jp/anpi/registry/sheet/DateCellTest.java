package jp.anpi.registry.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DateCellTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1941-05-03",
                "1941/5/3",
                "1941.5.3",
                "19410503",
                "1941年5月3日",
                "昭和16年5月3日",
                "昭和１６年　５月　３日",
                "昭16.5.3",
                "S16.5.3",
                "s16/05/03",
                "Ｓ１６．５．３",
                "3160503",
                "S160503",
                "昭160503",
                "3160503.0",
                "15099",
                "15099.0",
                "1941-05-03 00:00:00",
                "1941-05-03T00:00:00"
            })
    void oneDayInAllTheWaysItIsWritten(String cell) {
        assertThat(DateCell.read(cell)).isEqualTo(new WrittenDate.Known(LocalDate.of(1941, 5, 3)));
    }

    @Test
    void whoIsNearlyAHundredHasASerialOfFourFigures() {
        assertThat(DateCell.read("9800")).isEqualTo(new WrittenDate.Known(LocalDate.of(1926, 10, 30)));
        assertThat(DateCell.read("9800.0")).isEqualTo(new WrittenDate.Known(LocalDate.of(1926, 10, 30)));
    }

    @Test
    void theFirstYearOfAnEraIsItsFirst() {
        assertThat(DateCell.read("令和元年5月1日")).isEqualTo(new WrittenDate.Known(LocalDate.of(2019, 5, 1)));
        assertThat(DateCell.read("H1.1.8")).isEqualTo(new WrittenDate.Known(LocalDate.of(1989, 1, 8)));
        assertThat(DateCell.read("S64.1.7")).isEqualTo(new WrittenDate.Known(LocalDate.of(1989, 1, 7)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3640108",
                "S640108",
                "1234567",
                "昭和64年1月8日",
                "平成元年1月7日",
                "平成31年5月1日",
                "大正15年12月25日",
                "1941-02-30",
                "19411332",
                "昭和16年13月1日"
            })
    void aDayThatNeverWasIsToldFromWhatIsNoDate(String cell) {
        assertThat(DateCell.read(cell)).isEqualTo(new WrittenDate.Impossible());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "　", "不明", "不詳", "-", "00000000", "0000000"})
    void notKnownIsNoFault(String cell) {
        assertThat(DateCell.read(cell)).isEqualTo(new WrittenDate.Unknown());
    }

    @ParameterizedTest
    @ValueSource(strings = {"3/5/1941", "昭和", "5月3日", "1234", "2026", "123456", "6160503", "84歳", "慶応3年1月1日"})
    void whatIsNoDateIsNotGuessedAt(String cell) {
        assertThat(DateCell.read(cell)).isEqualTo(new WrittenDate.Unreadable());
    }
}
