package jp.anpi.safety.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BirthDatesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1950-04-03",
                "1950/4/3",
                "1950.4.3",
                "1950年4月3日",
                "１９５０年４月３日",
                "19500403",
                "昭和25年4月3日",
                "昭和２５年 ４月 ３日生",
                "昭25.4.3",
                "S25.4.3",
                "s25/04/03",
                "Ｓ２５－４－３",
                "S250403",
                "3250403",
                "3-250403",
                "昭和二十五年四月三日",
                "昭和二五年四月三日",
                "㍼25年4月3日",
                "昭和25年4月3日生まれ"
            })
    void everyFormIsReadAsTheSameDay(String written) {
        assertThat(BirthDates.read(written)).contains(LocalDate.of(1950, 4, 3));
    }

    @Test
    void theFirstYearOfAnEraMayBeGannen() {
        assertThat(BirthDates.read("令和元年5月1日")).contains(LocalDate.of(2019, 5, 1));
        assertThat(BirthDates.read("大正元年12月31日")).contains(LocalDate.of(1912, 12, 31));
        assertThat(BirthDates.read("M45.7.29")).contains(LocalDate.of(1912, 7, 29));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "不明",
                "25.4.3",
                "1950-02-30",
                "昭和25年",
                "70歳くらい",
                "99999999",
                "昭和九九九九九九九九年一月一日",
                "S25.13.1"
            })
    void whatIsNoDateIsNotGuessed(String written) {
        assertThat(BirthDates.read(written)).isEmpty();
    }
}
