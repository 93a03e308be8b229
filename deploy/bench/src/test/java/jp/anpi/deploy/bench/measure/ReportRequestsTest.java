package jp.anpi.deploy.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import jp.anpi.deploy.drills.product.IncidentId;
import jp.anpi.deploy.drills.product.PersonId;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportRequestsTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00.123Z");

    private final ReportRequests requests = new ReportRequests(
            URI.create("http://127.0.0.1:8080"),
            "secret",
            new IncidentId("i1"),
            List.of(new PersonId("P1"), new PersonId("P00002")),
            7,
            InstantSource.fixed(NOW),
            () -> 5_000_000_000L);

    private String next() {
        ByteBuffer into = ByteBuffer.allocate(4096);
        requests.write(into);
        return StandardCharsets.US_ASCII.decode(into.flip()).toString();
    }

    @Test
    void theHeadSaysTheLengthOfTheBodyExactly() {
        for (int i = 0; i < 4; i++) {
            String[] parts = next().split("\r\n\r\n", 2);
            assertThat(parts[0])
                    .startsWith("POST /api/incidents/i1/reports HTTP/1.1\r\n")
                    .contains("Authorization: Bearer secret", "Anpi-Sent-At: 2026-11-20T10:00:00.123Z")
                    .endsWith("Content-Length: " + parts[1].length());
        }
    }

    @Test
    void eachBodyIsAReportWithAnIdOfItsOwnAboutTheNextPerson() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            JsonNode report = JsonMapper.shared().readTree(next().split("\r\n\r\n", 2)[1]);
            UUID id = UUID.fromString(report.path("id").asString());
            assertThat(id.version()).isEqualTo(4);
            assertThat(id.variant()).isEqualTo(2);
            assertThat(ids.add(id.toString())).isTrue();
            assertThat(report.path("personId").asString()).isEqualTo(i % 2 == 0 ? "P1" : "P00002");
            assertThat(report.path("observedAt").asString()).isEqualTo("2026-11-20T10:00:00.123Z");
        }
    }
}
