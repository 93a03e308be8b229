package jp.anpi.registry.way;

import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.ground.Ground;
import jp.anpi.registry.hazard.Floods;
import jp.anpi.registry.shelter.Shelters;
import jp.anpi.registry.store.StateStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Ways from homes to places to flee to. */
@Configuration(proxyBeanMethods = false)
public class WayConfiguration {

    @Bean
    Streets streets(Ground ground) {
        return new Streets(ground);
    }

    @Bean
    FlightRoutes flightRoutes(StateStore<PersonState> persons, Shelters shelters, Floods floods, Streets streets) {
        return new FlightRoutes(persons, shelters, floods, streets);
    }
}
