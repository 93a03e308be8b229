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
    ConsentActStore consentActStore(RegistryDatabase database, InstantSource clock) {
        return new ConsentActStore(database, clock);
    }

    @Bean
    ConsentActs consentActs(StateStore<PersonState> persons, ConsentActStore store) {
        return new ConsentActs(new PresumedPeople(persons), store);
    }

    @Bean
    ConsentActRoutes consentActRoutes(ConsentActs acts, CityProperties city, InstantSource clock) {
        return new ConsentActRoutes(acts, clock, city.zone());
    }
}
