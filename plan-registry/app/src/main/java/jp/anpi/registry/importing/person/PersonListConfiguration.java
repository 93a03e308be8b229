package jp.anpi.registry.importing.person;

import java.time.InstantSource;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.Keyring;
import jp.anpi.registry.group.Groups;
import jp.anpi.registry.importing.run.ImportJobs;
import jp.anpi.registry.importing.run.ImportProperties;
import jp.anpi.registry.importing.run.Imports;
import jp.anpi.registry.importing.undo.BeforeImages;
import jp.anpi.registry.mistake.BegunErasings;
import jp.anpi.registry.mistake.MayBeAskedAbout;
import jp.anpi.registry.person.ParticularsStore;
import jp.anpi.registry.plan.Plans;
import jp.anpi.registry.schedule.InsuredLinks;
import jp.anpi.registry.store.BlindIndex;
import jp.anpi.registry.store.CityProperties;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import jp.anpi.registry.store.StateStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lists of persons, and how every list finds people. */
@Configuration(proxyBeanMethods = false)
public class PersonListConfiguration {

    @Bean
    ResidentNumbers residentNumbers(
            RegistryDatabase database,
            StateStore<PersonState> persons,
            Keyring keyring,
            SealedJson sealed,
            InstantSource clock) {
        return new ResidentNumbers(database, persons, new BlindIndex(keyring), sealed, clock);
    }

    @Bean
    DistrictNames districtNames(StateStore<DistrictState> districts) {
        return new DistrictNames(districts);
    }

    @Bean
    RegisteredPeople registeredPeople(
            StateStore<PersonState> persons,
            ResidentNumbers numbers,
            Plans plans,
            CityProperties city,
            InstantSource clock) {
        return new RegisteredPeople(persons, numbers, plans, city.zone(), clock);
    }

    @Bean
    WhatIsThere whatIsThere(
            StateStore<PersonState> persons,
            ResidentNumbers numbers,
            Groups groups,
            ParticularsStore particulars,
            InsuredLinks insured) {
        return new WhatIsThere(persons, numbers, groups, particulars, insured);
    }

    @Bean
    OwnPersonList personTaking(
            WhatIsThere there,
            RegistryDatabase database,
            Keyring keyring,
            SealedJson sealed,
            ResidentNumbers numbers,
            StateStore<PersonState> persons,
            DistrictNames districts,
            Groups groups,
            InsuredLinks insured,
            Plans plans,
            ParticularsStore particulars,
            MissingPeople missing,
            ImportJobs jobs,
            MayBeAskedAbout mayBeAskedAbout,
            BegunErasings begun,
            EventLog log,
            ImportProperties properties,
            CityProperties city,
            InstantSource clock) {
        var before = new BeforeImages<>(database, sealed, "import-before", PersonBefore.class);
        var taking = new PersonTaking(
                new PersonRun(
                        persons,
                        groups,
                        numbers,
                        new RowDigests(new BlindIndex(keyring)),
                        insured,
                        new PersonWrites(persons, numbers, before, particulars, groups),
                        missing),
                new TakingBack(
                        persons,
                        groups,
                        numbers,
                        before,
                        insured,
                        plans,
                        particulars,
                        jobs,
                        mayBeAskedAbout,
                        new Leaving(persons, begun, log, groups, particulars, numbers)),
                before,
                numbers,
                begun,
                districts,
                properties.rows(),
                city.zone(),
                clock);
        return new OwnPersonList(taking, there, numbers, districts, properties.rows());
    }

    @Bean
    MissingPeople missingPeople(RegistryDatabase database, SealedJson sealed) {
        return new MissingPeople(database, sealed);
    }

    @Bean
    MissingRoutes missingRoutes(Imports imports, MissingPeople missing, StateStore<PersonState> persons) {
        return new MissingRoutes(imports, missing, persons);
    }
}
