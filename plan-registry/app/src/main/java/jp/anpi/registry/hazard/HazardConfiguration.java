package jp.anpi.registry.hazard;

import java.time.InstantSource;
import java.util.List;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.RecordKey;
import jp.anpi.registry.store.CityProperties;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import jp.anpi.registry.store.StateKind;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Districts, kept and published, and maps of floods. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HazardProperties.class)
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
    DistrictRoutes districtRoutes(
            StateStore<DistrictState> districts,
            StateStore<PersonState> persons,
            StateStore<OfficeState> offices,
            RegistryDatabase database,
            SealedJson sealed,
            HazardProperties properties,
            EventLog log) {
        var city =
                new Districts(districts, new DistrictsBefore(database, sealed), new DistrictUse(persons, offices), log);
        return new DistrictRoutes(districts, city, properties);
    }

    @Bean
    Floods floods(
            RegistryDatabase database,
            StateStore<DistrictState> districts,
            HazardProperties properties,
            InstantSource clock) {
        return new Floods(new FloodStore(database), districts, properties, clock);
    }

    @Bean
    FloodRoutes floodRoutes(Floods floods, HazardProperties properties, CityProperties city, InstantSource clock) {
        return new FloodRoutes(floods, properties, city.zone(), clock);
    }

    @Bean
    PersonHazardRoutes personHazardRoutes(StateStore<PersonState> persons, Floods floods) {
        return new PersonHazardRoutes(persons, floods);
    }
}
