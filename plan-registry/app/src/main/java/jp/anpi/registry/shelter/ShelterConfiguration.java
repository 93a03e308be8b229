package jp.anpi.registry.shelter;

import java.time.InstantSource;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.hazard.Floods;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.StateStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Designated places: kept, listed, and found near a home. */
@Configuration(proxyBeanMethods = false)
public class ShelterConfiguration {

    @Bean
    Shelters shelters(RegistryDatabase database, InstantSource clock) {
        return new Shelters(new ShelterStore(database), clock);
    }

    @Bean
    DesignatedPlaceRoutes designatedPlaceRoutes(Shelters shelters) {
        return new DesignatedPlaceRoutes(shelters);
    }

    @Bean
    RefugeRoutes refugeRoutes(StateStore<PersonState> persons, Shelters shelters, Floods floods) {
        return new RefugeRoutes(persons, shelters, floods);
    }
}
