package jp.anpi.registry.http.access;

import static jp.anpi.registry.http.access.RouteRule.only;
import static jp.anpi.registry.http.access.RouteRule.open;
import static jp.anpi.registry.http.access.RouteRule.signedIn;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.anpi.registry.contract.AccountId;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.contract.SessionState;
import jp.anpi.registry.http.RunningRoutes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.StatusAssertions;
import org.springframework.test.web.reactive.server.WebTestClient;

class AccessFilterTest {

    private RunningRoutes routes;
    private WebTestClient client;

    @BeforeEach
    void start() {
        routes = new RunningRoutes(Service.class);
        client = routes.client();
    }

    @AfterEach
    void stop() {
        routes.close();
    }

    @Test
    void aRouteWithoutARuleDoesNotExistForAnyone() {
        String admin = routes.tokenOf(Role.ADMIN);
        client.get()
                .uri("/api/forgotten")
                .headers(h -> h.setBearerAuth(admin))
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType("application/problem+json")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:anpi:problem:not-found");
    }

    @Test
    void whoIsNotSignedInIsToldSo() {
        client.get()
                .uri("/api/me")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals("WWW-Authenticate", "Bearer")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:anpi:problem:not-signed-in");
        client.get()
                .uri("/api/me")
                .headers(h -> h.setBearerAuth("guessed"))
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void anOpenRouteAnswersEverybodyAndKnowsWhoIsSignedIn() {
        client.get()
                .uri("/open")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo("nobody");
        String desk = routes.tokenOf(Role.DESK);
        client.get()
                .uri("/open")
                .headers(h -> h.setBearerAuth(desk))
                .exchange()
                .expectBody(String.class)
                .isEqualTo("somebody");
    }

    @Test
    void aRoleThatIsNotNamedIsRefused() {
        String manager = routes.tokenOf(Role.CARE_MANAGER);
        String desk = routes.tokenOf(Role.DESK);
        client.get()
                .uri("/api/desk")
                .headers(h -> h.setBearerAuth(manager))
                .exchange()
                .expectStatus()
                .isForbidden();
        client.get()
                .uri("/api/desk")
                .headers(h -> h.setBearerAuth(desk))
                .exchange()
                .expectStatus()
                .isOk();
        client.head()
                .uri("/api/desk")
                .headers(h -> h.setBearerAuth(manager))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void aSessionEndsAtItsInstant() {
        String desk = routes.tokenOf(Role.DESK);
        routes.clock().forward(Duration.ofHours(1).minusMillis(1));
        client.get()
                .uri("/api/me")
                .headers(h -> h.setBearerAuth(desk))
                .exchange()
                .expectStatus()
                .isOk();
        routes.clock().forward(Duration.ofMillis(1));
        client.get()
                .uri("/api/me")
                .headers(h -> h.setBearerAuth(desk))
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void aForeignPageCannotActWithACookie() {
        String desk = routes.tokenOf(Role.DESK);
        post(desk)
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:anpi:problem:foreign-origin");
        post(desk)
                .header("Origin", "http://evil.test")
                .exchange()
                .expectStatus()
                .isForbidden();
        post(desk).header("Origin", "null").exchange().expectStatus().isForbidden();
        post(desk)
                .header("Origin", "http://anpi.test:8081")
                .exchange()
                .expectStatus()
                .isForbidden();
        post(desk)
                .header("Sec-Fetch-Site", "same-site")
                .exchange()
                .expectStatus()
                .isForbidden();
        post(desk)
                .header("Origin", "http://anpi.test")
                .exchange()
                .expectStatus()
                .isOk();
        post(desk)
                .header("Sec-Fetch-Site", "same-origin")
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void aScriptWithATokenNeedsNoOriginAndReadingNeedsNone() {
        String desk = routes.tokenOf(Role.DESK);
        client.post()
                .uri("/api/act")
                .headers(h -> h.setBearerAuth(desk))
                .exchange()
                .expectStatus()
                .isOk();
        client.get()
                .uri("/api/me")
                .cookie(SessionCookie.NAME, desk)
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void aTokenToReadAsksWhatIsOnlyAskedAndChangesNothing() {
        routes.signedIn()
                .fold(SessionState.token(
                        TokenHash.of("reader"),
                        AccountId.random(),
                        "reader",
                        "夜間の集計",
                        Role.DESK,
                        RunningRoutes.NOW.plus(Duration.ofHours(1)),
                        SessionState.Scope.READING));
        reader(HttpMethod.GET, "/api/desk").isOk();
        reader(HttpMethod.HEAD, "/api/desk").isOk();
        reader(HttpMethod.POST, "/api/ask").isOk();
        reader(HttpMethod.POST, "/api/act").isForbidden();
        reader(HttpMethod.POST, "/open").isForbidden();
    }

    @Test
    void whoHasLeftIsToldSoWhateverTheyAskForButWhereWhatWaitsIsBrought() {
        var member = new MemberState(
                MemberId.random(),
                1,
                OfficeId.random(),
                "係 二郎",
                Role.DESK,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        routes.signedIn()
                .fold(SessionState.opened(
                        TokenHash.of("leaver"),
                        AccountId.random(),
                        "leaver",
                        "係 二郎",
                        Role.DESK,
                        Optional.of(member.id()),
                        Optional.of(member.office()),
                        RunningRoutes.NOW.plus(Duration.ofHours(1)),
                        Optional.empty()));
        routes.signedIn().fold(member.withUntil(Optional.of(LocalDate.of(2026, 11, 20))));
        for (String path : List.of("/api/me", "/api/desk")) {
            leaver(path, "ja")
                    .isForbidden()
                    .expectHeader()
                    .doesNotExist("Clear-Site-Data")
                    .expectBody()
                    .jsonPath("$.type")
                    .isEqualTo("urn:anpi:problem:has-left")
                    .jsonPath("$.detail")
                    .value(detail -> assertThat((String) detail).startsWith("2026-11-20 で担当が終わった"));
        }
        leaver("/api/me", "en")
                .isForbidden()
                .expectBody()
                .jsonPath("$.detail")
                .value(detail -> assertThat((String) detail).startsWith("Your last day was 2026-11-20"));
        leaver("/api/waiting", "ja").isOk();
        leaver("/open", "ja").isOk();
    }

    private StatusAssertions leaver(String path, String language) {
        return client.get()
                .uri(path)
                .headers(h -> {
                    h.setBearerAuth("leaver");
                    h.set("Accept-Language", language);
                })
                .exchange()
                .expectStatus();
    }

    private StatusAssertions reader(HttpMethod method, String path) {
        return client.method(method)
                .uri(path)
                .headers(h -> h.setBearerAuth("reader"))
                .exchange()
                .expectStatus();
    }

    @Test
    void aForeignPageDoesNotEvenAskWithACookie() {
        client.post()
                .uri("/api/ask")
                .cookie(SessionCookie.NAME, routes.tokenOf(Role.DESK))
                .header("Origin", "http://evil.test")
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void anotherMethodIsNamedWithTheOnesThatExist() {
        client.delete()
                .uri("/api/act")
                .exchange()
                .expectStatus()
                .isEqualTo(405)
                .expectHeader()
                .valueEquals("Allow", "POST")
                .expectBody()
                .jsonPath("$.detail")
                .value(detail -> assertThat((String) detail).contains("DELETE", "POST"));
    }

    @Test
    void aMatrixParameterOrATrailingSlashOpensNothing() {
        client.get().uri("/api/desk;x=1").exchange().expectStatus().isUnauthorized();
        client.get().uri("/api/desk/").exchange().expectStatus().isNotFound();
        client.get()
                .uri(URI.create("http://anpi.test/api/%64esk"))
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void refusalsAreCountedByReason() {
        client.get().uri("/api/me").exchange().expectStatus().isUnauthorized();
        var meters = routes.context().getBean(MeterRegistry.class);
        assertThat(meters.counter("anpi.access.refused", "reason", "not_signed_in")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void whoTriesIdsIsCounted() {
        client.get()
                .uri("/api/things/{id}", UUID.randomUUID())
                .headers(h -> h.setBearerAuth(routes.tokenOf(Role.DESK)))
                .exchange()
                .expectStatus()
                .isNotFound();
        var meters = routes.context().getBean(MeterRegistry.class);
        assertThat(meters.counter("anpi.access.refused", "reason", "unknown_id").count())
                .isEqualTo(1);
    }

    private WebTestClient.RequestBodySpec post(String token) {
        return client.post().uri("/api/act").cookie(SessionCookie.NAME, token);
    }

    @Configuration(proxyBeanMethods = false)
    static class Service {
        @Bean
        RouteRules rules() {
            return RouteRules.of(
                    open("GET /open"),
                    open("POST /open"),
                    signedIn("GET /api/me"),
                    signedIn("GET /api/waiting").alsoAfterTheLastDay(),
                    signedIn("POST /api/act"),
                    signedIn("POST /api/ask").onlyAsks(),
                    signedIn("GET /api/things/{id}"),
                    only(Set.of(Role.DESK, Role.ADMIN), "GET /api/desk"));
        }

        @Bean
        SomeRoutes routes() {
            return new SomeRoutes();
        }

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }
}
