package jp.anpi.deploy.drills.product;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Hands reports over, one as JSON and several as NDJSON, and reads from the answer what became of each. */
final class Sending {
    private final Calls calls;

    Sending(Calls calls) {
        this.calls = calls;
    }

    Handover send(IncidentId incident, List<SealedReport> reports, Instant sentAt) {
        String path = "/api/incidents/" + incident + "/reports";
        Map<String, String> headers = Map.of("Anpi-Sent-At", sentAt.toString());
        Answer answer = reports.size() == 1
                ? calls.post(path, reports.getFirst().bytes(), Calls.JSON, headers)
                : calls.post(path, lines(reports), "application/x-ndjson", headers);
        return switch (answer) {
            case Answer.Ok ok when reports.size() == 1 && ok.body().has("contentHash") -> only(Receipt.of(ok.body()));
            case Answer.Ok ok -> several(reports, ok.body());
            case Answer.Refused refused
            when refused.status() == 422 && refused.body().has("rejected") -> several(reports, refused.body());
            case Answer.Refused refused
            when refused.passing() || refused.status() >= 500 ->
                allLater(reports, refused.retryAfter().orElse(Duration.ZERO), refused.toString());
            case Answer.Refused refused -> allRefused(reports, refused.toString());
            case Answer.None(String why) -> allLater(reports, Duration.ZERO, why);
        };
    }

    private static byte[] lines(List<SealedReport> reports) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (SealedReport report : reports) {
            lines.writeBytes(report.bytes());
            lines.write('\n');
        }
        return lines.toByteArray();
    }

    private static Handover only(Receipt receipt) {
        return new Handover(Map.of(receipt.report(), receipt), Map.of(), Set.of(), Duration.ZERO, "");
    }

    /** A line the answer does not mention is sent again: the same bytes cannot do harm. */
    private static Handover several(List<SealedReport> reports, JsonNode body) {
        Map<ReportId, Receipt> receipts = new LinkedHashMap<>();
        for (JsonNode given : body.path("receipts").values()) {
            Receipt receipt = Receipt.of(given);
            receipts.put(receipt.report(), receipt);
        }
        Map<ReportId, String> refused = new HashMap<>();
        for (JsonNode row : body.path("rejected").values()) {
            int line = row.path("line").asInt(0);
            String id = row.path("reportId").asString("");
            if (id.isEmpty() && line >= 1 && line <= reports.size())
                id = reports.get(line - 1).id().value();
            JsonNode problem = row.path("problem");
            String said = problem.isObject()
                    ? (problem.path("title").asString("") + " "
                                    + problem.path("detail").asString(""))
                            .strip()
                    : problem.asString("refused");
            if (!id.isEmpty()) refused.put(new ReportId(id), said);
        }
        Set<ReportId> later = new HashSet<>();
        for (SealedReport report : reports)
            if (!receipts.containsKey(report.id()) && !refused.containsKey(report.id())) later.add(report.id());
        return new Handover(receipts, refused, later, Duration.ZERO, later.isEmpty() ? "" : "not in the answer");
    }

    private static Handover allLater(List<SealedReport> reports, Duration pause, String why) {
        Set<ReportId> later = new HashSet<>();
        for (SealedReport report : reports) later.add(report.id());
        return new Handover(Map.of(), Map.of(), later, pause, why);
    }

    private static Handover allRefused(List<SealedReport> reports, String why) {
        Map<ReportId, String> refused = new HashMap<>();
        for (SealedReport report : reports) refused.put(report.id(), why);
        return new Handover(Map.of(), refused, Set.of(), Duration.ZERO, why);
    }
}
