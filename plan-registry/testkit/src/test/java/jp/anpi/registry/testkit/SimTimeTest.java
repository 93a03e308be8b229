package jp.anpi.registry.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimTimeTest {

    private final SimTime time = SimTime.at("2026-06-01T09:00:00+09:00");
    private final ArrayList<String> done = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, 1", "1, 1"})
    void workFallsDueAtItsInstant(int millisAfter, int runs) {
        time.scheduleAfter(Duration.ofMinutes(20), () -> done.add("asked"));
        time.forward(Duration.ofMinutes(20).plusMillis(millisAfter));
        assertThat(done).hasSize(runs);
    }

    @Test
    void workSeesItsOwnInstantAndRunsInOrder() {
        time.scheduleAfter(Duration.ofMinutes(2), () -> done.add("second " + time.instant()));
        time.scheduleAfter(Duration.ofMinutes(1), () -> {
            done.add("first " + time.instant());
            time.scheduleAfter(Duration.ofSeconds(30), () -> done.add("between " + time.instant()));
        });
        time.forward("3m");
        assertThat(done)
                .containsExactly(
                        "first 2026-06-01T00:01:00Z", "between 2026-06-01T00:01:30Z", "second 2026-06-01T00:02:00Z");
        assertThat(time.instant()).hasToString("2026-06-01T00:03:00Z");
    }

    @Test
    void timeThatStandsStillIsFound() {
        time.schedule(time.instant(), this::again);
        assertThatThrownBy(() -> time.forward("1s"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("stands still");
    }

    private void again() {
        time.schedule(time.instant(), this::again);
    }
}
