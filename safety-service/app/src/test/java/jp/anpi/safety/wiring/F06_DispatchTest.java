package jp.anpi.safety.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.testkit.Until;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** A car is sent, arrives and comes back; two desks do not send two. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class F06_DispatchTest {

    private final Town town = Town.of(3);
    private World world;
    private Session desk;
    private Session other;
    private String drill;
    private String real;

    @BeforeAll
    void openBoth() {
        world = World.start();
        world.know(town);
        desk = world.desk();
        other = world.signIn("desk-2", Role.DESK, Optional.empty(), Optional.empty());
        drill = desk.open(Map.of("mode", "DRILL"));
        real = desk.open(Map.of("mode", "REAL"));
    }

    @AfterAll
    void end() {
        world.close();
    }

    private PersonId person(int number) {
        return town.person(PriorityGroup.PUSH_SUPPORT, number).id();
    }

    private static String path(String incident, PersonId person, String rest) {
        return "/api/incidents/" + incident + "/checks/" + person + rest;
    }

    private JsonNode check(String incident, PersonId person) {
        return desk.get(path(incident, person, "")).json();
    }

    @Test
    void oneCarAtATimeIsSeenByEverybodyAndADrillsCarIsNowhereInTheRealIncident() {
        PersonId hanako = person(0);
        desk.acts(path(drill, hanako, "/dispatch"), Map.of("team", " 福祉1号車 "), "a car is out", () -> hasACar(hanako));
        var second = other.outcome(path(drill, hanako, "/dispatch"), Map.of("team", "消防2号車"));
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.json().get("type").asString()).isEqualTo("urn:anpi:problem:already-sent");
        assertThat(second.json().get("title").asString()).isEqualTo("すでに車が出ています");

        JsonNode item = check(drill, hanako).get("check");
        assertThat(item.at("/dispatch/team").asString()).isEqualTo("福祉1号車");
        assertThat(item.at("/dispatch/by").asString()).isEqualTo("desk");
        assertThat(item.get("state").asString()).isEqualTo("TRYING");
        assertThat(item.get("claimedBy").asString()).isEqualTo("desk");
        assertThat(item.get("claimant").asString()).isEqualTo("desk");
        Until.holds(
                "it is in the list of those to whom one is out",
                () -> out(drill).equals(List.of(hanako.toString())));
        assertThat(desk.get("/api/incidents/" + drill + "/board")
                        .json()
                        .get("urgent")
                        .valueStream()
                        .filter(row -> row.has("dispatch"))
                        .map(row -> row.get("personId").asString()))
                .containsExactly(hanako.toString());
        assertThat(out(real)).isEmpty();
        assertThat(check(real, hanako).at("/check/state").asString()).isEqualTo("SILENT");

        var which = Map.of("sentAt", item.at("/dispatch/sentAt").asString());
        other.acts(
                path(drill, hanako, "/dispatch/arrived"),
                which,
                "it has arrived",
                () -> check(drill, hanako).at("/check/dispatch").has("arrivedAt"));
        other.acts(path(drill, hanako, "/dispatch/back"), which, "it is back", () -> !hasACar(hanako));
        assertThat(other.post(path(drill, hanako, "/dispatch/back"), Map.of()).status())
                .as("nobody says which")
                .isEqualTo(422);
        JsonNode after = check(drill, hanako);
        assertThat(after.at("/check/state").asString()).isEqualTo("TRYING");
        assertThat(after.at("/dispatches/0").propertyNames()).contains("team", "by", "sentAt", "arrivedAt", "backAt");
        Until.holds("nobody has a car any more", () -> out(drill).isEmpty());
        desk.acts(path(drill, hanako, "/dispatch"), Map.of("team", "福祉1号車"), "it is out again", () -> hasACar(hanako));
    }

    private boolean hasACar(PersonId person) {
        return check(drill, person).get("check").has("dispatch");
    }

    private List<String> out(String incident) {
        return desk.get("/api/incidents/" + incident + "/checks?dispatched=true")
                .json()
                .get("items")
                .valueStream()
                .map(item -> item.get("personId").asString())
                .toList();
    }

    @Test
    void aCarWithoutANameIsSentNowhereAndOnlyTheDeskSendsOne() {
        String dispatch = path(drill, person(1), "/dispatch");
        for (String team : List.of("", " ", "車".repeat(41), "一\n二")) {
            var refused = desk.post(dispatch, Map.of("team", team));
            assertThat(refused.status()).as(team).isEqualTo(422);
            assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("team");
        }
        var care = world.signIn(
                "care",
                Role.CARE_MANAGER,
                Optional.of(town.firstCareManager().id()),
                Optional.of(town.firstCareManager().office()));
        assertThat(care.post(dispatch, Map.of("team", "自分の車")).status()).isEqualTo(403);
        assertThat(desk.outcome(path(drill, person(1), "/dispatch/back"), Map.of("sentAt", "2026-11-21T00:00:00Z"))
                        .json()
                        .get("outcome")
                        .asString())
                .isEqualTo("NOTHING_TO_DO");
        assertThat(desk.get("/api/incidents/" + drill + "/checks?dispatched=false")
                        .status())
                .isEqualTo(400);
        assertThat(check(drill, person(1)).get("dispatches")).isEmpty();
    }
}
