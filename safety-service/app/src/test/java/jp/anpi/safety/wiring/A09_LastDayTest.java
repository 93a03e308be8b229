package jp.anpi.safety.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.contract.Assignment;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.NamedChecker;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.contract.WeeklyService;
import jp.anpi.registry.eventing.RecordKey;
import jp.anpi.registry.testkit.Until;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** After their last day nobody sees anybody any more by what they were, and nothing that they wrote before is lost. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class A09_LastDayTest {

    private final Town town = Town.of(4);
    private World world;
    private String incident;

    @BeforeAll
    void openAnIncident() {
        world = World.start();
        world.know(town);
        incident = world.desk().open(Map.of());
    }

    @AfterAll
    void end() {
        world.close();
    }

    private PersonState stranger(int number) {
        return town.person(PriorityGroup.CARE_CONSIDERATION, number);
    }

    @Test
    void whoHasLeftSeesNobodyAnyMoreWhomTheirOfficeServesInTheUsualWeekOrWhosePlanNamesThem() {
        OfficeState office = Town.office("川端訪問介護", OfficeState.Kind.HOME_HELP);
        var member = new MemberState(
                MemberId.random(),
                1,
                office.id(),
                "係 二郎",
                Role.PROVIDER_STAFF,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        var weekly = new WeeklyService(
                office.id(),
                WeeklyService.Kind.HOME_VISIT,
                DayOfWeek.MONDAY,
                LocalTime.of(9, 0),
                LocalTime.of(10, 0),
                Duration.ZERO);
        PersonState client = stranger(3)
                .withPlan(true, List.of(new NamedChecker.ByMember(member.id())), List.of())
                .withSchedule(List.of(weekly), List.of());
        LocalDate today = LocalDate.of(2026, 11, 20);
        world.tell(office);
        world.tell(member.withUntil(Optional.of(today)));
        world.publish(RegistryTopics.PERSON, RecordKey.of(client.id()), client);
        Session leaver =
                world.signIn("leaver", Role.PROVIDER_STAFF, Optional.of(member.id()), Optional.of(office.id()));
        String check = "/api/incidents/" + incident + "/checks/" + client.id();
        Until.holds(
                "they see the client on their last day",
                () -> leaver.get(check).status() == 200
                        && leaver.get("/api/me/clients?incident=" + incident)
                                .body()
                                .contains(client.id().toString()));

        world.tell(member.withUntil(Optional.of(today.minusDays(1))));

        Until.holds("they see nobody", () -> leaver.get(check).status() == 403);
        assertThat(leaver.get(check).json().get("type").asString()).isEqualTo("urn:anpi:problem:has-left");
        assertThat(leaver.get("/api/me/clients?incident=" + incident).body())
                .doesNotContain(client.id().toString());
    }

    @Test
    void whatWaitsOnTheDeviceOfWhoHasLeftIsTakenTheDayAfterAndOfNobodyElseAndItIsToldToForgetNothing() {
        LocalDate yesterday = LocalDate.of(2026, 11, 19);
        OfficeState office = Town.office("川上訪問介護", OfficeState.Kind.HOME_HELP);
        var member = new MemberState(
                MemberId.random(),
                1,
                office.id(),
                "係 三郎",
                Role.PROVIDER_STAFF,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        var ended = new Assignment(
                Assignment.Role.PROVIDER,
                office.id(),
                Optional.empty(),
                yesterday.minusYears(1),
                Optional.of(yesterday));
        PersonState client = town.person(PriorityGroup.GENERAL, 0).withAssignments(List.of(ended));
        world.tell(office.withUntil(Optional.of(yesterday)));
        world.tell(member.withUntil(Optional.of(yesterday)));
        world.publish(RegistryTopics.PERSON, RecordKey.of(client.id()), client);
        Session phone = world.enrolled("leaver's phone", Role.PROVIDER_STAFF, member.id(), office.id());
        String reports = "/api/incidents/" + incident + "/reports";
        Map<String, Object> waiting = Reports.safe(client.id());

        Until.holds("it is taken", () -> phone.post(reports, waiting).status() == 202);

        Session.Answer taken = phone.post(reports, waiting);
        assertThat(taken.json().get("signature").asString()).isNotEmpty();
        assertThat(taken.headers()).doesNotContainKey("clear-site-data");
        Session.Answer list = phone.get("/api/me/clients?incident=" + incident);
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.json().get("items").isEmpty()).isTrue();
        assertThat(list.headers()).doesNotContainKey("clear-site-data");
        Session.Answer check = phone.get("/api/incidents/" + incident + "/checks/" + client.id());
        assertThat(check.status()).isEqualTo(403);
        assertThat(check.headers()).doesNotContainKey("clear-site-data");
        assertThat(phone.post(reports, Reports.safe(stranger(1).id())).status()).isEqualTo(404);
    }

    @Test
    void whatWasWrittenOfSomebodyWhoWasHandedToOthersMeanwhileIsTakenForAFortnightAndShowsThemNobody() {
        MemberState manager = town.members().getFirst();
        LocalDate yesterday = LocalDate.of(2026, 11, 19);
        PersonState handedOver =
                town.person(PriorityGroup.GENERAL, 2).withAssignments(List.of(inCharge(manager, yesterday)));
        PersonState longAgo = town.person(PriorityGroup.GENERAL, 3)
                .withAssignments(List.of(inCharge(manager, yesterday.minusDays(14))));
        world.publish(RegistryTopics.PERSON, RecordKey.of(longAgo.id()), longAgo);
        world.publish(RegistryTopics.PERSON, RecordKey.of(handedOver.id()), handedOver);
        Session phone = world.enrolled("former carer's phone", manager.role(), manager.id(), manager.office());
        String reports = "/api/incidents/" + incident + "/reports";

        Until.holds(
                "it is taken",
                () -> phone.post(reports, Reports.safe(handedOver.id())).status() == 202);

        assertThat(phone.post(reports, Reports.safe(longAgo.id())).status()).isEqualTo(404);
        assertThat(phone.post(reports, Reports.safe(stranger(1).id())).status()).isEqualTo(404);
        assertThat(phone.get("/api/incidents/" + incident + "/checks/" + handedOver.id())
                        .status())
                .isEqualTo(404);
        assertThat(phone.get("/api/me/clients?incident=" + incident).body())
                .doesNotContain(handedOver.id().toString());
    }

    private static Assignment inCharge(MemberState manager, LocalDate last) {
        return new Assignment(
                Assignment.Role.CARE_MANAGER,
                manager.office(),
                Optional.of(manager.id()),
                last.minusYears(1),
                Optional.of(last));
    }

    @Test
    void howTheOfficeStoodAndThatTheyCannotActIsTakenOfWhoHasLeftWhereTheySaidItBeforeAndNothingElse() {
        LocalDate yesterday = LocalDate.of(2026, 11, 19);
        OfficeState office = Town.office("川西訪問介護", OfficeState.Kind.HOME_HELP);
        var member = new MemberState(
                MemberId.random(),
                1,
                office.id(),
                "係 四郎",
                Role.PROVIDER_STAFF,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        world.tell(office);
        world.tell(member.withUntil(Optional.of(yesterday)));
        Session phone = world.enrolled("a waiting phone", Role.PROVIDER_STAFF, member.id(), office.id());
        String of = "/api/incidents/" + incident;
        Until.holds("they have left", () -> phone.get(of + "/facilities").status() == 403);
        String facility = of + "/facilities/" + office.id();

        Map<String, Object> closed = Map.of("status", "CLOSED", "saidAt", "2026-11-19T23:00:00+09:00");
        Session.Answer late = phone.post(facility, Map.of("status", "OPEN"));

        assertThat(late.status()).isEqualTo(403);
        assertThat(late.json().get("type").asString()).isEqualTo("urn:anpi:problem:no-longer-yours");
        assertThat(phone.post(
                                facility,
                                "application/json",
                                World.JSON.writeValueAsBytes(closed),
                                "Anpi-Sent-At",
                                "2026-11-20T09:00:00+09:00")
                        .status())
                .isEqualTo(200);
        assertThat(world.desk().get(of + "/facilities").body()).contains("CLOSED");
        assertThat(phone.post(of + "/members/" + member.id() + "/unavailable", Map.of())
                        .status())
                .isEqualTo(202);
        assertThat(phone.post(of + "/offices/" + office.id() + "/unavailable", Map.of())
                        .status())
                .as("of others")
                .isEqualTo(403);

        world.tell(member.withVersion(2).withUntil(Optional.of(yesterday.minusDays(14))));

        Until.holds(
                "too long ago",
                () -> phone.post(of + "/members/" + member.id() + "/available", Map.of())
                                .status()
                        == 403);
    }

    @Test
    void whoWentToAnotherOfficeBringsForAFortnightWhatWaitsOfTheOneBeforeAndSpeaksForItNoLonger() {
        LocalDate yesterday = LocalDate.of(2026, 11, 19);
        OfficeState first = Town.office("川東訪問介護", OfficeState.Kind.HOME_HELP);
        OfficeState before = Town.office("川北訪問介護", OfficeState.Kind.HOME_HELP);
        OfficeState now = Town.office("川南訪問介護", OfficeState.Kind.HOME_HELP);
        var member = new MemberState(
                MemberId.random(),
                1,
                before.id(),
                "係 五郎",
                Role.PROVIDER_STAFF,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        var serves = new Assignment(
                Assignment.Role.PROVIDER, before.id(), Optional.empty(), LocalDate.of(2025, 4, 1), Optional.empty());
        PersonState client =
                town.person(PriorityGroup.REASONABLE_ACCOMMODATION, 2).withAssignments(List.of(serves));
        world.tell(before);
        world.tell(member);
        world.publish(RegistryTopics.PERSON, RecordKey.of(client.id()), client);
        Session phone = world.enrolled("a moving phone", Role.PROVIDER_STAFF, member.id(), first.id());
        String of = "/api/incidents/" + incident;
        String check = of + "/checks/" + client.id();
        Until.holds("they see the client", () -> phone.get(check).status() == 200);

        world.tell(moved(member, 2, now.id(), yesterday));

        Until.holds("they see them no longer", () -> phone.get(check).status() == 404);
        assertThat(phone.post(of + "/reports", Reports.safe(client.id())).status())
                .isEqualTo(202);
        String facility = of + "/facilities/" + before.id();
        Session.Answer told = phone.post(facility, Map.of("status", "CLOSED"));
        assertThat(told.status()).isEqualTo(403);
        assertThat(told.json().get("type").asString()).isEqualTo("urn:anpi:problem:no-longer-yours");
        Map<String, Object> waited = Map.of("status", "CLOSED", "saidAt", "2026-11-19T23:00:00+09:00");
        assertThat(phone.post(
                                facility,
                                "application/json",
                                World.JSON.writeValueAsBytes(waited),
                                "Anpi-Sent-At",
                                "2026-11-20T09:00:00+09:00")
                        .status())
                .isEqualTo(200);

        world.tell(moved(member, 3, now.id(), yesterday.minusDays(14)));

        Until.holds(
                "too long ago",
                () -> phone.post(of + "/reports", Reports.safe(client.id())).status() == 404);
    }

    private static MemberState moved(MemberState member, long version, OfficeId to, LocalDate day) {
        return new MemberState(
                member.id(),
                version,
                to,
                member.name(),
                member.role(),
                member.phone(),
                member.mail(),
                member.deputy(),
                member.hours(),
                member.until(),
                member.formerIn(to, day));
    }
}
