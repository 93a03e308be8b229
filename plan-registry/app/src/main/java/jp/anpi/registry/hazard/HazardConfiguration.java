package jp.anpi.registry.hazard;

import java.util.List;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.RecordKey;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import jp.anpi.registry.store.StateKind;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Districts: kept, published, listed. */
@Configuration(proxyBeanMethods = false)
public class HazardConfiguration {

    private static final StateKind<DistrictState> DISTRICTS = new StateKind<>(
            "districts",
            RegistryTopics.DISTRICT,
            district -> district.id().value(),
            DistrictState::version,
            district -> RecordKey.of(district.id().value()),
            _ -> new Document(),
            List.of());

    @Bean
    StateStore<DistrictState> districts(RegistryDatabase database, SealedJson sealed, EventLog log) {
        return new StateStore<>(DISTRICTS, database, sealed, log);
    }

    @Bean
    DistrictRoutes districtRoutes(StateStore<DistrictState> districts) {
        return new DistrictRoutes(districts);
    }
}
