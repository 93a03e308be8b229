package jp.anpi.registry.mistake;

import java.time.InstantSource;
import java.util.List;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.Followers;
import jp.anpi.registry.plan.Plans;
import jp.anpi.registry.store.CityProperties;
import jp.anpi.registry.store.KeptOfPeople;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.StateStore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** People who were entered by mistake. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MistakeProperties.class)
public class MistakeConfiguration {

    @Bean
    RunningIncidents runningIncidents(Followers followers, InstantSource clock) {
        return new RunningIncidents(followers, clock);
    }

    @Bean
    MayBeAskedAbout mayBeAskedAbout(
            RunningIncidents incidents, MistakeProperties properties, CityProperties city, InstantSource clock) {
        return new MayBeAskedAbout(incidents, properties, city.zone(), clock);
    }

    @Bean
    BegunErasings begunErasings(RegistryDatabase database) {
        return new BegunErasings(database);
    }

    @Bean
    Erasing erasing(
            StateStore<PersonState> persons,
            Plans plans,
            MayBeAskedAbout mayBeAskedAbout,
            WithoutLists lists,
            BegunErasings begun,
            List<KeptOfPeople> kept,
            EventLog log) {
        return new Erasing(persons, plans, mayBeAskedAbout, lists, begun, kept, log);
    }

    @Bean
    MistakeRoutes mistakeRoutes(Erasing erasing) {
        return new MistakeRoutes(erasing);
    }
}
