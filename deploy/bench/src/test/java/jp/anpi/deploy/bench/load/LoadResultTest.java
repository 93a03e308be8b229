package jp.anpi.deploy.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LoadResultTest {

    @Test
    void theRateCountsWhatWasAcceptedAndPercentilesAreMilliseconds() {
        Histogram latency = new Histogram(120_000_000, 3);
        for (int i = 1; i <= 1000; i++) latency.recordValue(i * 1000L);
        LoadResult result =
                new LoadResult(16, Duration.ofMillis(500), Map.of(202, 990L, 200, 10L, 503, 7L), 2, latency);

        assertThat(result.accepted()).isEqualTo(1000);
        assertThat(result.others()).isEqualTo(7);
        assertThat(result.perSecond()).isEqualTo(2000);
        assertThat(result.millis(50)).isCloseTo(500, within(1.0));
        assertThat(result.millis(99)).isCloseTo(990, within(1.5));
        assertThat(result.millis(100)).isCloseTo(1000, within(1.5));
    }
}
