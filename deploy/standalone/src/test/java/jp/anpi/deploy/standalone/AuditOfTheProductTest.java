package jp.anpi.deploy.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.http.access.SignedIn;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import tools.jackson.databind.JsonNode;

/** Who saw whom, asked of the product itself. */
class AuditOfTheProductTest {

    private final RunningProduct product = RunningProduct.get();
    private final WebClient admin = product.as("admin");

    @Test
    void pitfall41WhoeverIsShownOrTakesAwayAPersonIsFoundAfterwards() {
        WebClient desk = product.as("desk");
        JsonNode person = RunningProduct.get(desk, "/api/persons?group=PUSH_SUPPORT&limit=1")
                .get("items")
                .get(0);
        String id = person.get("id").asString();
        desk.get().uri("/api/persons/" + id).retrieve().toBodilessEntity().block(RunningProduct.PATIENCE);
        Mono.defer(() -> desk.post()
                        .uri("/api/persons/search")
                        .bodyValue(Map.of("text", person.get("name").asString()))
                        .retrieve()
                        .toBodilessEntity())
                .retryWhen(Retry.fixedDelay(100, Duration.ofMillis(200)))
                .block(RunningProduct.PATIENCE);
        String incident = RunningProduct.drill(desk);
        RunningProduct.get(desk, "/api/incidents/" + incident + "/checks?group=PUSH_SUPPORT&limit=1000");
        RunningProduct.get(desk, "/api/incidents/" + incident + "/checks/" + id);
        byte[] archive = desk.get()
                .uri("/api/incidents/" + incident + "/export")
                .retrieve()
                .bodyToMono(byte[].class)
                .block(RunningProduct.PATIENCE);
        assertThat(archive).isNotEmpty();

        soon(() -> assertThat(routes("registry", id))
                .contains("VIEW GET /api/persons", "VIEW GET /api/persons/{id}", "VIEW POST /api/persons/search"));
        soon(() -> assertThat(routes("safety", id))
                .contains(
                        "VIEW GET /api/incidents/{incident}/checks",
                        "VIEW GET /api/incidents/{incident}/checks/{person}",
                        "EXPORT GET /api/incidents/{incident}/export"));
        assertThat(lines("registry", id))
                .filteredOn(line -> line.get("details").get("route").asString().startsWith("GET /api/persons"))
                .hasSize(2)
                .allSatisfy(
                        line -> assertThat(line.get("details").get("username").asString())
                                .isEqualTo("desk"));
    }

    @Test
    void pitfall14WhereSomebodyUnderProtectionIsStaysOutOfTheOrdinaryDesksArchive() {
        Callers.signIn(product.context().getBean(SignedIn.class), MemberId.random(), new OfficeId(UUID.randomUUID()));
        WebClient restricted = product.client()
                .mutate()
                .defaultHeader("Authorization", "Bearer table-RESTRICTED_DESK")
                .build();
        WebClient desk = product.as("desk");
        String hidden = RunningProduct.get(admin, "/api/persons?limit=1000")
                .get("items")
                .valueStream()
                .filter(person -> person.get("addressProtected").asBoolean())
                .map(person -> person.get("id").asString())
                .findFirst()
                .orElseThrow();
        String incident = RunningProduct.drill(desk);
        RunningProduct.post(
                restricted,
                "/api/incidents/" + incident + "/reports",
                Map.of(
                        "id", UUID.randomUUID().toString(),
                        "personId", hidden,
                        "contact", "REACHED",
                        "evidence", "DIRECT",
                        "condition", "SAFE",
                        "place", Map.of("kind", "RELATIVES", "detail", "伯母の家の離れ"),
                        "needs", List.of(),
                        "source", "DESK",
                        "observedAt", "2026-11-21T09:30:00+09:00"));

        long end = System.nanoTime() + RunningProduct.PATIENCE.toNanos();
        while (!archive(restricted, incident).contains("伯母の家の離れ")) {
            assertThat(System.nanoTime())
                    .as("the report is in the archive in time")
                    .isLessThan(end);
        }
        assertThat(archive(desk, incident)).contains(hidden).doesNotContain("伯母の家の離れ");
    }

