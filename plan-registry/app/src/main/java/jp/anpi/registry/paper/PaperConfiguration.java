package jp.anpi.registry.paper;

import java.time.InstantSource;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.person.PeopleSearch;
import jp.anpi.registry.printing.Printer;
import jp.anpi.registry.store.CityProperties;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import jp.anpi.registry.store.StateStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sheets of paper: made, kept, found again. */
@Configuration(proxyBeanMethods = false)
public class PaperConfiguration {

    @Bean
    SheetStore sheetStore(RegistryDatabase database, SealedJson sealed) {
        return new SheetStore(database, sealed);
    }

    @Bean
    PaperRoutes paperRoutes(
            SheetStore store,
            StateStore<PersonState> persons,
            StateStore<MemberState> members,
            StateStore<OfficeState> offices,
            StateStore<DistrictState> districts,
            PeopleSearch search,
            Printer printer,
            CityProperties city,
            InstantSource clock) {
        var lists = new ListsOnPaper(members, offices, districts, search);
        return new PaperRoutes(new Sheets(store, lists, persons, city.zone(), clock), printer, city.zone());
    }
}
