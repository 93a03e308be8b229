package jp.anpi.registry.wiring;

import static jp.anpi.registry.disclosure.Disclosure.ACCOUNT_ADMINISTRATORS;
import static jp.anpi.registry.disclosure.Disclosure.CITY_STAFF;
import static jp.anpi.registry.disclosure.Disclosure.DEVICE_ADMINISTRATORS;
import static jp.anpi.registry.disclosure.Disclosure.REGISTRY_READERS;
import static jp.anpi.registry.disclosure.Disclosure.SHEET_READERS;
import static jp.anpi.registry.http.access.RouteRule.only;
import static jp.anpi.registry.http.access.RouteRule.open;
import static jp.anpi.registry.http.access.RouteRule.signedIn;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jp.anpi.registry.access.AccountConfiguration;
import jp.anpi.registry.access.AccountStore;
import jp.anpi.registry.access.Devices;
import jp.anpi.registry.access.FirstAdministrator;
import jp.anpi.registry.access.SessionSweep;
import jp.anpi.registry.consent.ConsentActs;
import jp.anpi.registry.consent.ConsentConfiguration;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.enrolment.EnrolmentConfiguration;
import jp.anpi.registry.eventing.DeclaredTopics;
import jp.anpi.registry.eventing.EventingConfiguration;
import jp.anpi.registry.eventing.Keyring;
import jp.anpi.registry.exporting.ExportConfiguration;
import jp.anpi.registry.ground.Ground;
import jp.anpi.registry.ground.GroundConfiguration;
import jp.anpi.registry.group.GroupConfiguration;
import jp.anpi.registry.group.Groups;
import jp.anpi.registry.hazard.Floods;
import jp.anpi.registry.hazard.HazardConfiguration;
import jp.anpi.registry.http.HttpConfiguration;
import jp.anpi.registry.http.access.RouteRules;
import jp.anpi.registry.http.page.Pages;
import jp.anpi.registry.importing.ImportConfiguration;
import jp.anpi.registry.importing.office.MembersWhoSignIn;
import jp.anpi.registry.importing.run.Imports;
import jp.anpi.registry.letter.LetterConfiguration;
import jp.anpi.registry.loading.LoadingConfiguration;
import jp.anpi.registry.loading.SampleLoading;
import jp.anpi.registry.mistake.Erasing;
import jp.anpi.registry.mistake.MistakeConfiguration;
import jp.anpi.registry.mistake.RunningIncidents;
import jp.anpi.registry.office.InUse;
import jp.anpi.registry.office.OfficeConfiguration;
import jp.anpi.registry.office.OldEndings;
import jp.anpi.registry.paper.PaperConfiguration;
import jp.anpi.registry.particulars.Departure;
import jp.anpi.registry.person.ParticularsStore;
import jp.anpi.registry.person.PeopleSearch;
import jp.anpi.registry.person.PersonConfiguration;
import jp.anpi.registry.plan.Departures;
import jp.anpi.registry.plan.FloodArea;
import jp.anpi.registry.plan.PlanConfiguration;
import jp.anpi.registry.plan.Plans;
import jp.anpi.registry.printing.PrintingConfiguration;
import jp.anpi.registry.schedule.ScheduleConfiguration;
import jp.anpi.registry.schedule.Schedules;
import jp.anpi.registry.shelter.ShelterConfiguration;
import jp.anpi.registry.shelter.Shelters;
import jp.anpi.registry.store.DeclaresIndexes;
import jp.anpi.registry.store.LogMark;
import jp.anpi.registry.store.StateStore;
import jp.anpi.registry.store.StoreConfiguration;
import jp.anpi.registry.tablet.TabletConfiguration;
import jp.anpi.registry.way.WayConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import reactor.core.publisher.Flux;

