package jp.anpi.safety.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import jp.anpi.registry.contract.LifeSupport;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PoweredDevice;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.eventing.RecordKey;
import jp.anpi.registry.testkit.Until;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** The desk looks ahead; nothing changes by looking. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class L01_LookAheadTest {

    private final Town town = Town.of(3);
    private World world;
    private Session desk;
    private String incident;
    private Instant start;

    @BeforeAll
    void openAnIncident() {
        world = World.start();
        world.know(town);
        desk = world.desk();
        incident = desk.open(Map.of());
        start = world.time().instant();
    }

    @AfterAll
    void end() {
        world.close();
    }

    private String path(String rest) {
        return "/api/incidents/" + incident + rest;
    }

    private Map<String, Object> north(Duration from, Duration until) {
        return Map.of(
                "area",
                Map.of("type", "DISTRICTS", "districts", List.of("d01")),
                "from",
                start.plus(from).toString(),
                "until",
                start.plus(until).toString());
    }

    private static List<String> people(JsonNode items) {
        List<String> ids = new ArrayList<>();
        items.forEach(item -> ids.add(item.get("check").get("personId").asString()));
        return ids;
    }

    private PersonId machine(int number) {
        return town.person(PriorityGroup.PUSH_SUPPORT, number).id();
    }

    @Test
    void whoWouldRunOutIsNamedWithDenominatorsAndWhoWouldBeAskedWhen() {
        JsonNode before = checks();
        var answer = desk.post(path("/what-if"), north(Duration.ofHours(1), Duration.ofHours(8)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode found = answer.json();
        assertThat(found.get("of").get("inside").asInt())
                .as("groups ① to ④ in the north")
                .isEqualTo(8);
        assertThat(found.get("of").get("dependent").asInt()).isEqualTo(2);
        assertThat(found.get("of").get("notLocated").asInt()).isZero();
        assertThat(found.get("crossing").asInt()).isEqualTo(2);
        assertThat(people(found.get("items")))
                .containsExactlyInAnyOrder(machine(0).toString(), machine(2).toString());
        JsonNode first = found.get("items").get(0);
        assertThat(first.get("clock").get("kind").asString()).isEqualTo("VENTILATOR");
        assertThat(first.get("clock").get("endsAt").asString())
                .isEqualTo(start.plus(Duration.ofHours(7)).toString());
        assertThat(first.get("clock").get("assumed").asBoolean()).isFalse();
        assertThat(first.get("anyway").asBoolean()).isFalse();
        assertThat(first.get("asked")).isNotEmpty();
        assertThat(Instant.parse(first.get("deskHears").asString())).isBefore(start.plus(Duration.ofHours(7)));
        assertThat(checks()).as("looking changes nothing").isEqualTo(before);
        assertThat(desk.post(path("/what-if"), north(Duration.ofHours(1), Duration.ofHours(6)))
                        .json()
                        .get("crossing")
                        .asInt())
                .as("six hours of battery")
                .isZero();
    }

    @Test
    void whoCameToLiveOnAMachineSinceTheRosterWasFrozenIsLookedAtAndWhoLivesOnNothingIsOnlyCounted() {
        var south = Map.of(
                "area",
                Map.of("type", "DISTRICTS", "districts", List.of("d02")),
                "from",
                start.plus(Duration.ofHours(1)).toString(),
                "until",
                start.plus(Duration.ofHours(4)).toString());
        JsonNode before = desk.post(path("/what-if"), south).json();
        assertThat(before.get("of").get("inside").asInt()).isEqualTo(4);
        assertThat(before.get("of").get("dependent").asInt()).isEqualTo(1);
        assertThat(before.get("crossing").asInt()).isZero();
        var machine = new LifeSupport(
                List.of(new PoweredDevice(
                        PoweredDevice.Kind.VENTILATOR,
                        Optional.of(Duration.ofHours(2)),
                        Optional.empty(),
                        Optional.of(LocalDate.of(2026, 11, 1)))),
                Optional.empty(),
                Optional.empty(),
                List.of());
        var person = town.person(PriorityGroup.REASONABLE_ACCOMMODATION, 1);
        world.publish(RegistryTopics.PERSON, RecordKey.of(person.id()), person.withNeeds(machine, person.placement()));
        Until.holds(
                "it is known",
                () -> desk.post(path("/what-if"), south)
                                .json()
                                .get("of")
                                .get("dependent")
                                .asInt()
                        == 2);
        JsonNode after = desk.post(path("/what-if"), south).json();
        assertThat(after.get("of").get("inside").asInt()).isEqualTo(4);
        assertThat(people(after.get("items"))).containsExactly(person.id().toString());
    }

    @Test
    void aQuestionThatMakesNoSenseIsRefusedByFieldAndLanguage() {
        var backwards = desk.post(path("/what-if"), north(Duration.ofHours(2), Duration.ofHours(1)));
        assertThat(backwards.status()).isEqualTo(422);
        assertThat(backwards.json().get("errors").get(0).get("field").asString())
                .isEqualTo("until");
        assertThat(backwards.body()).contains("停電の時刻より後");
        var english = desk.post(
                path("/what-if"),
                "application/json",
                "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "Accept-Language",
                "en");
        assertThat(english.status()).isEqualTo(422);
        assertThat(StreamSupport.stream(english.json().get("errors").spliterator(), false)
                        .map(error -> error.get("field").asString()))
                .containsExactly("area", "until");
        assertThat(desk.post(path("/what-if"), north(Duration.ofHours(1), Duration.ofHours(98)))
                        .status())
                .isEqualTo(422);
        assertThat(desk.get(path("/call-plan?callers=0")).status()).isEqualTo(400);
        assertThat(desk.get(path("/call-plan?minutes=many")).status()).isEqualTo(400);
        assertThat(desk.get("/api/incidents/none/call-plan").status()).isEqualTo(404);
    }

    @Test
    void thePlanCallsWhoWaitsInTheOrderThatSavesMostAndLeavesOutWhomSomebodyHas() {
        PersonId taken = town.person(PriorityGroup.MEDICAL_COORDINATION, 0).id();
        PersonId trapped = town.person(PriorityGroup.MEDICAL_COORDINATION, 1).id();
        PersonId safe = town.person(PriorityGroup.CARE_CONSIDERATION, 0).id();
        desk.post(path("/checks/" + taken + "/claim"), Map.of());
        desk.post(path("/reports"), Reports.safe(safe));
        desk.post(path("/reports"), Reports.with(Reports.safe(trapped), "needs", List.of(Map.of("kind", "RESCUE"))));
        Until.holds("the board knows", () -> {
            JsonNode of = plan(2).get("of");
            return of.get("claimed").asInt() == 1
                    && of.get("dispatch").asInt() == 1
                    && of.get("waiting").asInt() == 9;
        });
        JsonNode plan = plan(2);
        assertThat(plan.get("of").get("roster").asInt()).isEqualTo(12);
        assertThat(plan.get("dispatch").get(0).get("personId").asString()).isEqualTo(trapped.toString());
        assertThat(people(plan.get("calls")))
                .hasSize(9)
                .doesNotContain(taken.toString(), trapped.toString(), safe.toString());
        assertThat(plan.get("inTime").asInt())
                .isGreaterThanOrEqualTo(plan.get("inTimeByDeadline").asInt());
        assertThat(plan.get("calls").get(0).get("caller").asInt()).isEqualTo(1);
        assertThat(plan.get("calls").get(1).get("caller").asInt()).isEqualTo(2);
        assertThat(plan.get("newestReportAt").isNull()).isFalse();
        assertThat(desk.get(path("/call-plan?limit=3")).json().get("calls")).hasSize(3);
    }

    @Test
    void onlyTheDeskLooksAhead() {
        var manager = town.firstCareManager();
        var care =
                world.signIn("care-001", Role.CARE_MANAGER, Optional.of(manager.id()), Optional.of(manager.office()));
        assertThat(care.post(path("/what-if"), north(Duration.ofHours(1), Duration.ofHours(8)))
                        .status())
                .isEqualTo(403);
        assertThat(care.get(path("/call-plan")).status()).isEqualTo(403);
    }

    private JsonNode plan(int callers) {
        var answer = desk.get(path("/call-plan?callers=" + callers + "&minutes=5"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private JsonNode checks() {
        return desk.get(path("/checks/" + machine(0))).json().get("ladder");
    }
}
