package jp.anpi.registry.store;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jp.anpi.registry.eventing.Followers;
import jp.anpi.registry.eventing.Keyring;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The registry's database and its seal. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({StoreProperties.class, CityProperties.class})
public class StoreConfiguration {

    @Bean
    RegistryDatabase registryDatabase(StoreProperties properties, ObjectProvider<MeterRegistry> meters) {
        return new RegistryDatabase(properties.uri(), meters.getIfAvailable(SimpleMeterRegistry::new));
    }

    @Bean
    SealedJson registrySealedJson(Keyring keyring) {
        return new SealedJson(keyring);
    }

    @Bean
    SampleMark sampleMark(RegistryDatabase database) {
        return new SampleMark(database);
    }

    @Bean
    LogMark registryLogMark(RegistryDatabase database, Followers followers) {
        return new LogMark(database, followers);
    }
}
