package jp.anpi.deploy.standalone;

import com.mongodb.MongoClientSettings;
import java.time.InstantSource;
import java.util.Optional;
import jp.anpi.deploy.embedded.kafka.BrokerStatus;
import jp.anpi.deploy.embedded.kafka.EmbeddedKafka;
import jp.anpi.notifier.wiring.NotifierConfiguration;
import jp.anpi.registry.access.FirstAdministrator;
import jp.anpi.registry.eventing.Followers;
import jp.anpi.registry.eventing.LogGate;
import jp.anpi.registry.eventing.Projectors;
import jp.anpi.registry.loading.SampleLoading;
import jp.anpi.registry.wiring.RegistryConfiguration;
import jp.anpi.registry.wiring.RegistryStart;
import jp.anpi.safety.wiring.SafetyConfiguration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.ConfigurableEnvironment;

/** The house on one machine: the three services in one context, with the embedded engines behind them. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties({StandaloneProperties.class, TlsProperties.class})
@Import({RegistryConfiguration.class, SafetyConfiguration.class, NotifierConfiguration.class, OperatorRoutes.class})
class StandaloneConfiguration {

    @Bean
    static MisspeltKeys misspeltKeys(ConfigurableEnvironment environment) {
        return new MisspeltKeys(environment);
    }

    @Bean
    StoreConnection storeConnection(@Value("${spring.mongodb.uri}") String uri) {
        return new StoreConnection(uri);
    }

    /** Stands in for the framework's own settings, whose threads wait two seconds at the end for nothing. */
    @Bean
    MongoClientSettings storeSettings(StoreConnection connection) {
        return connection.settings();
    }

    @Bean
    HeapKeeper heapKeeper() {
        return new HeapKeeper();
    }

    @Bean
    InstantSource clock() {
        return InstantSource.system();
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

    @Bean
    LogReadersHealth readersHealthIndicator(Projectors projectors, Followers followers) {
        return new LogReadersHealth(projectors, followers);
    }

    @Bean
    StartHealth startHealthIndicator(RegistryStart registry) {
        return new StartHealth(registry);
    }

    @Bean
    Welcome welcome(
            RegistryStart registry, FirstAdministrator administrator, SampleLoading sample, InstantSource clock) {
        return new Welcome(
                registry, administrator, sample, StartTime.ofThisProcess(clock.instant()), clock, System.out);
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
