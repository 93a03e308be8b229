package jp.anpi.safety.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.eventing.Followers;
import jp.anpi.registry.eventing.Received;
import jp.anpi.registry.testkit.Until;
import jp.anpi.safety.contract.NoticeEvent;
import jp.anpi.safety.contract.SafetyTopics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Needs and dangers of people whom nobody has identified yet: on the board, at the desk, with the duty roster. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class A07_UnidentifiedDangerTest {

    private final PersonState blackout =
            Somebody.named("停田　電", "テイデン　デン", LocalDate.of(1944, 4, 4), "みなせ市暗1番1号", false);
    private final PersonState picked = Somebody.named("選田　選", "センダ　セン", LocalDate.of(1947, 1, 1), "みなせ市選1番1号", false);

    private World world;
    private Session desk;
    private String incident;
    private Queue queue;

    @BeforeAll
    void openAnIncident() {
        Town town = Town.of(2);
        List<PersonState> people = new ArrayList<>(town.people());
        people.addAll(List.of(blackout, picked));
        world = World.start(
                "--anpi.matching.look-every=100ms",
                "--anpi.ladder.duty[0].officers[0].title=当直責任者",
                "--anpi.ladder.duty[0].officers[0].name=山田",
                "--anpi.ladder.duty[0].officers[1].title=代理",
                "--anpi.ladder.duty[0].officers[1].name=鈴木");
        world.know(new Town(town.districts(), town.offices(), town.members(), people));
        desk = world.desk();
        incident = desk.open(Map.of("groups", List.of("CARE_CONSIDERATION", "PUSH_SUPPORT")));
        queue = new Queue(desk, incident);
    }

    @AfterAll
    void end() {
        world.close();
    }

    private String path(String rest) {
        return "/api/incidents/" + incident + rest;
    }

    private String send(Map<String, Object> report) {
        assertThat(desk.post(path("/reports"), report).status()).isEqualTo(202);
        return (String) report.get("id");
    }

    private int danger() {
        return desk.get(path("/board")).json().get("unmatched").get("danger").asInt();
    }

    @Test
    void pitfall02TheNeedsOfNobodyKnownStandOnTheBoardUntilSomebodyIsFound() {
        String other = send(Somebody.reported("ほかのだれか", "1902-02-02", "不明"));
        Until.holds(
                "another waits there",
                () -> desk.get(path("/unmatched?limit=100")).body().contains(other));
        var before = desk.get(path("/board")).json().get("unmatched");
        var report = Somebody.reported("だれか", "1901-01-01", "不明");
        report.put("needs", List.of(Map.of("kind", "POWER")));
        report.put("condition", "UNKNOWN");
        String id = send(report);
        Until.holds("it is counted", () -> danger() == before.get("danger").asInt() + 1);
        var now = desk.get(path("/board")).json().get("unmatched");
        assertThat(now.has("clockEndsAt")).as("its clock runs").isTrue();
        assertThat(now.has("oldestAt")).isTrue();
        var first = desk.get(path("/unmatched?limit=1")).json();
        assertThat(first.get("items").get(0).get("urgency").asString()).isEqualTo("DANGER");
        assertThat(first.has("next")).isTrue();

        var linked = desk.post(
                path("/unmatched/" + id + "/link"),
                Map.of("personId", blackout.id().toString()));
        assertThat(linked.status()).as(linked.body()).isIn(200, 202);
        Until.holds(
                "it counts for its person now",
                () -> danger() == before.get("danger").asInt());
        assertThat(queue.detail(blackout).get("check").get("needs").toString()).contains("POWER");
        desk.post(path("/unmatched/" + id + "/unlink"), Map.of());
        Until.holds("and back", () -> danger() == before.get("danger").asInt() + 1);
    }

    private Optional<JsonNode> ringing(String report) {
        return desk.get(path("/board"))
                .json()
                .get("unidentified")
                .valueStream()
                .filter(one -> one.get("reportId").asString().equals(report))
                .findFirst();
    }

    private int deskWaits() {
        return desk.get(path("/board")).json().get("desk").get("waiting").asInt();
    }

    @Test
    void aDangerAboutNobodyKnownRingsAtTheDeskWithItsClockAndPlaceUntilSomebodyTakesItOrFindsOutWhoItIs() {
        int before = deskWaits();
        var report = Somebody.reported("だれか", "1901-01-01", "不明");
        report.put("needs", List.of(Map.of("kind", "POWER")));
        report.put("condition", "UNKNOWN");
        report.put("place", Map.of("kind", "CAR"));
        String id = send(report);
        Until.holds("it stands on the board", () -> ringing(id).isPresent());
        var danger = ringing(id).orElseThrow();
        assertThat(danger.get("place").asString()).isEqualTo("CAR");
        assertThat(danger.get("needs").toString()).contains("POWER");
        assertThat(danger.has("clockEndsAt")).isTrue();
        assertThat(danger.has("takenBy")).isFalse();
        assertThat(deskWaits()).isEqualTo(before + 1);
        assertThat(desk.get(path("/board")).json().get("feed").valueStream())
                .anyMatch(item ->
                        item.has("reportId") && item.get("reportId").asString().equals(id));

        assertThat(desk.post(path("/unmatched/" + id + "/take"), Map.of()).status())
                .isEqualTo(200);
        Until.holds("it rings no more", () -> deskWaits() == before);
        assertThat(ringing(id).orElseThrow().get("takenBy").asString()).isEqualTo("desk");
        assertThat(ringing(id).orElseThrow().get("taker").asString()).isEqualTo("desk");
        var second = world.signIn("second", Role.DESK, Optional.empty(), Optional.empty());
        assertThat(second.post(path("/unmatched/" + id + "/take"), Map.of()).status())
                .isEqualTo(409);
        assertThat(desk.post(path("/unmatched/" + id + "/release"), Map.of()).status())
                .isEqualTo(200);
        Until.holds("it rings again", () -> deskWaits() == before + 1);

        var linked = desk.post(
                path("/unmatched/" + id + "/link"),
                Map.of("personId", picked.id().toString()));
        assertThat(linked.status()).as(linked.body()).isIn(200, 202);
        Until.holds("it is its person's now", () -> ringing(id).isEmpty());
        assertThat(desk.post(path("/unmatched/" + id + "/take"), Map.of()).status())
                .isEqualTo(409);
        desk.post(path("/unmatched/" + id + "/unlink"), Map.of());
        Until.holds("the person is as before", () -> queue.reports(picked, id) == 0);
    }

    @Test
    void aDangerAboutNobodyKnownThatNobodyAtTheDeskSeesToCallsTheDutyRosterOneAfterTheOther() {
        List<NoticeEvent.DutyCalled> calls = new CopyOnWriteArrayList<>();
        world.bean(Followers.class)
                .follow("test.duty", SafetyTopics.NOTICE, new Followers.From.Beginning(), received -> {
                    if (received instanceof Received.Event<NoticeEvent> told
                            && told.event() instanceof NoticeEvent.DutyCalled called) {
                        calls.add(called);
                    }
                });
        String earlier = rescue();
        world.time().forward("1m");
        String id = rescue();
        Instant rang = world.time().instant();
        world.time().forward("4m");
        Until.holds(
                "about the earlier one the first is called",
                () -> !calledAbout(calls, earlier).isEmpty());
        world.time().forward("1m");
        Until.holds("the first is called", () -> calledAbout(calls, id).equals(List.of("当直責任者 山田")));
        assertThat(about(calls, id).map(NoticeEvent.DutyCalled::askedAt))
                .as("not with the earlier one, a minute too soon")
                .containsExactly(rang.plus(Duration.ofMinutes(5)));
        assertThat(desk.get(path("/board")).json().get("desk").get("nobody").asBoolean())
                .isTrue();
        world.time().forward("5m");
        Until.holds("then the next", () -> calledAbout(calls, id).equals(List.of("当直責任者 山田", "代理 鈴木")));
        assertThat(calls.getLast().explanation().ja()).contains("引き受けられていません");
        for (String taken : List.of(earlier, id)) {
            assertThat(desk.post(path("/unmatched/" + taken + "/take"), Map.of())
                            .status())
                    .isEqualTo(200);
        }
    }

    /** Somebody unknown has to be rescued, and the desk knows. */
    private String rescue() {
        var report = Somebody.reported("だれか", "1901-01-01", "不明");
        report.put("needs", List.of(Map.of("kind", "RESCUE")));
        String id = send(report);
        Until.holds("it rings", () -> ringing(id).isPresent());
        return id;
    }

    private static List<String> calledAbout(List<NoticeEvent.DutyCalled> calls, String report) {
        return about(calls, report).map(call -> call.recipient().name()).toList();
    }

    private static Stream<NoticeEvent.DutyCalled> about(List<NoticeEvent.DutyCalled> calls, String report) {
        return calls.stream().filter(call -> call.notice().value().contains(report));
    }
}
