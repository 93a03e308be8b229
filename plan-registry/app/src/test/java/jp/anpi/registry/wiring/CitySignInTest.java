package jp.anpi.registry.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import jp.anpi.registry.audit.AuditTrail;
import jp.anpi.registry.http.access.SessionCookie;
import jp.anpi.registry.testkit.SimTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.util.UriComponentsBuilder;

/** People at the city sign in with the city's own accounts, and have the role that it says. */
class CitySignInTest {

    private static final String COOKIE = "anpi_oidc";
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String CALLBACK = "https://anpi.city.example/api/auth/oidc/callback";
    private static final SimTime CLOCK = SimTime.at("2026-11-21T09:00:00+09:00");

    @TempDir
    static Path data;

    private static CityProvider city;
    private static RunningRegistry registry;
    private static WebTestClient client;

    @BeforeAll
    static void start() throws Exception {
        city = new CityProvider(data.resolve("city"), CALLBACK, CLOCK);
        registry = RunningRegistry.empty(
                        "anpi.oidc.issuer=" + city.issuer(),
                        "anpi.oidc.client-id=" + CityProvider.CLIENT,
                        "anpi.oidc.client-secret=" + CityProvider.SECRET,
                        "anpi.oidc.address=https://anpi.city.example/",
                        "anpi.oidc.roles.DESK=bousai,kiki",
                        "anpi.oidc.roles.AUDITOR=kansa")
                .up();
        client = registry.client();
    }

    @AfterAll
    static void stop() throws Exception {
        registry.close();
        city.close();
    }

    /** A browser on its way to the city's sign-in. */
    private record Leaving(String address, String cookie) {

        String state() {
            return UriComponentsBuilder.fromUriString(address)
                    .build()
                    .getQueryParams()
                    .getFirst("state");
        }
    }

    private static Leaving leave(String next) {
        EntityExchangeResult<Void> answer = login(next)
                .expectStatus()
                .isFound()
                .expectCookie()
                .httpOnly(COOKIE, true)
                .expectCookie()
                .sameSite(COOKIE, "Lax")
                .expectBody(Void.class)
                .returnResult();
        return new Leaving(
                String.valueOf(answer.getResponseHeaders().getLocation()),
                answer.getResponseCookies().getFirst(COOKIE).getValue());
    }

    private static WebTestClient.ResponseSpec login(String next) {
        return client.get()
                .uri(address -> address.path("/api/auth/oidc/login")
                        .queryParam("next", next)
                        .build())
                .exchange();
    }

    private static WebTestClient.ResponseSpec comeBack(Leaving leaving, String address) {
        URI back = URI.create(address);
        assertThat(address).startsWith(CALLBACK + "?");
        return client.get()
                .uri(URI.create("http://anpi.test" + back.getRawPath() + "?" + back.getRawQuery()))
                .cookie(COOKIE, leaving.cookie())
                .exchange();
    }

    private static String session(CityBrowser browser, String next) {
        Leaving leaving = leave(next);
        return comeBack(leaving, browser.visit(leaving.address()))
                .expectStatus()
                .isFound()
                .expectHeader()
                .valueEquals("Location", next)
                .expectCookie()
                .httpOnly(SessionCookie.NAME, true)
                .expectCookie()
                .maxAge(COOKIE, Duration.ZERO)
                .expectBody(Void.class)
                .returnResult()
                .getResponseCookies()
                .getFirst(SessionCookie.NAME)
                .getValue();
    }

    private static WebTestClient.ResponseSpec who(String session) {
        return client.get()
                .uri("/api/auth/me")
                .cookie(SessionCookie.NAME, session)
                .exchange();
    }

    private static void expectRole(String session, String role) {
        who(session)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.role")
                .isEqualTo(role)
                .jsonPath("$.displayName")
                .isEqualTo("市 花子");
    }

    private static void expectRefused(WebTestClient.ResponseSpec answer, int status, String problem) {
        answer.expectStatus()
                .isEqualTo(status)
                .expectCookie()
                .doesNotExist(SessionCookie.NAME)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:anpi:problem:" + problem);
    }

