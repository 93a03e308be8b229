package jp.anpi.safety.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.eventing.Followers;
import jp.anpi.registry.eventing.Received;
import jp.anpi.registry.testkit.Until;
import jp.anpi.safety.contract.NoticeEvent;
import jp.anpi.safety.contract.Recipient;
import jp.anpi.safety.contract.SafetyTopics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Silent people climb the ladder when their time is up, also over a restart, and everybody hears of it. */
class B01_SilenceTest {

    private final Town town = Town.of(3);
    private final List<NoticeEvent> notices = new CopyOnWriteArrayList<>();
    private World world;
    private Session desk;
    private String incident;

    @BeforeEach
    void openAnIncident() {
        world = World.start();
        world.know(town);
        world.bean(Followers.class)
                .follow("test.notices", SafetyTopics.NOTICE, new Followers.From.Beginning(), received -> {
                    if (received instanceof Received.Event<NoticeEvent> told) {
                        notices.add(told.event());
                    }
                });
        desk = world.desk();
        incident = desk.open(Map.of());
    }

    @AfterEach
    void end() {
        world.close();
    }

    private String path(String rest) {
        return "/api/incidents/" + incident + rest;
    }

    private JsonNode detail(PersonId person) {
        return desk.get(path("/checks/" + person)).json();
    }

    private Optional<Integer> rungOf(PersonId person) {
        var check = detail(person).get("check");
        return check.has("rung") ? Optional.of(check.get("rung").asInt()) : Optional.empty();
    }

    private Set<String> askedAbout(PersonId person) {
        Set<String> asked = new HashSet<>();
        notices.forEach(notice -> {
            if (notice instanceof NoticeEvent.NoticeRequested request
                    && request.person().equals(person)) {
                asked.add(request.recipient().name());
            }
        });
        return asked;
    }

    @Test
    void theFirstRungIsAskedAtOnceAndTheNextWhenItsTimeIsUp() {
        PersonId person = town.person(PriorityGroup.PUSH_SUPPORT, 0).id();
        Until.holds("the nurse is asked", () -> askedAbout(person).equals(Set.of("田中 看")));
        assertThat(rungOf(person)).contains(1);
        world.time().forward("19m");
        assertThat(rungOf(person)).contains(1);
        world.time().forward("1m");
        Until.holds("the care manager is asked", () -> rungOf(person).equals(Optional.of(2)));
        Until.holds("the question went out", () -> askedAbout(person).equals(Set.of("田中 看", "佐藤 花")));
        var rungs = detail(person).get("ladder");
        assertThat(rungs.get(0).get("state").asString()).isEqualTo("PASSED");
        assertThat(rungs.get(1).get("state").asString()).isEqualTo("ASKED");
        assertThat(rungs.get(rungs.size() - 1).get("role").asString()).isEqualTo("CITY_DESK");
        assertThat(stands(person)).contains("佐藤 花");
    }

    @Test
    void nobodyIsAskedAboutGroupFive() {
        PersonId person = town.person(PriorityGroup.GENERAL, 0).id();
        PersonId other = town.person(PriorityGroup.PUSH_SUPPORT, 0).id();
        world.time().forward("26h");
        Until.holds("somebody is asked about others", () -> askedAbout(other).contains("佐藤 花"));
        assertThat(askedAbout(person)).isEmpty();
        assertThat(detail(person).get("notices")).isEmpty();
        var board = desk.get(path("/board")).json();
        assertThat(board.get("overdue").get("GENERAL").asInt()).isEqualTo(3);
        assertThat(stands(person)).contains("報告を待っています");
        desk.post(path("/reports"), Reports.safe(person));
        Until.holds("their own word is what counts", () -> stands(person).contains("無事が確認されました"));
    }

    private String stands(PersonId person) {
        return detail(person).get("explanation").get("ja").asString();
    }

    @Test
    void anAnswerEndsTheAskingAndWithdrawsTheQuestion() {
        PersonId person = town.person(PriorityGroup.MEDICAL_COORDINATION, 0).id();
        Until.holds("somebody is asked", () -> !askedAbout(person).isEmpty());
        desk.post(path("/reports"), Reports.safe(person));
        Until.holds(
                "the question is withdrawn",
                () -> notices.stream()
                        .anyMatch(notice -> notice instanceof NoticeEvent.NoticeWithdrawn gone
                                && gone.person().equals(person)));
        assertThat(rungOf(person)).isEmpty();
    }

    /** The first answer is folded with the whole person, later ones with the roster's row alone: nobody is asked the less. */
    @Test
    void whoFallsSilentAgainAfterSeveralAnswersIsAskedAboutByName() {
        PersonId person = town.person(PriorityGroup.CARE_CONSIDERATION, 0).id();
        Until.holds("somebody is asked", () -> !askedAbout(person).isEmpty());
        for (int i = 1; i <= 3; i++) {
            int folded = i;
            desk.post(path("/reports"), Reports.safe(person));
            Until.holds(
                    "the report is folded", () -> detail(person).get("reports").size() == folded);
        }
        assertThat(rungOf(person)).isEmpty();
        notices.clear();
        world.time().forward("25h");
        Until.holds("somebody is asked again", () -> !askedAbout(person).isEmpty());
        NoticeEvent.NoticeRequested again = notices.stream()
                .filter(NoticeEvent.NoticeRequested.class::isInstance)
                .map(NoticeEvent.NoticeRequested.class::cast)
                .filter(asked -> asked.person().equals(person))
                .findFirst()
                .orElseThrow();
        assertThat(again.recipient().kind()).isNotEqualTo(Recipient.Kind.DESK);
        assertThat(again.address()).isPresent();
    }

