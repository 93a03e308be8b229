package jp.anpi.safety.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraceTest {

    private static final LocalDate LAST = LocalDate.of(2026, 11, 30);

    @ParameterizedTest
    @CsvSource({"2026-11-29, true", "2026-11-30, true", "2026-12-01, true", "2026-12-14, true", "2026-12-15, false"})
    void whatArrivesWithinAFortnightOfTheLastDayIsTaken(LocalDate arrived, boolean taken) {
        assertThat(Grace.covers(LAST, arrived)).isEqualTo(taken);
        assertThat(Grace.days(arrived).anyMatch(day -> !day.isAfter(LAST))).isEqualTo(taken);
    }
}
