package jp.anpi.deploy.acceptance.browser;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine's own Chromium; nothing is downloaded. Without one the browser tests are skipped and say how to run them. */
final class Chromium implements AutoCloseable {

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static final double SLOW_MACHINE = 20_000;

    private final Playwright playwright;
    private final Browser browser;
    private final Path executable;

    private Chromium(Playwright playwright, Browser browser, Path executable) {
        this.playwright = playwright;
        this.browser = browser;
        this.executable = executable;
    }

    /** From now on whatever is awaited on any page has the time of a busy machine. */
    static Chromium launch() {
        Path executable = installed().orElseGet(() -> {
            String how = "no Chromium on this machine, browser tests were skipped: install it with fonts "
                    + "(Debian: apt-get install chromium fonts-noto-cjk) and run ./mvnw verify again";
            if ("required".equals(System.getProperty("anpi.browser"))) {
                fail(how);
            }
            System.out.println("SKIPPED: " + how);
            return abort(how);
        });
        PlaywrightAssertions.setDefaultAssertionTimeout(SLOW_MACHINE);
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setHeadless(true)
                        .setArgs(FLAGS));
        return new Chromium(playwright, browser, executable);
    }

    private static Optional<Path> installed() {
        return Stream.of(
                        Optional.ofNullable(System.getenv("CHROMIUM")).orElse("/usr/bin/chromium"),
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A window of the desk: its own cookies, Japanese, the given size. */
    BrowserContext window(int width, int height) {
        return browser.newContext(options().setViewportSize(width, height));
    }

    /** A phone in a corridor: 390 × 844, touch, Japanese. */
    BrowserContext phone() {
        return browser.newContext(phoneOptions());
    }

    /** The same with its page alone: a set clock reaches the page, never its worker, which on a real phone share one. */
    BrowserContext phoneWithoutWorker() {
        return browser.newContext(phoneOptions().setServiceWorkers(ServiceWorkerPolicy.BLOCK));
    }

    private Browser.NewContextOptions phoneOptions() {
        return options()
                .setViewportSize(390, 844)
                .setDeviceScaleFactor(2)
                .setIsMobile(true)
                .setHasTouch(true);
    }

    /** A phone in a browser of its own that keeps what it knows in {@code profile}, over its end and its violent end. */
    BrowserContext phoneKeepingIn(Path profile, String... flags) {
        return playwright
                .chromium()
                .launchPersistentContext(
                        profile,
                        new BrowserType.LaunchPersistentContextOptions()
                                .setExecutablePath(executable)
                                .setHeadless(true)
                                .setArgs(Stream.concat(FLAGS.stream(), Stream.of(flags))
                                        .toList())
                                .setViewportSize(390, 844)
                                .setIsMobile(true)
                                .setHasTouch(true)
                                .setLocale("ja-JP")
                                .setTimezoneId("Asia/Tokyo"));
    }

    private static Browser.NewContextOptions options() {
        return new Browser.NewContextOptions().setLocale("ja-JP").setTimezoneId("Asia/Tokyo");
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
