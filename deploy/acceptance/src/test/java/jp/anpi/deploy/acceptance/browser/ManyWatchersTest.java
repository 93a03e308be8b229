package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.anpi.deploy.acceptance.product.Caller;
import jp.anpi.deploy.acceptance.product.Eventually;
import jp.anpi.deploy.acceptance.product.Incident;
import jp.anpi.deploy.acceptance.product.Product;
import jp.anpi.deploy.acceptance.product.Reports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hundred viewers of one board while reports come in all the time: each hears of a danger soon, and the page of one who
 * watches in a browser grows no fatter. The build plays a short while of it, {@code -Plong} three minutes.
 */
class ManyWatchersTest {

    private static final int VIEWERS = 100;
    private static final int PER_STEP = 20;
    private static final Duration STEP = Duration.ofMillis(500);

    /** Twice what is promised, for a machine that does other things as well. */
    private static final Duration SOON = Duration.ofSeconds(2);

    private static final long A_MEGABYTE = 1 << 20;

    @TempDir
    static Path directory;

    private static Chromium chromium;
    private static Product product;
    private static Caller caller;
    private static Incident incident;
    private static List<String> people;

    @BeforeAll
    static void start() {
        chromium = Chromium.launch();
        product = Product.ready(directory, "--anpi.sample=town");
        caller = Caller.signIn(product, "admin");
        incident = Incident.openDrill(caller, 1);
        people = Stream.of("CARE_CONSIDERATION", "REASONABLE_ACCOMMODATION")
                .flatMap(group -> incident.checks("group=" + group).stream())
                .map(check -> check.get("personId").asString())
                .toList();
    }

