package jp.anpi.registry.wiring;

import static jp.anpi.registry.wiring.RunningRegistry.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jp.anpi.deploy.embedded.store.EmbeddedStore;
import jp.anpi.deploy.embedded.store.StoreSettings;
import jp.anpi.registry.access.FirstAdministrator;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.registry.eventing.Followers;
import jp.anpi.registry.eventing.Received;
import jp.anpi.registry.http.access.SessionCookie;
import jp.anpi.registry.http.access.UnruledRoutes;
import jp.anpi.registry.store.StateStore;
import jp.anpi.registry.testkit.SimTime;
import jp.anpi.registry.testkit.TestEngines;
import jp.anpi.registry.testkit.Until;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

class RegistryTest {

    @TempDir
    static Path data;

    private static EmbeddedStore store;
    private static String prefix;
    private static RunningRegistry registry;
    private static WebTestClient client;

    @BeforeAll
    static void start() {
        store = EmbeddedStore.open(data.resolve("store"), StoreSettings.defaults());
        prefix = TestEngines.freshPrefix();
        registry = running();
        client = registry.client();
    }

    @AfterAll
    static void stop() {
        registry.close();
        store.close();
    }

    private static RunningRegistry running() {
        return new RunningRegistry(store.uri(), prefix, data, "anpi.admin-password=" + PASSWORD).up();
    }

    @Test
    void everyRouteHasItsRule() {
        assertThat(UnruledRoutes.in(registry.context())).isEmpty();
    }

    @Test
    void theTownIsWholeInTheStoreAndOnTheLog() {
        get("/api/statistics/plans", signIn("desk"))
                .jsonPath("$.people")
                .isEqualTo(3_000)
                .jsonPath("$.withPlan")
                .isEqualTo(30)
                .jsonPath("$.groups[0].group")
                .isEqualTo("PUSH_SUPPORT")
                .jsonPath("$.groups[0].people")
                .isEqualTo(40);
        Map<String, Long> versions = new ConcurrentHashMap<>();
        try (var follower = registry.bean(Followers.class)
                .follow("test", RegistryTopics.PERSON, new Followers.From.Beginning(), received -> {
                    if (received instanceof Received.Event<PersonState> event) {
                        versions.merge(event.key(), event.event().version(), Long::max);
                    }
                })) {
            follower.caughtUp().block(Duration.ofSeconds(20));
            assertThat(versions).hasSize(3_000).containsValue(1L);
        }
    }

    @Test
    void peopleAreListedPageByPageEachOnce() {
        String desk = signIn("desk");
        Set<String> seen = new HashSet<>();
        String cursor = "";
        int pages = 0;
        do {
            String page = body("/api/persons?limit=700&cursor=" + cursor, desk);
            List<String> ids = JsonPath.read(page, "$.items[*].id");
            ids.forEach(id -> assertThat(seen.add(id)).as("seen once: " + id).isTrue());
            Map<String, Object> whole = JsonPath.read(page, "$");
            cursor = (String) whole.getOrDefault("next", "");
            pages++;
        } while (!cursor.isEmpty());
        assertThat(seen).hasSize(3_000);
        assertThat(pages).isEqualTo(5);
        assertThat(JsonPath.<List<String>>read(
                        body("/api/persons?group=PUSH_SUPPORT&limit=100", desk), "$.items[*].id"))
                .hasSize(40);
    }

