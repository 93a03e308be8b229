package jp.anpi.safety.report;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Reports are taken while they spool, so this never says down; it says that the log is away and how many wait. */
final class SpoolHealth implements HealthIndicator {

    private final Relay relay;
    private final ReportSink sink;

    SpoolHealth(Relay relay, ReportSink sink) {
        this.relay = relay;
        this.sink = sink;
    }

    @Override
    public Health health() {
        return Health.up()
                .withDetail("waiting", relay.waiting())
                .withDetail("log", sink.breaker().getState().name())
                .build();
    }
}
