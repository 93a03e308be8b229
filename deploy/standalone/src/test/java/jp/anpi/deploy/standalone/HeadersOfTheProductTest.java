package jp.anpi.deploy.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/** What browsers are told, and what is refused before anything is read; asked of the product itself. */
class HeadersOfTheProductTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final RunningProduct product = RunningProduct.get();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/board/",
                "/phone/",
                "/audit/",
                "/phone/worker.js",
                "/kit/none.js",
                "/api/auth/me",
                "/api/nothing",
                "/v3/api-docs",
                "/actuator/health",
                "/nothing/at/all"
            })
    void everyAnswerTellsBrowsersToTrustOurOwnFilesOnly(String path) {
        HttpResponse<String> answer = get(path, Map.of());

        String policy = header(answer, "Content-Security-Policy").orElse("");
        assertThat(Arrays.stream(policy.split(";")).map(String::strip))
                .contains("default-src 'self'", "script-src 'self'", "object-src 'none'", "base-uri 'none'")
                .contains("frame-ancestors 'none'", "form-action 'self'", "style-src 'self'")
                .noneMatch(directive -> directive.contains("unsafe") || directive.contains("*"));
        assertThat(header(answer, "X-Content-Type-Options")).contains("nosniff");
        assertThat(header(answer, "Referrer-Policy")).contains("no-referrer");
        assertThat(header(answer, "Cross-Origin-Opener-Policy")).contains("same-origin");
        assertThat(header(answer, "Cross-Origin-Resource-Policy")).contains("same-origin");
        assertThat(header(answer, "Strict-Transport-Security"))
                .as("over http a browser must ignore it")
                .isEmpty();
        assertThat(header(answer, "Server")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/kit/kit.css", "/kit/api.js", "/kit/vendor/preact-all.js"})
    void aPartOfAPageSaysWhatItIsAndLeavesThePolicyToThePage(String path) {
        HttpResponse<String> answer = get(path, Map.of());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "X-Content-Type-Options")).contains("nosniff");
        assertThat(header(answer, "Cross-Origin-Resource-Policy")).contains("same-origin");
        assertThat(answer.headers().map().keySet())
                .doesNotContain("content-security-policy", "permissions-policy", "cross-origin-opener-policy");
        assertThat(header(
                        get(path, Map.of("If-None-Match", header(answer, "ETag").orElseThrow())), "Permissions-Policy"))
                .as("nor when it has not changed")
                .isEmpty();
    }

    @Test
    void nothingAboutPeopleIsCached() {
        String token = product.token("desk");
        String incident = RunningProduct.drill(product.as("desk"));
        for (String path : List.of(
                "/api/auth/me",
                "/api/persons?limit=2",
                "/api/incidents",
                "/api/incidents/" + incident + "/checks?limit=2",
                "/api/incidents/" + incident + "/board",
                "/api/incidents/" + incident + "/export",
                "/api/notices",
                "/api/audit",
                "/sandbox")) {
            HttpResponse<String> answer = get(path, Map.of("Authorization", "Bearer " + token));
            assertThat(header(answer, "Cache-Control"))
                    .as(path)
                    .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        }
    }

    @Test
    void answersSayWhatTheyAre() {
        assertThat(header(get("/", Map.of()), "Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(header(get("/api/auth/me", Map.of()), "Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(header(get("/kit/api.js", Map.of()), "Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).contains("javascript"));
    }

    @Test
    void theSessionsCookieIsOutOfReachForScriptsAndForeignPages() {
        String cookie = signIn();

        assertThat(cookie).contains("HTTPOnly", "SameSite=Lax", "Path=/").doesNotContain("Domain");
    }

    @Test
    void aForeignPageChangesNothingWithSomebodysCookie() {
        String cookie = signIn().split(";", 2)[0];
        var own = post("/api/auth/logout", "", Map.of("Cookie", cookie, "Origin", "https://evil.example"));
        var crossSite = post("/api/auth/logout", "", Map.of("Cookie", cookie, "Sec-Fetch-Site", "cross-site"));
        var sibling = post("/api/auth/logout", "", Map.of("Cookie", cookie, "Sec-Fetch-Site", "same-site"));
        var unsaid = post("/api/auth/logout", "", Map.of("Cookie", cookie));

        assertThat(List.of(own, crossSite, sibling, unsaid))
                .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(403));
        assertThat(get("/api/auth/me", Map.of("Cookie", cookie)).statusCode())
                .as("the session is untouched")
                .isEqualTo(200);
        assertThat(post("/api/auth/logout", "", Map.of("Cookie", cookie, "Sec-Fetch-Site", "same-origin"))
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void noOtherOriginIsEverAllowed() {
        for (String path : List.of("/api/auth/me", "/api/persons", "/kit/api.js", "/v3/api-docs")) {
            var answer = get(path, Map.of("Origin", "https://evil.example"));
            assertThat(answer.headers().map().keySet())
                    .as(path)
                    .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"));
        }
    }

    @Test
    void foldersAreNotListedAndTraceIsNotAnswered() {
        assertThat(get("/kit/vendor/", Map.of()).statusCode()).isEqualTo(404);
        assertThat(get("/board/../../application.yaml", Map.of()).statusCode()).isIn(400, 404);
        assertThat(send(request("/api/auth/me", Map.of()).method("TRACE", HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isIn(404, 405);
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedEverywhere() {
        String token = product.token("desk");
        String incident = RunningProduct.drill(product.as("desk"));
        String large = "{\"x\":\"" + "あ".repeat(4_000_000) + "\"}";
        try (var log = Logged.listen()) {
            for (String path : List.of(
                    "/api/auth/login",
                    "/api/incidents",
                    "/api/incidents/" + incident + "/reports",
                    "/api/receipts/verify")) {
                var answer = post(path, large, Map.of("Authorization", "Bearer " + token));
                assertThat(answer.statusCode()).as(path).isEqualTo(413);
                assertThat(header(answer, "Content-Type")).contains("application/problem+json");
            }
            assertThat(log.lines())
                    .as("pieces let go twice")
                    .noneMatch(line -> line.contains("IllegalReferenceCountException"));
        }
    }

    @Test
    void whoeverAsksTooOftenIsToldToWaitAndNobodyElse() {
        String eager = product.token("care-002");
        String calm = product.token("care-003");
        Map<String, String> as = Map.of("Authorization", "Bearer " + eager);
        // One after the other would be slow enough on a busy machine.
        Optional<HttpResponse<String>> refused = Flux.range(0, RunningProduct.SESSION_BURST * 4)
                .flatMap(
                        _ -> Mono.fromCallable(() -> get("/api/auth/me", as)).subscribeOn(Schedulers.boundedElastic()),
                        8)
                .filter(answer -> answer.statusCode() == 429)
                .next()
                .blockOptional(RunningProduct.PATIENCE);

        assertThat(refused).isPresent();
        assertThat(header(refused.orElseThrow(), "Retry-After")).isPresent();
        assertThat(get("/api/auth/me", Map.of("Authorization", "Bearer " + calm))
                        .statusCode())
                .isEqualTo(200);
    }

    private String signIn() {
        var answer = post(
                "/api/auth/login",
                JSON.writeValueAsString(Map.of("username", "desk", "password", RunningProduct.PASSWORD)),
                Map.of());
        return header(answer, "Set-Cookie").orElseThrow();
    }

    private HttpResponse<String> get(String path, Map<String, String> headers) {
        return send(request(path, headers).GET());
    }

    private HttpResponse<String> post(String path, String body, Map<String, String> headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(product.url() + path)).timeout(RunningProduct.PATIENCE);
        headers.forEach(request::setHeader);
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(request.build().uri().getPath() + " was not answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static Optional<String> header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name);
    }
}
