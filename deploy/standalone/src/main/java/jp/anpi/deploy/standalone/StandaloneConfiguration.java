package jp.anpi.deploy.standalone;

import java.util.Optional;
import jp.anpi.deploy.embedded.kafka.BrokerStatus;
import jp.anpi.deploy.embedded.kafka.EmbeddedKafka;
import jp.anpi.registry.eventing.LogGate;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;

/** The house on one machine: the three services in one context, with the embedded engines behind them. */
@SpringBootConfiguration
@EnableAutoConfiguration
@EnableConfigurationProperties(StandaloneProperties.class)
class StandaloneConfiguration {

    @Bean
    static MisspeltKeys misspeltKeys(ConfigurableEnvironment environment) {
        return new MisspeltKeys(environment);
    }

    /** Closes the log for writing while the broker says so, before the disk is full. */
    @Bean
    LogGate logGate(EmbeddedEngines engines) {
        return () -> engines.kafka().map(EmbeddedKafka::status).flatMap(StandaloneConfiguration::closed);
    }

    @Bean
    EngineHealth enginesHealthIndicator(EmbeddedEngines engines) {
        return new EngineHealth(engines);
    }

    private static Optional<String> closed(BrokerStatus status) {
        return switch (status) {
            case BrokerStatus.Running _ -> Optional.empty();
            case BrokerStatus.WritingPaused(String because) -> Optional.of(because);
            case BrokerStatus.Restarting(String because, int _) -> Optional.of(because);
            case BrokerStatus.Failed(String because) -> Optional.of(because);
        };
    }
}
