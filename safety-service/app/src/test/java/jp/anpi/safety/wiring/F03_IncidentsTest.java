package jp.anpi.safety.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.contract.RunningIncident;
import jp.anpi.registry.eventing.Followers;
import jp.anpi.registry.eventing.Received;
import jp.anpi.registry.testkit.Until;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Incidents beside each other: nothing leaks, status is carried over by decision, closed ones reopen. */
class F03_IncidentsTest {

    private static final Town town = Town.of(2);
    private static final PersonId person =
            town.person(PriorityGroup.PUSH_SUPPORT, 0).id();
    private static World world;
    private static Session desk;
    private final List<String> opened = new ArrayList<>();
    private String quake;

    @BeforeAll
    static void start() {
        world = World.start();
        world.know(town);
        desk = world.desk();
    }

    @BeforeEach
    void openAnIncident() {
        quake = open(Map.of());
    }

    private String open(Map<String, Object> more) {
        Map<String, Object> all = new LinkedHashMap<>(more);
        all.put("onsetAt", world.time().instant().toString());
        String id = desk.open(all);
        opened.add(id);
        return id;
    }

    @AfterEach
    void closeThem() {
        opened.forEach(id -> desk.post(path(id, "/close"), Map.of()));
    }

    @AfterAll
    static void end() {
        world.close();
    }

    private static String path(String incident, String rest) {
        return "/api/incidents/" + incident + rest;
    }

    private JsonNode detail(String incident, PersonId who) {
        return desk.get(path(incident, "/checks/" + who)).json();
    }

    private String state(String incident, PersonId who) {
        return detail(incident, who).get("check").get("state").asString();
    }

    private void safe(String incident) {
        Map<String, Object> report = Reports.with(
                Reports.safe(person), "observedAt", world.time().instant().toString());
        assertThat(desk.post(path(incident, "/reports"), report).status()).isEqualTo(202);
        Until.holds("it counts", () -> state(incident, person).equals("CONFIRMED"));
    }

    @Test
    void theRegistryIsToldWhichIncidentsRun() {
        Map<UUID, Boolean> running = new ConcurrentHashMap<>();
        world.bean(Followers.class)
                .follow("test.running", RegistryTopics.INCIDENT, new Followers.From.Beginning(), received -> {
                    if (received instanceof Received.Event<RunningIncident> told) {
                        running.put(told.event().id(), told.event().running());
                    }
                });
        Until.holds("all are said to be told", () -> running.containsKey(RunningIncident.ALL_TOLD.id()));
        UUID id = UUID.fromString(quake);
        Until.holds("it is told to run", () -> Boolean.TRUE.equals(running.get(id)));
        desk.post(path(quake, "/close"), Map.of());
        Until.holds("it is told to be over", () -> Boolean.FALSE.equals(running.get(id)));
        assertThat(desk.post(path(quake, "/reopen"), Map.of("because", "余震のため")).status())
                .isLessThan(300);
        Until.holds("it runs again", () -> Boolean.TRUE.equals(running.get(id)));
    }

