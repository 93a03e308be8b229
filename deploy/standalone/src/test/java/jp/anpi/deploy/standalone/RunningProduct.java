package jp.anpi.deploy.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.reactive.function.client.ExchangeStrategies;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import tools.jackson.databind.JsonNode;

/** One whole product with a sample town for the tests of this JVM that only use it; ends with the JVM. */
final class RunningProduct {

    static final String PASSWORD = "correct-horse-battery";

    /** Few enough for a test to reach, more than any other test asks at once. */
    static final int SESSION_BURST = 300;

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static @Nullable RunningProduct running;

    private final ConfigurableApplicationContext context;
    private final Path data;

    private RunningProduct(ConfigurableApplicationContext context, Path data) {
        this.context = context;
        this.data = data;
    }

    /** The one there is, or a new one: the end of any other product in this JVM takes the threads of all servers along. */
    static synchronized RunningProduct get() {
        RunningProduct present = running;
        if (present == null || !present.answers()) {
            present = start();
            running = present;
        }
        return present;
    }

    private boolean answers() {
        try (var socket = new Socket("127.0.0.1", port())) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    Path data() {
        return data;
    }

    int port() {
        return Integer.parseInt(Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port")));
    }

    String url() {
        return "http://127.0.0.1:" + port();
    }

    /** A client with room for an export. */
    WebClient client() {
        return WebClient.builder()
                .baseUrl(url())
                .exchangeStrategies(ExchangeStrategies.builder()
                        .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(64 << 20))
                        .build())
                .build();
    }

    WebClient as(String username) {
        return client().mutate()
                .defaultHeader("Authorization", "Bearer " + token(username))
                .build();
    }

    String token(String username) {
        return Objects.requireNonNull(client().post()
                        .uri("/api/auth/login")
                        .bodyValue(Map.of("username", username, "password", PASSWORD))
                        .retrieve()
                        .bodyToMono(JsonNode.class)
                        .block(PATIENCE))
                .get("token")
                .asString();
    }

    static JsonNode get(WebClient as, String path) {
        return Objects.requireNonNull(
                as.get().uri(path).retrieve().bodyToMono(JsonNode.class).block(PATIENCE));
    }

    static JsonNode post(WebClient as, String path, Object body) {
        return Objects.requireNonNull(as.post()
                .uri(path)
                .bodyValue(body)
                .retrieve()
                .bodyToMono(JsonNode.class)
                .block(PATIENCE));
    }

    /** Opens a drill over the whole town and waits until its roster is frozen. */
    static String drill(WebClient desk) {
        String incident = post(
                        desk,
                        "/api/incidents",
                        Map.of(
                                "kind",
                                "EARTHQUAKE",
                                "mode",
                                "DRILL",
                                "title",
                                "監査の確認",
                                "onsetAt",
                                "2026-11-21T09:00:00+09:00",
                                "area",
                                Map.of("type", "CITY")))
                .get("id")
                .asString();
        Mono.defer(() -> desk.get().uri("/api/incidents/" + incident).retrieve().bodyToMono(JsonNode.class))
                .filter(view -> view.get("state").asString().equals("OPEN"))
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("not open yet")))
                .retryWhen(Retry.fixedDelay(200, Duration.ofMillis(200)))
                .block(PATIENCE);
        return incident;
    }

    private static RunningProduct start() {
        try {
            Path data = Files.createTempDirectory("anpi-product");
            ConfigurableApplicationContext context = Anpi.application()
                    .run(
                            "--server.port=0",
                            "--anpi.data-dir=" + data.resolve("data"),
                            "--anpi.sample=town",
                            "--anpi.admin-password=" + PASSWORD,
                            "--anpi.limit.session=" + SESSION_BURST / 10,
                            "--anpi.limit.session-burst=" + SESSION_BURST);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                context.close();
                try {
                    FileSystemUtils.deleteRecursively(data);
                } catch (IOException left) {
                    System.err.println("left behind " + data + ": " + left);
                }
            }));
            var product = new RunningProduct(context, data.resolve("data"));
            Mono.defer(() -> product.client()
                            .get()
                            .uri("/actuator/health/readiness")
                            .retrieve()
                            .toBodilessEntity())
                    .retryWhen(Retry.fixedDelay(300, Duration.ofMillis(300)))
                    .block(PATIENCE);
            return product;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
