package jp.anpi.registry.printing;

import java.time.InstantSource;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.group.Groups;
import jp.anpi.registry.person.ParticularsStore;
import jp.anpi.registry.plan.Plans;
import jp.anpi.registry.store.CityProperties;
import jp.anpi.registry.store.SampleMark;
import jp.anpi.registry.store.StateStore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The registry on paper. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PrintingProperties.class)
public class PrintingConfiguration {

    /** For sheets of one person, which somebody stands waiting for. */
    @Bean
    Press sheetPress(PrintingProperties properties) {
        return new Press("sheets", properties.waiting());
    }

    /** For files of many, which take their time. */
    @Bean
    Press bookPress(PrintingProperties properties) {
        return new Press("books", properties.waiting());
    }

    @Bean
    PlanPrints planPrints(StateStore<PersonState> persons, Plans plans, Groups groups, ParticularsStore particulars) {
        return new PlanPrints(persons, plans, groups, particulars);
    }

    @Bean
    Directories printedDirectories(
            StateStore<OfficeState> offices, StateStore<MemberState> members, StateStore<DistrictState> districts) {
        return new Directories(offices, members, districts);
    }

    @Bean
    Imprints imprints(SampleMark sample, CityProperties city, InstantSource clock) {
        return new Imprints(sample, city.zone(), clock);
    }

    @Bean
    Printer printer(Press sheetPress, Imprints imprints) {
        return new Printer(sheetPress, imprints);
    }

    @Bean
    SheetRoutes sheetRoutes(PlanPrints prints, Directories directories, Printer printer) {
        return new SheetRoutes(prints, directories, printer);
    }

    @Bean
    PrintJobs printJobs(
            StateStore<PersonState> persons,
            PlanPrints prints,
            Directories directories,
            Plans plans,
            Press bookPress,
            PrintingProperties properties,
            InstantSource clock) {
        return new PrintJobs(
                new PrintRun(persons, prints, directories, plans, bookPress, properties), properties, clock);
    }

    @Bean
    PrintRoutes printRoutes(PrintJobs jobs, Imprints imprints) {
        return new PrintRoutes(jobs, imprints);
    }
}
