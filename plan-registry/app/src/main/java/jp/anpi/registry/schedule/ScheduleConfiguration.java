package jp.anpi.registry.schedule;

import java.time.InstantSource;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.eventing.Keyring;
import jp.anpi.registry.person.ParticularsStore;
import jp.anpi.registry.store.BlindIndex;
import jp.anpi.registry.store.CityProperties;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import jp.anpi.registry.store.StateStore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Schedules: taken in, answered, told. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ScheduleProperties.class)
public class ScheduleConfiguration {

    @Bean
    CareNumbers careNumbers(RegistryDatabase database, SealedJson sealed, Keyring keyring) {
        return new CareNumbers(database, sealed, new BlindIndex(keyring));
    }

    @Bean
    InsuredLinks insuredLinks(CareNumbers numbers, Schedules schedules) {
        return new InsuredLinks(numbers, schedules);
    }

    @Bean
    ToldWeeks toldWeeks(Schedules schedules) {
        return new ToldWeeks(schedules);
    }

    @Bean
    OfficeNumbers officeNumbers(RegistryDatabase database, StateStore<OfficeState> offices) {
        return new OfficeNumbers(database, offices);
    }

    @Bean
    OfficeNumberLinks officeNumberLinks(OfficeNumbers numbers, Schedules schedules) {
        return new OfficeNumberLinks(numbers, schedules);
    }

    @Bean
    CareMonths careMonths(RegistryDatabase database, SealedJson sealed) {
        return new CareMonths(database, sealed);
    }

    @Bean
    UploadsBefore uploadsBefore(RegistryDatabase database, SealedJson sealed) {
        return new UploadsBefore(database, sealed);
    }

    @Bean
    ToldSchedules toldSchedules(RegistryDatabase database, SealedJson sealed) {
        return new ToldSchedules(database, sealed);
    }

    @Bean
    ScheduleTelling scheduleTelling(
            StateStore<PersonState> persons,
            CareNumbers numbers,
            CareMonths months,
            ToldSchedules told,
            ScheduleProperties properties,
            CityProperties city,
            InstantSource clock) {
        return new ScheduleTelling(persons, new PersonMonths(numbers, months), told, properties, city.zone(), clock);
    }

    @Bean
    Schedules schedules(
            CareNumbers numbers,
            CareMonths months,
            OfficeNumbers offices,
            ToldSchedules told,
            ScheduleTelling telling,
            UploadsBefore uploads,
            StateStore<PersonState> persons,
            ParticularsStore particulars,
            ScheduleProperties properties,
            CityProperties city,
            InstantSource clock) {
        return new Schedules(
                numbers,
                months,
                offices,
                told,
                telling,
                uploads,
                new ScheduleCoverage(persons, numbers, months, told),
                particulars,
                properties.transport(),
                city.zone(),
                clock);
    }

    @Bean
    WeekRoutes weekRoutes(
            StateStore<PersonState> persons,
            OfficeNumbers offices,
            ToldSchedules told,
            ScheduleTelling telling,
            CityProperties city,
            InstantSource clock) {
        return new WeekRoutes(new WeekKeeping(persons, offices, told, telling, city.zone(), clock));
    }

    @Bean
    ScheduleRoutes scheduleRoutes(
            Schedules schedules,
            StateStore<PersonState> persons,
            StateStore<OfficeState> offices,
            ScheduleProperties properties,
            CityProperties city,
            InstantSource clock) {
        return new ScheduleRoutes(schedules, persons, offices, properties, city.zone(), clock);
    }
}
