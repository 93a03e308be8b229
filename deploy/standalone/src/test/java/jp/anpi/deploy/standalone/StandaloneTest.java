package jp.anpi.deploy.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.media.Schema;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import jp.anpi.deploy.standalone.events.ToldOfTheLog;
import jp.anpi.registry.http.access.UnruledRoutes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;
import tools.jackson.databind.JsonNode;

/** The whole house in this process, as the main job starts it. */
class StandaloneTest {

    private static final String PASSWORD = "correct-horse-battery";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path directory;

    private static ConfigurableApplicationContext product;

    @BeforeAll
    static void start() {
        SpringApplication application = Anpi.application();
        product = application.run(
                "--server.port=0",
                "--anpi.data-dir=" + directory.resolve("data"),
                "--anpi.sample=town",
                "--anpi.admin-password=" + PASSWORD);
    }

    @AfterAll
    static void stop() {
        if (product != null) {
            product.close();
        }
    }

    @Test
    void everyRouteOfTheRunningProductHasItsRule() {
        assertThat(UnruledRoutes.in(product)).isEmpty();
    }

    @Test
    void healthIsUpOnTheEmbeddedEngines() {
        assertThat(status("/actuator/health").block()).isEqualTo(HttpStatus.OK);
    }

    @Test
    void figuresAreForThoseWhoRunTheProduct() {
        assertThat(status("/actuator/prometheus").block()).isEqualTo(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void whatTheProductIsMadeOfIsAPageThatTheBuildWrote() {
        String page = client().get()
                .uri("/guide/licences.html")
                .retrieve()
                .bodyToMono(String.class)
                .block(PATIENCE);
        assertThat(page)
                .contains("org.locationtech.jts:jts-core", "Eclipse", "spring-webflux", "/kit/vendor/LICENSES.txt");
        assertThat(page).doesNotContain("jp.anpi", "archunit");
    }

    @Test
    void everyCallIsDocumentedWithALineInBothLanguages() {
        JsonNode document = client().get()
                .uri("/v3/api-docs")
                .retrieve()
                .bodyToMono(JsonNode.class)
                .block(PATIENCE);
        List<String> calls = new ArrayList<>();
        document.get("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, operation) -> {
                    String call = method.toUpperCase(Locale.ROOT) + " " + path;
                    calls.add(call);
                    assertThat(operation.path("summary").asString("")
                                    + operation.path("x-ja").asString(""))
                            .as("%s is told of in CallWords", call)
                            .isNotEmpty();
                }));
        assertThat(calls).containsAll(CallWords.CALLS.keySet());
        assertThat(document.get("x-problem-types").valueStream())
                .extracting(type -> type.get("type").asString())
                .contains("urn:anpi:problem:not-signed-in", "urn:anpi:problem:other-content")
                .doesNotHaveDuplicates();
    }

    @Test
    void theLogIsAsTheEventDocumentSays() {
        String bootstrap =
                product.getBean(EmbeddedEngines.class).kafka().orElseThrow().bootstrapServers();
        var told = new ToldOfTheLog(bootstrap);
        told.topicsAndTheirSettings();

        var desk = client().mutate()
                .defaultHeader("Authorization", "Bearer " + token())
                .build();
        String incident = post(
                        desk,
                        "/api/incidents",
                        Map.of(
                                "kind",
                                "EARTHQUAKE",
                                "mode",
                                "DRILL",
                                "title",
                                "文書の確認",
                                "onsetAt",
                                "2026-11-21T09:00:00+09:00",
                                "area",
                                Map.of("type", "CITY")))
                .get("id")
                .asString();
        Object everyField = example(ReportSchema.schema());
        assertThat(post(desk, "/api/incidents/" + incident + "/reports", everyField)
                        .has("signature"))
                .as("a report with every documented field is taken")
                .isTrue();
        told.recordsOfEveryTopicWithin(PATIENCE);
    }

