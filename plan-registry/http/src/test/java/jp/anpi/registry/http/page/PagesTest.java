package jp.anpi.registry.http.page;

import static jp.anpi.registry.http.access.RouteRule.open;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import jp.anpi.registry.http.RunningRoutes;
import jp.anpi.registry.http.access.RouteRules;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class PagesTest {

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
    void aFolderAnswersItsIndexAndItsNameLeadsThere() {
        client.get()
                .uri("/board/")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith("text/html")
                .expectBody(String.class)
                .value(html -> assertThat(html).contains("<title>board</title>"));
        client.get()
                .uri("/board?incident=1")
                .exchange()
                .expectStatus()
                .isPermanentRedirect()
                .expectHeader()
                .valueEquals("Location", "/board/?incident=1");
        client.get()
                .uri("/")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(html -> assertThat(html).contains("<title>start</title>"));
    }

    @Test
    void anUnchangedFileIsNotSentAgain() {
        var answer = client.get()
                .uri("/board/board.js")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Cache-Control", "no-cache")
                .expectBody()
                .returnResult();
        String tag = answer.getResponseHeaders().getETag();
        assertThat(tag).startsWith("\"");
        client.get()
                .uri("/board/board.js")
                .header("If-None-Match", tag)
                .exchange()
                .expectStatus()
                .isNotModified();
    }

    @Test
    void aFileGoesPackedToThoseWhoTakeItSoAndHasATagOfItsOwn() throws Exception {
        var plain = client.get().uri("/board/board.js").exchange().expectBody().returnResult();
        var packed = client.get()
                .uri("/board/board.js")
                .header("Accept-Encoding", "br, gzip;q=0.8")
                .exchange()
                .expectHeader()
                .valueEquals("Content-Encoding", "gzip")
                .expectHeader()
                .contentTypeCompatibleWith("text/javascript")
                .expectBody()
                .returnResult();
        byte[] bytes = Objects.requireNonNull(packed.getResponseBody());
        assertThat(new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes())
                .isEqualTo(plain.getResponseBody());
        assertThat(packed.getResponseHeaders().getVary()).contains("Accept-Encoding");
        String tag = packed.getResponseHeaders().getETag();
        assertThat(tag)
                .endsWith("-gzip\"")
                .isNotEqualTo(plain.getResponseHeaders().getETag());
        client.get()
                .uri("/board/board.js")
                .header("Accept-Encoding", "gzip")
                .header("If-None-Match", tag)
                .exchange()
                .expectStatus()
                .isNotModified();
        client.get()
                .uri("/board/board.js")
                .header("Accept-Encoding", "gzip;q=0")
                .exchange()
                .expectHeader()
                .doesNotExist("Content-Encoding");
    }

    @Test
    void whatIsSaidInPlaceOfAPartOfAPageCarriesThePolicyToo() {
        client.get()
                .uri("/board/board.js")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .doesNotExist("Content-Security-Policy");
        client.get()
                .uri("/board/none.js")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .valueEquals("Content-Security-Policy", SecurityHeaders.POLICY);
    }

    @Test
    void aScriptIsServedWithoutItsComments() {
        client.get()
                .uri("/board/board.js")
                .exchange()
                .expectBody(String.class)
                .isEqualTo("\nexport const answer = 42;\n");
    }

    @Test
    void everyAnswerCarriesTheStrictPolicyAndTheApiIsNotKept() {
        client.get()
                .uri("/board/")
                .exchange()
                .expectHeader()
                .valueEquals("Content-Security-Policy", SecurityHeaders.POLICY)
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff");
        client.get()
                .uri("/api/thing")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Cache-Control", "no-store");
        client.get()
                .uri("/api/unknown")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .valueEquals("Content-Security-Policy", SecurityHeaders.POLICY);
    }

    @Test
    void nothingOutsideTheFoldersIsServed() {
        client.get().uri("/board/../start/index.html").exchange().expectStatus().isNotFound();
        client.get()
                .uri("/board/%2e%2e/%2e%2e/logback.xml")
                .exchange()
                .expectStatus()
                .isNotFound();
        client.get().uri("/static/board/index.html").exchange().expectStatus().isNotFound();
        client.get().uri("/board/none.js").exchange().expectStatus().isNotFound();
    }

    @Configuration(proxyBeanMethods = false)
    static class Service {
        @Bean
        RouteRules rules() {
            return RouteRules.of(open("GET /api/thing"));
        }

        @Bean
        Pages start() {
            return new Pages("/", "classpath:/static/start/");
        }

        @Bean
        Pages board() {
            return Pages.under("board");
        }

        @Bean
        ThingRoutes things() {
            return new ThingRoutes();
        }
    }

    @RestController
    static class ThingRoutes {
        @GetMapping("/api/thing")
        String thing() {
            return "thing";
        }
    }
}
