package jp.anpi.notifier.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThrottleTest {

    private static final Instant NOW = Instant.parse("2026-11-20T05:00:00Z");

    @Test
    void aBurstGoesAtOnceAndTheNextOneWaitsForItsPermit() {
        var empty = Throttle.full(10, 20, NOW).take(20, NOW);
        assertThat(empty.available(NOW)).isZero();
        assertThat(empty.next(NOW)).isEqualTo(NOW.plusMillis(100));
        assertThat(empty.available(NOW.plusMillis(99))).isZero();
        assertThat(empty.available(NOW.plusMillis(100))).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> empty.take(1, NOW));
    }

    @Test
    void aLongPauseNeverGivesMoreThanTheBurst() {
        assertThat(Throttle.full(10, 20, NOW).take(5, NOW).available(NOW.plusSeconds(3_600)))
                .isEqualTo(20);
    }

    @Test
    void aClockThatGoesBackGivesNothingForFree() {
        var empty = Throttle.full(10, 20, NOW).take(20, NOW);
        assertThat(empty.available(NOW.minusSeconds(5))).isZero();
        assertThat(empty.take(0, NOW.minusSeconds(5)).available(NOW)).isZero();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void overAnyTimeNoMoreGoThanBurstAndRateAllow(long seed) {
        var dice = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var throttle = Throttle.full(7, 30, NOW);
        var at = NOW;
        long gone = 0;
        for (int i = 0; i < 1_000; i++) {
            at = at.plusMillis(dice.nextInt(400));
            int taken = dice.nextInt(throttle.available(at) + 1);
            throttle = throttle.take(taken, at);
            gone += taken;
            double seconds = (at.toEpochMilli() - NOW.toEpochMilli()) / 1_000.0;
            assertThat((double) gone).isLessThanOrEqualTo(30 + 7 * seconds + 1e-6);
        }
        assertThat(gone).isPositive();
    }
}
