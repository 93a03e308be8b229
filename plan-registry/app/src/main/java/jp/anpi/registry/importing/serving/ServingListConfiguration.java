package jp.anpi.registry.importing.serving;

import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.importing.office.RegisteredOffices;
import jp.anpi.registry.importing.person.RegisteredPeople;
import jp.anpi.registry.importing.run.ImportProperties;
import jp.anpi.registry.importing.undo.ListedStates;
import jp.anpi.registry.schedule.ToldWeeks;
import jp.anpi.registry.store.StateStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lists of who serves whom, and of weeks. */
@Configuration(proxyBeanMethods = false)
public class ServingListConfiguration {

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
                persons,
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
}