    @Test
    void aNameWrittenIntoTheRegistryFindsItsPersonInTheNextReportInWords() {
        var desk = client().mutate()
                .defaultHeader("Authorization", "Bearer " + token())
                .build();
        JsonNode person = get(desk, "/api/persons?group=CARE_CONSIDERATION&limit=100")
                .get("items")
                .valueStream()
                .filter(one -> one.has("birthDate") && one.has("address"))
                .findFirst()
                .orElseThrow();
        String id = person.get("id").asString();
        String incident = post(
                        desk,
                        "/api/incidents",
                        Map.of(
                                "kind",
                                "EARTHQUAKE",
                                "mode",
                                "DRILL",
                                "title",
                                "別名の確認",
                                "onsetAt",
                                Instant.now().minus(Duration.ofHours(1)).toString(),
                                "area",
                                Map.of("type", "CITY"),
                                "groups",
                                List.of("CARE_CONSIDERATION")))
                .get("id")
                .asString();
        desk.put()
                .uri("/api/persons/" + id + "/aliases")
                .bodyValue(Map.of(
                        "version",
                        person.get("version").asLong(),
                        "aliases",
                        List.of(Map.of("written", "グエン　ティ　ラン", "kana", "グエン　ティ　ラン"))))
                .retrieve()
                .toBodilessEntity()
                .block(PATIENCE);
        // The registry's word travels by the log: reports that come before it are a person's to link.
        Mono.fromSupplier(() -> {
                    post(desk, "/api/incidents/" + incident + "/reports", inWords(person));
                    return get(desk, "/api/incidents/" + incident + "/checks/" + id);
                })
                .subscribeOn(Schedulers.boundedElastic())
                .onErrorComplete(WebClientResponseException.NotFound.class)
                .filter(check -> check.get("check").get("state").asString().equals("CONFIRMED"))
                .repeatWhenEmpty(tries -> tries.delayElements(Duration.ofMillis(500)))
                .block(PATIENCE);
    }

    private static Map<String, Object> inWords(JsonNode person) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("id", UUID.randomUUID());
        report.put("name", "グエン ティ ラン");
        report.put("birthDate", person.get("birthDate").asString());
        report.put("address", person.get("address").asString());
        report.put("contact", "REACHED");
        report.put("evidence", "DIRECT");
        report.put("condition", "SAFE");
        report.put("source", "WELFARE_VOLUNTEER");
        report.put("observedAt", Instant.now().toString());
        return report;
    }

    private static JsonNode get(WebClient caller, String path) {
        return caller.get().uri(path).retrieve().bodyToMono(JsonNode.class).block(PATIENCE);
    }

    /** Waits until the sample is whole. */
    private static String token() {
        return Mono.defer(() -> client().get()
                        .uri("/actuator/health/readiness")
                        .retrieve()
                        .toBodilessEntity())
                .retryWhen(Retry.fixedDelay(200, Duration.ofMillis(300)))
                .then(Mono.defer(() -> client().post()
                        .uri("/api/auth/login")
                        .bodyValue(Map.of("username", "admin", "password", PASSWORD))
                        .retrieve()
                        .bodyToMono(JsonNode.class)))
                .map(answer -> answer.get("token").asString())
                .block(PATIENCE);
    }

    /** Some value that fits. */
    private static Object example(Schema<?> schema) {
        return switch (schema.getType()) {
            case "object" -> {
                Map<String, Object> object = new LinkedHashMap<>();
                schema.getProperties().forEach((name, property) -> object.put(name, example(property)));
                yield object;
            }
            case "array" -> List.of(example(schema.getItems()));
            case "integer", "number" -> 35;
            case "string" ->
                schema.getEnum() != null
                        ? schema.getEnum().getFirst()
                        : switch (Objects.requireNonNullElse(schema.getFormat(), "")) {
                            case "uuid" -> UUID.randomUUID();
                            case "date" -> "1940-01-01";
                            case "date-time" -> "2026-11-21T09:10:00+09:00";
                            default -> "見本 太郎";
                        };
            default -> throw new IllegalArgumentException(schema.getType());
        };
    }

    private static JsonNode post(WebClient caller, String path, Object body) {
        return caller.post()
                .uri(path)
                .bodyValue(body)
                .retrieve()
                .bodyToMono(JsonNode.class)
                .block(PATIENCE);
    }

    private static Mono<HttpStatusCode> status(String path) {
        return client().get()
                .uri(path)
                .exchangeToMono(response -> response.releaseBody().thenReturn(response.statusCode()));
    }

    private static WebClient client() {
        String port = product.getEnvironment().getRequiredProperty("local.server.port");
        return WebClient.builder()
                .baseUrl("http://127.0.0.1:" + port)
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4 * 1024 * 1024))
                .build();
    }
}