/** The whole registry; what runs it imports this, says where store and log are and gives an {@link java.time.InstantSource}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SettlingProperties.class)
@Import({
    EventingConfiguration.class,
    HttpConfiguration.class,
    StoreConfiguration.class,
    PersonConfiguration.class,
    MistakeConfiguration.class,
    OfficeConfiguration.class,
    HazardConfiguration.class,
    GroundConfiguration.class,
    PlanConfiguration.class,
    ConsentConfiguration.class,
    GroupConfiguration.class,
    ScheduleConfiguration.class,
    ShelterConfiguration.class,
    WayConfiguration.class,
    ImportConfiguration.class,
    LetterConfiguration.class,
    ExportConfiguration.class,
    PrintingConfiguration.class,
    PaperConfiguration.class,
    AccountConfiguration.class,
    EnrolmentConfiguration.class,
    TabletConfiguration.class,
    RegistryAudit.class,
    LoadingConfiguration.class
})
public class RegistryConfiguration {

    /** Every route of the registry and who may call it. */
    @Bean
    RouteRules registryRules() {
        return RouteRules.of(
                open("POST /api/auth/login"),
                open("GET /api/auth/ways"),
                open("GET /api/auth/oidc/login"),
                open("GET /api/auth/oidc/callback"),
                signedIn("POST /api/auth/logout").alsoAfterTheLastDay(),
                signedIn("GET /api/auth/me").alsoAfterTheLastDay(),
                only(CITY_STAFF, "PUT /api/auth/password"),
                only(CITY_STAFF, "GET /api/auth/second-factor"),
                only(CITY_STAFF, "POST /api/auth/second-factor"),
                only(CITY_STAFF, "POST /api/auth/second-factor/confirm"),
                only(CITY_STAFF, "POST /api/auth/second-factor/remove"),
                only(ACCOUNT_ADMINISTRATORS, "GET /api/accounts"),
                only(ACCOUNT_ADMINISTRATORS, "POST /api/accounts"),
                only(ACCOUNT_ADMINISTRATORS, "PATCH /api/accounts/{id}"),
                only(ACCOUNT_ADMINISTRATORS, "POST /api/accounts/{id}/password"),
                only(ACCOUNT_ADMINISTRATORS, "DELETE /api/accounts/{id}"),
                only(CITY_STAFF, "POST /api/auth/tokens"),
                only(CITY_STAFF, "GET /api/auth/tokens"),
                only(CITY_STAFF, "DELETE /api/auth/tokens/{id}"),
                open("POST /api/enrolments/redeem"),
                only(DEVICE_ADMINISTRATORS, "POST /api/enrolments"),
                only(DEVICE_ADMINISTRATORS, "POST /api/enrolments/cards"),
                only(DEVICE_ADMINISTRATORS, "GET /api/enrolments"),
                only(DEVICE_ADMINISTRATORS, "DELETE /api/enrolments/{id}"),
                signedIn("GET /api/devices"),
                signedIn("GET /api/devices/tablet"),
                signedIn("POST /api/devices/tablet/holder"),
                signedIn("DELETE /api/devices/tablet/holder").alsoAfterTheLastDay(),
                signedIn("PUT /api/devices/pin"),
                only(DEVICE_ADMINISTRATORS, "DELETE /api/devices/pins/{member}"),
                signedIn("DELETE /api/devices/{id}"),
                only(REGISTRY_READERS, "GET /api/persons"),
                only(REGISTRY_READERS, "POST /api/persons"),
                only(REGISTRY_READERS, "POST /api/persons/alike").onlyAsks(),
                only(REGISTRY_READERS, "POST /api/persons/search").onlyAsks(),
                only(REGISTRY_READERS, "GET /api/persons/{id}"),
                only(REGISTRY_READERS, "PUT /api/persons/{id}"),
                only(REGISTRY_READERS, "PUT /api/persons/{id}/aliases"),
                only(REGISTRY_READERS, "GET /api/persons/{id}/plans"),
                only(REGISTRY_READERS, "POST /api/persons/{id}/plans"),
                only(REGISTRY_READERS, "GET /api/persons/{id}/plans/{version}"),
                only(REGISTRY_READERS, "PUT /api/persons/{id}/plans/{version}"),
                only(REGISTRY_READERS, "GET /api/persons/{id}/plans/{version}/differences"),
                only(REGISTRY_READERS, "POST /api/persons/{id}/plans/{version}/submit"),
                only(REGISTRY_READERS, "POST /api/persons/{id}/plans/{version}/give-back"),
                only(REGISTRY_READERS, "POST /api/persons/{id}/plans/{version}/confirm"),
                only(REGISTRY_READERS, "POST /api/persons/{id}/plans/{version}/withdraw"),
                only(REGISTRY_READERS, "GET /api/persons/{id}/consents"),
                only(REGISTRY_READERS, "POST /api/persons/{id}/consents"),
                only(REGISTRY_READERS, "GET /api/consents"),
                only(REGISTRY_READERS, "POST /api/consents"),
                only(REGISTRY_READERS, "POST /api/consents/count"),
                only(REGISTRY_READERS, "GET /api/consents/{id}/people"),
                only(REGISTRY_READERS, "POST /api/consents/{id}/undo"),
                only(REGISTRY_READERS, "GET /api/persons/{id}/plan.pdf"),
                only(REGISTRY_READERS, "GET /api/persons/{id}/card.pdf"),
                only(REGISTRY_READERS, "GET /api/persons/{id}/group"),
                only(REGISTRY_READERS, "PUT /api/persons/{id}/group"),
                only(REGISTRY_READERS, "DELETE /api/persons/{id}/group"),
                only(REGISTRY_READERS, "PUT /api/persons/{id}/needs"),
                only(REGISTRY_READERS, "PUT /api/persons/{id}/assignments"),
                only(REGISTRY_READERS, "GET /api/persons/{id}/services"),
                only(REGISTRY_READERS, "PUT /api/persons/{id}/services"),
                only(Set.of(Role.RESTRICTED_DESK), "POST /api/persons/{id}/mistake"),
                only(REGISTRY_READERS, "POST /api/offices"),
                only(REGISTRY_READERS, "PUT /api/offices/{id}"),
                only(REGISTRY_READERS, "POST /api/members"),
                only(REGISTRY_READERS, "PUT /api/members/{id}"),
                only(REGISTRY_READERS, "POST /api/members/{id}/hand-over"),
                only(REGISTRY_READERS, "POST /api/offices/{id}/end"),
                only(REGISTRY_READERS, "POST /api/offices/{id}/end/count"),
                only(REGISTRY_READERS, "POST /api/offices/{id}/go-on"),
                only(REGISTRY_READERS, "DELETE /api/offices/{id}"),
                only(REGISTRY_READERS, "POST /api/members/{id}/end"),
                only(REGISTRY_READERS, "POST /api/members/{id}/end/count"),
                only(REGISTRY_READERS, "POST /api/members/{id}/go-on"),
                only(REGISTRY_READERS, "DELETE /api/members/{id}"),
                only(REGISTRY_READERS, "GET /api/offices"),
                only(REGISTRY_READERS, "GET /api/members"),
                only(REGISTRY_READERS, "GET /api/statistics/plans"),
                only(REGISTRY_READERS, "GET /api/statistics/plans/months"),
                only(REGISTRY_READERS, "GET /api/statistics/plans/standings"),
                only(REGISTRY_READERS, "GET /api/statistics/plans/notices"),
                only(REGISTRY_READERS, "GET /api/statistics/plans/people"),
                only(REGISTRY_READERS, "GET /api/statistics/letters"),
                only(REGISTRY_READERS, "POST /api/statistics/letters"),
                only(REGISTRY_READERS, "POST /api/imports/{kind}"),
                only(REGISTRY_READERS, "POST /api/imports/{kind}/headings").onlyAsks(),
                only(REGISTRY_READERS, "GET /api/imports/{kind}/profiles"),
                only(REGISTRY_READERS, "PUT /api/imports/{kind}/profiles/{name}"),
                only(REGISTRY_READERS, "DELETE /api/imports/{kind}/profiles/{name}"),
                only(REGISTRY_READERS, "GET /api/imports"),
                only(REGISTRY_READERS, "GET /api/imports/{id}"),
                only(REGISTRY_READERS, "GET /api/imports/{id}/missing.csv"),
                only(REGISTRY_READERS, "GET /api/imports/{id}/errors.csv"),
                only(REGISTRY_READERS, "POST /api/imports/{id}/undo"),
                only(REGISTRY_READERS, "GET /api/exports/{kind}"),
                only(REGISTRY_READERS, "POST /api/exports/persons"),
                only(REGISTRY_READERS, "POST /api/exports/prints"),
                only(REGISTRY_READERS, "GET /api/exports/prints/{id}"),
                only(REGISTRY_READERS, "GET /api/exports/prints/{id}/file"),
                only(REGISTRY_READERS, "DELETE /api/exports/prints/{id}"),
                only(REGISTRY_READERS, "POST /api/sheets"),
                only(SHEET_READERS, "GET /api/sheets"),
                only(SHEET_READERS, "GET /api/sheets/{sheet}"),
                only(SHEET_READERS, "GET /api/sheets/rows/{code}"),
                only(REGISTRY_READERS, "GET /api/schedules/exchange"),
                only(REGISTRY_READERS, "POST /api/schedules/exchange"),
                only(REGISTRY_READERS, "POST /api/schedules/exchange/{id}/undo"),
                only(REGISTRY_READERS, "GET /api/schedules/persons/{id}"),
                only(REGISTRY_READERS, "GET /api/schedules/persons/{id}/numbers"),
                only(REGISTRY_READERS, "PUT /api/schedules/persons/{id}/numbers"),
                only(REGISTRY_READERS, "GET /api/schedules/offices/{id}/numbers"),
                only(REGISTRY_READERS, "PUT /api/schedules/offices/{id}/numbers"),
                only(REGISTRY_READERS, "GET /api/schedules/coverage"),
                only(REGISTRY_READERS, "GET /api/statistics/floods"),
                only(REGISTRY_READERS, "GET /api/persons/{id}/hazards"),
                only(REGISTRY_READERS, "GET /api/persons/{id}/refuges"),
                only(REGISTRY_READERS, "GET /api/persons/{id}/particulars"),
                only(REGISTRY_READERS, "PUT /api/persons/{id}/particulars"),
                only(REGISTRY_READERS, "GET /api/persons/{id}/ways"),
                only(REGISTRY_READERS, "POST /api/hazards/districts"),
                only(REGISTRY_READERS, "POST /api/hazards/districts/undo"),
                only(REGISTRY_READERS, "POST /api/hazards/ground/undo"),
                only(REGISTRY_READERS, "POST /api/hazards/floods"),
                only(REGISTRY_READERS, "DELETE /api/hazards/floods/{id}"),
                only(REGISTRY_READERS, "POST /api/hazards/ground"),
                only(REGISTRY_READERS, "DELETE /api/hazards/ground/{id}"),
                signedIn("GET /api/hazards/shelters"),
                signedIn("GET /api/hazards/floods"),
                signedIn("GET /api/hazards/tiles/{zoom}/{x}/{y}"),
                signedIn("GET /api/hazards/ground"),
                signedIn("GET /api/hazards/ground/tiles/{zoom}/{x}/{y}"),
                signedIn("GET /api/hazards/districts"));
    }

    /** Offices and members that somebody signs in for. */
    @Bean
    InUse signedInFor(AccountStore accounts) {
        return accounts::whoSignIn;
    }

    /** Whom taking a list back leaves where they are. */
    @Bean
    MembersWhoSignIn membersWhoSignIn(AccountStore accounts) {
        return members -> Flux.fromIterable(members)
                .filterWhen(member -> accounts.of(member).hasElement())
                .collect(Collectors.toSet());
    }

    /** What plans are told of a destination. */
    @Bean
    FloodArea floodArea(Floods floods) {
        return place -> floods.current().rankAt(place);
    }

    /** What figures of plans are told of who died or moved away. */
    @Bean
    Departures departures(ParticularsStore particulars) {
        return people -> particulars
                .find(people)
                .map(known -> known.entrySet().stream()
                        .flatMap(one ->
                                Departure.of(one.getValue().known().lives())
                                        .map(day -> Map.entry(one.getKey(), day))
                                        .stream())
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** What the pages of all services share. */
    @Bean
    Pages kitPages() {
        return Pages.under("kit");
    }

    /** Where somebody with an invitation enrols a phone. */
    @Bean
    Pages enrolPages() {
        return Pages.under("enrol");
    }

    /** Where the desk invites care staff and everybody looks after devices. */
    @Bean
    Pages devicePages() {
        return Pages.under("devices");
    }

    /** Where the city office finds people, writes their plans and takes its lists in and out. */
    @Bean
    Pages consolePages() {
        return Pages.under("console");
    }

    @Bean
    DeclaredTopics registryTopics() {
        return new DeclaredTopics(RegistryTopics.ALL);
    }

    @Bean
    RegistryStart registryStart(
            Keyring keyring,
            List<StateStore<?>> states,
            Plans plans,
            PeopleSearch search,
            Floods floods,
            Ground ground,
            Shelters shelters,
            Groups groups,
            Imports imports,
            ConsentActs consents,
            Schedules schedules,
            RunningIncidents incidents,
            Erasing erasing,
            OldEndings oldEndings,
            List<DeclaresIndexes> stores,
            LogMark logMark,
            FirstAdministrator administrator,
            SampleLoading sample,
            SessionSweep sweep,
            Devices devices,
            SettlingProperties settling) {
        return new RegistryStart(
                keyring,
                new Outboxes(states, logMark),
                plans,
                search,
                floods,
                ground,
                shelters,
                groups,
                imports,
                consents,
                schedules,
                incidents,
                erasing,
                oldEndings,
                stores,
                administrator,
                sample,
                sweep,
                devices,
                settling);
    }
}
