package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jp.anpi.deploy.acceptance.browser.Axe.accessible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import jp.anpi.deploy.acceptance.product.Caller;
import jp.anpi.deploy.acceptance.product.Eventually;
import jp.anpi.deploy.acceptance.product.Incident;
import jp.anpi.deploy.acceptance.product.Product;
import jp.anpi.deploy.acceptance.product.Reports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a city may switch on and is off by default: progress for everybody, and pictures from the internet below the map. */
class SwitchedOnTest {

    private static final int ROUNDED_TO = 10;
    private static final String PICTURES = "https://tiles.example/";

    /** One grey dot. */
    private static final byte[] PICTURE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mM8cQYAAp8BV0x0fOsAAAAASUVORK5CYII=");

    /** The longest time, in milliseconds, that any rule of the page's own style sheets lets something move. */
    private static final String LONGEST_MOTION = """
            () => {
              const times = (text) => (text ?? "").split(",").map((one) => parseFloat(one) * (one.includes("ms") ? 1 : 1000));
              const rules = (list) => [...list].flatMap((rule) => [rule, ...(rule.cssRules ? rules(rule.cssRules) : [])]);
              const own = [...document.styleSheets].filter((sheet) => !(sheet.href ?? "").includes("/vendor/"));
              return Math.max(0, ...own.flatMap((sheet) => rules(sheet.cssRules)).flatMap((rule) =>
                [...times(rule.style?.transitionDuration), ...times(rule.style?.animationDuration)]).filter((ms) => ms > 0));
            }
            """;

    @TempDir
    static Path directory;

    private static Chromium chromium;
    private static Product product;
    private static Incident incident;

    @BeforeAll
    static void start() {
        chromium = Chromium.launch();
        product = Product.ready(
                directory,
                "--anpi.sample=town",
                "--anpi.public.enabled=true",
                "--anpi.public.at-least=" + ROUNDED_TO,
                "--anpi.map.online-tiles=" + PICTURES + "{z}/{x}/{y}.png",
                "--anpi.map.attribution=© 地図の見本");
        Caller admin = Caller.signIn(product, "admin");
        incident = Incident.open(
                admin,
                Map.of(
                        "kind", "FLOOD",
                        "mode", "REAL",
                        "title", "公開の試験",
                        "onsetAt", Instant.now().toString(),
                        "area", Map.of("type", "CITY")));
        incident.checks("group=CARE_CONSIDERATION").stream()
                .limit(123)
                .map(check -> Reports.safe(check.get("personId").asString()))
                .forEach(report -> admin.postBytes(incident.path() + "/reports", "application/json", report.bytes()));
        // What is published is counted once a minute.
        Eventually.within(
                Duration.ofSeconds(60),
                "the board has heard of them all",
                () -> incident.checks("group=CARE_CONSIDERATION&state=CONFIRMED")
                                .size()
                        >= 123);
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
    void whatIsPublishedNamesNobodyAndStandsForTenPeopleAtLeastOnScreenAndInBothFiles() throws IOException {
        Page anybody = chromium.window(390, 844).newPage();
        anybody.navigate(product.address() + "/public/");
        assertThat(anybody.getByText(Pattern.compile("^市全体 3,000 人のうち 120 人以上を確認")))
                .isVisible();
        accessible(anybody);

        String csv = saved(anybody, "CSV で保存", "progress.csv");
        assertThat(csv).startsWith("\uFEFF地区,対象者数,確認済,丸めの単位,時点\r\n");
        List<String[]> rows = csv.lines().skip(1).map(row -> row.split(",")).toList();
        assertThat(rows).hasSizeGreaterThan(1).allSatisfy(row -> {
            assertThat(Integer.parseInt(row[1]) % ROUNDED_TO).isZero();
            assertThat(Integer.parseInt(row[2]) % ROUNDED_TO).isZero();
        });

        JsonNode map = JsonMapper.shared().readTree(saved(anybody, "GeoJSON で保存", "progress.geojson"));
        List<Integer> counted = new ArrayList<>();
        map.get("features").forEach(feature -> {
            counted.add(feature.get("properties").get("people").asInt());
            counted.add(feature.get("properties").get("confirmed").asInt());
        });
        assertThat(counted).isNotEmpty().allMatch(number -> number % ROUNDED_TO == 0);
        anybody.context().close();
    }

    private static String saved(Page page, String button, String name) throws IOException {
        Download file = page.waitForDownload(() -> page.getByText(button).click());
        assertThat(file.suggestedFilename()).isEqualTo(name);
        return Files.readString(file.path(), StandardCharsets.UTF_8);
    }

    @Test
    void picturesFromTheInternetLieBelowOurOwnMapWhichStaysWhenTheyDoNotCome() {
        Page desk = chromium.window(1280, 720).newPage();
        List<String> wrong = new CopyOnWriteArrayList<>();
        desk.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                wrong.add(message.text());
            }
        });
        List<String> asked = new CopyOnWriteArrayList<>();
        desk.route(PICTURES + "**", route -> {
            asked.add(route.request().url());
            route.fulfill(new Route.FulfillOptions().setContentType("image/png").setBodyBytes(PICTURE));
        });
        SignIn.asDesk(desk, product);
        openMap(desk);
        assertThat(desk.locator("img.leaflet-tile-loaded").first()).isAttached();
        assertThat(desk.getByText("© 地図の見本").first()).isVisible();
        assertThat(asked).isNotEmpty();
        assertThat(wrong).isEmpty();

        desk.unroute(PICTURES + "**");
        desk.route(PICTURES + "**", Route::abort);
        desk.reload();
        openMap(desk);
        assertThat(desk.locator(".map-district").first()).isVisible();
        assertThat(desk.locator("img.leaflet-tile-loaded")).hasCount(0);
        assertThat(desk.getByText("地図の一部を読み込めません")).hasCount(0);
        desk.context().close();
    }

    private static void openMap(Page desk) {
        desk.navigate(product.address() + "/board/#/incidents/" + incident.id() + "/map");
        assertThat(desk.locator(".map canvas").first()).isVisible();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/board/", "/phone/", "/console/", "/public/", "/guide/desk.html"})
    void nothingMovesForLongerThanAFifthOfASecondAndPaperIsSetInAFountForEverybody(String path) {
        Page page = chromium.window(1280, 720).newPage();
        page.navigate(product.address() + path);
        page.getByRole(AriaRole.HEADING).first().waitFor();
        assertThat(((Number) page.evaluate(LONGEST_MOTION)).doubleValue()).isLessThanOrEqualTo(200);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat((String) page.evaluate("() => getComputedStyle(document.querySelector(\"h1, h2\")).fontFamily"))
                .contains("BIZ UDGothic");
        page.context().close();
    }
}
