package jp.anpi.registry.importing;

import java.time.InstantSource;
import java.util.List;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.Keyring;
import jp.anpi.registry.group.Groups;
import jp.anpi.registry.mistake.MayBeAskedAbout;
import jp.anpi.registry.person.ParticularsStore;
import jp.anpi.registry.plan.Plans;
import jp.anpi.registry.schedule.InsuredLinks;
import jp.anpi.registry.schedule.OfficeNumberLinks;
import jp.anpi.registry.schedule.ToldWeeks;
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
    RegisteredOffices registeredOffices(StateStore<OfficeState> offices, OfficeNumberLinks numbers) {
        return new RegisteredOffices(offices, numbers);
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
            EventLog log,
            ImportProperties properties,
            CityProperties city,
            InstantSource clock) {
        var before = new BeforeImages<>(database, sealed, "import-before", PersonBefore.class);
        var taking = new PersonTaking(
                new ImportRun(
                        persons,
                        groups,
                        numbers,
                        insured,
                        new PersonWrites(persons, numbers, before, particulars, groups),
                        missing),
                new TakingBack(
                        persons, groups, numbers, before, insured, plans, particulars, jobs, mayBeAskedAbout, log),
                before,
                numbers,
                districts,
                properties.rows(),
                city.zone(),
                clock);
        return new OwnPersonList(taking, there, numbers, districts, properties.rows());
    }

    @Bean
    ShelterTaking shelterTaking(Shelters shelters, ImportProperties properties) {
        return new ShelterTaking(shelters, properties.city(), properties.places());
    }

    @Bean
    ListedStates listedStates(RegistryDatabase database, SealedJson sealed, EventLog log) {
        return new ListedStates(database, sealed, log);
    }

    @Bean
    OfficeTaking officeTaking(
            ListedStates changes,
            StateStore<OfficeState> offices,
            StateStore<MemberState> members,
            RegisteredOffices registered,
            OfficeNumberLinks numbers,
            DistrictNames districts,
            RegisteredPeople people,
            ImportProperties properties) {
        return new OfficeTaking(
                registered,
                numbers,
                districts,
                members,
                people,
                changes.of(offices, "import-before-offices", OfficeState::withVersion),
                properties.places());
    }

    @Bean
    MemberTaking memberTaking(
            ListedStates changes,
            StateStore<MemberState> members,
            RegisteredOffices offices,
            RegisteredPeople people,
            MembersWhoSignIn signIn,
            ImportProperties properties) {
        return new MemberTaking(
                offices,
                members,
                people,
                signIn,
                changes.of(members, "import-before-members", MemberState::withVersion),
                properties.places());
    }

    @Bean
    AssignmentTaking assignmentTaking(
            ListedStates changes,
            StateStore<PersonState> persons,
            StateStore<MemberState> members,
            RegisteredOffices offices,
            RegisteredPeople people,
            ImportProperties properties) {
        return new AssignmentTaking(
                offices,
                members,
                people,
                changes.of(persons, "import-before-assignments", PersonState::withVersion),
                properties.assignments());
    }

    @Bean
    WeekTaking weekTaking(
            ListedStates changes,
            StateStore<PersonState> persons,
            RegisteredOffices offices,
            RegisteredPeople people,
            ToldWeeks told,
            ImportProperties properties) {
        return new WeekTaking(
                offices,
                people,
                told,
                changes.of(persons, "import-before-services", PersonState::withVersion, told::isAllSince),
                properties.assignments());
    }

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

    @Bean
    MissingPeople missingPeople(RegistryDatabase database, SealedJson sealed) {
        return new MissingPeople(database, sealed);
    }

    @Bean
    ImportJobs importJobs(RegistryDatabase database, SealedJson sealed) {
        return new ImportJobs(database, sealed);
    }

    @Bean
    ImportLease importLease(RegistryDatabase database, InstantSource clock) {
        return new ImportLease(database, clock);
    }

    @Bean
    Imports imports(
            ImportJobs jobs,
            List<Taking<?>> takings,
            ImportLease lease,
            MayBeAskedAbout mayBeAskedAbout,
            InstantSource clock) {
        return new Imports(takings, jobs, lease, mayBeAskedAbout::whoCameSince, clock);
    }

    @Bean
    MissingRoutes missingRoutes(Imports imports, MissingPeople missing, StateStore<PersonState> persons) {
        return new MissingRoutes(imports, missing, persons);
    }

    @Bean
    HeadingProfiles headingProfiles(RegistryDatabase database) {
        return new HeadingProfiles(database);
    }

    @Bean
    HeadingRoutes headingRoutes(Imports imports, HeadingProfiles profiles, ImportProperties properties) {
        return new HeadingRoutes(imports, profiles, properties);
    }

    @Bean
    ImportRoutes importRoutes(
            Imports imports, HeadingProfiles profiles, RegisteredPeople people, ImportProperties properties) {
        return new ImportRoutes(imports, profiles, people, properties);
    }
}
