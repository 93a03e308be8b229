package jp.anpi.registry.plan;

import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import jp.anpi.registry.store.StateStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Plans: kept, listed, counted. */
@Configuration(proxyBeanMethods = false)
public class PlanConfiguration {

    @Bean
    PlanStore plans(RegistryDatabase database, SealedJson sealed) {
        return new PlanStore(database, sealed);
    }

    @Bean
    PlanRoutes planRoutes(PlanStore plans, StateStore<PersonState> persons) {
        return new PlanRoutes(plans, persons);
    }
}
