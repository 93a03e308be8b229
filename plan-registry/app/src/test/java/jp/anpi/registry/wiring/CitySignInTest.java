package jp.anpi.registry.wiring;

import static jp.anpi.registry.wiring.RunningRegistry.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import jp.anpi.deploy.embedded.store.EmbeddedStore;
import jp.anpi.deploy.embedded.store.StoreSettings;
import jp.anpi.registry.http.access.SessionCookie;
import jp.anpi.registry.testkit.SimTime;
import jp.anpi.registry.testkit.TestEngines;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

/** People at the city sign in with the city's own accounts, and have the role that it says. */
class CitySignInTest {

    private static final String COOKIE = "anpi_oidc";
    private static final SimTime CLOCK = SimTime.at("2026-11-21T09:00:00+09:00");

    @TempDir
    static Path data;

    private static CitySignIn city;
    private static EmbeddedStore store;
    private static RunningRegistry registry;
    private static WebTestClient client;

    @BeforeAll
    static void start() throws JOSEException {
        city = new CitySignIn(CLOCK);
        store = EmbeddedStore.open(data.resolve("store"), StoreSettings.defaults());
        registry = new RunningRegistry(
                        store.uri(),
                        TestEngines.freshPrefix(),
                        data,
                        "anpi.admin-password=" + PASSWORD,
                        "anpi.sample=none",
                        "anpi.oidc.issuer=" + city.issuer(),
                        "anpi.oidc.client-id=" + CitySignIn.CLIENT,
                        "anpi.oidc.client-secret=" + CitySignIn.SECRET,
                        "anpi.oidc.address=https://anpi.city.example/",
                        "anpi.oidc.roles.DESK=bousai,kiki",
                        "anpi.oidc.roles.AUDITOR=kansa")
                .up();
        client = registry.client();
    }

    @AfterAll
    static void stop() {
        registry.close();
        store.close();
        city.close();
    }

    private static void signsIn(String subject, String... groups) {
        city.is(Map.of("sub", subject, "name", "市 花子", "groups", List.of(groups)));
    }

    /** A browser on its way to the city's sign-in. */
    private record Leaving(String address, String cookie) {}

    private static Leaving leave(String next) {
        EntityExchangeResult<Void> answer = client.get()
                .uri(address -> address.path("/api/auth/oidc/login")
                        .queryParam("next", next)
                        .build())
                .exchange()
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

    private static WebTestClient.ResponseSpec comeBack(Leaving leaving, String address) {
        URI back = URI.create(address);
        assertThat(address).startsWith("https://anpi.city.example/api/auth/oidc/callback?");
        return client.get()
                .uri(URI.create("http://anpi.test" + back.getRawPath() + "?" + back.getRawQuery()))
                .cookie(COOKIE, leaving.cookie())
                .exchange();
    }

    private static String session(String next) {
        Leaving leaving = leave(next);
        return comeBack(leaving, city.visit(leaving.address()))
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

    private static WebTestClient.BodyContentSpec me(String session) {
        return client.get()
                .uri("/api/auth/me")
                .cookie(SessionCookie.NAME, session)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }

    @Test
    void whoSignsInAtTheCityIsInAndHasTheRoleItSays() {
        signsIn("hanako", "zeimu", "bousai");
        String session = session("/board/");
        me(session)
                .jsonPath("$.role")
                .isEqualTo("DESK")
                .jsonPath("$.displayName")
                .isEqualTo("市 花子");

        signsIn("hanako", "kansa");
        String later = session("/board/");

        me(later).jsonPath("$.role").isEqualTo("AUDITOR");
        me(session).jsonPath("$.role").isEqualTo("AUDITOR");
    }

    @Test
    void whoHasNoRoleHereIsToldSo() {
        signsIn("taro", "zeimu");
        Leaving leaving = leave("/");
        comeBack(leaving, city.visit(leaving.address()))
                .expectStatus()
                .isForbidden()
                .expectCookie()
                .doesNotExist(SessionCookie.NAME);
    }

    @Test
    void anAnswerBelongsToTheBrowserAndTheAttemptThatAskedForItAndWorksOnce() {
        signsIn("jiro", "bousai");
        Leaving mine = leave("/");
        Leaving others = leave("/");
        String answer = city.visit(mine.address());

        comeBack(others, answer).expectStatus().isUnauthorized();
        comeBack(new Leaving("", "forged"), answer).expectStatus().isUnauthorized();
        comeBack(mine, answer).expectStatus().isFound();
        comeBack(mine, answer).expectStatus().isUnauthorized();

        Leaving late = leave("/");
        String tooLate = city.visit(late.address());
        registry.bean(SimTime.class).forward("10m");
        CLOCK.forward("10m");
        comeBack(late, tooLate).expectStatus().isUnauthorized();
    }

    @Test
    void noTokenIsBelievedThatIsForgedForSomebodyElseOldOrOfAnotherAttempt() {
        refused(() -> city.signedByAStranger());
        refused(() -> city.but(claims -> claims.audience("somebody-else")));
        refused(() -> city.but(claims -> claims.issuer("https://elsewhere.example")));
        refused(() -> city.but(claims -> claims.claim("nonce", "of another attempt")));
        refused(() -> city.but(
                claims -> claims.expirationTime(Date.from(CLOCK.instant().minus(Duration.ofMinutes(5))))));
    }

    private static void refused(Runnable wrong) {
        signsIn("saburo", "bousai");
        wrong.run();
        Leaving leaving = leave("/");
        comeBack(leaving, city.visit(leaving.address()))
                .expectStatus()
                .isUnauthorized()
                .expectCookie()
                .doesNotExist(SessionCookie.NAME);
    }

    @Test
    void nobodyIsSentOnToAnotherSite() {
        for (String next : List.of("https://evil.example/", "//evil.example/", "/\\evil.example", "board")) {
            signsIn("shiro", "bousai");
            Leaving leaving = leave(next);
            comeBack(leaving, city.visit(leaving.address()))
                    .expectStatus()
                    .isFound()
                    .expectHeader()
                    .valueEquals("Location", "/");
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
