package jp.anpi.registry.eventing;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.List;
import jp.anpi.registry.contract.Topic;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Each part of the log as a bean. Needs an {@link InstantSource}, gathers every {@link DeclaredTopics}; uses a
 * {@link LogGate} and a {@link MeterRegistry} when there are such. Whoever is given one of these beans finds the topics
 * made and the keys loaded.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({EventingProperties.class, InstallationProperties.class})
public class EventingConfiguration {

    @Bean(destroyMethod = "close")
    Eventing eventing(
            EventingProperties properties,
            InstallationProperties installation,
            ObjectProvider<DeclaredTopics> declared,
            InstantSource time,
            ObjectProvider<LogGate> gate,
            ObjectProvider<MeterRegistry> meters) {
        List<Topic<?>> topics = declared.stream()
                .<Topic<?>>flatMap(each -> each.topics().stream())
                .distinct()
                .toList();
        Eventing eventing = Eventing.start(
                reaching(properties, installation.kafkaBootstrapServers()),
                installation.keyFile(),
                new DeclaredTopics(topics),
                time,
                gate.getIfAvailable(() -> LogGate.OPEN),
                meters.getIfAvailable(SimpleMeterRegistry::new));
        if (installation.rotateKey()) {
            eventing.replaceInstallationKey(properties.startWithin());
        }
        return eventing;
    }

    private static EventingProperties reaching(EventingProperties properties, String shortName) {
        if (!shortName.isBlank()) {
            return properties.withBootstrapServers(shortName);
        }
        if (properties.bootstrapServers().isBlank()) {
            throw new IllegalArgumentException("anpi.kafka-bootstrap-servers: host:port of Kafka is needed");
        }
        return properties;
    }

    @Bean
    EventLog eventLog(Eventing eventing) {
        return eventing.log();
    }

    @Bean
    Keyring keyring(Eventing eventing) {
        return eventing.keyring();
    }

    @Bean(destroyMethod = "")
    Projectors projectors(Eventing eventing) {
        return eventing.projectors();
    }

    @Bean(destroyMethod = "")
    Followers followers(Eventing eventing) {
        return eventing.followers();
    }
}
