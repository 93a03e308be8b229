package jp.anpi.registry.importing.plan;

import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.importing.office.RegisteredOffices;
import jp.anpi.registry.importing.person.MissingPeople;
import jp.anpi.registry.importing.person.RegisteredPeople;
import jp.anpi.registry.importing.run.ImportProperties;
import jp.anpi.registry.importing.undo.BeforeImages;
import jp.anpi.registry.plan.Plans;
import jp.anpi.registry.shelter.Shelters;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import jp.anpi.registry.store.StateStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lists of plans. */
@Configuration(proxyBeanMethods = false)
public class PlanListConfiguration {

    @Bean
    PlanTaking planTaking(
            RegistryDatabase database,
            SealedJson sealed,
            StateStore<MemberState> members,
            RegisteredOffices offices,
            RegisteredPeople people,
            Shelters shelters,
            Plans plans,
            MissingPeople missing,
            ImportProperties properties) {
        var before = new BeforeImages<>(database, sealed, "import-before-plans", PlanBefore.class);
        return new PlanTaking(offices, members, people, shelters, plans, before, missing, properties.places());
    }
}
