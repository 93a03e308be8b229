package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
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
 * watches in a browser grows no fatter. Every build watches for three minutes, {@code -Plong} for two hours;
 * {@code -Danpi.watch=PT20M} makes that shorter.
 */
class ManyWatchersTest {

    private static final int VIEWERS = 100;
    private static final Duration STEP = Duration.ofMillis(500);

    /** Changes a second of the short run, and of the long one. */
    private static final int SOME = 40;

    private static final int MANY = 100;

    /** Steps until everybody who is reported at all was reported once. */
    private static final int PASS = 4;

    /** Steps after which everybody is again as they were. */
    private static final int PERIOD = 2 * PASS;

    private static final int WARM_UP = 3;

    /** However long is watched; each time somebody else is in danger. */
    private static final int MOST_LOOKS = 200;

    /** The board's newest news are so many. */
    private static final int NEWS = 100;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    /** Twice what is promised, for a machine that does other things as well. */
    private static final Duration SOON = Duration.ofSeconds(2);

    private static final long A_MEGABYTE = 1 << 20;

    /** Of the dashboard with its map and lists, as the wire carries it. */
    private static final long FIRST_LOAD = 400 * 1024;

    private static final int MOST_REQUESTS = 150;

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
        // The list of news is full before anybody watches what the page holds.
        List<String> news = people.subList(PASS * perStep(MANY), PASS * perStep(MANY) + NEWS);
        sent(news, Reports::rescue);
        Eventually.within(
                Duration.ofSeconds(30),
                "the board's news are full",
                () -> incident.board().get("feed").size() == NEWS);
        sent(news, Reports::helped);
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
    void theDashboardsFirstLoadIsFewBytesInFewRequests() {
        try (BrowserContext window = chromium.window(1280, 720)) {
            Page page = window.newPage();
            SignIn.asDesk(page, product);
            page.navigate("about:blank");
            window.newCDPSession(page).send("Network.clearBrowserCache");
            Wire wire = Wire.of(page);
            page.navigate(product.address() + "/board/#/incidents/" + incident.id());
            assertThat(page.locator(".map canvas").first()).isVisible();
            assertThat(page.locator(".queue-row").first()).isVisible();
            page.waitForLoadState();
            System.out.printf(
                    "the dashboard's first load: %,d bytes in %d requests%n",
                    wire.sum(), wire.loaded().size());
            assertThat(wire.sum()).as("bytes: %s", wire.loaded()).isBetween(50L * 1024, FIRST_LOAD);
            assertThat(wire.loaded()).as("requests").hasSizeLessThan(MOST_REQUESTS);
        }
    }

    @Test
    @Timeout(480)
    void aHundredViewersHearOfADangerSoonAndOverThreeMinutesTheBrowserGrowsNoFatter() {
        watch(Duration.ofMinutes(3), SOME);
    }

    @Test
    @Tag("long")
    @Timeout(value = 150, unit = TimeUnit.MINUTES)
    void overTwoHoursAtAHundredChangesASecondTheBrowserGrowsNoFatter() {
        watch(Duration.parse(System.getProperty("anpi.watch", "PT2H")), MANY);
    }

    @Test
    void whatTheBoardKeepsIsBoundedHoweverManyChangesCome() {
        try (BrowserContext window = chromium.window(1280, 720)) {
            Page page = window.newPage();
            page.navigate(product.address() + "/");
            assertThat(page.evaluate("""
                    async () => {
                      const { fold } = await import("/board/board-state.js");
                      const at = n => new Date(Date.UTC(2026, 10, 21) + n * 1000).toISOString();
                      const person = n => ({ personId: "p" + n, name: "", group: "GENERAL", state: "SILENT" });
                      let board = fold(undefined, "snapshot", { epoch: "e", version: 0, at: at(0),
                        urgent: Array.from({ length: 200 }, (_, n) => person(n)) });
                      for (let n = 1; n <= 3000; n++)
                        board = fold(board, "delta", { epoch: "e", previous: n - 1, version: n, at: at(n),
                          feed: [{ number: n, at: at(n), kind: "DANGER", personId: "p" + n }],
                          urgent: { upsert: [person(n + 199)], remove: ["p" + (n - 1)] },
                          districts: [{ id: "d" + (n % 12), name: "", total: n }],
                          tiles: ["14/" + (n % 60)] });
                      return [board.version, board.feed.length, board.urgent.length, board.districts.length,
                        Object.keys(board.tiles.seen).length];
                    }"""))
                    .as("changes taken, news, urgent people, districts and tiles")
                    .isEqualTo(List.of(3_000, NEWS, 200, 12, 60));
        }
    }

