package jp.anpi.registry.importing.office;

import java.time.InstantSource;
import java.time.LocalDate;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.importing.person.DistrictNames;
import jp.anpi.registry.importing.person.RegisteredPeople;
import jp.anpi.registry.importing.run.ImportProperties;
import jp.anpi.registry.importing.undo.ListedStates;
import jp.anpi.registry.schedule.OfficeNumberLinks;
import jp.anpi.registry.store.CityProperties;
import jp.anpi.registry.store.StateStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lists of offices and members, and how every list finds them. */
@Configuration(proxyBeanMethods = false)
public class OfficeListConfiguration {

    @Bean
    RegisteredOffices registeredOffices(StateStore<OfficeState> offices, OfficeNumberLinks numbers) {
        return new RegisteredOffices(offices, numbers);
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
            ImportProperties properties,
            CityProperties city,
            InstantSource clock) {
        return new MemberTaking(
                offices,
                members,
                people,
                signIn,
                changes.of(members, "import-before-members", MemberState::withVersion),
                properties.places(),
                () -> LocalDate.ofInstant(clock.instant(), city.zone()));
    }
}