    @Test
    void peopleAreFoundByPartOfTheirNameOnceAndNothingStandsInTheAddress() {
        String desk = signIn("desk");
        String somebody = body("/api/persons?group=PUSH_SUPPORT&limit=1", desk);
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
    void anOfficeItsMembersAndWhomTheyServeAreWrittenByTheDesk() {
        String desk = signIn("desk");
        String district = JsonPath.read(body("/api/hazards/districts?limit=1", desk), "$.items[0].id");
        String office =
                made(desk, "/api/offices", Map.of("name", "川端ケアプラン", "kind", "CARE_MANAGEMENT", "district", district));
        String head = made(desk, "/api/members", Map.of("office", office, "name", "主任 一子", "role", "CARE_MANAGER"));
        String member = made(
                desk, "/api/members", Map.of("office", office, "name", "係 二郎", "role", "CARE_MANAGER", "deputy", head));
        String person = JsonPath.read(body("/api/persons?group=GENERAL&limit=1", desk), "$.items[0].id");
        int version = JsonPath.read(body("/api/persons/" + person, desk), "$.version");
        Map<String, Object> care =
                Map.of("role", "CARE_MANAGER", "office", office, "member", member, "from", "2026-11-01");
        send(
                        desk,
                        "PUT",
                        "/api/persons/" + person + "/assignments",
                        Map.of("version", version, "assignments", List.of(care)))
                .expectStatus()
                .isOk();
        get("/api/persons/" + person, desk).jsonPath("$.assignments[0].member").isEqualTo(member);
        send(
                        desk,
                        "PUT",
                        "/api/persons/" + person + "/assignments",
                        Map.of("version", version, "assignments", List.of()))
                .expectStatus()
                .isEqualTo(409);
        send(
                        desk,
                        "PUT",
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
        send(
                        desk,
                        "PUT",
                        "/api/persons/" + person + "/assignments",
                        Map.of("version", version + 1, "assignments", tooMany))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("assignments")
                .jsonPath("$.errors[1].field")
                .isEqualTo("assignments[7]");
        get("/api/persons/" + person, desk).jsonPath("$.assignments.length()").isEqualTo(1);
        send(
                        desk,
                        "PUT",
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

    @Test
    void thePageAfterAPersonWhoHasJustGoneIsStillThere() {
        String desk = signIn("desk");
        Until.holds(
                "people can be searched",
                Duration.ofSeconds(30),
                () -> search(desk, Map.of("limit", 1))
                        .expectBody()
                        .returnResult()
                        .getStatus()
                        .is2xxSuccessful());
        String page = text(search(desk, Map.of("limit", 3)));
        List<String> ids = JsonPath.read(page, "$.items[*].id");
        var persons = persons();
        PersonState gone = persons.find(ids.get(1)).block(Duration.ofSeconds(10));
        persons.delete(List.of(ids.get(1))).block(Duration.ofSeconds(10));
        try {
            String without = text(search(desk, Map.of("limit", 3)));
            assertThat(JsonPath.<List<String>>read(without, "$.items[*].id")).containsExactly(ids.get(0), ids.get(2));
            assertThat(JsonPath.<String>read(without, "$.next")).isEqualTo(JsonPath.<String>read(page, "$.next"));
        } finally {
            persons.load(List.of(gone)).block(Duration.ofSeconds(10));
        }
    }

    private static StateStore<PersonState> persons() {
        @SuppressWarnings("unchecked")
        var persons = (StateStore<PersonState>) registry.context()
                .getBeanProvider(ResolvableType.forClassWithGenerics(StateStore.class, PersonState.class))
                .getObject();
        return persons;
    }

    private static String text(WebTestClient.ResponseSpec answer) {
        return new String(answer.expectBody().returnResult().getResponseBody(), StandardCharsets.UTF_8);
    }

    private static String made(String token, String uri, Map<String, ?> what) {
        var answer = send(token, "POST", uri, what).expectStatus().isCreated();
        return JsonPath.read(
                new String(answer.expectBody().returnResult().getResponseBody(), StandardCharsets.UTF_8), "$.id");
    }

    private static WebTestClient.ResponseSpec send(String token, String method, String uri, Object body) {
        return client.method(HttpMethod.valueOf(method))
                .uri(uri)
                .headers(h -> h.setBearerAuth(token))
                .bodyValue(body)
                .exchange();
    }

    private static WebTestClient.ResponseSpec search(String token, Map<String, ?> question) {
        return client.post()
                .uri("/api/persons/search")
                .headers(h -> h.setBearerAuth(token))
                .bodyValue(question)
                .exchange();
    }

    @Test
    void aPersonIsShownWithWhatKeepsThemAliveAndAPlanWithItsCheckers() {
        String desk = signIn("desk");
        String id = JsonPath.<List<String>>read(
                        body("/api/persons?group=PUSH_SUPPORT&limit=100", desk), "$.items[?(@.hasPlan == true)].id")
                .getFirst();
        get("/api/persons/" + id, desk)
                .jsonPath("$.id")
                .isEqualTo(id)
                .jsonPath("$.because")
                .isNotEmpty()
                .jsonPath("$.lifeSupport.devices")
                .isArray();
        get("/api/persons/" + id + "/plans", desk)
                .jsonPath("$.items[0].version")
                .isEqualTo(1)
                .jsonPath("$.items[0].standing")
                .isEqualTo("VALID");
        client.get()
                .uri("/api/persons/00000000-0000-4000-8000-000000000000")
                .headers(h -> h.setBearerAuth(desk))
                .exchange()
                .expectStatus()
                .isNotFound();
        client.get()
                .uri("/api/persons/nobody")
                .headers(h -> h.setBearerAuth(desk))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("id");
        client.get()
                .uri("/api/persons?group=URGENT")
                .headers(h -> h.setBearerAuth(desk))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("group")
                .jsonPath("$.errors[0].message")
                .value(m -> assertThat((String) m).contains("PUSH_SUPPORT"));
    }

    @Test
    void theDeskWritesDownUnderWhichOtherNamesAPersonIsKnown() {
        String desk = signIn("desk");
        String person = body(
                "/api/persons/" + JsonPath.<String>read(body("/api/persons?limit=1", desk), "$.items[0].id"), desk);
        String id = JsonPath.read(person, "$.id");
        int version = JsonPath.read(person, "$.version");
        var twoNames = List.of(Map.of("written", " 山田　花子 ", "kana", "ヤマダ　ハナコ"), Map.of("written", "丸八商店"));
        named(desk, id, Map.of("version", version, "aliases", twoNames))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.version")
                .isEqualTo(version + 1)
                .jsonPath("$.aliases[0].written")
                .isEqualTo("山田　花子");
        get("/api/persons/" + id, desk)
                .jsonPath("$.aliases.length()")
                .isEqualTo(2)
                .jsonPath("$.aliases[1].written")
                .isEqualTo("丸八商店");
        named(desk, id, Map.of("version", version, "aliases", List.of()))
                .expectStatus()
                .isEqualTo(409);
        named(
                        desk,
                        id,
                        Map.of(
                                "version",
                                version + 1,
                                "aliases",
                                List.of(Map.of("written", "あ"), Map.of("written", " "), Map.of("written", "い\u202Eう"))))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[*].field")
                .isEqualTo(List.of("aliases[1].written", "aliases[2].written"));
        named(desk, id, Map.of()).expectStatus().isEqualTo(422);
        named(desk, "00000000-0000-4000-8000-000000000000", Map.of("version", 1, "aliases", List.of()))
                .expectStatus()
                .isNotFound();
        named(signIn("care-001"), id, Map.of("version", version + 1, "aliases", List.of()))
                .expectStatus()
                .isForbidden();
        named(desk, id, Map.of("version", version + 1, "aliases", List.of()))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.aliases")
                .isEmpty();
    }

    private static WebTestClient.ResponseSpec named(String token, String id, Map<String, ?> names) {
        return client.put()
                .uri("/api/persons/" + id + "/aliases")
                .headers(h -> h.setBearerAuth(token))
                .bodyValue(names)
                .exchange();
    }

    @Test
    void careStaffSignInAndSeeDistrictsButNotTheRegistry() {
        String care = signIn("care-001");
        get("/api/auth/me", care)
                .jsonPath("$.role")
                .isEqualTo("CARE_MANAGER")
                .jsonPath("$.memberId")
                .isNotEmpty()
                .jsonPath("$.officeId")
                .isNotEmpty()
                .jsonPath("$.sample")
                .isEqualTo(true)
                .jsonPath("$.language")
                .isEqualTo("ja");
        get("/api/hazards/districts", care).jsonPath("$.items.length()").isEqualTo(6);
        for (String uri : List.of("/api/persons", "/api/offices", "/api/members", "/api/statistics/plans")) {
            client.get()
                    .uri(uri)
                    .headers(h -> h.setBearerAuth(care))
                    .exchange()
                    .expectStatus()
                    .isForbidden();
        }
    }

    @Test
    void aBrowserSignsInWithACookieItCannotReadAndSignsOut() {
        var cookie = login("desk", PASSWORD)
                .expectStatus()
                .isOk()
                .expectCookie()
                .httpOnly(SessionCookie.NAME, true)
                .expectCookie()
                .sameSite(SessionCookie.NAME, "Lax")
                .expectCookie()
                .maxAge(SessionCookie.NAME, Duration.ofHours(72))
                .returnResult(String.class)
                .getResponseCookies()
                .getFirst(SessionCookie.NAME);
        assertThat(cookie).isNotNull();
        client.get()
                .uri("/api/auth/me")
                .cookie(SessionCookie.NAME, cookie.getValue())
                .exchange()
                .expectStatus()
                .isOk();
        client.post()
                .uri("/api/auth/logout")
                .cookie(SessionCookie.NAME, cookie.getValue())
                .header("Origin", "http://anpi.test")
                .exchange()
                .expectStatus()
                .isNoContent()
                .expectCookie()
                .maxAge(SessionCookie.NAME, Duration.ZERO);
        client.get()
                .uri("/api/auth/me")
                .cookie(SessionCookie.NAME, cookie.getValue())
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void aWrongPasswordAndAnUnknownNameAreOneAnswerAndGuessingGetsSlow() {
        for (int i = 0; i < 5; i++) {
            login("visit-001", "wrong" + i)
                    .expectStatus()
                    .isUnauthorized()
                    .expectBody()
                    .jsonPath("$.type")
                    .isEqualTo("urn:anpi:problem:wrong-credentials");
        }
        login("nobody-at-all", "wrong")
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:anpi:problem:wrong-credentials");
        login("visit-001", PASSWORD)
                .expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .valueEquals("Retry-After", "1");
        login("visit-002", PASSWORD).expectStatus().isOk();
        registry.bean(SimTime.class).forward("1s");
        login("visit-001", PASSWORD).expectStatus().isOk();
    }

    @Test
    void whoSignedInFromABrowserBeforeIsNotKeptOutByStrangersBehindTheSameAddress() {
        String known = login("visit-003", PASSWORD)
                .expectStatus()
                .isOk()
                .expectCookie()
                .httpOnly("anpi_known", true)
                .returnResult(String.class)
                .getResponseCookies()
                .getFirst("anpi_known")
                .getValue();
        for (int i = 0; i < 6; i++) {
            login("visit-003", "wrong" + i);
        }
        login("visit-003", PASSWORD).expectStatus().isEqualTo(429);
        loginFrom("visit-003", PASSWORD, known).expectStatus().isOk();
        loginFrom("visit-003", PASSWORD, known.substring(0, known.length() - 1) + "x")
                .expectStatus()
                .isEqualTo(429);
        for (int i = 0; i < 5; i++) {
            loginFrom("visit-003", "wrong" + i, known).expectStatus().isUnauthorized();
        }
        loginFrom("visit-003", PASSWORD, known).expectStatus().isEqualTo(429);
    }

    @Test
    void aScriptHasATokenWithAScopeAndAnEndThatItsOwnerWithdraws() {
        String desk = signIn("desk");
        String reading = token(desk, "READING", 1);
        get("/api/persons?limit=1", reading).jsonPath("$.items.length()").isEqualTo(1);
        post("/api/auth/logout", reading, Map.of()).expectStatus().isForbidden();
        post("/api/enrolments", reading, Map.of())
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:anpi:problem:reading-token");

        String drills = token(desk, "DRILLS", 30);
        get("/api/auth/me", drills).jsonPath("$.role").isEqualTo("SCRIPT");
        post("/api/auth/tokens", drills, Map.of("name", "子", "scope", "READING"))
                .expectStatus()
                .isForbidden();
        String everything = token(desk, "EVERYTHING", 30);
        post("/api/auth/tokens", everything, Map.of("name", "子", "scope", "READING"))
                .expectStatus()
                .isForbidden();

        String listed = body("/api/auth/tokens", desk);
        assertThat(listed).contains("夜間の集計 READING").doesNotContain(reading);
        String id = JsonPath.<List<String>>read(listed, "$.items[?(@.scope == 'DRILLS')].id")
                .getFirst();
        client.delete()
                .uri("/api/auth/tokens/" + id)
                .headers(h -> h.setBearerAuth(signIn("admin")))
                .exchange()
                .expectStatus()
                .isNoContent();
        client.get()
                .uri("/api/auth/me")
                .headers(h -> h.setBearerAuth(drills))
                .exchange()
                .expectStatus()
                .isUnauthorized();

        registry.bean(SimTime.class).forward("24h");
        client.get()
                .uri("/api/auth/me")
                .headers(h -> h.setBearerAuth(reading))
                .exchange()
                .expectStatus()
                .isUnauthorized();
        post("/api/auth/tokens", signIn("care-001"), Map.of("name", "x", "scope", "READING"))
                .expectStatus()
                .isForbidden();
        post("/api/auth/tokens", signIn("desk"), Map.of("name", "x", "scope", "READING", "days", 400))
                .expectStatus()
                .isEqualTo(422);
    }

    @Test
    void whatIsMissingIsNamed() {
        client.post()
                .uri("/api/auth/login")
                .bodyValue(Map.of("username", " "))
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("username")
                .jsonPath("$.errors[1].field")
                .isEqualTo("password");
    }

    @Test
    void aSessionAndTheTownSurviveARestart() {
        String token = signIn("desk");
        registry.close();
        registry = running();
        client = registry.client();
        Until.holds(
                "the session has arrived from the log",
                () -> client.get()
                                .uri("/api/auth/me")
                                .headers(h -> h.setBearerAuth(token))
                                .exchange()
                                .returnResult(String.class)
                                .getStatus()
                                .value()
                        == 200);
        assertThat(registry.bean(FirstAdministrator.class).hint().block())
                .isEqualTo(new FirstAdministrator.Hint.Configured());
        get("/api/statistics/plans", token).jsonPath("$.people").isEqualTo(3_000);
        get("/api/auth/me", token).jsonPath("$.sample").isEqualTo(true);
    }

    private static WebTestClient.ResponseSpec login(String username, String password) {
        return client.post()
                .uri("/api/auth/login")
                .bodyValue(Map.of("username", username, "password", password))
                .exchange();
    }

    private static WebTestClient.ResponseSpec loginFrom(String username, String password, String known) {
        return client.post()
                .uri("/api/auth/login")
                .cookie("anpi_known", known)
                .bodyValue(Map.of("username", username, "password", password))
                .exchange();
    }

    private static String token(String owner, String scope, int days) {
        byte[] answer = post("/api/auth/tokens", owner, Map.of("name", "夜間の集計 " + scope, "scope", scope, "days", days))
                .expectStatus()
                .isCreated()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return JsonPath.read(new String(answer, StandardCharsets.UTF_8), "$.token");
    }

    private static WebTestClient.ResponseSpec post(String uri, String token, Map<String, Object> body) {
        return client.post()
                .uri(uri)
                .headers(h -> h.setBearerAuth(token))
                .bodyValue(body)
                .exchange();
    }

    private static String signIn(String username) {
        byte[] answer = login(username, PASSWORD)
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return JsonPath.read(new String(answer, StandardCharsets.UTF_8), "$.token");
    }

    private static WebTestClient.BodyContentSpec get(String uri, String token) {
        return client.get()
                .uri(uri)
                .headers(h -> h.setBearerAuth(token))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }

    private static String body(String uri, String token) {
        return new String(get(uri, token).returnResult().getResponseBody(), StandardCharsets.UTF_8);
    }
}
