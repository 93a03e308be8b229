package jp.anpi.deploy.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import tools.jackson.databind.JsonNode;

/** Calls the product as somebody, and reads what the table needs to know of its town. */
final class TryingProduct {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int UNAVAILABLE = 503;

    private static final int MOST_TRIES = 20;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String address;
    private final WebClient client;

    TryingProduct(String port) {
        this.address = "http://127.0.0.1:" + port;
        this.client = WebClient.builder()
                .baseUrl(address)
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4 * 1024 * 1024))
                .build();
    }

    /** The status of a call; what is busy is asked again. */
    int status(HttpMethod method, String path, String body, String token) throws IOException, InterruptedException {
        boolean looks = method.equals(HttpMethod.GET) || method.equals(HttpMethod.DELETE);
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(
                        method.name(),
                        looks ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        for (int tries = 1; ; tries++) {
            // A stream of events has no end: only its beginning is looked at.
            var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            answer.body().close();
            if (answer.statusCode() != UNAVAILABLE || tries == MOST_TRIES) {
                return answer.statusCode();
            }
        }
    }

    JsonNode get(String path, String token) {
        return read(client.get().uri(path).header("Authorization", "Bearer " + token));
    }

    JsonNode post(String path, String token, Object body) {
        return read(client.post()
                .uri(path)
                .header("Authorization", "Bearer " + token)
                .bodyValue(body));
    }

    void put(String path, String token, Object body) {
        client.put()
                .uri(path)
                .header("Authorization", "Bearer " + token)
                .bodyValue(body)
                .retrieve()
                .toBodilessEntity()
                .block(PATIENCE);
    }

    /** Waits until the answer is as it should be. */
    JsonNode when(String path, String token, Predicate<JsonNode> right) {
        return Mono.defer(() -> client.get()
                        .uri(path)
                        .header("Authorization", "Bearer " + token)
                        .retrieve()
                        .bodyToMono(JsonNode.class)
                        .filter(right)
                        .switchIfEmpty(Mono.error(() -> new IllegalStateException(path + " is not yet so"))))
                .retryWhen(Retry.fixedDelay(300, Duration.ofMillis(300)))
                .block(Duration.ofMinutes(2));
    }

    /** Opens an incident of the whole town and waits until it is open. */
    String open(String mode, String token) {
        String id = post(
                        "/api/incidents",
                        token,
                        Map.of(
                                "kind",
                                "EARTHQUAKE",
                                "mode",
                                mode,
                                "title",
                                "権限の確認",
                                "onsetAt",
                                "2026-11-21T09:00:00+09:00",
                                "area",
                                Map.of("type", "CITY"),
                                "groups",
                                List.of("PUSH_SUPPORT", "MEDICAL_COORDINATION")))
                .get("id")
                .asString();
        when(
                "/api/incidents/" + id,
                token,
                incident -> incident.get("state").asString().equals("OPEN"));
        return id;
    }

    private static JsonNode read(WebClient.RequestHeadersSpec<?> request) {
        JsonNode answer = request.retrieve().bodyToMono(JsonNode.class).block(PATIENCE);
        if (answer == null) {
            throw new IllegalStateException("an empty answer");
        }
        return answer;
    }
}
