package jp.anpi.registry.group;

import java.time.InstantSource;
import java.util.Optional;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.store.CityProperties;
import jp.anpi.registry.store.KeptOfPeople;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import jp.anpi.registry.store.StateStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;

/** Groups: recorded, computed, set by hand. */
@Configuration(proxyBeanMethods = false)
public class GroupConfiguration {

    @Bean
    Groups groups(
            StateStore<PersonState> persons,
            RegistryDatabase database,
            SealedJson sealed,
            CityProperties city,
            InstantSource clock) {
        return new Groups(persons, new GroupRecords(database, sealed), city.zone(), clock);
    }

    /** What decided their groups goes with them. */
    @Bean
    KeptOfPeople groupsOfPeople(Groups groups) {
        return people -> Flux.fromIterable(people)
                .concatMap(person -> groups.restore(person, Optional.empty()))
                .then();
    }

    @Bean
    GroupRoutes groupRoutes(Groups groups, InstantSource clock) {
        return new GroupRoutes(groups, clock);
    }
}
