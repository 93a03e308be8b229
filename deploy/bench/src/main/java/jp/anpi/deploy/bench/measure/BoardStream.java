package jp.anpi.deploy.bench.measure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongConsumer;
import jp.anpi.deploy.drills.product.IncidentId;
import jp.anpi.deploy.drills.product.ProductFailure;
import jp.anpi.deploy.drills.scenario.PriorityGroup;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One viewer of the board: reads frames as a browser does and keeps count of the confirmed. */
final class BoardStream implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final InputStream body;
    private final Map<PriorityGroup, Integer> confirmed = new EnumMap<>(PriorityGroup.class);

    private BoardStream(InputStream body) {
        this.body = body;
    }

    static BoardStream open(HttpClient client, Session session, IncidentId incident) {
        HttpRequest request = HttpRequest.newBuilder(
                        session.product().url().resolve("/api/incidents/" + incident + "/board/stream"))
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + session.token())
                .GET()
                .build();
        try {
            HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
            if (response.statusCode() != 200)
                throw new ProductFailure("the board's stream answers " + response.statusCode());
            return new BoardStream(response.body());
        } catch (IOException failed) {
            throw new ProductFailure("the board's stream cannot be opened: " + failed.getMessage(), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ProductFailure("stopped", stopped);
        }
    }

    /** Reads and throws away until closed. */
    void drain() {
        byte[] buffer = new byte[64 * 1024];
        try {
            while (body.read(buffer) >= 0) Thread.onSpinWait();
        } catch (IOException _) {
            return;
        }
    }

    /** Tells the number of confirmed people after each frame that carries counts, until closed. */
    void follow(LongConsumer confirmedNow) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            StringBuilder data = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data:")) data.append(line.substring(5));
                if (line.isEmpty() && !data.isEmpty()) {
                    fold(data.toString(), confirmedNow);
                    data.setLength(0);
                }
            }
        } catch (IOException _) {
            return;
        }
    }

    private void fold(String data, LongConsumer confirmedNow) {
        @Nullable JsonNode counts = JSON.readTree(data).get("counts");
        if (counts == null || counts.isEmpty()) return;
        for (PriorityGroup group : PriorityGroup.values()) {
            if (counts.has(group.name()))
                confirmed.put(group, counts.path(group.name()).path("CONFIRMED").asInt(0));
        }
        confirmedNow.accept(
                confirmed.values().stream().mapToInt(Integer::intValue).sum());
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException _) {
            return;
        }
    }
}
