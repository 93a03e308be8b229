package jp.anpi.deploy.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.netty.util.ResourceLeakDetector;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.function.client.WebClient;
import tools.jackson.databind.JsonNode;

/**
 * Sends the running product what its own document describes, and everything beside it: no 5xx, no inside shown, no hang, no
 * leak. {@code -Danpi.fuzz.seed} repeats a run, {@code -Danpi.fuzz.seconds} makes it longer.
 */
class FuzzOfTheProductTest {

    private static final long SEED = Long.getLong("anpi.fuzz.seed", 20261121);
    private static final List<String> INSIDE = List.of(
            "\tat ",
            "at jp.anpi.",
            "at java.base",
            "org.springframework",
            "tools.jackson",
            "com.mongodb",
            "Exception",
            "NullPointer",
            "installation.key",
            "/tmp/");

    /** Netty's answer to a broken message, before a route hears of it; a full machine, on which the broker waits for its turn. */
    private static final List<String> NO_FAULTS_OF_OURS =
            List.of("Status and headers already sent", "controller event queue overloaded");

    private final RunningProduct product = RunningProduct.get();

    @Test
    void whateverIsSentIsAnsweredInGoodOrder() {
        fuzz(SEED, Duration.ofSeconds(Long.getLong("anpi.fuzz.seconds", 25)));
    }

    @Test
    @Tag("long")
    void whateverIsSentForAnHourIsAnsweredInGoodOrder() {
        fuzz(SEED + 1, Duration.ofSeconds(Long.getLong("anpi.fuzz.long-seconds", 3_600)));
    }

    private void fuzz(long seed, Duration lasts) {
        ResourceLeakDetector.Level before = ResourceLeakDetector.getLevel();
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
        var errors = Errors.listen();
        try {
            var http =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            var calls = calls();
            var random = new Random(seed);
            List<String> tokens = Stream.of(
                            "desk", "admin", "care-004", "care-005", "visit-001", "provider-001", "desk", "admin")
                    .map(product::token)
                    .toList();
            long end = System.nanoTime() + lasts.toNanos();
            int sent = 0;
            int understood = 0;
            while (System.nanoTime() < end || sent < 300) {
                Call call = calls.get(random.nextInt(calls.size()));
                var request = call.request(product.url(), tokens.get(random.nextInt(tokens.size())), random);
                if (request.isEmpty()) {
                    continue;
                }
                sent++;
                HttpResponse<String> answer = send(http, request.get(), seed, sent);
                assertGood(answer, request.get(), seed, sent);
                understood += answer.statusCode() < 400 ? 1 : 0;
                if (sent % 20 == 0) {
                    brokenMessage(random);
                }
            }
            assertThat(understood).as("calls that were understood, of %d", sent).isGreaterThan(sent / 100);
            System.gc(); // what leaked is found when it is collected
            assertThat(RunningProduct.get(product.as("admin"), "/api/auth/me")
                            .get("username")
                            .asString())
                    .as("the product goes on, after %d calls of seed %d", sent, seed)
                    .isEqualTo("admin");
            assertThat(errors.said()).as("faults of our own, seed %d", seed).isEmpty();
        } finally {
            errors.stop();
            ResourceLeakDetector.setLevel(before);
        }
    }

    private static void assertGood(HttpResponse<String> answer, HttpRequest request, long seed, int number) {
        String what = "%s %s, call %d of seed %d: %d %s"
                .formatted(
                        request.method(),
                        request.uri(),
                        number,
                        seed,
                        answer.statusCode(),
                        answer.body().substring(0, Math.min(300, answer.body().length())));
        boolean busy = answer.statusCode() == 503
                && answer.headers().firstValue("Retry-After").isPresent();
        assertThat(answer.statusCode() < 500 || busy).as(what).isTrue();
        if (answer.statusCode() >= 400) {
            assertThat(INSIDE).as(what).noneMatch(answer.body()::contains);
        }
    }

    private static HttpResponse<String> send(HttpClient http, HttpRequest request, long seed, int number) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (HttpTimeoutException e) {
            throw new AssertionError(
                    "%s %s hangs, call %d of seed %d".formatted(request.method(), request.uri(), number, seed), e);
        } catch (IOException e) {
            throw new AssertionError(
                    "%s %s was cut off, call %d of seed %d".formatted(request.method(), request.uri(), number, seed),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** What no HTTP client would send. Any answer will do, or none; the product must only go on. */
    private void brokenMessage(Random random) {
        String[] messages = {
            "GET /api/auth/me HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "POST /api/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: -1\r\n\r\n",
            "GET /%00%ff%c0%af HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET / HTTP/9.9\r\n\r\n",
            "\u0000\u0001\u0002\r\n\r\n",
            "GET /api/auth/me HTTP/1.1\r\nHost: x\r\nCookie: " + "a".repeat(20_000) + "\r\n\r\n",
            "POST /api/auth/login HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
        };
        try (Socket socket = new Socket("127.0.0.1", product.port())) {
            socket.setSoTimeout(300);
            socket.getOutputStream()
                    .write(messages[random.nextInt(messages.length)].getBytes(StandardCharsets.ISO_8859_1));
            String answer = new String(socket.getInputStream().readNBytes(2_000), StandardCharsets.UTF_8);
            assertThat(INSIDE).as(answer).noneMatch(answer::contains);
        } catch (IOException silence) {
            // A closed connection is an answer too.
        }
    }

    /** Every call that the product documents, with examples of what its parts are. */
    private List<Call> calls() {
        WebClient desk = product.as("desk");
        JsonNode document = RunningProduct.get(product.client(), "/v3/api-docs");
        List<String> known = new ArrayList<>();
        known.add(RunningProduct.drill(desk));
        RunningProduct.get(desk, "/api/persons?limit=5")
                .get("items")
                .forEach(person -> known.add(person.get("id").asString()));
        RunningProduct.get(desk, "/api/offices?limit=3")
                .get("items")
                .forEach(office -> known.add(office.get("id").asString()));
        List<Call> calls = new ArrayList<>();
        document.get("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, operation) -> {
                    boolean endless = path.endsWith("/stream");
                    boolean leaves = path.endsWith("/auth/logout");
                    if (!endless && !leaves) {
                        calls.add(new Call(method.toUpperCase(Locale.ROOT), path, operation, document, known));
                    }
                }));
        assertThat(calls).hasSizeGreaterThan(50);
        return calls;
    }

    /** What the product says about faults of its own, and what Netty says about leaks. */
    private static final class Errors extends AppenderBase<ILoggingEvent> {

        private final Queue<String> said = new ConcurrentLinkedQueue<>();
        private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

        static Errors listen() {
            var errors = new Errors();
            errors.setContext(errors.root.getLoggerContext());
            errors.start();
            errors.root.addAppender(errors);
            return errors;
        }

        @Override
        protected void append(ILoggingEvent event) {
            if (event.getLevel().isGreaterOrEqual(Level.ERROR)) {
                said.add(event.getLoggerName() + ": " + event.getFormattedMessage()
                        + (event.getThrowableProxy() == null
                                ? ""
                                : " " + event.getThrowableProxy().getClassName() + ": "
                                        + event.getThrowableProxy().getMessage()));
            }
        }

        List<String> said() {
            return said.stream()
                    .filter(text -> NO_FAULTS_OF_OURS.stream().noneMatch(text::contains))
                    .toList();
        }

        void finish() {
            root.detachAppender(this);
        }

        @Override
        public void stop() {
            finish();
            super.stop();
        }
    }
}
