package jp.anpi.deploy.drills.product;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Single calls: each has a time limit, carries the caller's token and comes back as a value. */
final class Calls {
    static final String JSON = "application/json";

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(15);
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofSeconds(10);

    private final URI base;
    private final Credentials credentials;
    private final Stop stop;
    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private volatile Optional<String> token = Optional.empty();

    Calls(URI base, Credentials credentials, Stop stop) {
        this.base = base;
        this.credentials = credentials;
        this.stop = stop;
    }

    URI base() {
        return base;
    }

    String token() {
        return token.orElseThrow(() -> new ProductFailure("not signed in"));
    }

    JsonMapper json() {
        return json;
    }

    /** Reading may be repeated: up to {@code tries} times with growing pauses while the failure may pass. */
    Answer get(String path, int tries) {
        return repeated(() -> signedIn(request(path).GET().build()), tries);
    }

    Answer post(String path, byte[] body, String contentType, Map<String, String> headers) {
        HttpRequest.Builder request =
                request(path).header("Content-Type", contentType).POST(BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return signedIn(request.build());
    }

    Answer post(String path, JsonNode body) {
        return post(path, json.writeValueAsBytes(body), JSON, Map.of());
    }

    private Answer repeated(Supplier<Answer> call, int tries) {
        Duration pause = Duration.ofMillis(200);
        for (int attempt = 1; ; attempt++) {
            Answer answer = call.get();
            boolean mayPass = switch (answer) {
                case Answer.Ok _ -> false;
                case Answer.Refused refused -> refused.passing();
                case Answer.None _ -> true;
            };
            if (!mayPass || attempt >= tries || stop.within(pause)) return answer;
            pause = pause.multipliedBy(2);
        }
    }

    /** With a password, a 401 means that the session ended: signs in again, once. */
    private Answer signedIn(HttpRequest request) {
        if (token.isEmpty()) {
            Answer signIn = signIn();
            if (!(signIn instanceof Answer.Ok)) return signIn;
        }
        Answer answer = send(request);
        boolean ended = answer instanceof Answer.Refused refused && refused.status() == 401;
        if (!ended || !(credentials instanceof Credentials.Password)) return answer;
        Answer again = signIn();
        return again instanceof Answer.Ok ? send(request) : again;
    }

    Answer signIn() {
        return switch (credentials) {
            case Credentials.Token(String value) -> {
                token = Optional.of(value);
                yield new Answer.Ok(200, JsonNodeFactory.instance.objectNode());
            }
            case Credentials.Password(String user, String value) -> {
                var body = json.createObjectNode().put("username", user).put("password", value);
                Answer answer = send(request("/api/auth/login")
                        .header("Content-Type", JSON)
                        .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                        .build());
                if (answer instanceof Answer.Ok(int status, JsonNode session)) {
                    String given = session.path("token").asString("");
                    if (given.isEmpty()) yield new Answer.None("sign-in answered " + status + " without a token");
                    token = Optional.of(given);
                }
                yield answer;
            }
        };
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(ANSWER)
                .header("Accept", "application/json, application/problem+json")
                .header("Accept-Language", "ja");
    }

    private Answer send(HttpRequest request) {
        HttpRequest.Builder signed = HttpRequest.newBuilder(request, (_, _) -> true);
        token.ifPresent(value -> signed.setHeader("Authorization", "Bearer " + value));
        try {
            HttpResponse<byte[]> response = client.send(signed.build(), BodyHandlers.ofByteArray());
            JsonNode body = parsed(response.body());
            if (response.statusCode() / 100 == 2) return new Answer.Ok(response.statusCode(), body);
            return new Answer.Refused(response.statusCode(), said(body, response.body()), body, retryAfter(response));
        } catch (HttpTimeoutException _) {
            return new Answer.None("no answer within " + ANSWER.toSeconds() + " s");
        } catch (ConnectException _) {
            return new Answer.None("nobody listens at " + base);
        } catch (IOException broken) {
            return new Answer.None("connection failed: " + broken.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            stop.ask();
            return new Answer.None("stopped");
        }
    }

    private JsonNode parsed(byte[] body) {
        if (body.length == 0) return JsonNodeFactory.instance.missingNode();
        try {
            return json.readTree(body);
        } catch (JacksonException _) {
            return JsonNodeFactory.instance.missingNode();
        }
    }

    private static String said(JsonNode problem, byte[] body) {
        String title = problem.path("title").asString("");
        String detail = problem.path("detail").asString("");
        String said = (title + " " + detail).strip();
        if (!said.isEmpty()) return said;
        String text = new String(body, 0, Math.min(body.length, 200), StandardCharsets.UTF_8);
        return text.isBlank() ? "(no text)" : text.strip();
    }

    private static Optional<Duration> retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .map(wait -> wait.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : wait);
    }
}
