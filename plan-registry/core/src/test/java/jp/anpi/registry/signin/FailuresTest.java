package jp.anpi.registry.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {

    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00+09:00");

    @ParameterizedTest
    @CsvSource({"1, 0", "4, 0", "5, 1", "6, 2", "7, 4", "14, 512", "15, 900", "1000, 900"})
    void theWaitDoublesAfterFiveFailuresUpToAQuarterOfAnHour(int failures, long seconds) {
        assertThat(new Failures(failures, NOW).waitFrom(NOW)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({"-1, 1", "0, 0", "1, 0"})
    void theNextTryIsWelcomeAtTheInstantTheWaitEnds(long millisAfter, long millisLeft) {
        var failures = new Failures(6, NOW);
        assertThat(failures.waitFrom(NOW.plusSeconds(2).plusMillis(millisAfter)))
                .isEqualTo(Duration.ofMillis(millisLeft));
    }

    @Test
    void anHourWithoutAFailureForgetsAll() {
        var failures = new Failures(30, NOW);
        assertThat(failures.isForgotten(NOW.plus(Duration.ofHours(1)).minusMillis(1)))
                .isFalse();
        assertThat(failures.another(NOW.plus(Duration.ofHours(1))))
                .isEqualTo(Failures.first(NOW.plus(Duration.ofHours(1))));
    }
}
