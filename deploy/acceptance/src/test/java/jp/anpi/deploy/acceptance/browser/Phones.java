package jp.anpi.deploy.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import jp.anpi.deploy.acceptance.product.Caller;
import jp.anpi.deploy.acceptance.product.Eventually;
import jp.anpi.deploy.acceptance.product.Incident;
import jp.anpi.deploy.acceptance.product.Product;
import tools.jackson.databind.JsonNode;

/**
 * Phones that look at one drill of one product, each in a window of its own that is closed after its test. What the city has of
 * them is asked of the server itself.
 */
final class Phones implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(45);

    private final Chromium browser;
    private final Product product;
    private final Incident drill;
    private final Runnable end;
    private final List<BrowserContext> windows = new ArrayList<>();

    private Phones(Chromium browser, Product product, Incident drill, Runnable end) {
        this.browser = browser;
        this.product = product;
        this.drill = drill;
        this.end = end;
    }

    /** Opens a drill in a town that goes on when its phones are put away. */
    static Phones in(Chromium browser, Product product) {
        Caller desk = Caller.signIn(product, "desk");
        Incident drill = Incident.openDrill(desk, 1);
        return new Phones(browser, product, drill, () -> desk.post(drill.path() + "/close", Map.of()));
    }

    /** Starts a town and opens a drill in it; {@code directory} holds what the product keeps. */
    static Phones start(Path directory, String... options) {
        Chromium browser = Chromium.launch();
        try {
            return start(browser, Product.ready(directory, options));
        } catch (RuntimeException | Error failed) {
            browser.close();
            throw failed;
        }
    }

    private static Phones start(Chromium browser, Product product) {
        try {
            return new Phones(browser, product, Incident.openDrill(Caller.signIn(product, "desk"), 1), () -> {
                product.close();
                browser.close();
            });
        } catch (RuntimeException | Error failed) {
            product.close();
            throw failed;
        }
    }

    Chromium browser() {
        return browser;
    }

    Product product() {
        return product;
    }

    Incident drill() {
        return drill;
    }

    /** A window that looks at the drill. */
    BrowserContext window(BrowserContext context) {
        return window(context, drill);
    }

    BrowserContext window(BrowserContext context, Incident of) {
        windows.add(context);
        return looksAt(of, context);
    }

    /** Whichever incidents other tests have opened meanwhile; who makes the window closes it. */
    static BrowserContext looksAt(Incident of, BrowserContext context) {
        context.addInitScript("sessionStorage.setItem('anpi.incident', '" + of.id() + "')");
        return context;
    }

    /** A new phone on which {@code user} has signed in. */
    PhonePage of(String user) {
        return PhonePage.in(window(browser.phone()), product).signIn(user);
    }

    /** One whose clock a test can stop; without a worker, which would have another. */
    PhonePage withClock(String user) {
        BrowserContext context = window(browser.phoneWithoutWorker());
        context.clock().install(new Clock.InstallOptions().setTime(Instant.now().toEpochMilli()));
        return PhonePage.in(context, product).signIn(user);
    }

    /** The page of phones in a window of the desk. */
    PhonePage desk(BrowserContext context) {
        PhonePage desk = PhonePage.in(window(context), product);
        SignIn.asDesk(desk.page(), product);
        return desk;
    }

    /** To be called after each test. */
    void closeWindows() {
        windows.forEach(BrowserContext::close);
        windows.clear();
    }

    /** What the server itself says about every receipt of the device. */
    List<JsonNode> verify(PhonePage phone) {
        Caller desk = Caller.signIn(product, "desk");
        return phone.kept("receipts").stream()
                .map(entry ->
                        desk.post("/api/receipts/verify", entry.get("receipt")).json())
                .toList();
    }

    void countsOnce(Map<String, Object> receipt) {
        countsOnce(drill, receipt);
    }

    static void countsOnce(Incident of, Map<String, Object> receipt) {
        assertThat(receipt.get("incident")).isEqualTo(of.id());
        reportOf(of, receipt);
        assertThat(reportsOf(of, receipt)).hasSize(1);
    }

    /** The report of a receipt, once the check of its person has it. */
    JsonNode reportOf(Map<String, Object> receipt) {
        return reportOf(drill, receipt);
    }

    private static JsonNode reportOf(Incident of, Map<String, Object> receipt) {
        AtomicReference<List<JsonNode>> found = new AtomicReference<>(List.of());
        Eventually.within(SOON, "the check has the report", () -> {
            found.set(reportsOf(of, receipt));
            return !found.get().isEmpty();
        });
        return found.get().getFirst();
    }

    /** As often as the check has it. */
    private static List<JsonNode> reportsOf(Incident of, Map<String, Object> receipt) {
        return of.check((String) receipt.get("personId"))
                .get("reports")
                .valueStream()
                .filter(report -> report.get("id").asString().equals(receipt.get("id")))
                .toList();
    }

    /** Tells the phone's worker, past the browser's own reasons to, what {@code event} of the devtools' protocol says. */
    void tellWorker(Page beside, String event, JsonObject what) {
        CDPSession devtools = beside.context().newCDPSession(beside);
        AtomicReference<String> worker = new AtomicReference<>("");
        devtools.on(
                "ServiceWorker.workerRegistrationUpdated",
                update -> update.getAsJsonArray("registrations")
                        .forEach(registration -> worker.set(registration
                                .getAsJsonObject()
                                .get("registrationId")
                                .getAsString())));
        devtools.send("ServiceWorker.enable");
        Eventually.within(SOON, "the browser knows the worker", () -> {
            beside.waitForTimeout(50);
            return !worker.get().isEmpty();
        });
        what.addProperty("origin", product.address().toString());
        what.addProperty("registrationId", worker.get());
        devtools.send("ServiceWorker." + event, what);
    }

    @Override
    public void close() {
        closeWindows();
        end.run();
    }
}
