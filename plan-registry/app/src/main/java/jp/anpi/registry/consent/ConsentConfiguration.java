package jp.anpi.registry.consent;

import java.time.InstantSource;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.store.CityProperties;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.StateStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Consents: recorded of one or presumed of many, listed, in force with the person's next version. */
@Configuration(proxyBeanMethods = false)
public class ConsentConfiguration {

    @Bean
    ConsentRoutes consentRoutes(StateStore<PersonState> persons, CityProperties city, InstantSource clock) {
        return new ConsentRoutes(persons, clock, city.zone());
    }

    @Bean
    ConsentActStore consentActStore(RegistryDatabase database) {
        return new ConsentActStore(database);
    }

    @Bean
    ConsentActRoutes consentActRoutes(
            StateStore<PersonState> persons, ConsentActStore store, CityProperties city, InstantSource clock) {
        return new ConsentActRoutes(new ConsentActs(persons, store, clock), clock, city.zone());
    }
}