    private static List<Integer> confirmedOverTime(JsonNode board) {
        return board.get("series")
                .valueStream()
                .map(point -> point.get("confirmed").get("CARE_CONSIDERATION").asInt())
                .toList();
    }

    @Test
    void aRestartGoesOnWithTheAgendaAndShowsTheSameBoard() {
        PersonId reported = town.person(PriorityGroup.CARE_CONSIDERATION, 0).id();
        PersonId silent = town.person(PriorityGroup.PUSH_SUPPORT, 1).id();
        world.time().forward("2m");
        desk.post(path("/reports"), Reports.safe(reported));
        Until.holds(
                "it counts",
                () -> desk.get(path("/board"))
                                .json()
                                .get("counts")
                                .get("CARE_CONSIDERATION")
                                .get("CONFIRMED")
                                .asInt()
                        == 1);
        var before = desk.get(path("/board")).json();
        var listed = desk.get(path("/checks?limit=1000&sort=name")).json();
        world = world.restarted();
        desk = world.desk();
        var after = desk.get(path("/board")).json();
        assertThat(after.get("counts")).isEqualTo(before.get("counts"));
        assertThat(after.get("districts")).isEqualTo(before.get("districts"));
        assertThat(after.get("rungs")).isEqualTo(before.get("rungs"));
        assertThat(confirmedOverTime(after)).as("the curve goes on").isEqualTo(List.of(0, 0, 1));
        assertThat(desk.get(path("/checks?limit=1000&sort=name")).json()).isEqualTo(listed);
        world.time().forward("20m");
        Until.holds("the agenda goes on", () -> rungOf(silent).equals(Optional.of(2)));
    }

    @Test
    void aCareManagerWhoCannotActHandsOverAllClientsAtOnce() {
        var manager = town.firstCareManager();
        var victim =
                world.signIn("care-001", Role.CARE_MANAGER, Optional.of(manager.id()), Optional.of(manager.office()));
        PersonId client = town.person(PriorityGroup.CARE_CONSIDERATION, 0).id();
        Until.holds("the care manager is asked", () -> askedAbout(client).contains("佐藤 花"));
        var other = town.secondCareManager();
        assertThat(victim.post(path("/members/" + manager.id() + "/unavailable"), Map.of("because", "被災"))
                        .status())
                .isEqualTo(202);
        Until.holds("somebody else is asked", () -> askedAbout(client).size() > 1);
        assertThat(askedAbout(town.person(PriorityGroup.CARE_CONSIDERATION, 1).id()))
                .as("the other manager's client is not touched")
                .containsExactly(other.name());
    }

    @Test
    void anOutageStartsTheClocksOfThePeopleInside() {
        PersonId inside = town.person(PriorityGroup.PUSH_SUPPORT, 0).id();
        var declared = desk.post(
                path("/outages"),
                Map.of(
                        "area",
                        Map.of("type", "DISTRICTS", "districts", List.of("d01")),
                        "startedAt",
                        world.time().instant().toString()));
        assertThat(declared.status()).as(declared.body()).isEqualTo(202);
        Until.holds("the clock runs", () -> detail(inside).get("clocks").size() == 1);
        var clock = detail(inside).get("clocks").get(0);
        assertThat(clock.get("kind").asString()).isEqualTo("VENTILATOR");
        assertThat(clock.get("endsAt").asString())
                .isEqualTo(world.time().instant().plusSeconds(6 * 3600).toString());
        assertThat(detail(town.person(PriorityGroup.PUSH_SUPPORT, 1).id()).get("clocks"))
                .isEmpty();
        var dark = Set.of(
                inside.toString(),
                town.person(PriorityGroup.PUSH_SUPPORT, 2).id().toString());
        Until.holds(
                "time left comes first",
                () -> desk.get(path("/checks?limit=2"))
                        .json()
                        .get("items")
                        .valueStream()
                        .map(item -> item.get("personId").asString())
                        .collect(Collectors.toSet())
                        .equals(dark));
    }

    @Test
    void aClosedIncidentAsksNobodyAndStillTakesReports() {
        PersonId person = town.person(PriorityGroup.PUSH_SUPPORT, 0).id();
        Until.holds("the nurse is asked", () -> askedAbout(person).size() == 1);
        assertThat(desk.post(path("/close"), Map.of()).json().get("state").asString())
                .isEqualTo("CLOSED");
        world.time().forward("21m");
        Until.holds(
                "the question is withdrawn",
                () -> notices.stream()
                        .anyMatch(notice -> notice instanceof NoticeEvent.NoticeWithdrawn gone
                                && gone.person().equals(person)));
        assertThat(desk.post(path("/reports"), Reports.safe(person)).status()).isEqualTo(202);
        Until.holds(
                "it is shown as after the close",
                () -> detail(person).get("reports").toString().contains("AFTER_CLOSE"));
        assertThat(askedAbout(person)).hasSize(1);
    }
}
