package jp.anpi.safety.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.testkit.Until;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Outages are declared, drawn anew and ended; the clocks of the people inside follow, and tasks come by themselves. */
class F01_PowerTest {

    private static final Town town = Town.of(4);
    private static final PersonId north =
            town.person(PriorityGroup.PUSH_SUPPORT, 0).id();
    private static final PersonId south =
            town.person(PriorityGroup.PUSH_SUPPORT, 1).id();
    private static World world;
    private static Session desk;
    private String incident;

    @BeforeAll
    static void start() {
        world = World.start();
        world.know(town);
        desk = world.desk();
    }

    @BeforeEach
    void openAnIncident() {
        incident = desk.open(Map.of("onsetAt", world.time().instant().toString()));
    }

    @AfterEach
    void closeIt() {
        desk.post(path("/close"), Map.of());
    }

    @AfterAll
    static void end() {
        world.close();
    }

    private String path(String rest) {
        return "/api/incidents/" + incident + rest;
    }

    private String now() {
        return world.time().instant().toString();
    }

    private static Map<String, Object> districts(String... ids) {
        return Map.of("type", "DISTRICTS", "districts", List.of(ids));
    }

    private String declare(Map<String, Object> area) {
        var declared = desk.post(path("/outages"), Map.of("area", area, "startedAt", now()));
        assertThat(declared.status()).as(declared.body()).isEqualTo(202);
        return declared.json().get("id").asString();
    }

    private List<String> clocks(PersonId person) {
        List<String> ends = new ArrayList<>();
        desk.get(path("/checks/" + person))
                .json()
                .get("clocks")
                .forEach(clock -> ends.add(clock.get("endsAt").asString()));
        return ends;
    }

    private List<String> tasks(Session who) {
        List<String> people = new ArrayList<>();
        who.get(path("/tasks"))
                .json()
                .get("items")
                .forEach(task -> people.add(task.get("personId").asString()));
        return people;
    }

    private JsonNode task(PersonId person) {
        for (var task : desk.get(path("/tasks")).json().get("items")) {
            if (task.get("personId").asString().equals(person.toString())) {
                return task;
            }
        }
        throw new AssertionError("no task for " + person);
    }

    private String inHours(int hours) {
        return world.time().instant().plusSeconds(hours * 3600L).toString();
    }

    private void supplied(PersonId person, Map<String, Object> what) {
        Map<String, Object> report = new HashMap<>(Reports.safe(person));
        report.put("condition", "UNKNOWN");
        report.put("observedAt", now());
        report.put("supplied", List.of(what));
        assertThat(desk.post(path("/reports"), report).status()).isEqualTo(202);
    }

    @Test
    void anOutageIsDeclaredDrawnAnewAndEndedAndClocksAndTasksFollowAlsoOverARestart() {
        String outage = declare(districts("d01"));
        String sixHours = inHours(6);
        Until.holds("the clock runs", () -> clocks(north).equals(List.of(sixHours)));
        Until.holds("a task came by itself", () -> tasks(desk).contains(north.toString()));
        assertThat(clocks(south)).isEmpty();

        var drawn = desk.patch(path("/outages/" + outage), Map.of("area", districts("d02")));
        assertThat(drawn.status()).as(drawn.body()).isEqualTo(200);
        Until.holds("the clock stands still", () -> clocks(north).isEmpty());
        Until.holds("the other's runs", () -> clocks(south).equals(List.of(sixHours)));
        Until.holds(
                "so do the tasks",
                () -> tasks(desk).contains(south.toString()) && !tasks(desk).contains(north.toString()));

        var before = desk.get(path("/outages")).json();
        assertThat(before.get("items").get(0).get("people").get("PUSH_SUPPORT").asInt())
                .isEqualTo(2);
        var tasksBefore = desk.get(path("/tasks")).json();
        world = world.restarted();
        desk = world.desk();
        assertThat(desk.get(path("/outages")).json()).isEqualTo(before);
        assertThat(desk.get(path("/tasks")).json()).isEqualTo(tasksBefore);
        assertThat(clocks(south)).containsExactly(sixHours);

        world.time().forward("1h");
        assertThat(desk.post(path("/outages/" + outage + "/end"), Map.of())
                        .json()
                        .get("state")
                        .asString())
                .isEqualTo("ENDED");
        Until.holds("no clock runs any more", () -> clocks(south).isEmpty());
        Until.holds("no task is left", () -> tasks(desk).isEmpty());
    }