    @Test
    void pitfall40OnePersonInTwoIncidentsIsShownOnBothAndNothingLeaksUntilADecisionCarriesItOver() {
        safe(quake);
        world.time().forward("10m");
        String flood = open(Map.of("kind", "FLOOD", "title", "川の氾濫の訓練"));
        assertThat(state(flood, person)).isEqualTo("SILENT");
        assertThat(detail(flood, person).get("reports")).isEmpty();
        var elsewhere = detail(flood, person).get("elsewhere");
        assertThat(elsewhere).hasSize(1);
        assertThat(elsewhere.get(0).get("incident").asString()).isEqualTo(quake);
        assertThat(elsewhere.get(0).get("state").asString()).isEqualTo("CONFIRMED");
        assertThat(detail(quake, person).get("elsewhere").get(0).get("state").asString())
                .isEqualTo("SILENT");

        var without = desk.post(path(flood, "/carry-over"), Map.of("from", quake));
        assertThat(without.status()).isEqualTo(422);
        assertThat(without.json().get("errors").get(0).get("field").asString()).isEqualTo("because");
        assertThat(desk.post(path(flood, "/carry-over"), Map.of("from", flood, "because", "x"))
                        .status())
                .isEqualTo(422);
        var decided = desk.post(path(flood, "/carry-over"), Map.of("from", quake, "because", "同じ避難所で確認したため"));
        assertThat(decided.status()).as(decided.body()).isEqualTo(202);
        Until.holds("it counts there", () -> state(flood, person).equals("CONFIRMED"));
        assertThat(detail(flood, person).get("check").get("carriedOver").asBoolean())
                .isTrue();
        assertThat(detail(quake, person).get("check").has("carriedOver")).isFalse();
        assertThat(state(flood, town.person(PriorityGroup.PUSH_SUPPORT, 1).id()))
                .isEqualTo("SILENT");
        assertThat(desk.logged(flood)).contains("CARRIED_OVER");
        assertThat(desk.logged(quake)).doesNotContain("CARRIED_OVER");

        world = world.restarted();
        desk = world.desk();
        assertThat(state(flood, person)).isEqualTo("CONFIRMED");
    }

    @Test
    void aCarryingOverWhoseAnswerWasLostIsSentAgainAndDecidedOnceAndSoIsTakingItBack() {
        String flood = open(Map.of("kind", "FLOOD", "title", "川の氾濫の訓練"));
        for (var act :
                Map.of("/carry-over", "CARRIED_OVER", "/carry-over/take-back", "CARRY_OVER_TAKEN_BACK")
                        .entrySet()
                        .stream()
                        .sorted(Map.Entry.comparingByKey())
                        .toList()) {
            Map<String, Object> decision =
                    Map.of("id", UUID.randomUUID().toString(), "from", quake, "because", "同じ避難所で確認したため");
            assertThat(desk.post(path(flood, act.getKey()), decision).status()).isEqualTo(202);
            var again = desk.post(path(flood, act.getKey()), decision);
            assertThat(again.status()).as(again.body()).isEqualTo(202);
            assertThat(desk.post(path(flood, act.getKey()), Reports.with(decision, "because", "別の理由"))
                            .status())
                    .isEqualTo(409);
            assertThat(desk.logged(flood)).containsOnlyOnce(act.getValue());
        }
    }

    @Test
    void whatWasDecidedTheOtherWaySinceIsNotSaidToStandWhenItIsSentAgain() {
        String flood = open(Map.of("kind", "FLOOD", "title", "川の氾濫の訓練"));
        Map<String, Object> over = Map.of("id", UUID.randomUUID().toString(), "from", quake, "because", "同じ避難所で確認したため");
        Map<String, Object> back = Reports.with(over, "id", UUID.randomUUID().toString());
        desk.post(path(flood, "/carry-over"), over);
        assertThat(desk.post(path(flood, "/carry-over/take-back"), back).status())
                .isEqualTo(202);

        var again = desk.post(path(flood, "/carry-over"), over);
        assertThat(again.status()).as(again.body()).isEqualTo(409);
        assertThat(again.body()).contains("changed-since");
        assertThat(desk.logged(flood)).containsOnlyOnce("CARRIED_OVER");

        desk.post(path(flood, "/carry-over"), Reports.without(over, "id"));
        assertThat(desk.post(path(flood, "/carry-over/take-back"), back).status())
                .isEqualTo(409);
        assertThat(desk.logged(flood)).containsOnlyOnce("CARRY_OVER_TAKEN_BACK");
    }

