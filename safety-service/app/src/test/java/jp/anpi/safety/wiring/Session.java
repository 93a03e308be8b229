package jp.anpi.safety.wiring;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import jp.anpi.registry.testkit.SimTime;
import jp.anpi.registry.testkit.Until;
import tools.jackson.databind.JsonNode;

/** Somebody who calls. */
final class Session {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String service;
    private final SimTime time;
    private final String token;

    /** @param service its address */
    Session(String service, SimTime time, String token) {
        this.service = service;
        this.time = time;
        this.token = token;
    }

    /** An answer. */
    record Answer(int status, String body, Map<String, List<String>> headers) {

        JsonNode json() {
            return World.JSON.readTree(body);
        }
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, Object body) {
        return post(path, "application/json", World.JSON.writeValueAsBytes(body));
    }

    /** Acts on a check and waits until that shows: on a busy machine the answer leaves before the act is folded. */
    void acts(String path, Object body, String shows, BooleanSupplier effect) {
        Answer answer = post(path, body);
        if (answer.status() != 200 && answer.status() != 202) {
            throw new AssertionError(path + " was answered " + answer);
        }
        Until.holds(shows, effect);
    }

    /** The answer once it tells what became of the act, which is sent again until then: it must change nothing twice. */
    Answer outcome(String path, Object body) {
        return outcome(path, body, post(path, body));
    }

    /** The same of an act that was answered {@code first}. */
    Answer outcome(String path, Object body, Answer first) {
        var answer = new AtomicReference<>(first);
        Until.holds("it is known what became of it", () -> {
            if (answer.get().status() == 202) {
                answer.set(post(path, body));
            }
            return answer.get().status() != 202;
        });
        return answer.get();
    }

    Answer patch(String path, Object body) {
        return send("PATCH", path, "application/json", World.JSON.writeValueAsBytes(body));
    }

    /** Posts without waiting, so that several arrive together. */
    CompletableFuture<Answer> postSoon(String path, byte[] body) {
        var request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .thenApply(response -> new Answer(
                        response.statusCode(),
                        response.body(),
                        response.headers().map()));
    }

    Answer post(String path, String type, byte[] body, String... headers) {
        return send("POST", path, type, body, headers);
    }

    Answer send(String method, String path, String type, byte[] body, String... headers) {
        var request =
                request(path).header("Content-Type", type).method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(service + path))
                .timeout(Duration.ofSeconds(15))
                .header("Authorization", "Bearer " + token);
    }

    /** Opens an incident of the whole city and waits until it is open and the first questions are out. */
    String open(Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "kind",
                "EARTHQUAKE",
                "mode",
                "DRILL",
                "title",
                "地震の訓練",
                "onsetAt",
                time.instant().toString(),
                "area",
                Map.of("type", "CITY")));
        body.putAll(more);
        Answer opened = post("/api/incidents", body);
        if (opened.status() != 201) {
            throw new AssertionError("not opened: " + opened);
        }
        String id = opened.json().get("id").asString();
        Until.holds("the incident is open", () -> {
            JsonNode state = get("/api/incidents/" + id).json();
            return state.get("state").asString().equals("OPEN") && !state.has("asking");
        });
        return id;
    }

    /** What the log of the incident tells, by kind. */
    List<String> logged(String incident) {
        List<String> kinds = new ArrayList<>();
        get("/api/incidents/" + incident + "/log")
                .json()
                .get("items")
                .forEach(entry -> kinds.add(entry.get("kind").asString()));
        return kinds;
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(), response.body(), response.headers().map());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
