package jp.anpi.safety.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import jp.anpi.registry.contract.Mode;
import org.junit.jupiter.api.Test;

class RetentionTest {

    private static final Retention FIVE_YEARS = new Retention(Period.ofYears(5), Period.ZERO);
    private static final LocalDate CLOSED = LocalDate.of(2026, 11, 30);

    @Test
    void aRealIncidentIsKeptForItsWholeTimeAndNotADayLess() {
        assertThat(FIVE_YEARS.isOver(Mode.REAL, CLOSED, LocalDate.of(2031, 11, 29)))
                .isFalse();
        assertThat(FIVE_YEARS.isOver(Mode.REAL, CLOSED, LocalDate.of(2031, 11, 30)))
                .isTrue();
        assertThat(FIVE_YEARS.keptUntil(Mode.REAL, LocalDate.of(2024, 2, 29))).isEqualTo(LocalDate.of(2029, 2, 28));
    }

    @Test
    void aDrillMayGoOnTheDayItIsClosed() {
        assertThat(FIVE_YEARS.isOver(Mode.DRILL, CLOSED, CLOSED)).isTrue();
    }
}
