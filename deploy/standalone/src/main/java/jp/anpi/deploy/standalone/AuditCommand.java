package jp.anpi.deploy.standalone;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code anpi audit verify} and {@code anpi audit who PERSON}: asks a running product about its audit trails. Ends with 0 when
 * all is well, 1 when a trail is not as it was written, 2 when it could not ask.
 */
final class AuditCommand {

    static final int SOUND = 0;
    static final int FAULTS = 1;
    static final int COULD_NOT = 2;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String USAGE = """
            anpi audit verify [--url http://localhost:8080]         is every trail as it was written?
            anpi audit who PERSON [--url http://localhost:8080]     who saw this person (its id), newest first
            The token of an administrator or auditor is taken from ANPI_TOKEN, or ANPI_USER and ANPI_PASSWORD sign in.
            """;

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    AuditCommand(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    /** What it could not do, in one sentence. */
    private static final class CouldNot extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CouldNot(String because) {
            super(because);
        }
    }

    /** @param arguments after {@code audit} */
    int run(List<String> arguments) {
        var words = new ArrayList<>(arguments);
        String url = option(words, "--url").orElse("http://localhost:8080").replaceAll("/+$", "");
        try {
            if (words.equals(List.of("verify"))) {
                return verify(url);
            }
            if (words.size() == 2 && words.getFirst().equals("who")) {
                return who(url, words.get(1));
            }
            err.print(USAGE);
            return COULD_NOT;
        } catch (CouldNot because) {
            err.println("anpi audit: " + because.getMessage());
            return COULD_NOT;
        }
    }

    private static Optional<String> option(List<String> words, String name) {
        int at = words.indexOf(name);
        if (at < 0 || at + 1 >= words.size()) {
            return Optional.empty();
        }
        words.remove(at);
        return Optional.of(words.remove(at));
    }

    private int verify(String url) {
        String token = token(url);
        boolean sound = true;
        for (String chain : chains(url, token)) {
            JsonNode found = get(url + "/api/audit/" + chain + "/verification", token);
            sound &= found.get("sound").asBoolean();
            out.printf(
                    "%-10s %s  %d lines, %d to %d%s%n",
                    chain,
                    found.get("sound").asBoolean() ? "sound" : "NOT SOUND",
                    found.get("lines").asLong(),
                    found.get("first").asLong(),
                    found.get("last").asLong(),
                    found.has("head") ? ", head " + found.get("head").asString() : "");
            found.get("faults")
                    .forEach(fault ->
                            out.println("           " + fault.get("says").asString()));
        }
        return sound ? SOUND : FAULTS;
    }

    private int who(String url, String person) {
        String token = token(url);
        for (String chain : chains(url, token)) {
            Optional<String> cursor = Optional.empty();
            do {
                JsonNode page = get(
                        url + "/api/audit/" + chain + "/persons/" + encoded(person) + "?limit=200"
                                + cursor.map(next -> "&cursor=" + encoded(next)).orElse(""),
                        token);
                page.get("items").forEach(line -> print(chain, line));
                cursor = Optional.ofNullable(page.get("next")).map(JsonNode::asString);
            } while (cursor.isPresent());
        }
        return SOUND;
    }

    private void print(String chain, JsonNode line) {
        JsonNode details = line.path("details");
        out.printf(
                "%s  %-8s %-10s %s  %s%n",
                line.get("at").asString(),
                line.get("act").asString(),
                chain + " " + line.get("line").asLong(),
                line.get("deleted").asBoolean()
                        ? "(lawfully deleted)"
                        : details.path("username").asString("nobody signed in") + " "
                                + details.path("role").asString(""),
                details.path("route").asString("") + " "
                        + details.path("purpose").asString("") + " "
                        + details.path("said").asString(""));
    }

    private List<String> chains(String url, String token) {
        return get(url + "/api/audit", token)
                .get("items")
                .valueStream()
                .map(item -> item.get("chain").asString())
                .toList();
    }

    private String token(String url) {
        String given = environment.getOrDefault("ANPI_TOKEN", "");
        if (!given.isBlank()) {
            return given;
        }
        String user = environment.getOrDefault("ANPI_USER", "admin");
        String password = Optional.ofNullable(environment.get("ANPI_PASSWORD"))
                .or(() -> Optional.ofNullable(environment.get("ANPI_ADMIN_PASSWORD")))
                .orElseThrow(() -> new CouldNot("set ANPI_TOKEN, or ANPI_USER and ANPI_PASSWORD"));
        var request = HttpRequest.newBuilder(address(url + "/api/auth/login"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        JSON.writeValueAsString(Map.of("username", user, "password", password))))
                .build();
        return answer(request).get("token").asString();
    }

    private JsonNode get(String address, String token) {
        return answer(HttpRequest.newBuilder(address(address))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Anpi-Purpose", "anpi audit")
                .build());
    }

    private JsonNode answer(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new CouldNot(request.uri().getPath() + " answered " + answer.statusCode());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new CouldNot(request.uri().getAuthority() + " does not answer: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CouldNot("interrupted");
        }
    }

    private static URI address(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new CouldNot("not an address: " + text);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