    /** Every file of it, one after the other. */
    private static String archive(WebClient as, String incident) {
        byte[] packed = as.get()
                .uri("/api/incidents/" + incident + "/export")
                .retrieve()
                .bodyToMono(byte[].class)
                .block(RunningProduct.PATIENCE);
        var text = new StringBuilder();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(Objects.requireNonNull(packed)))) {
            while (zip.getNextEntry() != null) {
                text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
        return text.toString();
    }

    @Test
    void signingInAndBeingRefusedAreInTheTrail() {
        JsonNode me = RunningProduct.post(
                product.client(),
                "/api/auth/login",
                Map.of("username", "care-001", "password", RunningProduct.PASSWORD));
        WebClient care = product.client()
                .mutate()
                .defaultHeader("Authorization", "Bearer " + me.get("token").asString())
                .build();
        assertThat(care.get()
                        .uri("/api/persons")
                        .exchangeToMono(answer -> answer.releaseBody()
                                .thenReturn(answer.statusCode().value()))
                        .block(RunningProduct.PATIENCE))
                .isEqualTo(403);

        soon(() -> assertThat(RunningProduct.get(admin, "/api/audit/registry/accounts/care-001")
                        .toString())
                .contains("\"SIGN_IN\"", "\"REFUSED\"", "GET /api/persons"));
    }

    @Test
    void anAnswerWithoutAWordIsInTheTrailLikeAnyOther() {
        product.as("visit-002")
                .post()
                .uri("/api/auth/logout")
                .retrieve()
                .toBodilessEntity()
                .block(RunningProduct.PATIENCE);

        soon(() -> assertThat(linesBy("registry", "visit-002"))
                .filteredOn(
                        line -> line.path("details").path("route").asString("").equals("POST /api/auth/logout"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.get("act").asString()).isEqualTo("CHANGE");
                    assertThat(line.get("details").get("status").asInt()).isEqualTo(204);
                }));
    }

    @Test
    void whoeverAsksTooOftenFillsNoTrail() {
        WebClient eager = product.as("care-004");
        List<Integer> answers = Flux.range(0, RunningProduct.SESSION_BURST * 4)
                .flatMap(
                        _ -> eager.get()
                                .uri("/api/devices")
                                .exchangeToMono(answer -> answer.releaseBody()
                                        .thenReturn(answer.statusCode().value())),
                        16)
                .collectList()
                .block(RunningProduct.PATIENCE);

        assertThat(answers).contains(200, 429);
        soon(() -> assertThat(linesBy("registry", "care-004"))
                .extracting(line -> line.get("act").asString() + " "
                        + line.path("details").path("route").asString(""))
                .contains("VIEW GET /api/devices")
                .noneMatch(line -> line.startsWith("REFUSED")));
    }

    @Test
    void aReportIsItsOwnRecordAndNoLineOfTheTrailWhicheverWayItIsTaken() {
        WebClient desk = product.as("desk");
        String incident = RunningProduct.drill(desk);
        String person = RunningProduct.get(desk, "/api/incidents/" + incident + "/checks?limit=1")
                .get("items")
                .get(0)
                .get("personId")
                .asString();

        for (MediaType wanted : List.of(MediaType.ALL, new MediaType("application", "*+json"))) {
            desk.post()
                    .uri("/api/incidents/" + incident + "/reports")
                    .accept(wanted)
                    .bodyValue(safe(person))
                    .retrieve()
                    .toBodilessEntity()
                    .block(RunningProduct.PATIENCE);
        }

        soon(() -> assertThat(RunningProduct.get(admin, "/api/audit/safety/accounts/desk?limit=1000")
                        .toString())
                .contains("GET /api/incidents/{incident}/checks")
                .doesNotContain("/reports"));
    }

    private static Map<String, Object> safe(String person) {
        return Map.of(
                "id", UUID.randomUUID().toString(),
                "personId", person,
                "contact", "REACHED",
                "evidence", "DIRECT",
                "condition", "SAFE",
                "place", Map.of("kind", "HOME"),
                "needs", List.of(),
                "source", "DESK",
                "observedAt", "2026-11-21T09:30:00+09:00");
    }

    @Test
    void theTrailsOfTheProductAreSoundAndTheCommandSaysSo() {
        var out = new ByteArrayOutputStream();
        int status = new AuditCommand(
                        Map.of("ANPI_USER", "admin", "ANPI_PASSWORD", RunningProduct.PASSWORD),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        System.err)
                .run(List.of("verify", "--url", product.url()));

        assertThat(status).isEqualTo(AuditCommand.SOUND);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("registry", "safety", "notifier", " sound ");
    }

    @Test
    void theTrailIsForOverseersOnlyAndReadingItIsRecordedToo() {
        assertThat(product.as("desk")
                        .get()
                        .uri("/api/audit")
                        .exchangeToMono(answer -> answer.releaseBody()
                                .thenReturn(answer.statusCode().value()))
                        .block(RunningProduct.PATIENCE))
                .isEqualTo(403);
        String id = "00000000-0000-4000-8000-00000000000a";
        lines("registry", id);

        soon(() -> assertThat(routes("registry", id)).containsExactly("VIEW GET /api/audit/{chain}/persons/{person}"));
    }

    /** While the store is slow, the line of an answer comes after it. */
    private static void soon(Runnable claim) {
        long end = System.nanoTime() + RunningProduct.PATIENCE.toNanos();
        while (true) {
            try {
                claim.run();
                return;
            } catch (AssertionError notYet) {
                if (System.nanoTime() > end) {
                    throw notYet;
                }
                LockSupport.parkNanos(200_000_000);
            }
        }
    }

    private List<JsonNode> lines(String chain, String person) {
        return Stream.of(RunningProduct.get(admin, "/api/audit/" + chain + "/persons/" + person + "?limit=1000"))
                .flatMap(page -> page.get("items").valueStream())
                .toList();
    }

    private List<JsonNode> linesBy(String chain, String username) {
        return Stream.of(RunningProduct.get(admin, "/api/audit/" + chain + "/accounts/" + username + "?limit=1000"))
                .flatMap(page -> page.get("items").valueStream())
                .toList();
    }

    private List<String> routes(String chain, String person) {
        return lines(chain, person).stream()
                .map(line -> line.get("act").asString() + " "
                        + line.path("details").path("route").asString(""))
                .toList();
    }
}
