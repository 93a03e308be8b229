package jp.anpi.deploy.acceptance.product;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Reports as a sender makes them once. */
public final class Reports {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Reports() {}

    /** The person was reached and is safe at home. */
    public static Report safe(String personId) {
        return report(personId, "REACHED", "SAFE", List.of());
    }

    /** Nobody answered. */
    public static Report unreachable(String personId) {
        return report(personId, "UNREACHABLE", "UNKNOWN", List.of());
    }

    /** The person was reached and must be rescued. */
    public static Report rescue(String personId) {
        return report(personId, "REACHED", "SERIOUS_INJURY", List.of(Map.of("kind", "RESCUE")));
    }

    /** The person was reached again, is safe and needs nothing more. */
    public static Report helped(String personId) {
        return report(personId, "REACHED", "SAFE", List.of(Map.of("kind", "NONE")));
    }

    private static Report report(String personId, String contact, String condition, List<Map<String, String>> needs) {
        String id = UUID.randomUUID().toString();
        byte[] bytes = JSON.writeValueAsBytes(Map.ofEntries(
                Map.entry("id", id),
                Map.entry("personId", personId),
                Map.entry("contact", contact),
                Map.entry("evidence", "DIRECT"),
                Map.entry("condition", condition),
                Map.entry("place", Map.of("kind", "HOME")),
                Map.entry("needs", needs),
                Map.entry("source", "CARE_MANAGER"),
                Map.entry("observedAt", Instant.now().toString())));
        return new Report(id, personId, bytes);
    }

    /** The exact bytes a sender keeps and resends unchanged. */
    public record Report(String id, String personId, byte[] bytes) {
        public String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
