package jp.anpi.deploy.standalone;

import jp.anpi.deploy.embedded.kafka.BrokerStatus;
import jp.anpi.deploy.embedded.kafka.EmbeddedKafka;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Tells whether the embedded log takes records, and if not, why. */
final class EngineHealth extends AbstractHealthIndicator {

    private final EmbeddedEngines engines;

    EngineHealth(EmbeddedEngines engines) {
        this.engines = engines;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        engines.kafka().map(EmbeddedKafka::status).ifPresentOrElse(status -> tell(health, status), health::up);
    }

    private static void tell(Health.Builder health, BrokerStatus status) {
        switch (status) {
            case BrokerStatus.Running _ -> health.up();
            case BrokerStatus.WritingPaused(String because) ->
                health.outOfService().withDetail("log", because);
            case BrokerStatus.Restarting(String because, int attempt) ->
                health.down().withDetail("log", because).withDetail("attempt", attempt);
            case BrokerStatus.Failed(String because) -> health.down().withDetail("log", because);
        }
    }
}
