package jp.anpi.safety.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import jp.anpi.registry.contract.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IncidentClockTest {

    private static final Instant ONSET = Instant.parse("2026-11-20T01:00:00Z");
    private static final Instant OPENED = Instant.parse("2026-11-20T01:12:00Z");

    @Test
    void aDrillStartsAtItsOnsetAndRunsAtItsSpeed() {
        IncidentClock clock = IncidentClock.of(Mode.DRILL, ONSET, OPENED, 1440);
        assertThat(clock.incidentTime(OPENED)).isEqualTo(ONSET);
        assertThat(clock.incidentTime(OPENED.plusSeconds(180))).isEqualTo(ONSET.plus(Duration.ofHours(72)));
        assertThat(clock.wallTime(ONSET.plus(Duration.ofHours(72)))).isEqualTo(OPENED.plusSeconds(180));
        assertThat(clock.untilIncidentTime(ONSET.plus(Duration.ofMinutes(24)), OPENED))
                .isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aRealIncidentRunsOnWallTimeHoweverLateItWasOpened() {
        IncidentClock clock = IncidentClock.of(Mode.REAL, ONSET, OPENED, 1);
        assertThat(clock.incidentTime(OPENED)).isEqualTo(OPENED);
        assertThat(clock.incidentTime(ONSET)).isEqualTo(ONSET);
        assertThat(clock.wallTime(ONSET)).isEqualTo(ONSET);
    }

    @Test
    void aRealIncidentHasSpeedOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> IncidentClock.of(Mode.REAL, ONSET, OPENED, 60));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void speedIsANumberAboveZero(double speed) {
        assertThatIllegalArgumentException().isThrownBy(() -> IncidentClock.of(Mode.DRILL, ONSET, OPENED, speed));
    }

    @Test
    void aMomentThatIsPastNeedsNoWaiting() {
        IncidentClock clock = IncidentClock.of(Mode.DRILL, ONSET, OPENED, 60);
        assertThat(clock.untilIncidentTime(ONSET.minusSeconds(1), OPENED)).isZero();
    }

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aTimerSetToAMomentIsNeverEarlyAndHardlyLate(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        double speed = random.nextDouble(0.1, 5_000);
        IncidentClock clock = IncidentClock.of(Mode.DRILL, ONSET, OPENED, speed);
        for (int i = 0; i < 200; i++) {
            Instant moment = ONSET.plusNanos(random.nextLong(Duration.ofDays(30).toNanos()));
            Instant wall = clock.wallTime(moment);
            assertThat(clock.incidentTime(wall)).isAfterOrEqualTo(moment);
            assertThat(clock.incidentTime(wall.minusNanos(2_000))).isBefore(moment);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00Z", "9999-12-31T00:00:00Z"})
    void noWallTimeIsTooFar(Instant wall) {
        IncidentClock clock = IncidentClock.of(Mode.DRILL, ONSET, OPENED, 1440);
        assertThat(clock.incidentTime(wall).isBefore(ONSET)).isEqualTo(wall.isBefore(OPENED));
    }
}
