package jp.anpi.deploy.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.client.WebClient;
import tools.jackson.databind.JsonNode;

/** Who saw whom, asked of the product itself. */
class AuditOfTheProductTest {

    private final RunningProduct product = RunningProduct.get();
    private final WebClient admin = product.as("admin");

    @Test
    void whoeverIsShownAPersonInAnyWayIsFoundAfterwards() {
        WebClient desk = product.as("desk");
        JsonNode person = RunningProduct.get(desk, "/api/persons?group=PUSH_SUPPORT&limit=1")
                .get("items")
                .get(0);
        String id = person.get("id").asString();
        desk.get().uri("/api/persons/" + id).retrieve().toBodilessEntity().block(RunningProduct.PATIENCE);
        String incident = RunningProduct.drill(desk);
        RunningProduct.get(desk, "/api/incidents/" + incident + "/checks?group=PUSH_SUPPORT&limit=1000");
        RunningProduct.get(desk, "/api/incidents/" + incident + "/checks/" + id);
        byte[] archive = desk.get()
                .uri("/api/incidents/" + incident + "/export")
                .retrieve()
                .bodyToMono(byte[].class)
                .block(RunningProduct.PATIENCE);
        assertThat(archive).isNotEmpty();

        assertThat(routes("registry", id)).contains("VIEW GET /api/persons", "VIEW GET /api/persons/{id}");
        assertThat(routes("safety", id))
                .contains(
                        "VIEW GET /api/incidents/{incident}/checks",
                        "VIEW GET /api/incidents/{incident}/checks/{person}",
                        "EXPORT GET /api/incidents/{incident}/export");
        assertThat(lines("registry", id))
                .filteredOn(line -> line.get("details").get("route").asString().startsWith("GET /api/persons"))
                .hasSize(2)
                .allSatisfy(
                        line -> assertThat(line.get("details").get("username").asString())
                                .isEqualTo("desk"));
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

        String own = RunningProduct.get(admin, "/api/audit/registry/accounts/care-001")
                .toString();

        assertThat(own).contains("\"SIGN_IN\"", "\"REFUSED\"", "GET /api/persons");
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

        assertThat(routes("registry", id)).containsExactly("VIEW GET /api/audit/{chain}/persons/{person}");
    }

    private List<JsonNode> lines(String chain, String person) {
        return Stream.of(RunningProduct.get(admin, "/api/audit/" + chain + "/persons/" + person + "?limit=1000"))
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
