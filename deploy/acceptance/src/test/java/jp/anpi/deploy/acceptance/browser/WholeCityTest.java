package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
 * All 215,891 people on one board: how soon it is there, and how soon what was accepted is seen in a browser while a
 * thousand others watch and five hundred reports a second come. Product, viewers, senders and browser share the machine.
 */
@Tag("long")
@Timeout(600)
class WholeCityTest {

    private static final int VIEWERS = 1_000;
    private static final Duration LOAD = Duration.ofSeconds(60);
    private static final Duration STEP = Duration.ofMillis(100);
    private static final int PER_STEP = 50;

    /** So many of a step are of the groups about whom somebody is asked, and so change queue, ladder and silence too. */
    private static final int ASKED_PER_STEP = 5;

    /** Every so many steps somebody is in danger: the news on the page show the newest twenty. */
    private static final int STEPS_BETWEEN_DANGERS = 4;

    private static final Duration FIRST_PICTURE = Duration.ofSeconds(2);
    private static final Duration SEEN_MOSTLY = Duration.ofMillis(250);
    private static final Duration SEEN_NEARLY_ALWAYS = Duration.ofSeconds(1);

    /** Notes when the page first shows each person among the news, by the machine's clock. */
    private static final String WATCH_THE_NEWS = """
            () => {
              const seen = (window.newsSeen = {});
              const look = () => {
                for (const link of document.querySelectorAll(".feed a[href*='/people/']")) {
                  const person = link.getAttribute("href").split("/people/")[1].slice(0, 36);
                  seen[person] ??= Date.now();
                }
              };
              look();
              new MutationObserver(look).observe(document.body, { childList: true, subtree: true, attributes: true });
            }""";

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
        product = Product.ready(
                directory, Duration.ofMinutes(5), List.of("-XX:TieredStopAtLevel=4"), "--anpi.sample=city");
        caller = Caller.signIn(product, "admin");
        incident = Incident.openDrill(caller, 1, Duration.ofMinutes(4));
        int steps = (int) LOAD.dividedBy(STEP);
        Iterator<String> asked = people("CARE_CONSIDERATION", steps * ASKED_PER_STEP);
        Iterator<String> others = people("GENERAL", steps * (PER_STEP - ASKED_PER_STEP));
        people = IntStream.range(0, steps * PER_STEP)
                .mapToObj(i -> i % PER_STEP < ASKED_PER_STEP ? asked.next() : others.next())
                .toList();
    }

    private static Iterator<String> people(String group, int howMany) {
        List<String> some = incident.checks("group=" + group, howMany).stream()
                .map(check -> check.get("personId").asString())
                .toList();
        assertThat(some).hasSizeGreaterThanOrEqualTo(howMany);
        return some.iterator();
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
    void theFirstPictureIsThereWithinTwoSecondsAndWhatIsAcceptedIsSeenAtOnceAmongAThousandViewers() {
        Page page = chromium.window(1280, 720).newPage();
        SignIn.asDesk(page, product);
        List<Long> pictures = firstPictures(page);
        try (var viewers = new Viewers()) {
            page.evaluate(WATCH_THE_NEWS);
            Map<String, Long> accepted = new HashMap<>();
            long behind = load(accepted);
            Eventually.within(
                    Duration.ofSeconds(30),
                    "the page shows the last danger",
                    () -> seen(page).size() >= accepted.size());
            List<Long> waits = waits(accepted, seen(page));
            System.out.printf(
                    "the city's first picture after %s ms, the first with nothing kept from before; %d viewers, %d dangers"
                            + " among %d reports: seen in the browser after ms p50 %d, p99 %d, most %d; the senders ended"
                            + " %d ms late%n",
                    pictures,
                    viewers.listening(),
                    accepted.size(),
                    people.size(),
                    waits.get(waits.size() / 2),
                    waits.get(waits.size() * 99 / 100),
                    waits.getLast(),
                    behind);
            assertThat(pictures).as("first pictures, in ms").allMatch(picture -> picture < FIRST_PICTURE.toMillis());
            assertThat(behind).as("500 reports a second were really sent").isLessThan(2_000);
            assertThat(waits.get(waits.size() / 2)).isLessThan(SEEN_MOSTLY.toMillis());
            assertThat(waits.get(waits.size() * 99 / 100)).isLessThan(SEEN_NEARLY_ALWAYS.toMillis());
        }
    }

    /** How many milliseconds until map and figures are there, three times over; the browser is running. */
    private static List<Long> firstPictures(Page page) {
        return IntStream.range(0, 3)
                .mapToObj(_ -> {
                    page.navigate("about:blank");
                    long begun = System.nanoTime();
                    page.navigate(product.address() + "/board/#/incidents/" + incident.id());
                    assertThat(page.locator(".map canvas").first())
                            .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
                    assertThat(page.locator(".strip-counts").first()).isVisible();
                    return Duration.ofNanos(System.nanoTime() - begun).toMillis();
                })
                .toList();
    }

    /** Sends every step's reports when they are due; answers by how many milliseconds the last was late. */
    private static long load(Map<String, Long> accepted) {
        long begun = System.nanoTime();
        int steps = people.size() / PER_STEP;
        for (int step = 0; step < steps; step++) {
            long due = begun + step * STEP.toNanos();
            LockSupport.parkNanos(due - System.nanoTime());
            List<String> now = people.subList(step * PER_STEP, (step + 1) * PER_STEP);
            boolean danger = step % STEPS_BETWEEN_DANGERS == 0;
            String lines = IntStream.range(0, PER_STEP)
                    .mapToObj(i -> danger && i == 0 ? Reports.rescue(now.get(i)) : Reports.safe(now.get(i)))
                    .map(Reports.Report::text)
                    .collect(Collectors.joining("\n"));
            var answer = caller.postBytes(
                    incident.path() + "/reports", "application/x-ndjson", lines.getBytes(StandardCharsets.UTF_8));
            long at = System.currentTimeMillis();
            assertThat(answer.status()).isEqualTo(202);
            if (danger) {
                accepted.put(now.getFirst(), at);
            }
        }
        return Duration.ofNanos(System.nanoTime() - begun)
                .minus(STEP.multipliedBy(steps))
                .toMillis();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Number> seen(Page page) {
        return (Map<String, Number>) page.evaluate("() => window.newsSeen");
    }

    private static List<Long> waits(Map<String, Long> accepted, Map<String, Number> seen) {
        return accepted.entrySet().stream()
                .map(one -> Math.max(0, seen.get(one.getKey()).longValue() - one.getValue()))
                .sorted()
                .toList();
    }

    /** Streams of the board, each as a dashboard opens it; what comes is read and thrown away. */
    private static final class Viewers implements AutoCloseable {

        private final HttpClient client = HttpClient.newHttpClient();
        private final AtomicInteger listening = new AtomicInteger();

        Viewers() {
            HttpRequest stream = HttpRequest.newBuilder(product.address().resolve(incident.path() + "/board/stream"))
                    .header("Authorization", "Bearer " + caller.token())
                    .header("Accept", "text/event-stream")
                    .header("Accept-Encoding", "gzip")
                    .build();
            for (int i = 0; i < VIEWERS; i++) {
                client.sendAsync(stream, _ -> new Reading());
            }
            Eventually.within(
                    Duration.ofSeconds(60),
                    () -> listening + " viewers have their first picture",
                    () -> listening.get() == VIEWERS);
        }

        int listening() {
            return listening.get();
        }

        @Override
        public void close() {
            client.shutdownNow();
        }

        private final class Reading implements HttpResponse.BodySubscriber<Void> {

            private final CompletableFuture<Void> ended = new CompletableFuture<>();
            private final AtomicBoolean begun = new AtomicBoolean();

            @Override
            public CompletionStage<Void> getBody() {
                return ended;
            }

            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(List<ByteBuffer> bytes) {
                if (!begun.getAndSet(true)) {
                    listening.incrementAndGet();
                }
            }

            @Override
            public void onError(Throwable broken) {
                listening.decrementAndGet();
                ended.completeExceptionally(broken);
            }

            @Override
            public void onComplete() {
                listening.decrementAndGet();
                ended.complete(null);
            }
        }
    }
}
