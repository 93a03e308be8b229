package jp.anpi.safety.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.testkit.Until;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** In a disaster the desk may disclose people to those who otherwise may not see them: for one incident, for a time, on record. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class A05_DisclosureTest {

    private final Town town = Town.of(4);
    private World world;
    private World.Session desk;
    private World.Session nurse;
    private String incident;

    @BeforeAll
    void openAnIncident() {
        world = World.start();
        world.know(town);
        desk = world.desk();
        nurse = world.signIn(
                "nurse",
                Role.MEDICAL_VISITOR,
                Optional.of(town.nurse().id()),
                Optional.of(town.nurse().office()));
        incident = desk.open(Map.of());
    }

    @AfterAll
    void end() {
        world.close();
    }

    /** Somebody with whom the nurse has nothing to do. */
    private PersonState stranger(int number) {
        return town.person(PriorityGroup.CARE_CONSIDERATION, number);
    }

    private Map<String, Object> request(Duration lasts) {
        Map<String, Object> request = new HashMap<>();
        request.put("officeIds", List.of(town.nurse().office().toString()));
        request.put("area", Map.of("type", "CITY"));
        request.put("groups", List.of("CARE_CONSIDERATION"));
        request.put("because", "訪問看護と手分けして訪ねるため");
        request.put(
                "until",
                world.time().instant().plus(lasts).atOffset(ZoneOffset.UTC).toString());
        return request;
    }

    private int looks(String at, PersonState person) {
        return nurse.get("/api/incidents/" + at + "/checks/" + person.id()).status();
    }

    private boolean isListed(String at, PersonState person) {
        return nurse.get("/api/me/clients?limit=1000&incident=" + at)
                .body()
                .contains(person.id().toString());
    }

    @Test
    void whoIsDisclosedIsSeenListedAndReportedOnUntilTheDeskEndsIt() {
        assertThat(looks(incident, stranger(0))).isEqualTo(404);
        assertThat(isListed(incident, stranger(0))).isFalse();

        var made = desk.post("/api/incidents/" + incident + "/disclosures", request(Duration.ofHours(12)));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.json().get("people").asInt())
                .as("without the one under protection")
                .isEqualTo(3);
        assertThat(made.json().get("to").get(0).asString()).isEqualTo("みなみ訪問看護");

        var seen = nurse.get(
                "/api/incidents/" + incident + "/checks/" + stranger(0).id());
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.body()).contains(stranger(0).home().text());
        Until.holds("they are on the nurse's list", () -> isListed(incident, stranger(0)));
        assertThat(nurse.post(
                                "/api/incidents/" + incident + "/reports",
                                Reports.safe(stranger(0).id()))
                        .status())
                .isEqualTo(202);
        assertThat(looks(incident, stranger(1))).as("under protection").isEqualTo(404);
        assertThat(looks(incident, town.person(PriorityGroup.GENERAL, 0)))
                .as("of another group")
                .isEqualTo(404);

        String id = made.json().get("id").asString();
        var ended = desk.post("/api/incidents/" + incident + "/disclosures/" + id + "/end", Map.of());
        assertThat(ended.json().get("open").asBoolean()).isFalse();
        assertThat(looks(incident, stranger(0))).isEqualTo(404);
        assertThat(isListed(incident, stranger(0))).isFalse();
        assertThat(desk.get("/api/incidents/" + incident + "/log").body())
                .contains("\"DISCLOSED\"")
                .contains("\"DISCLOSURE_ENDED\"")
                .contains("訪問看護と手分けして訪ねるため");
    }

    @Test
    void pitfall17ItEndsByItselfAndWithTheIncident() {
        String other = desk.open(Map.of());
        desk.post("/api/incidents/" + other + "/disclosures", request(Duration.ofHours(2)));
        assertThat(looks(other, stranger(2))).isEqualTo(200);
        assertThat(looks(incident, stranger(2))).as("for one incident").isEqualTo(404);

        world.time().forward(Duration.ofHours(2));

        assertThat(looks(other, stranger(2))).isEqualTo(404);
        desk.post("/api/incidents/" + other + "/disclosures", request(Duration.ofHours(2)));
        assertThat(looks(other, stranger(2))).isEqualTo(200);
        desk.post("/api/incidents/" + other + "/close", Map.of());
        Until.holds("it ended with the incident", () -> looks(other, stranger(2)) == 404);
    }

    @Test
    void pitfall16OnlyTheDeskOpensOneAndSaysToWhomWhyAndUntilWhen() {
        assertThat(nurse.post("/api/incidents/" + incident + "/disclosures", request(Duration.ofHours(1)))
                        .status())
                .isEqualTo(403);
        for (String field : List.of("officeIds", "area", "because", "until")) {
            var answer = desk.post(
                    "/api/incidents/" + incident + "/disclosures",
                    Reports.without(request(Duration.ofHours(1)), field));
            assertThat(answer.status()).as(field).isEqualTo(422);
            assertThat(answer.body()).contains("\"" + field + "\"");
        }
        assertThat(desk.post("/api/incidents/" + incident + "/disclosures", request(Duration.ofDays(15)))
                        .status())
                .isEqualTo(422);
        assertThat(desk.post("/api/incidents/" + incident + "/disclosures/" + incident + "/end", Map.of())
                        .status())
                .isEqualTo(404);
    }
}