    /**
     * The same people are reported, and the same number is in danger and out of it again, period by period; so a page that is
     * looked at at the end of a period, when what came has been drawn, holds as much as the last time.
     */
    private static void watch(Duration howLong, int changesPerSecond) {
        try (var viewers = new Viewers()) {
            Page page = dashboard();
            CDPSession inside = page.context().newCDPSession(page);
            List<Held> readings = new ArrayList<>();
            List<Duration> waits = new ArrayList<>();
            int steps = (int) howLong.dividedBy(STEP);
            int betweenLooks = PERIOD * Math.ceilDiv(steps, PERIOD * MOST_LOOKS);
            for (int step = 0; step < steps; step++) {
                long begun = System.nanoTime();
                send(step, perStep(changesPerSecond));
                if (step % betweenLooks == betweenLooks - 1) {
                    waits.add(heardOf(inDanger(step / betweenLooks), viewers));
                    readings.add(held(page, inside));
                }
                page.waitForTimeout(
                        Math.max(1, STEP.minusNanos(System.nanoTime() - begun).toMillis()));
            }
            page.context().close();
            report(readings, waits);
            assertThat(waits).allMatch(wait -> wait.compareTo(SOON) <= 0, "heard within " + SOON);
            assertThat(growth(readings, Held::listeners))
                    .as("growth of the listeners")
                    .isLessThanOrEqualTo(20);
            assertThat(growth(readings, Held::nodes)).as("growth of the nodes").isLessThanOrEqualTo(500);
            assertThat(growth(readings, Held::heap))
                    .as("growth of the heap in use after collection")
                    .isLessThan(A_MEGABYTE);
        }
    }

    /** How long until all viewers know that somebody is in danger; then they are safe again. */
    private static Duration heardOf(String person, Viewers viewers) {
        sent(Reports.rescue(person));
        Duration wait = viewers.untilAllHeardOf(person);
        sent(Reports.helped(person));
        return wait;
    }

    private static Page dashboard() {
        Page page = chromium.window(1280, 720).newPage();
        SignIn.asDesk(page, product);
        page.navigate(product.address() + "/board/#/incidents/" + incident.id());
        assertThat(page.locator(".map canvas").first()).isVisible();
        return page;
    }

    /** A step's reports: bad news about everybody of a pass, and in the pass after it good news about the same. */
    private static void send(int step, int howMany) {
        int from = step % PASS * howMany;
        boolean bad = step / PASS % 2 == 0;
        sent(people.subList(from, from + howMany), bad ? Reports::unreachable : Reports::safe);
    }

    private static int perStep(int changesPerSecond) {
        return (int) (changesPerSecond * STEP.toMillis() / 1_000);
    }

    /** In one call. */
    private static void sent(List<String> about, Function<String, Reports.Report> what) {
        String lines = about.stream().map(what).map(Reports.Report::text).collect(Collectors.joining("\n"));
        var answer = caller.postBytes(
                incident.path() + "/reports", "application/x-ndjson", lines.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).isEqualTo(202);
    }

    /** Somebody about whom nothing else is reported. */
    private static String inDanger(int number) {
        return people.get(people.size() - 1 - number);
    }

    private static void sent(Reports.Report report) {
        var answer = caller.postBytes(incident.path() + "/reports", "application/json", report.bytes());
        assertThat(answer.status()).isEqualTo(202);
    }

    /** What a page holds when its rubbish is collected: heap in bytes, and what hangs in its document. */
    private record Held(long heap, long nodes, long listeners) {

        Held least(Held other) {
            return new Held(
                    Math.min(heap, other.heap), Math.min(nodes, other.nodes), Math.min(listeners, other.listeners));
        }
    }

    /** The least of three looks: at any one of them something may just be drawn. */
    private static Held held(Page page, CDPSession inside) {
        return Stream.generate(() -> look(page, inside))
                .limit(3)
                .reduce(Held::least)
                .orElseThrow();
    }

    private static Held look(Page page, CDPSession inside) {
        page.waitForTimeout(BETWEEN_LOOKS.toMillis());
        inside.send("HeapProfiler.enable");
        inside.send("HeapProfiler.collectGarbage");
        JsonObject document = inside.send("Memory.getDOMCounters");
        return new Held(
                inside.send("Runtime.getHeapUsage").get("usedSize").getAsLong(),
                document.get("nodes").getAsLong(),
                document.get("jsEventListeners").getAsLong());
    }

    /** From the first third to the last, once the page's lists are filled and its code is compiled. */
    private static double growth(List<Held> readings, ToLongFunction<Held> what) {
        List<Held> warm = readings.subList(WARM_UP, readings.size());
        int third = warm.size() / 3;
        return median(warm.subList(warm.size() - third, warm.size()), what) - median(warm.subList(0, third), what);
    }

    private static double median(List<Held> readings, ToLongFunction<Held> what) {
        long[] sorted = readings.stream().mapToLong(what).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2.0;
    }

    private static void report(List<Held> readings, List<Duration> waits) {
        System.out.printf(
                "%d viewers: the last of them heard of a danger after %s ms; the browser held after collection %s,"
                        + " growth %.2f MB, %.0f nodes, %.0f listeners%n",
                VIEWERS,
                waits.stream().map(Duration::toMillis).toList(),
                readings.stream()
                        .map(held -> "%.2f MB %d nodes %d listeners"
                                .formatted((double) held.heap() / A_MEGABYTE, held.nodes(), held.listeners()))
                        .toList(),
                growth(readings, Held::heap) / A_MEGABYTE,
                growth(readings, Held::nodes),
                growth(readings, Held::listeners));
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