    @Test
    void pitfall38ATaskIsTakenAndASwappedBatteryMovesItsClockAndTheListShowsExactlyThose() {
        declare(Map.of("type", "CITY"));
        Until.holds("everybody on a machine has a task", () -> tasks(desk).size() == 4);
        assertThat(desk.get(path("/outages"))
                        .json()
                        .get("items")
                        .get(0)
                        .get("people")
                        .get("PUSH_SUPPORT")
                        .asInt())
                .as("the outage's number is the length of the list of names")
                .isEqualTo(tasks(desk).size());
        assertThat(task(north).get("state").asString()).isEqualTo("OPEN");
        desk.post(path("/checks/" + north + "/claim"), Map.of());
        Until.holds("taken", () -> task(north).get("state").asString().equals("TAKEN"));
        desk.post(path("/checks/" + north + "/release"), Map.of());
        world.time().forward("1h");
        supplied(north, Map.of("kind", "VENTILATOR", "hours", 8));
        String nine = inHours(8);
        Until.holds("the clock moved", () -> clocks(north).equals(List.of(nine)));
        Until.holds("supplied", () -> task(north).get("state").asString().equals("SUPPLIED"));
        assertThat(tasks(desk).getLast()).as("most time left").isEqualTo(north.toString());
        assertThat(task(north).get("clock").get("assumed").asBoolean()).isFalse();

        supplied(north, Map.of("kind", "POWER"));
        Until.holds(
                "power is back there",
                () -> clocks(north).isEmpty() && tasks(desk).size() == 3);
    }

    @Test
    void pitfall20TheListGoesByTimeLeftAndNotByGroup() {
        declare(Map.of("type", "CITY"));
        Until.holds("clocks run", () -> tasks(desk).size() == 4);
        supplied(south, Map.of("kind", "VENTILATOR", "hours", 0.5));
        Until.holds(
                "who runs out first stands first",
                () -> desk.get(path("/checks?limit=1"))
                        .json()
                        .get("items")
                        .get(0)
                        .get("personId")
                        .asString()
                        .equals(south.toString()));
    }

