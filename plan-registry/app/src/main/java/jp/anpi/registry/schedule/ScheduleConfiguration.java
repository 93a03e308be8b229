package jp.anpi.registry.schedule;

import java.time.InstantSource;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.eventing.Keyring;
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
    InsuredLinks insuredLinks(CareNumbers numbers) {
        return new InsuredLinks(numbers);
    }

    @Bean
    OfficeNumbers officeNumbers(RegistryDatabase database, StateStore<OfficeState> offices) {
        return new OfficeNumbers(database, offices);
    }

    @Bean
    OfficeNumberLinks officeNumberLinks(OfficeNumbers numbers) {
        return new OfficeNumberLinks(numbers);
    }

    @Bean
    Schedules schedules(
            RegistryDatabase database,
            SealedJson sealed,
            CareNumbers numbers,
            StateStore<PersonState> persons,
            OfficeNumbers offices,
            ScheduleProperties properties,
            CityProperties city,
            InstantSource clock) {
        var months = new CareMonths(database, sealed);
        var told = new ToldSchedules(database, sealed);
        return new Schedules(
                numbers,
                months,
                offices,
                told,
                new ScheduleTelling(persons, new PersonMonths(numbers, months), told, properties, city.zone(), clock),
                new ScheduleCoverage(persons, numbers, months, told),
                properties.transport(),
                city.zone());
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
