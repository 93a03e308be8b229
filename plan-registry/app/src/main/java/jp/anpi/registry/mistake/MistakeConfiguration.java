package jp.anpi.registry.mistake;

import java.util.List;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.Followers;
import jp.anpi.registry.plan.Plans;
import jp.anpi.registry.store.KeptOfPeople;
import jp.anpi.registry.store.StateStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** People who were entered by mistake. */
@Configuration(proxyBeanMethods = false)
public class MistakeConfiguration {

    @Bean
    RunningIncidents runningIncidents(Followers followers) {
        return new RunningIncidents(followers);
    }

    @Bean
    Erasing erasing(
            StateStore<PersonState> persons,
            Plans plans,
            RunningIncidents incidents,
            List<KeptOfPeople> kept,
            EventLog log) {
        return new Erasing(persons, plans, incidents, kept, log);
    }

    @Bean
    MistakeRoutes mistakeRoutes(Erasing erasing) {
        return new MistakeRoutes(erasing);
    }
}
