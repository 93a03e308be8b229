package jp.anpi.deploy.drills.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangeTest {

    @ParameterizedTest(name = "{0}: {1} of {2} → {3}")
    @CsvSource({
        "5, 5, 10, true",
        "5, 6, 10, false",
        "= 5, 5, 10, true",
        ">= 90 %, 9, 10, true",
        ">= 90 %, 8, 10, false",
        ">= 90 %, 899, 1000, false",
        "> 90 %, 9, 10, false",
        "<= 3, 3, 10, true",
        "<= 3, 4, 10, false",
        "< 3, 3, 10, false",
        "< 3, 2, 10, true",
        "2..4, 2, 10, true",
        "2..4, 4, 10, true",
        "2..4, 5, 10, false",
        "2..4, 1, 10, false",
        "40..60 %, 4, 10, true",
        "40..60 %, 7, 10, false",
        "100 %, 10, 10, true",
        "100%, 9, 10, false",
        "0, 0, 0, true",
        "99.5 %, 199, 200, true"
    })
    void bothEndsAreDecidedExactly(String text, long count, long total, boolean holds) {
        assertThat(Range.of(text).holds(count, total)).isEqualTo(holds);
    }

    @Test
    void aPercentageOfNobodyShowsNothing() {
        assertThat(Range.of("100 %").holds(0, 0)).isFalse();
        assertThat(Range.of("<= 5 %").holds(0, 0)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "many", "90 percent", ">= ", "4..2", "-1", "120 %", "50..120 %", "1 2"})
    void whatIsNoRangeIsRefused(String text) {
        assertThatThrownBy(() -> Range.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
