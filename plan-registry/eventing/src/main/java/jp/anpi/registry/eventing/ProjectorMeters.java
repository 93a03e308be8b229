package jp.anpi.registry.eventing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/** What a projector tells the metrics: {@code anpi.projection.*}, tagged with its name. */
final class ProjectorMeters implements AutoCloseable {

    private static final String TAG = "name";

    private final MeterRegistry registry;
    private final Gauge lag;
    private final DistributionSummary batch;
    private final Timer apply;
    private final Counter failures;
    private final Counter destroyed;

    ProjectorMeters(MeterRegistry registry, String name, Projector projector) {
        this.registry = registry;
        this.lag = Gauge.builder("anpi.projection.lag", projector, Projector::lag)
                .tag(TAG, name)
                .register(registry);
        this.batch = registry.summary("anpi.projection.batch", TAG, name);
        this.apply = registry.timer("anpi.projection.apply", TAG, name);
        this.failures = registry.counter("anpi.projection.failures", TAG, name);
        this.destroyed = registry.counter("anpi.projection.destroyed", TAG, name);
    }

    void applied(int records, long nanos) {
        batch.record(records);
        apply.record(nanos, TimeUnit.NANOSECONDS);
    }

    void failed() {
        failures.increment();
    }

    void destroyed() {
        destroyed.increment();
    }

    /** The gauge holds the projector; its successor registers its own. */
    @Override
    public void close() {
        registry.remove(lag);
    }
}