    private static void expectFailed(WebTestClient.ResponseSpec answer) {
        expectRefused(answer, 401, "city-sign-in-failed");
    }

    @Test
    void whoSignsInAtTheCityIsInAndHasTheRoleItSays() {
        city.employs("hanako", "zeimu", "bousai");
        try (var browser = new CityBrowser("hanako")) {
            String session = session(browser, "/board/");
            expectRole(session, "DESK");

            city.employs("hanako", "kansa");
            String later = session(browser, "/board/");

            assertThat(browser.forms()).as("the city knows the browser").isEqualTo(1);
            expectRole(later, "AUDITOR");
            expectRole(session, "AUDITOR");
        }
    }

    @Test
    void whoHasNoRoleHereIsToldSo() {
        city.employs("taro", "zeimu");
        city.employs("tanaka");
        for (String nobodyHere : List.of("taro", "tanaka")) {
            try (var browser = new CityBrowser(nobodyHere)) {
                Leaving leaving = leave("/");
                expectRefused(comeBack(leaving, browser.visit(leaving.address())), 403, "city-role-missing");
            }
        }
    }

    @Test
    void whoSignsInAtTheCityAndWhoTriesInVainStandInTheTrail() {
        city.employs("kuro", "bousai");
        city.employs("juro", "zeimu");
        try (var browser = new CityBrowser("kuro");
                var other = new CityBrowser("juro")) {
            String session = session(browser, "/");
            String username = JsonPath.read(Calls.text(who(session)), "$.username");
            AuditTrail trail = registry.bean(AuditTrail.class);
            assertThat(trail.by(username, Long.MAX_VALUE, 10).block(SOON))
                    .extracting(line ->
                            line.act() + " for " + line.details().orElseThrow().purpose())
                    .contains("SIGN_IN for ACCESS");

            long lines = trail.verify().block(SOON).lines();
            Leaving leaving = leave("/");
            comeBack(leaving, other.visit(leaving.address())).expectStatus().isForbidden();
            assertThat(trail.verify().block(SOON).lines()).isGreaterThan(lines);
        }
    }

    @Test
    void whoSignsOutIsOutWhileOthersOfTheSamePersonStay() {
        city.employs("goro", "bousai");
        try (var browser = new CityBrowser("goro");
                var other = new CityBrowser("goro")) {
            String session = session(browser, "/");
            String elsewhere = session(other, "/");

            client.post()
                    .uri("/api/auth/logout")
                    .header("Origin", "http://anpi.test")
                    .cookie(SessionCookie.NAME, session)
                    .exchange()
                    .expectStatus()
                    .isNoContent()
                    .expectCookie()
                    .maxAge(SessionCookie.NAME, Duration.ZERO);

            who(session).expectStatus().isUnauthorized();
            expectRole(elsewhere, "DESK");
        }
    }

    @Test
    void anAnswerBelongsToTheBrowserAndTheAttemptThatAskedForItAndWorksOnce() {
        city.employs("jiro", "bousai");
        try (var browser = new CityBrowser("jiro")) {
            Leaving mine = leave("/");
            Leaving others = leave("/");
            String answer = browser.visit(mine.address());

            expectFailed(comeBack(others, answer));
            expectFailed(comeBack(new Leaving("", "forged"), answer));
            expectFailed(comeBack(mine, CALLBACK + "?code=made-up&state=" + mine.state()));
            expectFailed(comeBack(mine, CALLBACK + "?error=access_denied&state=" + mine.state()));
            comeBack(mine, answer).expectStatus().isFound();
            expectFailed(comeBack(mine, answer));

            Leaving late = leave("/");
            String tooLate = browser.visit(late.address());
            registry.bean(SimTime.class).forward("10m");
            CLOCK.forward("10m");
            expectFailed(comeBack(late, tooLate));
        }
    }