    @Test
    void careStaffSeeTheTasksOfTheirOwnPeopleByNameAloneAndChangeNoOutage() {
        declare(Map.of("type", "CITY"));
        Until.holds("tasks are there", () -> tasks(desk).size() == 4);
        var manager = town.firstCareManager();
        var care =
                world.signIn("care-001", Role.CARE_MANAGER, Optional.of(manager.id()), Optional.of(manager.office()));
        assertThat(tasks(care)).hasSize(2).contains(north.toString()).doesNotContain(south.toString());
        desk.post(path("/checks/" + north + "/claim"), Map.of());
        Until.holds("the desk knows who took it", () -> task(north).has("claimant"));
        assertThat(care.get(path("/tasks")).body())
                .as("the username is half of a sign-in")
                .contains("claimedBy")
                .doesNotContain("claimant");
        assertThat(care.get(path("/outages")).status()).isEqualTo(403);
        assertThat(care.post(path("/outages"), Map.of("area", districts("d01"), "startedAt", now()))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aPolygonThatCannotBeIsRefusedByItsFieldWhereverAnAreaIsGiven() {
        for (String call : callsWithAnArea()) {
            assertRefused(
                    call,
                    "[[138.1,35.1],[138.9,35.9],[138.9,35.1],[138.1,35.9],[138.1,35.1]]",
                    "crosses itself near 35.5000, 138.5000");
            assertRefused(call, "[[10,10],[11,10],[11,11],[10,10]]", "outside the city");
            assertRefused(call, "[[138.1,35.1],[138.9,35.9],[138.9,35.1]]", "closed ring");
            assertRefused(call, "[[138.1],[138.9,35.9],[138.9,35.1],[138.1,35.1]]", "closed ring");
            assertRefused(call, "[[1380.1,35.1],[138.9,35.9],[138.9,35.1],[1380.1,35.1]]", "closed ring");
        }
    }

    @Test
    void aPolygonOfAHundredThousandPointsIsRefusedByItsFieldAndNotByItsBytes() {
        var ring = new StringBuilder("[[138.0,35.0]");
        IntStream.range(0, 100_000)
                .forEach(i -> ring.append(",[138.").append(100_000 + i).append(",35.123456]"));
        ring.append(",[138.0,35.0]]");
        for (String call : callsWithAnArea()) {
            assertRefused(call, ring.toString(), "100002 points; leave at most 10000");
        }
        String outage = declare(districts("d01"));
        assertRefused(
                "PATCH " + path("/outages/" + outage) + " {", ring.toString(), "100002 points; leave at most 10000");
    }

    @Test
    void aBodyBeyondEveryOutlineIsTooLarge() {
        byte[] endless = new byte[8 * 1024 * 1024 + 1];
        java.util.Arrays.fill(endless, (byte) ' ');
        var answer = desk.post(path("/outages"), "application/json", endless, "Accept-Language", "en");
        assertThat(answer.status()).as(answer.body()).isEqualTo(413);
        assertThat(answer.body()).contains("8");
        var ordinary = desk.post(
                path("/checks/" + north + "/note"), "application/json", new byte[300_000], "Accept-Language", "en");
        assertThat(ordinary.status()).as("only areas are long").isEqualTo(413);
    }

    /** Method, path and the beginning of the body, up to the area. */
    private List<String> callsWithAnArea() {
        return List.of(
                "POST " + path("/outages") + " {\"startedAt\":\"" + now() + "\",",
                "POST /api/incidents {\"kind\":\"EARTHQUAKE\",\"mode\":\"DRILL\",\"title\":\"x\",",
                "POST " + path("/what-if") + " {\"until\":\"" + inHours(4) + "\",",
                "POST " + path("/facilities/ask") + " {\"measure\":\"CLOSE\",");
    }

    private void assertRefused(String call, String ring, String because) {
        String[] parts = call.split(" ", 3);
        String body = parts[2] + "\"area\":{\"type\":\"POLYGON\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":["
                + ring + "]}}}";
        var answer = desk.send(
                parts[0], parts[1], "application/json", body.getBytes(StandardCharsets.UTF_8), "Accept-Language", "en");
        assertThat(answer.status()).as("%s %s", parts[1], answer.body()).isEqualTo(422);
        assertThat(answer.json().get("errors").get(0).get("field").asString()).isEqualTo("area.geometry");
        assertThat(answer.body()).contains(because);
    }

    @Test
    void whatElseCannotBeIsRefusedByItsField() {
        Instant at = world.time().instant();
        assertThat(fields(Map.of())).containsExactly("area", "startedAt");
        assertThat(fields(Map.of("area", districts("d99", "d01"), "startedAt", now())))
                .containsExactly("area.districts");
        assertThat(fields(Map.of(
                        "area", districts("d01"),
                        "startedAt", now(),
                        "endedAt", at.minusSeconds(1).toString())))
                .containsExactly("endedAt");
        assertThat(fields(Map.of(
                        "area",
                        districts("d01"),
                        "startedAt",
                        at.minusSeconds(40L * 86_400).toString())))
                .containsExactly("startedAt");
        assertThat(desk.patch(path("/outages/" + PersonId.random()), Map.of()).status())
                .isEqualTo(404);
        assertThat(desk.post(path("/outages/none/end"), Map.of()).status()).isEqualTo(404);
        assertThat(refused("{\"area\":").status()).isEqualTo(400);
        desk.post(path("/close"), Map.of());
        assertThat(desk.post(path("/outages"), Map.of("area", districts("d01"), "startedAt", now()))
                        .status())
                .isEqualTo(409);
    }

    private List<String> fields(Map<String, Object> body) {
        var answer = desk.post(path("/outages"), body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        List<String> fields = new ArrayList<>();
        answer.json()
                .get("errors")
                .forEach(error -> fields.add(error.get("field").asString()));
        return fields;
    }

    private Session.Answer refused(String body) {
        return desk.post(
                path("/outages"), "application/json", body.getBytes(StandardCharsets.UTF_8), "Accept-Language", "en");
    }
}
