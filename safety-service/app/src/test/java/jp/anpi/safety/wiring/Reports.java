package jp.anpi.safety.wiring;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.anpi.registry.contract.PersonId;

/** Reports as phones make them. */
final class Reports {

    private Reports() {}

    /** Somebody was seen and is safe. */
    static Map<String, Object> safe(PersonId person) {
        Map<String, Object> report = new HashMap<>();
        report.put("id", UUID.randomUUID().toString());
        report.put("personId", person.toString());
        report.put("contact", "REACHED");
        report.put("evidence", "DIRECT");
        report.put("condition", "SAFE");
        report.put("place", Map.of("kind", "HOME"));
        report.put("needs", List.of(Map.of("kind", "NONE")));
        report.put("source", "CARE_MANAGER");
        report.put("observedAt", "2026-11-20T09:00:00+09:00");
        return report;
    }

    /** The same with one field changed; null takes it away. */
    static Map<String, Object> with(Map<String, Object> report, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(report);
        changed.put(field, value);
        return changed;
    }

    static Map<String, Object> without(Map<String, Object> report, String field) {
        Map<String, Object> changed = new HashMap<>(report);
        changed.remove(field);
        return changed;
    }

    static byte[] bytes(Map<String, Object> report) {
        return World.JSON.writeValueAsBytes(report);
    }

    static byte[] lines(List<byte[]> reports) {
        StringBuilder lines = new StringBuilder();
        reports.forEach(report ->
                lines.append(new String(report, StandardCharsets.UTF_8)).append('\n'));
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }
}
