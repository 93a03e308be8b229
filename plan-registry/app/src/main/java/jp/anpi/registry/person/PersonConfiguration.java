package jp.anpi.registry.person;

import java.util.List;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.Followers;
import jp.anpi.registry.eventing.RecordKey;
import jp.anpi.registry.hazard.FloodMaps;
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
            List.of(List.of("group", "_id"), List.of("group", "hasPlan")));

    @Bean
    StateStore<PersonState> persons(RegistryDatabase database, SealedJson sealed, EventLog log) {
        return new StateStore<>(PERSONS, database, sealed, log);
    }

    @Bean
    ParticularsStore particularsStore(RegistryDatabase database, SealedJson sealed) {
        return new ParticularsStore(database, sealed);
    }

    @Bean
    ParticularsRoutes particularsRoutes(StateStore<PersonState> persons, ParticularsStore particulars) {
        return new ParticularsRoutes(persons, particulars);
    }

    @Bean
    PersonRoutes personRoutes(StateStore<PersonState> persons) {
        return new PersonRoutes(persons);
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
    PersonSearchRoutes personSearchRoutes(PeopleSearch search) {
        return new PersonSearchRoutes(search);
    }

    private static Document clear(PersonState person) {
        return new Document("group", person.placement().group().number()).append("hasPlan", person.hasPlan());
    }
}
