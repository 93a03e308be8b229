package jp.anpi.registry.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.testkit.Until;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

/** People, their offices and who looks after them, as the desk finds and assigns them. */
class PeopleOfTheTownTest {

    @RegisterExtension
    static final RunningRegistry registry = RunningRegistry.town();

    private static Calls calls;

    @BeforeAll
    static void start() {
        calls = registry.calls();
    }

    @Test
    void peopleAreListedPageByPageEachOnce() {
        String desk = calls.signIn("desk");
        Set<String> seen = new HashSet<>();
        String cursor = "";
        int pages = 0;
        do {
            String page = calls.body("/api/persons?limit=700&cursor=" + cursor, desk);
            List<String> ids = JsonPath.read(page, "$.items[*].id");
            ids.forEach(id -> assertThat(seen.add(id)).as("seen once: " + id).isTrue());
            Map<String, Object> whole = JsonPath.read(page, "$");
            cursor = (String) whole.getOrDefault("next", "");
            pages++;
        } while (!cursor.isEmpty());
        assertThat(seen).hasSize(3_000);
        assertThat(pages).isEqualTo(5);
        assertThat(JsonPath.<List<String>>read(
                        calls.body("/api/persons?group=PUSH_SUPPORT&limit=100", desk), "$.items[*].id"))
                .hasSize(40);
    }

    @Test
    void allWhomAMemberServesAreHandedOverToAnother() {
        String desk = calls.signIn("desk");
        PersonState served = registry.states(PersonState.class)
                .all(new Document())
                .filter(person -> person.assignments().stream()
                        .anyMatch(one -> one.member().isPresent() && one.to().isEmpty()))
                .blockFirst(Duration.ofSeconds(10));
        String from = served.assignments().stream()
                .flatMap(one -> one.member().stream())
                .findFirst()
                .orElseThrow()
                .toString();
        String to = JsonPath.<List<String>>read(calls.body("/api/members?limit=1000", desk), "$.items[*].id").stream()
                .filter(id -> !id.equals(from))
                .findFirst()
                .orElseThrow();
        String given = handedOver(desk, from, Map.of("to", to));
        assertThat(JsonPath.<List<String>>read(given, "$.items[*].personId"))
                .contains(served.id().toString())
                .hasSize(JsonPath.<Integer>read(given, "$.people"));
        PersonState now =
                registry.states(PersonState.class).find(served.id().toString()).block(Duration.ofSeconds(5));
        assertThat(now.assignments())
                .anySatisfy(one -> assertThat(one.member().orElseThrow()).hasToString(to))
                .noneMatch(one ->
                        one.member().filter(id -> id.toString().equals(from)).isPresent()
                                && one.to().isEmpty());
        assertThat(JsonPath.<Integer>read(handedOver(desk, from, Map.of("to", to)), "$.people"))
                .isZero();
        assertThat(handedOver(desk, from, Map.of("to", from))).contains("\"to\"");
    }

    private static String handedOver(String desk, String from, Map<String, Object> to) {
        return Calls.text(registry.client()
                .post()
                .uri("/api/members/" + from + "/hand-over")
                .headers(h -> h.setBearerAuth(desk))
                .bodyValue(to)
                .exchange());
    }

    @Test
    void peopleAreFoundByPartOfTheirNameOnceAndNothingStandsInTheAddress() {
        String desk = calls.signIn("desk");
        String somebody = calls.body("/api/persons?group=PUSH_SUPPORT&limit=1", desk);
        String name = JsonPath.read(somebody, "$.items[0].name");
        String id = JsonPath.read(somebody, "$.items[0].id");
        Until.holds(
                "people can be searched",
                Duration.ofSeconds(30),
                () -> search(desk, Map.of("text", name))
                        .expectBody()
                        .returnResult()
                        .getStatus()
                        .is2xxSuccessful());
        search(desk, Map.of("text", name.substring(1), "group", "PUSH_SUPPORT", "limit", 100))
                .expectBody()
                .jsonPath("$.items[?(@.id == '" + id + "')]")
                .exists();
        search(desk, Map.of("text", "だれもいない名前"))
                .expectBody()
                .jsonPath("$.found")
                .isEqualTo(0);
        search(desk, Map.of("hasPlan", true)).expectBody().jsonPath("$.found").isEqualTo(30);
    }

    @Test
    void thePageAfterAPersonWhoHasJustGoneIsStillThere() {
        String desk = calls.signIn("desk");
        Until.holds(
                "people can be searched",
                Duration.ofSeconds(30),
                () -> search(desk, Map.of("limit", 1))
                        .expectBody()
                        .returnResult()
                        .getStatus()
                        .is2xxSuccessful());
        String page = Calls.text(search(desk, Map.of("limit", 3)));
        List<String> ids = JsonPath.read(page, "$.items[*].id");
        var persons = registry.states(PersonState.class);
        PersonState gone = persons.find(ids.get(1)).block(Duration.ofSeconds(10));
        persons.delete(List.of(ids.get(1))).block(Duration.ofSeconds(10));
        try {
            String without = Calls.text(search(desk, Map.of("limit", 3)));
            assertThat(JsonPath.<List<String>>read(without, "$.items[*].id")).containsExactly(ids.get(0), ids.get(2));
            assertThat(JsonPath.<String>read(without, "$.next")).isEqualTo(JsonPath.<String>read(page, "$.next"));
        } finally {
            persons.load(List.of(gone)).block(Duration.ofSeconds(10));
        }
    }