    @AfterAll
    static void stop() {
        if (product != null) {
            product.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    @Timeout(240)
    void aHundredViewersHearOfADangerSoonAndTheBrowserGrowsNoFatter() {
        watch(Duration.ofSeconds(36), 4 * A_MEGABYTE);
    }

    @Test
    @Tag("long")
    @Timeout(480)
    void overThreeMinutesTheBrowserGrowsNoFatter() {
        watch(Duration.ofMinutes(3), A_MEGABYTE);
    }

    /** @param growth in bytes; a page that was just opened still fills its lists and compiles its code */
    private static void watch(Duration howLong, double growth) {
        try (var viewers = new Viewers()) {
            Page page = dashboard();
            CDPSession inside = page.context().newCDPSession(page);
            List<Long> heap = new ArrayList<>();
            List<Duration> waits = new ArrayList<>();
            int steps = (int) howLong.dividedBy(STEP);
            int next = 0;
            for (int step = 0; step < steps; step++) {
                long begun = System.nanoTime();
                next = send(next, step);
                if (step % 8 == 7) {
                    waits.add(viewers.untilAllHeardOf(danger(step / 8)));
                    heap.add(heapAfterCollection(inside));
                }
                page.waitForTimeout(
                        Math.max(1, STEP.minusNanos(System.nanoTime() - begun).toMillis()));
            }
            page.context().close();
            report(heap, waits);
            assertThat(waits).allMatch(wait -> wait.compareTo(SOON) <= 0, "heard within " + SOON);
            int third = heap.size() / 3;
            double early = average(heap.subList(third, 2 * third));
            double late = average(heap.subList(2 * third, heap.size()));
            assertThat(late - early)
                    .as("growth of the heap in use after collection, of %.1f MB", early / A_MEGABYTE)
                    .isLessThan(Math.max(growth, 0.1 * early));
        }
    }

    private static Page dashboard() {
        Page page = chromium.window(1280, 720).newPage();
        SignIn.asDesk(page, product);
        page.navigate(product.address() + "/board/#/incidents/" + incident.id());
        assertThat(page.locator(".map canvas").first()).isVisible();
        return page;
    }

    /** A step's reports in one call, by turns good and bad news about the same people. */
    private static int send(int from, int step) {
        String lines = IntStream.range(from, from + PER_STEP)
                .mapToObj(i -> people.get(i % (people.size() / 2)))
                .map(person -> step % 2 == 0 ? Reports.safe(person) : Reports.unreachable(person))
                .map(Reports.Report::text)
                .collect(Collectors.joining("\n"));
        var answer = caller.postBytes(
                incident.path() + "/reports", "application/x-ndjson", lines.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).isEqualTo(202);
        return from + PER_STEP;
    }

    /** Somebody about whom nothing else is reported is in danger; the report is accepted when this returns. */
    private static String danger(int number) {
        String person = people.get(people.size() - 1 - number);
        var answer = caller.postBytes(
                incident.path() + "/reports",
                "application/json",
                Reports.rescue(person).bytes());
        assertThat(answer.status()).isEqualTo(202);
        return person;
    }

    private static long heapAfterCollection(CDPSession inside) {
        inside.send("HeapProfiler.enable");
        inside.send("HeapProfiler.collectGarbage");
        JsonObject usage = inside.send("Runtime.getHeapUsage");
        return usage.get("usedSize").getAsLong();
    }

    private static double average(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).average().orElseThrow();
    }

    private static void report(List<Long> heap, List<Duration> waits) {
        System.out.printf(
                "%d viewers: the last of them heard of a danger after %s ms; the browser's heap after collection %s MB%n",
                VIEWERS,
                waits.stream().map(Duration::toMillis).toList(),
                heap.stream()
                        .map(bytes -> "%.1f".formatted((double) bytes / A_MEGABYTE))
                        .toList());
    }

    /** Streams of one board, each as a dashboard opens it. */
    private static final class Viewers implements AutoCloseable {

        private final HttpClient client = HttpClient.newHttpClient();
        private final AtomicInteger open = new AtomicInteger();
        private final Map<String, AtomicInteger> heardOf = new ConcurrentHashMap<>();

        Viewers() {
            HttpRequest stream = HttpRequest.newBuilder(product.address().resolve(incident.path() + "/board/stream"))
                    .header("Authorization", "Bearer " + caller.token())
                    .header("Accept", "text/event-stream")
                    .build();
            for (int i = 0; i < VIEWERS; i++) {
                client.sendAsync(stream, HttpResponse.BodyHandlers.fromLineSubscriber(new Listening()));
            }
            Eventually.within(
                    Duration.ofSeconds(30), "all viewers have their first picture", () -> open.get() == VIEWERS);
        }

        Duration untilAllHeardOf(String person) {
            long accepted = System.nanoTime();
            AtomicInteger heard = heardOf.computeIfAbsent(person, _ -> new AtomicInteger());
            Eventually.within(
                    Duration.ofSeconds(20),
                    () -> heard + " of " + VIEWERS + " heard of it",
                    () -> heard.get() >= VIEWERS);
            return Duration.ofNanos(System.nanoTime() - accepted);
        }

        @Override
        public void close() {
            client.shutdownNow();
        }

        private final class Listening implements Flow.Subscriber<String> {

            private final Set<String> heard = new HashSet<>();
            private boolean started;

            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(String line) {
                if (!line.startsWith("data: {\"epoch\"")) {
                    return;
                }
                if (!started) {
                    started = true;
                    open.incrementAndGet();
                }
                int feed = line.indexOf("\"feed\":");
                int end = line.indexOf("\"unidentified\":", feed);
                for (int at = line.indexOf("\"personId\":\"", feed); at >= 0 && at < end; ) {
                    String person = line.substring(at + 12, at + 48);
                    if (heard.add(person)) {
                        heardOf.computeIfAbsent(person, _ -> new AtomicInteger())
                                .incrementAndGet();
                    }
                    at = line.indexOf("\"personId\":\"", at + 48);
                }
            }

            @Override
            public void onError(Throwable ended) {}

            @Override
            public void onComplete() {}
        }
    }
}
