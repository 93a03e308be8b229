package jp.anpi.registry.person;

import java.time.InstantSource;
import java.util.List;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.Followers;
import jp.anpi.registry.eventing.Keyring;
import jp.anpi.registry.eventing.RecordKey;
import jp.anpi.registry.group.Groups;
import jp.anpi.registry.hazard.FloodMaps;
import jp.anpi.registry.store.BlindIndex;
import jp.anpi.registry.store.CityProperties;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import jp.anpi.registry.store.StateKind;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** People: kept, published, listed. */
@Configuration(proxyBeanMethods = false)
public class PersonConfiguration {

    private static final StateKind<PersonState> PERSONS = new StateKind<>(
            "persons",
            RegistryTopics.PERSON,
            person -> person.id().toString(),
            PersonState::version,
            person -> RecordKey.of(person.id()),
            PersonConfiguration::clear,
            List.of(List.of("group", "_id"), List.of("group", "hasPlan", "gone"), List.of("group", "gone")));

    @Bean
    StateStore<PersonState> persons(RegistryDatabase database, SealedJson sealed, EventLog log) {
        return new StateStore<>(PERSONS, database, sealed, log);
    }

    @Bean
    ParticularsStore particularsStore(RegistryDatabase database, SealedJson sealed, Keyring keyring) {
        return new ParticularsStore(database, sealed, new BlindIndex(keyring));
    }

    @Bean
    PersonEditing personEditing(
            StateStore<PersonState> persons,
            ParticularsStore particulars,
            StateStore<DistrictState> districts,
            ListNumbers numbers,
            Groups groups,
            CityProperties city,
            InstantSource clock) {
        return new PersonEditing(persons, particulars, districts, numbers, groups, city.zone(), clock);
    }

    @Bean
    ParticularsRoutes particularsRoutes(PersonEditing editing) {
        return new ParticularsRoutes(editing);
    }

    @Bean
    PersonRoutes personRoutes(StateStore<PersonState> persons, PersonEditing editing, ListNumbers numbers) {
        return new PersonRoutes(persons, editing, numbers);
    }

    @Bean
    NewPersonRoutes newPersonRoutes(
            StateStore<PersonState> persons,
            StateStore<DistrictState> districts,
            ParticularsStore particulars,
            ListNumbers numbers,
            PeopleSearch search,
            Groups groups,
            CityProperties city,
            InstantSource clock) {
        var people = new NewPeople(persons, districts, particulars, numbers, search, groups, city.zone(), clock);
        return new NewPersonRoutes(people, numbers);
    }

    @Bean
    PeopleSearch peopleSearch(StateStore<PersonState> persons, Followers followers, ObjectProvider<FloodMaps> floods) {
        return new PeopleSearch(persons, followers, floods.getIfAvailable(() -> FloodMaps.NONE));
    }

    @Bean
    FloodStatisticsRoutes floodStatisticsRoutes(PeopleSearch search) {
        return new FloodStatisticsRoutes(search);
    }

    @Bean
    PeopleFinding peopleFinding(
            PeopleSearch search, List<OtherNumbers> numbers, CityProperties city, InstantSource clock) {
        return new PeopleFinding(search, numbers, city.zone(), clock);
    }

    @Bean
    PersonSearchRoutes personSearchRoutes(PeopleFinding people) {
        return new PersonSearchRoutes(people);
    }

    private static Document clear(PersonState person) {
        return new Document("group", person.placement().group().number())
                .append("hasPlan", person.hasPlan())
                .append("gone", !person.lifecycle().isHere());
    }
}