    private static WebTestClient.ResponseSpec search(String token, Map<String, ?> question) {
        return calls.send(token, HttpMethod.POST, "/api/persons/search", question);
    }

    @Test
    void aPersonIsShownWithWhatKeepsThemAliveAndAPlanWithItsCheckers() {
        String desk = calls.signIn("desk");
        String id = JsonPath.<List<String>>read(
                        calls.body("/api/persons?group=PUSH_SUPPORT&limit=100", desk),
                        "$.items[?(@.hasPlan == true)].id")
                .getFirst();
        calls.get("/api/persons/" + id, desk)
                .jsonPath("$.id")
                .isEqualTo(id)
                .jsonPath("$.because")
                .isNotEmpty()
                .jsonPath("$.lifeSupport.devices")
                .isArray();
        calls.get("/api/persons/" + id + "/plans", desk)
                .jsonPath("$.items[0].version")
                .isEqualTo(1)
                .jsonPath("$.items[0].standing")
                .isEqualTo("VALID");
        calls.ask("/api/persons/00000000-0000-4000-8000-000000000000", desk)
                .expectStatus()
                .isNotFound();
        calls.ask("/api/persons/nobody", desk)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("id");
        calls.ask("/api/persons?group=URGENT", desk)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("group")
                .jsonPath("$.errors[0].message")
                .value(m -> assertThat((String) m).contains("PUSH_SUPPORT"));
    }

    @Test
    void anOfficeItsMembersAndWhomTheyServeAreWrittenByTheDesk() {
        String desk = calls.signIn("desk");
        String district = JsonPath.read(calls.body("/api/hazards/districts?limit=1", desk), "$.items[0].id");
        String office =
                made(desk, "/api/offices", Map.of("name", "川端ケアプラン", "kind", "CARE_MANAGEMENT", "district", district));
        String head = made(desk, "/api/members", Map.of("office", office, "name", "主任 一子", "role", "CARE_MANAGER"));
        String member = made(
                desk, "/api/members", Map.of("office", office, "name", "係 二郎", "role", "CARE_MANAGER", "deputy", head));
        String person = JsonPath.read(calls.body("/api/persons?group=GENERAL&limit=1", desk), "$.items[0].id");
        int version = JsonPath.read(calls.body("/api/persons/" + person, desk), "$.version");
        Map<String, Object> care =
                Map.of("role", "CARE_MANAGER", "office", office, "member", member, "from", "2026-11-01");
        calls.send(
                        desk,
                        HttpMethod.PUT,
                        "/api/persons/" + person + "/assignments",
                        Map.of("version", version, "assignments", List.of(care)))
                .expectStatus()
                .isOk();
        calls.get("/api/persons/" + person, desk)
                .jsonPath("$.assignments[0].member")
                .isEqualTo(member);
        calls.send(
                        desk,
                        HttpMethod.PUT,
                        "/api/persons/" + person + "/assignments",
                        Map.of("version", version, "assignments", List.of()))
                .expectStatus()
                .isEqualTo(409);
        calls.send(
                        desk,
                        HttpMethod.PUT,
                        "/api/persons/" + person + "/assignments",
                        Map.of(
                                "version",
                                version + 1,
                                "assignments",
                                List.of(Map.of(
                                        "role",
                                        "CARE_MANAGER",
                                        "office",
                                        "00000000-0000-4000-8000-000000000000",
                                        "from",
                                        "2026-11-02",
                                        "to",
                                        "2026-11-01"))))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[?(@.field == 'assignments[0].office')]")
                .exists()
                .jsonPath("$.errors[?(@.field == 'assignments[0].to')]")
                .exists();
        List<Object> tooMany = new ArrayList<>(Collections.nCopies(51, care));
        tooMany.set(7, null);
        calls.send(
                        desk,
                        HttpMethod.PUT,
                        "/api/persons/" + person + "/assignments",
                        Map.of("version", version + 1, "assignments", tooMany))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("assignments")
                .jsonPath("$.errors[1].field")
                .isEqualTo("assignments[7]");
        calls.get("/api/persons/" + person, desk)
                .jsonPath("$.assignments.length()")
                .isEqualTo(1);
        calls.send(
                        desk,
                        HttpMethod.PUT,
                        "/api/members/" + member,
                        Map.of(
                                "version",
                                1,
                                "office",
                                office,
                                "name",
                                "係 二郎",
                                "role",
                                "CARE_MANAGER",
                                "deputy",
                                member))
                .expectStatus()
                .isEqualTo(422);
    }

    private static String made(String token, String uri, Map<String, ?> what) {
        return JsonPath.read(
                Calls.text(calls.send(token, HttpMethod.POST, uri, what)
                        .expectStatus()
                        .isCreated()),
                "$.id");
    }
}
