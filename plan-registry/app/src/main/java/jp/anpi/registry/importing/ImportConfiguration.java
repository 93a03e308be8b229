package jp.anpi.registry.importing;

import java.time.InstantSource;
import java.util.List;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.Keyring;
import jp.anpi.registry.group.Groups;
import jp.anpi.registry.schedule.InsuredLinks;
import jp.anpi.registry.shelter.Shelters;
import jp.anpi.registry.store.BlindIndex;
import jp.anpi.registry.store.CityProperties;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import jp.anpi.registry.store.StateStore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Imports: begun, shown, taken back. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ImportProperties.class)
public class ImportConfiguration {

    @Bean
    PersonTaking personTaking(
            RegistryDatabase database,
            SealedJson sealed,
            Keyring keyring,
            StateStore<PersonState> persons,
            StateStore<DistrictState> districts,
            Groups groups,
            InsuredLinks insured,
            EventLog log,
            ImportProperties properties,
            CityProperties city,
            InstantSource clock) {
        var numbers = new ResidentNumbers(database, new BlindIndex(keyring));
        var before = new BeforeImages(database, sealed);
        return new PersonTaking(
                new ImportRun(persons, groups, numbers, before, insured),
                new TakingBack(persons, groups, numbers, before, insured, log),
                before,
                numbers,
                districts,
                properties.rows(),
                city.zone(),
                clock);
    }

    @Bean
    ShelterTaking shelterTaking(Shelters shelters, ImportProperties properties) {
        return new ShelterTaking(shelters, properties.places());
    }

    @Bean
    Imports imports(
            RegistryDatabase database,
            SealedJson sealed,
            PersonTaking persons,
            ShelterTaking shelters,
            InstantSource clock) {
        return new Imports(List.of(persons, shelters), new ImportJobs(database, sealed), database, clock);
    }

    @Bean
    ImportRoutes importRoutes(
            Imports imports, PersonTaking persons, ShelterTaking shelters, ImportProperties properties) {
        return new ImportRoutes(imports, persons, shelters, properties);
    }
}