    @Test
    void pitfall40ACarryingOverIsTakenBackAsAWholeInOneStep() {
        safe(quake);
        String flood = open(Map.of("kind", "FLOOD", "title", "川の氾濫の訓練"));
        assertThat(takenBack(flood, quake, "まだ何も").status())
                .as("nothing is carried over")
                .isEqualTo(422);
        desk.post(path(flood, "/carry-over"), Map.of("from", quake, "because", "同じ避難所で確認したため"));
        Until.holds("it counts there", () -> state(flood, person).equals("CONFIRMED"));

        assertThat(takenBack(flood, quake, " ")
                        .json()
                        .get("errors")
                        .get(0)
                        .get("field")
                        .asString())
                .isEqualTo("because");
        var back = takenBack(flood, quake, "別の人と取り違えたため");
        assertThat(back.status()).as(back.body()).isEqualTo(202);
        Until.holds("it counts there no longer", () -> state(flood, person).equals("SILENT"));
        assertThat(detail(flood, person).get("check").has("carriedOver")).isFalse();
        Until.holds(
                "somebody is asked", () -> detail(flood, person).get("check").has("rung"));
        assertThat(state(quake, person)).as("where it was said it stands").isEqualTo("CONFIRMED");
        assertThat(desk.logged(flood)).containsSubsequence("CARRIED_OVER", "CARRY_OVER_TAKEN_BACK");
        assertThat(takenBack(flood, quake, "もう一度").status())
                .as("once is enough")
                .isEqualTo(422);
    }

    private Session.Answer takenBack(String into, String from, String because) {
        return desk.post(path(into, "/carry-over/take-back"), Map.of("from", from, "because", because));
    }

    @Test
    void pitfall11ADrillAndARealIncidentStandBesideEachOtherAndNothingGoesAcross() {
        safe(quake);
        String real = open(Map.of("mode", "REAL", "title", "本物の地震"));
        assertThat(state(real, person)).isEqualTo("SILENT");
        assertThat(detail(real, person).get("elsewhere"))
                .as("a drill is not shown beside the real thing")
                .isEmpty();
        assertThat(desk.post(path(real, "/carry-over"), Map.of("from", quake, "because", "訓練の結果"))
                        .status())
                .isEqualTo(422);
        assertThat(desk.post(path(quake, "/carry-over"), Map.of("from", real, "because", "x"))
                        .status())
                .isEqualTo(422);
        assertThat(desk.get(path(real, "/board"))
                        .json()
                        .get("counts")
                        .get("PUSH_SUPPORT")
                        .get("CONFIRMED")
                        .asInt())
                .isZero();
    }

    @Test
    void aClosedIncidentIsReopenedWithAReasonAndAsksAnew() {
        desk.post(path(quake, "/close"), Map.of());
        assertThat(desk.get(path(quake, "")).json().has("keptUntil")).isTrue();
        Until.holds("nobody is asked", () -> !detail(quake, person).get("check").has("rung"));
        assertThat(desk.post(path(quake, "/reopen"), Map.of("because", " ")).status())
                .isEqualTo(422);
        var manager = town.firstCareManager();
        var care =
                world.signIn("care-001", Role.CARE_MANAGER, Optional.of(manager.id()), Optional.of(manager.office()));
        assertThat(care.post(path(quake, "/reopen"), Map.of("because", "余震")).status())
                .isEqualTo(403);
        var again = desk.post(path(quake, "/reopen"), Map.of("because", "余震が続くため"));
        assertThat(again.json().get("state").asString()).as(again.body()).isEqualTo("OPEN");
        Until.holds(
                "somebody is asked", () -> detail(quake, person).get("check").has("rung"));
        assertThat(desk.logged(quake)).containsSubsequence("OPENED", "CLOSED", "REOPENED");
        world = world.restarted();
        desk = world.desk();
        assertThat(desk.get(path(quake, "")).json().get("state").asString()).isEqualTo("OPEN");
        safe(quake);
    }

