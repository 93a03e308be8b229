package jp.anpi.registry.http.problem;

import static jp.anpi.registry.http.access.RouteRule.open;
import static jp.anpi.registry.http.access.RouteRule.signedIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.http.RunningRoutes;
import jp.anpi.registry.http.access.RouteRules;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

class ProblemHandlerTest {

    /** What Chromium sends when somebody opens an address. */
    private static final String BROWSER =
            "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";

    private static RunningRoutes routes;
    private static WebTestClient client;

    @BeforeAll
    static void start() {
        routes = new RunningRoutes(Service.class);
        client = routes.client();
    }

    @AfterAll
    static void stop() {
        routes.close();
    }

    @Test
    void refusalsAreJapaneseUnlessTheCallerPrefersEnglish() {
        client.get()
                .uri("/busy")
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .valueEquals("Content-Language", "ja")
                .expectHeader()
                .valueEquals("Retry-After", "2")
                .expectBody()
                .jsonPath("$.title")
                .isEqualTo("一時的に利用できません");
        client.get()
                .uri("/busy")
                .header("Accept-Language", "fr, en-GB;q=0.8, ja;q=0.5")
                .exchange()
                .expectHeader()
                .valueEquals("Content-Language", "en")
                .expectBody()
                .jsonPath("$.title")
                .isEqualTo("Temporarily unavailable")
                .jsonPath("$.status")
                .isEqualTo(503)
                .jsonPath("$.errors")
                .doesNotExist();
        client.get()
                .uri("/busy")
                .header("Accept-Language", "%%%")
                .exchange()
                .expectHeader()
                .valueEquals("Content-Language", "ja");
    }

    @Test
    void brokenJsonIsToldByLineAndColumn() {
        post("{\"group\": \"GENERAL\",\n \"count\": }")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:anpi:problem:unreadable")
                .jsonPath("$.errors[0].message")
                .value(m -> assertThat((String) m).contains("2 行"));
    }

    @Test
    void anUnknownNameIsToldByItsFieldWithTheNamesThatExist() {
        post("{\"inner\": [{\"group\": \"NOBODY\"}], \"count\": 1}")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("inner[0].group")
                .jsonPath("$.errors[0].message")
                .value(m -> assertThat((String) m).contains("PUSH_SUPPORT").doesNotContain("NOBODY"));
    }

    @Test
    void aValueOfAnotherFormIsToldWhatToSendInWordsOfJson() {
        Map.of(
                        "{\"at\": \"now\"}", "2026-11-20T09:30:00+09:00",
                        "{\"day\": \"20/11\"}", "2026-11-20",
                        "{\"of\": \"me\"}", "UUID",
                        "{\"count\": \"many\"}", "数")
                .forEach((json, told) -> post(json)
                        .expectStatus()
                        .isBadRequest()
                        .expectBody()
                        .jsonPath("$.errors[0].message")
                        .value(m -> assertThat((String) m).contains(told).doesNotContain("Date", "int", "java")));
    }

    @Test
    void aMissingBodyAWrongTypeAndAnOversizedBodyAreToldApart() {
        client.post()
                .uri("/things")
                .contentType(MediaType.APPLICATION_JSON)
                .exchange()
                .expectStatus()
                .isBadRequest();
        client.post()
                .uri("/things")
                .contentType(MediaType.TEXT_PLAIN)
                .bodyValue("x")
                .exchange()
                .expectStatus()
                .isEqualTo(415)
                .expectBody()
                .jsonPath("$.detail")
                .value(d -> assertThat((String) d).contains("application/json"));
        post("{\"text\": \"" + "x".repeat(300_000) + "\"}")
                .expectStatus()
                .isEqualTo(413)
                .expectBody()
                .jsonPath("$.detail")
                .value(d -> assertThat((String) d).contains("256 KB"));
    }

    @Test
    void aPathThatIsNoIdIsToldByItsName() {
        client.get()
                .uri("/things/x")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("number");
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void ourOwnFaultShowsANumberOnlyAndTheLogSaysWhereItIsAndQuotesNothing(CapturedOutput output) {
        var body = client.get()
                .uri("/broken")
                .exchange()
                .expectStatus()
                .isEqualTo(500)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(body).doesNotContain("inside", "IllegalState").contains("urn:anpi:problem:internal");
        var trace = Pattern.compile("[0-9a-f]{12}").matcher(body);
        assertThat(trace.find()).isTrue();
        assertThat(output.getOut())
                .contains(trace.group(), "IllegalStateException at ProblemHandlerTest")
                .doesNotContain("what is inside");
    }

    @Test
    void aBrowserThatOpensAnAddressIsLedToTheSignInAndBack() {
        client.get()
                .uri("/mine?cursor=a+b&incident=1")
                .header("Accept", BROWSER)
                .exchange()
                .expectStatus()
                .isEqualTo(303)
                .expectHeader()
                .valueEquals("Location", "/?next=%2Fmine%3Fcursor%3Da%2Bb%26incident%3D1")
                .expectHeader()
                .valueEquals("Cache-Control", "no-store");
    }

    @Test
    void aScriptIsToldThatItIsNotSignedIn() {
        for (String accept : List.of("*/*", "application/json", "text/event-stream", "%%%")) {
            client.get()
                    .uri("/mine")
                    .header("Accept", accept)
                    .exchange()
                    .expectStatus()
                    .isUnauthorized()
                    .expectHeader()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        }
        client.get()
                .uri("/api/mine")
                .header("Accept", BROWSER)
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void whatIsRefusedToABrowserIsAPageInItsLanguage() {
        client.get()
                .uri("/nowhere")
                .header("Accept", BROWSER)
                .header("Accept-Language", "en")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .valueEquals("Content-Language", "en")
                .expectHeader()
                .contentType("text/html;charset=UTF-8")
                .expectBody(String.class)
                .value(page -> assertThat(page)
                        .contains("<html lang=\"en\">", "<h1>Not found</h1>", "Check the address.")
                        .doesNotContain("<script", "style="));
    }

    private static WebTestClient.ResponseSpec post(String json) {
        return client.post()
                .uri("/things")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(json)
                .exchange();
    }

    record Inner(PriorityGroup group) {}

    record Thing(List<Inner> inner, int count, String text, OffsetDateTime at, LocalDate day, UUID of) {}

    @Configuration(proxyBeanMethods = false)
    static class Service {
        @Bean
        RouteRules rules() {
            return RouteRules.of(
                    open("GET /busy"),
                    open("GET /broken"),
                    open("POST /things"),
                    open("GET /things/{number}"),
                    signedIn("GET /mine"),
                    signedIn("GET /api/mine"));
        }

        @Bean
        ThingRoutes routes() {
            return new ThingRoutes();
        }
    }

    @RestController
    static class ThingRoutes {
        @GetMapping("/busy")
        Mono<String> busy() {
            return Mono.error(Problem.unavailable(Duration.ofMillis(1_500)).refused());
        }

        @GetMapping("/broken")
        Mono<String> broken() {
            return Mono.error(new IllegalStateException("what is inside"));
        }

        @GetMapping({"/mine", "/api/mine"})
        String mine() {
            return "mine";
        }

        @PostMapping(path = "/things", consumes = "application/json")
        Mono<String> post(@RequestBody Mono<Thing> thing) {
            return thing.map(Thing::toString);
        }

        @GetMapping("/things/{number}")
        String get(@PathVariable int number) {
            return "" + number;
        }
    }
}
