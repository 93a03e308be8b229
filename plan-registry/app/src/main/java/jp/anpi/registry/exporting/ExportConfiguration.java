package jp.anpi.registry.exporting;

import java.time.InstantSource;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.importing.person.ResidentNumbers;
import jp.anpi.registry.importing.person.WhatIsThere;
import jp.anpi.registry.letter.Letters;
import jp.anpi.registry.person.PeopleFinding;
import jp.anpi.registry.plan.Plans;
import jp.anpi.registry.schedule.ToldWeeks;
import jp.anpi.registry.shelter.Shelters;
import jp.anpi.registry.store.CityProperties;
import jp.anpi.registry.store.StateStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The registry's lists as files. */
@Configuration(proxyBeanMethods = false)
public class ExportConfiguration {

    @Bean
    ExportRoutes exportRoutes(
            StateStore<PersonState> persons,
            StateStore<OfficeState> offices,
            StateStore<MemberState> members,
            StateStore<DistrictState> districts,
            ResidentNumbers numbers,
            WhatIsThere there,
            Plans plans,
            ToldWeeks told,
            Letters letters,
            Shelters shelters,
            PeopleFinding finding,
            CityProperties city,
            InstantSource clock) {
        var people = new PersonTable(persons, districts, there);
        var plansOfPeople = new PlanTable(persons, offices, members, numbers, plans);
        var weeks = new WeekTable(persons, told);
        return new ExportRoutes(
                new ExportTables(
                        persons, offices, members, districts, people, plansOfPeople, weeks, letters, shelters, finding),
                city.zone(),
                clock);
    }
}
