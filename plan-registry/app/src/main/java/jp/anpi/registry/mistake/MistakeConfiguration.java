package jp.anpi.registry.mistake;

import java.util.List;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.Followers;
import jp.anpi.registry.group.Groups;
import jp.anpi.registry.person.ListNumbers;
import jp.anpi.registry.person.ParticularsStore;
import jp.anpi.registry.plan.Plans;
import jp.anpi.registry.schedule.InsuredLinks;
import jp.anpi.registry.schedule.ToldWeeks;
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

    @Bean
    DoubleEntryRoutes doubleEntryRoutes(
            StateStore<PersonState> persons,
            ParticularsStore particulars,
            Groups groups,
            Plans plans,
            ListNumbers numbers,
            InsuredLinks insured,
            ToldWeeks told,
            Erasing erasing) {
        return new DoubleEntryRoutes(
                new DoubleEntries(persons, particulars, groups, plans, numbers, insured, told, erasing));
    }
}
