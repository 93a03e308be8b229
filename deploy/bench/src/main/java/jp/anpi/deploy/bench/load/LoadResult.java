package jp.anpi.deploy.bench.load;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * What a load found.
 *
 * @param statuses answers by status
 * @param broken   connections that broke with a request under way
 * @param latency  microseconds of the answers with status 2xx
 */
public record LoadResult(
        int connections, Duration measured, Map<Integer, Long> statuses, long broken, Histogram latency) {
    public LoadResult {
        statuses = new TreeMap<>(statuses);
    }

    public long accepted() {
        return statuses.entrySet().stream()
                .filter(entry -> entry.getKey() / 100 == 2)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    public long others() {
        return statuses.values().stream().mapToLong(Long::longValue).sum() - accepted();
    }

    public double perSecond() {
        return accepted() / (measured.toNanos() / 1e9);
    }

    /** @param percentile 0 to 100 */
    public double millis(double percentile) {
        return latency.getValueAtPercentile(percentile) / 1000.0;
    }
}
