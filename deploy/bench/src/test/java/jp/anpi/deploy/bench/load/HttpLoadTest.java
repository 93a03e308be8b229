package jp.anpi.deploy.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import jp.anpi.deploy.bench.machine.Ticker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpLoadTest {
    private static final byte[] REQUEST =
            "POST /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\nhi".getBytes(StandardCharsets.US_ASCII);

    private final AtomicInteger served = new AtomicInteger();
    private HttpServer server;
    private volatile int everyThird = 202;
    private volatile Duration stallAtTen = Duration.ZERO;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", call -> {
            try (call) {
                call.getRequestBody().readAllBytes();
                int n = served.incrementAndGet();
                if (n == 10) LockSupport.parkNanos(stallAtTen.toNanos());
                call.sendResponseHeaders(n % 3 == 0 ? everyThird : 202, 2);
                call.getResponseBody().write("ok".getBytes(StandardCharsets.US_ASCII));
            }
        });
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    private LoadResult load(int connections, OptionalDouble rate, Duration duration) throws IOException {
        return new HttpLoad(server.getAddress(), into -> into.put(REQUEST), connections, rate, Ticker.SYSTEM)
                .run(duration);
    }

    @Test
    void everyAnswerIsCountedByItsStatus() throws IOException {
        everyThird = 503;
        LoadResult result = load(4, OptionalDouble.empty(), Duration.ofMillis(500));

        assertThat(result.accepted() + result.others()).isEqualTo(served.get()).isGreaterThan(20);
        assertThat(result.statuses()).containsOnlyKeys(202, 503);
        assertThat(result.statuses().get(503)).isEqualTo(served.get() / 3);
        assertThat(result.latency().getTotalCount())
                .as("refusals are no fast answers")
                .isEqualTo(result.accepted());
        assertThat(result.broken()).isZero();
    }

    @Test
    void aRateIsKeptAndNotExceeded() throws IOException {
        LoadResult result = load(4, OptionalDouble.of(100), Duration.ofSeconds(1));
        assertThat(result.accepted()).isBetween(30L, 101L);
    }

    @Test
    void withARateAStallIsSeenByEveryRequestThatShouldHaveLeftMeanwhile() throws IOException {
        stallAtTen = Duration.ofMillis(400);
        LoadResult paced = load(1, OptionalDouble.of(100), Duration.ofSeconds(1));
        long late = paced.latency().getCountBetweenValues(100_000, 10_000_000);
        assertThat(late)
                .as("of the 40 that should have left during the stall, 30 wait longer than 100 ms")
                .isGreaterThan(15);
    }

    @Test
    void withoutARateAStallHidesBehindOneSlowAnswer() throws IOException {
        stallAtTen = Duration.ofMillis(400);
        LoadResult closed = load(1, OptionalDouble.empty(), Duration.ofMillis(800));
        assertThat(closed.latency().getCountBetweenValues(300_000, 10_000_000))
                .as("one for the stall; a busy machine may add its own")
                .isBetween(1L, 3L);
    }

    @Test
    void aServerThatClosesEachConnectionIsStillMeasured() throws IOException {
        server.removeContext("/");
        server.createContext("/", call -> {
            try (call) {
                call.getRequestBody().readAllBytes();
                call.getResponseHeaders().set("Connection", "close");
                call.sendResponseHeaders(202, -1);
            }
        });
        LoadResult result = load(2, OptionalDouble.empty(), Duration.ofMillis(300));
        assertThat(result.accepted()).isGreaterThan(5);
    }
}
