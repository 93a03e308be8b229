package jp.anpi.registry.particulars;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenBirthTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "昭和16年5月",
                "昭和１６年５月日不詳",
                "昭和16年5月不明",
                "昭和16年5月0日",
                "昭16.5",
                "S16.5.00",
                "S16/05/??",
                "1941-05",
                "1941/5",
                "1941年5月",
                "1941年5月頃",
                "1941-05-00",
                "1941/5/xx",
                "19410500"
            })
    void aMonthOfWhichNobodyKnowsTheDayIsKeptAsItIsWritten(String cell) {
        assertThat(WrittenBirth.read(" " + cell))
                .isEqualTo(new WrittenBirth.About(cell, LocalDate.of(1941, 5, 1), LocalDate.of(1941, 5, 31)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "昭和16年",
                "昭和16年月日不詳",
                "昭和16年不詳",
                "昭和16年頃",
                "S16年",
                "1941年",
                "1941年月日不明",
                "1941-00-00",
                "S16.0.0",
                "19410000",
                "1941"
            })
    void soIsAYear(String cell) {
        assertThat(WrittenBirth.read(cell))
                .isEqualTo(new WrittenBirth.About(cell, LocalDate.of(1941, 1, 1), LocalDate.of(1941, 12, 31)));
    }

    @ParameterizedTest
    @CsvSource({"昭和64年1月, 1989-01-01", "平成元年1月, 1989-01-01", "昭和元年, 1926-01-01", "大正15年, 1926-01-01"})
    void theFirstAndTheLastMonthOfAnEraAreMonths(String cell, LocalDate first) {
        assertThat(WrittenBirth.read(cell))
                .isInstanceOfSatisfying(
                        WrittenBirth.About.class,
                        about -> assertThat(about.first()).isEqualTo(first));
    }

    @Test
    void wholeDaysAreDaysAndWhatASpreadsheetCountsBefore1927Too() {
        assertThat(WrittenBirth.read("昭和16年5月3日")).isEqualTo(new WrittenBirth.On(LocalDate.of(1941, 5, 3)));
        assertThat(WrittenBirth.read("9999")).isEqualTo(new WrittenBirth.On(LocalDate.of(1927, 5, 17)));
        assertThat(WrittenBirth.read("9000.0")).isEqualTo(new WrittenBirth.On(LocalDate.of(1924, 8, 21)));
        assertThat(WrittenBirth.read("10000")).isEqualTo(new WrittenBirth.On(LocalDate.of(1927, 5, 18)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "不詳", "日不詳", "生年月日不詳", "年月日不明"})
    void notKnownIsNoFault(String cell) {
        assertThat(WrittenBirth.read(cell)).isEqualTo(new WrittenBirth.NotKnown());
    }

    @ParameterizedTest
    @CsvSource({
        "昭和65年5月, Unreadable",
        "1941-13, Unreadable",
        "昭和16年13月, Unreadable",
        "1941-02-30, Impossible",
        "昭和64年1月8日, Impossible",
        "19411300, Impossible",
        "5月, Unreadable",
        "84歳, Unreadable",
        "1234, Unreadable",
        "昭和, Unreadable",
        "16年5月, Unreadable"
    })
    void whatIsNeitherIsAFault(String cell, String fault) {
        assertThat(WrittenBirth.read(cell).getClass().getSimpleName()).isEqualTo(fault);
    }
}
