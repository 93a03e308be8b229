package jp.anpi.registry.plan;

import java.time.InstantSource;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.eventing.Keyring;
import jp.anpi.registry.store.BlindIndex;
import jp.anpi.registry.store.CityProperties;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import jp.anpi.registry.store.StateStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Plans: kept, written, confirmed, counted. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PlanProperties.class)
public class PlanConfiguration {

    @Bean
    PlanStore planStore(RegistryDatabase database, SealedJson sealed, Keyring keyring) {
        return new PlanStore(database, sealed, new BlindIndex(keyring));
    }

    @Bean
    Plans plans(
            StateStore<PersonState> persons,
            PlanStore store,
            PlanProperties properties,
            ObjectProvider<FloodArea> flood,
            ObjectProvider<Departures> departures,
            CityProperties city,
            InstantSource clock) {
        return new Plans(
                persons,
                store,
                properties.terms(),
                flood.getIfAvailable(() -> FloodArea.NO_MAP),
                departures.getIfAvailable(() -> Departures.UNKNOWN),
                city.zone(),
                clock);
    }

    @Bean
    PlanRoutes planRoutes(Plans plans, StateStore<OfficeState> offices, StateStore<MemberState> members) {
        return new PlanRoutes(plans, new NamesInPlans(offices, members));
    }

    @Bean
    PlanListRoutes planListRoutes(
            StateStore<PersonState> persons, PlanStore store, Plans plans, ObjectProvider<FloodArea> flood) {
        return new PlanListRoutes(
                new PlanLists(persons, store, plans, flood.getIfAvailable(() -> FloodArea.NO_MAP)), plans);
    }

    @Bean
    PlanStatisticsRoutes planStatisticsRoutes(StateStore<PersonState> persons, Plans plans) {
        return new PlanStatisticsRoutes(persons, plans);
    }
}