    @Test
    void anOpeningThatIsSentAgainAfterALostAnswerOpensNoSecondIncident() {
        Map<String, Object> opening = Map.of(
                "id",
                UUID.randomUUID().toString(),
                "kind",
                "EARTHQUAKE",
                "mode",
                "DRILL",
                "title",
                "返事の届かない訓練",
                "onsetAt",
                world.time().instant().toString(),
                "area",
                Map.of("type", "CITY"));
        String id = opening.get("id").toString();
        opened.add(id);
        for (int time = 0; time < 2; time++) {
            var answer = desk.post("/api/incidents", opening);
            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
            assertThat(answer.json().get("id").asString()).isEqualTo(id);
        }
        assertThat(desk.get("/api/incidents").body().split("返事の届かない訓練", -1)).hasSize(2);
        assertThat(desk.logged(id)).containsOnlyOnce("OPENED");
        var other = new HashMap<>(opening);
        other.put("title", "別の訓練");
        assertThat(desk.post("/api/incidents", other).status()).isEqualTo(409);

        Map<String, Object> shelter = Map.of("id", UUID.randomUUID().toString(), "name", "北小学校", "capacity", 50);
        Map<String, Object> outage = Map.of(
                "id",
                UUID.randomUUID().toString(),
                "area",
                Map.of("type", "CITY"),
                "startedAt",
                world.time().instant().toString());
        for (int time = 0; time < 2; time++) {
            assertThat(desk.post(path(id, "/shelters"), shelter).status()).isEqualTo(201);
            assertThat(desk.post(path(id, "/outages"), outage).status()).isEqualTo(202);
        }
        assertThat(desk.get(path(id, "/shelters")).json().get("capacity").asInt())
                .isEqualTo(50);
        assertThat(desk.get(path(id, "/outages")).json().get("items").size()).isEqualTo(1);
    }

    @Test
    void anIncidentThatWasClosedWhileItOpenedGoesOnOpeningWhenItIsReopened() {
        var answer = desk.post(
                "/api/incidents",
                Map.of(
                        "kind",
                        "EARTHQUAKE",
                        "mode",
                        "DRILL",
                        "title",
                        "すぐ閉じる訓練",
                        "onsetAt",
                        world.time().instant().toString(),
                        "area",
                        Map.of("type", "CITY")));
        String id = answer.json().get("id").asString();
        opened.add(id);
        desk.post(path(id, "/close"), Map.of());
        assertThat(desk.post(path(id, "/reopen"), Map.of("because", "誤って閉じた")).status())
                .isEqualTo(200);
        Until.holds(
                "it is open",
                () -> desk.get(path(id, "")).json().get("state").asString().equals("OPEN"));
        Until.holds("somebody is asked", () -> detail(id, person).get("check").has("rung"));
        assertThat(desk.get(path(id, "/board"))
                        .json()
                        .get("counts")
                        .get("PUSH_SUPPORT")
                        .get("total")
                        .asInt())
                .isEqualTo(2);
    }

    private JsonNode counts() {
        return desk.get(path(quake, "/board")).json().get("counts");
    }

    private JsonNode waitingOn(int rung) {
        return desk.get(path(quake, "/checks?limit=1000&rung=" + rung)).json().get("items");
    }

    @Test
    void pitfall38EveryNumberOfTheBoardIsTheLengthOfItsListOfNames() {
        safe(quake);
        Until.holds(
                "the board counts it",
                () -> counts().get("PUSH_SUPPORT").get("CONFIRMED").asInt() == 1);
        var counts = counts();
        for (PriorityGroup group : PriorityGroup.values()) {
            for (String status : List.of("NEEDS_HELP", "CONFIRMED", "TRYING", "SILENT")) {
                int names = desk.get(path(quake, "/checks?limit=1000&group=" + group + "&state=" + status))
                        .json()
                        .get("items")
                        .size();
                assertThat(counts.get(group.name()).get(status).asInt())
                        .as("%s %s", group, status)
                        .isEqualTo(names);
            }
        }
        // The first questions may still be going out.
        Until.holds("the names on each rung are as many as the board says", () -> {
            var rungs = desk.get(path(quake, "/board")).json().get("rungs");
            return !rungs.isEmpty()
                    && rungs.valueStream()
                            .allMatch(
                                    rung -> waitingOn(rung.get("rung").asInt()).size()
                                            == rung.get("waiting").asInt());
        });
        assertThat(waitingOn(1)).allMatch(item -> item.get("rung").asInt() == 1);
        assertThat(desk.get(path(quake, "/checks?rung=0")).status()).isEqualTo(400);
        assertThat(desk.get(path(quake, "/checks?located=maybe")).status()).isEqualTo(400);
    }
}
