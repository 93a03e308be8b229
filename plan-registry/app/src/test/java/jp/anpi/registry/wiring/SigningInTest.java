package jp.anpi.registry.wiring;

import static jp.anpi.registry.wiring.RunningRegistry.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import jp.anpi.registry.http.access.SessionCookie;
import jp.anpi.registry.testkit.SimTime;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Who comes in by a password or a token, and who is slowed down or kept out. */
class SigningInTest {

    @RegisterExtension
    static final RunningRegistry registry = RunningRegistry.town();

    private static Calls calls;

    @BeforeAll
    static void start() {
        calls = registry.calls();
    }

    @Test
    void careStaffSignInAndSeeDistrictsButNotTheRegistry() {
        String care = calls.signIn("care-001");
        calls.get("/api/auth/me", care)
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
        calls.get("/api/hazards/districts", care).jsonPath("$.items.length()").isEqualTo(6);
        for (String uri : List.of("/api/persons", "/api/offices", "/api/members", "/api/statistics/plans")) {
            calls.ask(uri, care).expectStatus().isForbidden();
        }
    }

    @Test
    void aBrowserSignsInWithACookieItCannotReadAndSignsOut() {
        var cookie = calls.login("desk", PASSWORD)
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
        calls.client()
                .get()
                .uri("/api/auth/me")
                .cookie(SessionCookie.NAME, cookie.getValue())
                .exchange()
                .expectStatus()
                .isOk();
        calls.client()
                .post()
                .uri("/api/auth/logout")
                .cookie(SessionCookie.NAME, cookie.getValue())
                .header("Origin", "http://anpi.test")
                .exchange()
                .expectStatus()
                .isNoContent()
                .expectCookie()
                .maxAge(SessionCookie.NAME, Duration.ZERO);
        calls.client()
                .get()
                .uri("/api/auth/me")
                .cookie(SessionCookie.NAME, cookie.getValue())
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void aWrongPasswordAndAnUnknownNameAreOneAnswerAndGuessingGetsSlow() {
        for (int i = 0; i < 5; i++) {
            calls.login("visit-001", "wrong" + i)
                    .expectStatus()
                    .isUnauthorized()
                    .expectBody()
                    .jsonPath("$.type")
                    .isEqualTo("urn:anpi:problem:wrong-credentials");
        }
        calls.login("nobody-at-all", "wrong")
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:anpi:problem:wrong-credentials");
        calls.login("visit-001", PASSWORD)
                .expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .valueEquals("Retry-After", "1");
        calls.login("visit-002", PASSWORD).expectStatus().isOk();
        registry.bean(SimTime.class).forward("1s");
        calls.login("visit-001", PASSWORD).expectStatus().isOk();
    }

    @Test
    void whoSignedInFromABrowserBeforeIsNotKeptOutByStrangersBehindTheSameAddress() {
        String known = calls.login("visit-003", PASSWORD)
                .expectStatus()
                .isOk()
                .expectCookie()
                .httpOnly("anpi_known", true)
                .returnResult(String.class)
                .getResponseCookies()
                .getFirst("anpi_known")
                .getValue();
        for (int i = 0; i < 6; i++) {
            calls.login("visit-003", "wrong" + i);
        }
        calls.login("visit-003", PASSWORD).expectStatus().isEqualTo(429);
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
        String desk = calls.signIn("desk");
        String reading = token(desk, "READING", 1);
        calls.get("/api/persons?limit=1", reading).jsonPath("$.items.length()").isEqualTo(1);
        calls.send(reading, HttpMethod.POST, "/api/persons/search", Map.of("limit", 1))
                .expectStatus()
                .value(status ->
                        assertThat(status).as("503 while the index is made").isIn(200, 503));
        calls.send(reading, HttpMethod.POST, "/api/auth/logout", Map.of())
                .expectStatus()
                .isForbidden();
        calls.send(reading, HttpMethod.POST, "/api/enrolments", Map.of())
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:anpi:problem:reading-token");

        String drills = token(desk, "DRILLS", 30);
        calls.get("/api/auth/me", drills).jsonPath("$.role").isEqualTo("SCRIPT");
        calls.send(drills, HttpMethod.POST, "/api/auth/tokens", Map.of("name", "子", "scope", "READING"))
                .expectStatus()
                .isForbidden();
        String everything = token(desk, "EVERYTHING", 30);
        calls.send(everything, HttpMethod.POST, "/api/auth/tokens", Map.of("name", "子", "scope", "READING"))
                .expectStatus()
                .isForbidden();

        String listed = calls.body("/api/auth/tokens", desk);
        assertThat(listed).contains("夜間の集計 READING").doesNotContain(reading);
        String id = JsonPath.<List<String>>read(listed, "$.items[?(@.scope == 'DRILLS')].id")
                .getFirst();
        calls.client()
                .delete()
                .uri("/api/auth/tokens/" + id)
                .headers(h -> h.setBearerAuth(calls.signIn("admin")))
                .exchange()
                .expectStatus()
                .isNoContent();
        calls.ask("/api/auth/me", drills).expectStatus().isUnauthorized();

        registry.bean(SimTime.class).forward("24h");
        calls.ask("/api/auth/me", reading).expectStatus().isUnauthorized();
        calls.send(
                        calls.signIn("care-001"),
                        HttpMethod.POST,
                        "/api/auth/tokens",
                        Map.of("name", "x", "scope", "READING"))
                .expectStatus()
                .isForbidden();
        calls.send(
                        calls.signIn("desk"),
                        HttpMethod.POST,
                        "/api/auth/tokens",
                        Map.of("name", "x", "scope", "READING", "days", 400))
                .expectStatus()
                .isEqualTo(422);
    }

    @Test
    void whatIsMissingIsNamed() {
        calls.client()
                .post()
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

    private static WebTestClient.ResponseSpec loginFrom(String username, String password, String known) {
        return calls.client()
                .post()
                .uri("/api/auth/login")
                .cookie("anpi_known", known)
                .bodyValue(Map.of("username", username, "password", password))
                .exchange();
    }

    private static String token(String owner, String scope, int days) {
        return JsonPath.read(
                Calls.text(calls.send(
                                owner,
                                HttpMethod.POST,
                                "/api/auth/tokens",
                                Map.of("name", "夜間の集計 " + scope, "scope", scope, "days", days))
                        .expectStatus()
                        .isCreated()),
                "$.token");
    }
}
