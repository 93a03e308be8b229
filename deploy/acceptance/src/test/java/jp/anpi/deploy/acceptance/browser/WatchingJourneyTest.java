package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jp.anpi.deploy.acceptance.browser.Axe.accessible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import jp.anpi.deploy.acceptance.product.Caller;
import jp.anpi.deploy.acceptance.product.Incident;
import jp.anpi.deploy.acceptance.product.Product;
import jp.anpi.deploy.acceptance.product.Reports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The desk watches for a long time: on any screen, on paper, by ear, through a restart, with a drill beside the real thing. */
@Timeout(300)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WatchingJourneyTest {

    /** Counts what a screen reader is told by itself, with the text, from now on. */
    private static final String LISTEN = """
            () => {
              window.told = [];
              new MutationObserver((changes) => {
                for (const change of changes) {
                  const at = change.target.nodeType === 1 ? change.target : change.target.parentElement;
                  const region = at?.closest("[role=status], [role=alert], [aria-live]:not([aria-live=off])");
                  if (region?.textContent) window.told.push({ role: region.getAttribute("role"), text: region.textContent });
                }
              }).observe(document.body, { subtree: true, childList: true, characterData: true });
            }
            """;

    @TempDir
    static Path directory;

    private static Chromium chromium;
    private static Product product;
    private static Caller caller;
    private static Incident incident;
    private static List<JsonNode> people;
    private static Page desk;

    @BeforeAll
    static void start() {
        chromium = Chromium.launch();
        product = Product.ready(directory, "--anpi.sample=town", "--anpi.public.enabled=true");
        caller = Caller.signIn(product, "admin");
        incident = Incident.openDrill(caller, 1);
        people = incident.checks("group=CARE_CONSIDERATION");
        desk = signedIn(1280, 720);
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

    private static Page signedIn(int width, int height) {
        var context = chromium.window(width, height);
        context.setDefaultTimeout(30_000);
        Page page = context.newPage();
        SignIn.asDesk(page, product);
        return page;
    }

    private static void open(Page page) {
        page.navigate(product.address() + "/board/#/incidents/" + incident.id());
        assertThat(page.locator(".queue .queue-row").first()).isVisible();
    }

    private static void report(Reports.Report report) {
        assertThat(caller.postBytes(incident.path() + "/reports", "application/json", report.bytes())
                        .status())
                .isEqualTo(202);
    }

    private static String person(int number) {
        return people.get(number).get("personId").asString();
    }

    private static List<?> told(String role) {
        return ((List<?>) desk.evaluate("() => window.told"))
                .stream()
                        .map(Map.class::cast)
                        .filter(one -> role.equals(one.get("role")))
                        .toList();
    }

    @Test
    @Order(1)
    void aHundredChangesAreToldOnceAndADangerAtOnce() {
        open(desk);
        assertThat(desk.locator("[data-aloud]")).containsText("3,000 人のうち");
        desk.evaluate(LISTEN);
        long begun = System.nanoTime();
        for (int number = 0; number < 100; number++) {
            report(Reports.safe(person(number)));
        }
        Locator confirmed = desk.locator(".strip-group").nth(2).locator("li").nth(3);
        assertThat(confirmed).containsText("100");
        assertThat(told("status")).hasSizeLessThanOrEqualTo(summariesSince(begun));
        assertThat(told("alert")).isEmpty();

        report(Reports.rescue(person(100)));
        assertThat(desk.locator("[data-danger]")).containsText("危険の知らせ");
        assertThat(desk.locator("[data-danger]"))
                .containsText(people.get(100).get("name").asString());
        assertThat(told("status")).hasSizeLessThanOrEqualTo(summariesSince(begun));

        int once = told("alert").size();
        String words = desk.locator("[data-danger]").innerText();
        report(Reports.helped(person(100)));
        assertThat(desk.locator(".strip-group").nth(2).locator("li").first())
                .containsText(Pattern.compile("要対応\\s*0$"));
        report(Reports.rescue(person(100)));
        desk.waitForCondition(() -> told("alert").size() > once);
        assertThat(desk.locator("[data-danger]")).hasText(words);
    }

    /** One, unless the machine takes its time: each half minute may have its own. */
    private static int summariesSince(long begun) {
        return 1 + (int) Duration.ofNanos(System.nanoTime() - begun).dividedBy(Duration.ofSeconds(30));
    }

    @Test
    @Order(1)
    void aSummaryIsToldAtMostOnceIn30SecondsHoweverMuchChanges() {
        Page page = Alone.page(chromium, product, Alone.TELL);
        assertThat(page.locator("[data-aloud]")).hasText("1,000 人のうち 要対応 0 人、未確認 1,000 人、対応中 0 人、確認済 0 人。");
        page.evaluate("() => { window.summaries = []; }");
        for (int second = 1; second <= 65; second++) {
            page.evaluate("(n) => window.change(n)", second);
            page.clock().runFor(1_000);
        }
        var told = (List<?>) page.evaluate("() => window.summaries");
        assertThat(told).hasSize(2);
        assertThat(told.getLast().toString()).contains("確認済 6");
        page.context().close();
    }

    @Test
    @Order(1)
    void aListIsReadAgainEachSecondWhileChangesComeAndOnceAfterTheLast() {
        Page page = Alone.page(chromium, product, Alone.FOLLOW);
        for (int change = 0; change < 50; change++) {
            page.evaluate("() => window.change()");
            page.clock().runFor(100);
        }
        page.clock().runFor(2_000);
        var read = (List<?>) page.evaluate("() => window.read");
        assertThat(read).hasSizeBetween(4, 6);
        assertThat(read.getLast()).isEqualTo(51);
        page.clock().runFor(5_000);
        assertThat((List<?>) page.evaluate("() => window.read")).hasSameSizeAs(read);
        page.context().close();
    }

    @Test
    @Order(2)
    void theQueueTheListsAndTheBrowserStandInOneOrder() {
        List<String> queue = incident.board()
                .get("urgent")
                .valueStream()
                .map(item -> item.get("personId").asString())
                .toList();
        List<JsonNode> list = incident.checks("sort=timeLeft", queue.size() * 3);
        assertThat(list.stream()
                        .filter(check -> !check.get("state").asString().equals("CONFIRMED"))
                        .map(check -> check.get("personId").asString())
                        .limit(queue.size()))
                .isEqualTo(queue);
        open(desk);
        assertThat((List<?>) desk.evaluate("""
                        async (text) => {
                          const { byUrgency } = await import("/board/board-state.js");
                          const shuffled = JSON.parse(text).map((item, i) => [(i * 7919) % 10007, item]);
                          return shuffled.sort((a, b) => a[0] - b[0]).map(([, item]) => item).sort(byUrgency).map((item) => item.personId);
                        }
                        """, list.toString()))
                .isEqualTo(list.stream()
                        .map(check -> check.get("personId").asString())
                        .toList());
    }

    @Test
    @Order(2)
    void pitfall32TheSituationFitsOnOneSheetOfA4AndSaysHowOldItIs() {
        open(desk);
        assertThat(desk.locator(".map canvas").first()).isVisible();
        assertThat(Paper.pagesOf(desk)).isEqualTo(1);
        desk.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(desk.locator(".printed")).containsText("時点の情報");
        assertThat(desk.locator(".drill-banner")).isVisible();
        assertThat(desk.locator(".board-foot")).isHidden();
        desk.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        assertThat(desk.locator(".on-paper:visible")).hasCount(0);

        Page worst = desk.context().newPage();
        WorstDay.on(worst, incident);
        open(worst);
        assertThat(worst.locator(".desk-banner")).containsText("だれもいません");
        assertThat(worst.locator(".unidentified li")).hasCount(6);
        assertThat(worst.locator(".top-age .age-broken")).isVisible();
        assertThat(Paper.pagesOf(worst)).isEqualTo(1);
        worst.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(worst.locator(".unidentified li").last()).isVisible();
        assertThat(worst.locator(".printed")).containsText("情報の更新が止まっています");
        assertThat(Paper.standsOnASheet(worst)).isTrue();
        WorstDay.saysOfHowManyItShows(worst);
        worst.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/map", "/people", "/power", "/places", "/ahead", "/reporters", "/unmatched"})
    @Order(3)
    void pitfall39EverythingToPressSaysInWordsWhatItDoes(String rest) {
        open(desk);
        desk.navigate(product.address() + "/board/#/incidents/" + incident.id() + rest);
        assertThat(desk.locator("main a, main button").first()).isVisible();
        assertThat((List<?>) desk.evaluate("""
                        () => [...document.querySelectorAll("main button, main a, header button, header a, header summary")]
                          .filter((one) => one.checkVisibility() && !/\\p{L}/u.test(one.innerText) && !/^[\\d,]+$/.test(one.innerText.trim()))
                          .map((one) => one.outerHTML)
                        """)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1280, 720", "3840, 2160", "820, 1180"})
    @Order(3)
    void theDeskWorksOnALaptopAWallAndATablet(int width, int height) {
        Page page = signedIn(width, height);
        open(page);
        assertThat(page.locator(".map canvas").first()).isVisible();
        var first =
                page.locator(".queue-panel .queue-row:not(.queue-cols)").first().boundingBox();
        assertThat(first.y + first.height)
                .as("the first to act for is on the first screen")
                .isLessThan(height);
        for (String rest : List.of(
                "",
                "/people",
                "/people/" + person(0),
                "/ahead",
                "/map",
                "/reporters",
                "/power",
                "/places",
                "/unmatched",
                "/report",
                "/paper")) {
            page.navigate(product.address() + "/board/#/incidents/" + incident.id() + rest);
            assertThat(page.locator(".skeleton")).hasCount(0);
            assertThat(page.locator("main a, main button").first()).isVisible();
            assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth"))
                    .as("width of %s", rest)
                    .isEqualTo(width);
        }
        open(page);
        accessible(page);
        page.context().close();
    }

    @Test
    @Order(3)
    void statesAreToldApartWithoutColours() {
        Page page = desk.context().newPage();
        open(page);
        Shapes.withoutColours(page);
        assertThat(Shapes.colourless(page)).isTrue();
        page.screenshot(new Page.ScreenshotOptions().setPath(Pictures.file("dashboard-grey")));
        List<Locator> marks = page.locator(".map-legend .mark svg").all().subList(0, 4);
        for (Locator one : marks) {
            for (Locator other : marks) {
                if (one != other) {
                    assertThat(Shapes.difference(one, other)).isGreaterThan(0.08);
                }
            }
        }
        assertThat(page.locator(".strip-group").first().locator("li").allInnerTexts().stream()
                        .map(words -> words.replaceAll("^.*群|[\\d,\\s]", "")))
                .containsExactly("要対応", "未確認", "対応中", "確認済");
        page.close();
    }

    @Test
    @Order(4)
    void theDarkScreenInEnglishIsAccessibleToo() {
        new DarkEnglish(desk, product.address().toString(), incident).everyPageIsAccessible("/people/" + person(100));
    }

    @Test
    @Order(5)
    void whatComesOverASlowLineIsAsOldAsItsWayWasLongerThanTheQuickest() {
        open(desk);
        Object ages = desk.evaluate(Alone.AGES_OVER_A_SLOW_LINE);
        assertThat(ages).as("ages in seconds").isEqualTo(List.of(0, 8, 0, 0));
    }

    @Test
    @Order(5)
    void aClockThatNobodyKeepsRightIsToldUntilSomebodyHidesItForAWhile() {
        assertThat(caller.get("/api/server-clock").json().get("trust").asString())
                .isEqualTo("UNKNOWN");
        open(desk);
        WrongClock.isToldUntilItIsHidden(desk);
        WrongClock.isToldAgainAfterAnHour(signedIn(1280, 720), product);
    }

    @Test
    @Order(6)
    void whoWatchesADrillIsToldOfTheRealDisasterAndNeverTakesOneForTheOther() {
        open(desk);
        Incident real = Incident.open(
                caller,
                Map.of(
                        "kind",
                        "FLOOD",
                        "mode",
                        "REAL",
                        "title",
                        "本物の水害",
                        "onsetAt",
                        Instant.now().toString(),
                        "area",
                        Map.of("type", "CITY")));
        assertThat(desk.getByText("本番の災害が開いています：本物の水害")).isVisible();
        accessible(desk);
        desk.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("本番の画面へ"))
                .click();
        desk.waitForURL(Pattern.compile(real.id()));
        assertThat(desk.locator(".mode-REAL")).isVisible();
        assertThat(desk.locator(".drill-banner")).hasCount(0);
        assertThat(desk.getByText("この画面は本番です")).isVisible();
        assertThat(desk).not().hasTitle(Pattern.compile("【訓練】"));
        open(desk);
        assertThat(desk.locator(".drill-banner")).isVisible();
        assertThat(desk).hasTitle(Pattern.compile("^【訓練】"));
    }

    @Test
    @Order(7)
    void aRestartOfTheServerIsSaidWithTheAgeOfTheDataAndHealsByItself() {
        open(desk);
        product.kill();
        assertThat(desk.locator(".top-age .age-broken")).containsText("前の情報");
        product.startAgain();
        product.awaitReady();
        assertThat(desk.locator(".top-age .age-live"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
        int before = number(desk.locator(".strip-group").nth(2).locator("li").nth(3));
        report(Reports.safe(person(101)));
        Locator confirmed = desk.locator(".strip-group").nth(2).locator("li").nth(3);
        assertThat(confirmed).containsText(Integer.toString(before + 1));
    }

    @Test
    @Order(8)
    void anybodySeesHowFarTheCityHasComeAndNobodyInIt() throws IOException {
        Page anybody = chromium.window(390, 844).newPage();
        anybody.navigate(product.address() + "/public/");
        PublicPage.tellsHowFarTheCityHasCome(
                anybody, people.getFirst().get("name").asString());
        anybody.context().close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"care-manager", "desk", "operator", "drill", "privacy"})
    @Order(9)
    void eachGuideIsOneSheetOfA4(String guide) {
        Page page = chromium.window(820, 1180).newPage();
        page.navigate(product.address() + "/guide/" + guide + ".html");
        assertThat(page.locator("h1")).isVisible();
        accessible(page);
        assertThat(Paper.pagesOf(page)).isEqualTo(1);
        page.context().close();
    }

    private static int number(Locator counted) {
        return Integer.parseInt(counted.locator("b").textContent().strip().replace(",", ""));
    }
}
