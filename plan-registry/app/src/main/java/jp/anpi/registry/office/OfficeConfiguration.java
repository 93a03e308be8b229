package jp.anpi.registry.office;

import java.time.InstantSource;
import java.util.List;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.RecordKey;
import jp.anpi.registry.hazard.FloodMaps;
import jp.anpi.registry.store.CityProperties;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import jp.anpi.registry.store.StateKind;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offices and members: kept, published, listed. */
@Configuration(proxyBeanMethods = false)
public class OfficeConfiguration {

    private static final StateKind<OfficeState> OFFICES = new StateKind<>(
            "offices",
            RegistryTopics.OFFICE,
            office -> office.id().toString(),
            OfficeState::version,
            office -> RecordKey.of(office.id().value()),
            _ -> new Document(),
            List.of());

    private static final StateKind<MemberState> MEMBERS = new StateKind<>(
            "members",
            RegistryTopics.MEMBER,
            member -> member.id().toString(),
            MemberState::version,
            member -> RecordKey.of(member.id().value()),
            member -> new Document("office", member.office().toString()),
            List.of(List.of("office", "_id")));

    @Bean
    StateStore<OfficeState> offices(RegistryDatabase database, SealedJson sealed, EventLog log) {
        return new StateStore<>(OFFICES, database, sealed, log);
    }

    @Bean
    StateStore<MemberState> members(RegistryDatabase database, SealedJson sealed, EventLog log) {
        return new StateStore<>(MEMBERS, database, sealed, log);
    }

    @Bean
    OfficeEditingRoutes officeEditingRoutes(
            StateStore<OfficeState> offices,
            StateStore<MemberState> members,
            StateStore<PersonState> persons,
            StateStore<DistrictState> districts,
            CityProperties city,
            InstantSource clock) {
        return new OfficeEditingRoutes(new OfficeEditing(offices, members, persons, districts, city.zone(), clock));
    }

    @Bean
    ServedPeople servedPeople(StateStore<PersonState> persons) {
        return new ServedPeople(persons);
    }

    @Bean
    HandOverRoutes handOverRoutes(
            StateStore<MemberState> members,
            ServedPeople people,
            Takings takings,
            CityProperties city,
            InstantSource clock) {
        return new HandOverRoutes(new HandOver(members, people, takings, city.zone(), clock));
    }

    @Bean
    Takings takings(RegistryDatabase database, SealedJson sealed) {
        return new Takings(database, sealed);
    }

    @Bean
    OldEndings oldEndings(
            StateStore<OfficeState> offices,
            StateStore<MemberState> members,
            Takings takings,
            CityProperties city,
            InstantSource clock) {
        return new OldEndings(offices, members, takings, city.zone(), clock);
    }

    @Bean
    EndingRoutes endingRoutes(
            StateStore<OfficeState> offices,
            StateStore<MemberState> members,
            ServedPeople people,
            Takings takings,
            List<InUse> uses,
            EventLog log,
            CityProperties city,
            InstantSource clock) {
        return new EndingRoutes(
                new Ending(offices, members, people, takings, city.zone(), clock),
                new Removing(offices, members, uses, log));
    }

    @Bean
    OfficeRoutes officeRoutes(
            StateStore<OfficeState> offices, StateStore<MemberState> members, ObjectProvider<FloodMaps> floods) {
        return new OfficeRoutes(offices, members, floods.getIfAvailable(() -> FloodMaps.NONE));
    }
}
