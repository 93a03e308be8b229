package jp.anpi.registry.ground;

import java.time.InstantSource;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.StateStore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Roads and water from an extract of OpenStreetMap. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GroundProperties.class)
public class GroundConfiguration {

    @Bean
    Ground ground(
            RegistryDatabase database,
            StateStore<DistrictState> districts,
            GroundProperties properties,
            InstantSource clock) {
        return new Ground(new GroundStore(database), districts, properties, clock);
    }

    @Bean
    GroundRoutes groundRoutes(Ground ground, GroundProperties properties) {
        return new GroundRoutes(ground, properties);
    }
}