    @Test
    void aCodeThatWasGivenForAnotherAttemptIsRefusedByTheCityForItsProofIsNotOurs() {
        city.employs("rokuro", "bousai");
        try (var browser = new CityBrowser("rokuro")) {
            Leaving mine = leave("/");
            Leaving others = leave("/");
            String stolen = UriComponentsBuilder.fromUriString(browser.visit(others.address()))
                    .build()
                    .getQueryParams()
                    .getFirst("code");

            expectFailed(comeBack(mine, CALLBACK + "?code=" + stolen + "&state=" + mine.state()));
        }
    }

    @Test
    void noTokenIsBelievedThatIsForgedForSomebodyElseOldOrOfAnotherAttempt() throws Exception {
        city.employs("saburo", "bousai");
        try (var browser = new CityBrowser("saburo")) {
            session(browser, "/");
            refused(browser, claims -> claims.audience(List.of("somebody-else")));
            refused(browser, claims -> claims.issuer("https://elsewhere.example"));
            refused(browser, claims -> claims.claim("nonce", "of another attempt"));
            refused(browser, claims -> claims.claims(all -> all.remove("nonce")));
            refused(
                    browser,
                    claims -> claims.issuedAt(CLOCK.instant().minus(Duration.ofMinutes(10)))
                            .expiresAt(CLOCK.instant().minus(Duration.ofMinutes(5))));
            city.isImpersonated();
            refused(browser, _ -> {});
            city.isItself();
            session(browser, "/");
        }
    }

    private static void refused(CityBrowser browser, Consumer<JwtClaimsSet.Builder> wrong) {
        city.but(wrong);
        try {
            Leaving leaving = leave("/");
            expectFailed(comeBack(leaving, browser.visit(leaving.address())));
        } finally {
            city.but(_ -> {});
        }
    }

    @Test
    void aNewKeyOfTheCityIsBelievedAtOnce() throws Exception {
        city.employs("shichiro", "bousai");
        try (var browser = new CityBrowser("shichiro")) {
            session(browser, "/");
            city.changesItsKey();
            expectRole(session(browser, "/"), "DESK");
        }
    }

    @Test
    void whileTheCitysSignInIsAwayNobodyIsToldThatTheyAreWrong() {
        city.employs("hachiro", "bousai");
        try (var browser = new CityBrowser("hachiro")) {
            Leaving leaving = leave("/");
            String answer = browser.visit(leaving.address());
            city.away(true);
            try {
                comeBack(leaving, answer)
                        .expectStatus()
                        .isEqualTo(503)
                        .expectHeader()
                        .exists("Retry-After")
                        .expectCookie()
                        .doesNotExist(SessionCookie.NAME);
                comeBack(leaving, CALLBACK + "?error=temporarily_unavailable&state=" + leaving.state())
                        .expectStatus()
                        .isEqualTo(503);
                for (int made = 0; made < 120; made++) {
                    comeBack(leaving, CALLBACK + "?code=made-up-" + made + "&state=" + leaving.state());
                }
            } finally {
                city.away(false);
            }
            comeBack(leaving, CALLBACK + "?error=access_denied&state=" + leaving.state())
                    .expectStatus()
                    .isUnauthorized();
            expectRole(session(browser, "/"), "DESK");
        }
    }

    @Test
    void nobodyIsSentOnToAnotherSite() {
        city.employs("shiro", "bousai");
        try (var browser = new CityBrowser("shiro")) {
            for (String next : List.of("https://evil.example/", "//evil.example/", "/\\evil.example", "board")) {
                Leaving leaving = leave(next);
                comeBack(leaving, browser.visit(leaving.address()))
                        .expectStatus()
                        .isFound()
                        .expectHeader()
                        .valueEquals("Location", "/");
            }
        }
    }

    @Test
    void theSignInPageLearnsThatThereIsAnotherWay() {
        client.get()
                .uri("/api/auth/ways")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.city")
                .isEqualTo("市の共通認証でサインイン");
    }
}
