package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jp.anpi.deploy.acceptance.browser.Axe.accessible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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

/**
 * The day as people live it: the desk signs in, opens a drill and watches; a care manager reports from a phone; the
 * dashboard changes without a reload. The pictures of the README are taken on the way.
 */
@Timeout(300)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LivingSliceJourneyTest {

    /** Twice what is promised, for the report in the middle of several: a machine does other things as well. */
    private static final Duration SOON = Duration.ofSeconds(2);

    private static final double WITHIN_MOMENTS = 5_000;
    private static final int REPORTS_TIMED = 5;
    private static final Pattern INCIDENT = Pattern.compile("#/incidents/([0-9a-f-]{36})");

    @TempDir
    static Path directory;

    private static Chromium chromium;
    private static Product product;
    private static Page desk;
    private static Page phone;
    private static Incident incident;

    @BeforeAll
    static void start() {
        chromium = Chromium.launch();
        product = Product.ready(directory, "--anpi.sample=town");
        desk = page(chromium.window(1280, 720));
        phone = page(chromium.phone());
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
    @Order(1)
    void theDeskSignsInAndOpensADrill() {
        SignIn.as("desk", desk, product);
        assertThat(desk.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("災害一覧")))
                .isVisible();
        accessible(desk);

        desk.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("災害を開く"))
                .click();
        desk.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(Pattern.compile("訓練")))
                .check();
        desk.getByLabel("時間の速さ").selectOption("60");
        accessible(desk);
        desk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("訓練を始める"))
                .click();

        desk.waitForURL(INCIDENT);
        var found = INCIDENT.matcher(desk.url());
        assertThat(found.find()).isTrue();
        incident = Incident.known(Caller.signIn(product, "admin"), found.group(1));
        assertThat(desk.getByText("3,000").or(desk.getByText("1,800 人")).first())
                .isVisible(patience(30_000));
        incident.awaitOpen();
    }

    @Test
    @Order(2)
    void aCareManagersTapChangesTheDashboardWithoutAReload() {
        SignIn.as("care-001", phone, product);
        Locator safe = phone.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^無事")));
        assertThat(safe.first()).isVisible(patience(45_000));
        accessible(phone);
        Pictures.ofTheReadme(phone, "phone");

        Locator confirmed = desk.locator(".strip-counts a[href*='state=CONFIRMED'] b");
        int before = sum(confirmed);
        desk.evaluate("window.sameDocument = true");
        String name = phone.locator(".person h3").first().innerText();
        safe.first().click();
        assertThat(phone.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^取り消す"))))
                .isVisible();
        // The tap can be undone for 5 s; then it is sent by itself and the city's receipt is shown.
        assertThat(phone.getByText("市が受理").first()).isVisible(patience(15_000));

        desk.waitForCondition(
                () -> sum(confirmed) > before, new Page.WaitForConditionOptions().setTimeout(WITHIN_MOMENTS));
        assertThat(desk.evaluate("window.sameDocument === true")).isEqualTo(true);
        assertThat(name).isNotBlank();
    }

    @Test
    @Order(3)
    void reportsByScriptReachTheDashboardSoon() {
        Caller script = Caller.signIn(product, "desk");
        List<String> silent = incident.checks("group=PUSH_SUPPORT&state=SILENT").stream()
                .map(check -> check.get("personId").asString())
                .limit(REPORTS_TIMED)
                .toList();
        Locator needsHelp = desk.locator(".strip-counts a[href*='group=PUSH_SUPPORT'][href*='state=NEEDS_HELP'] b");

        List<Duration> waits = silent.stream()
                .map(person -> untilSeen(script, person, needsHelp))
                .sorted()
                .toList();

        assertThat(waits).hasSize(REPORTS_TIMED);
        assertThat(waits.get(REPORTS_TIMED / 2)).isLessThan(SOON);
        accessible(desk);
    }

    /** How long after the receipt the desk's page shows a rescue more; fails after {@link #WITHIN_MOMENTS}. */
    private static Duration untilSeen(Caller script, String person, Locator needsHelp) {
        int before = sum(needsHelp);
        Caller.Answer answer = script.postBytes(
                incident.path() + "/reports",
                "application/json",
                Reports.rescue(person).bytes());
        assertThat(answer.status()).isEqualTo(202);
        long received = System.nanoTime();
        desk.waitForCondition(
                () -> sum(needsHelp) > before, new Page.WaitForConditionOptions().setTimeout(WITHIN_MOMENTS));
        return Duration.ofNanos(System.nanoTime() - received);
    }

    @Test
    @Order(4)
    void whoStaysSilentClimbsTheLadderBeforeTheDesksEyes() {
        // ①'s first rung lasts 20 minutes: 20 seconds at this speed.
        assertThat(desk.locator(".queue-asked")
                        .getByText(Pattern.compile("(第?2|２|二)"))
                        .first())
                .isVisible(patience(60_000));
        Pictures.ofTheReadme(desk, "dashboard");
    }

    @Test
    @Order(5)
    void aNumberOpensTheListOfExactlyThosePeopleAndARowOpensThePerson() {
        desk.locator(".strip-counts a[href*='group=PUSH_SUPPORT'][href*='state=NEEDS_HELP']")
                .click();
        Locator people = desk.locator("a[href*='/people/']");
        assertThat(people.first()).isVisible(patience(10_000));
        accessible(desk);
        people.first().click();
        assertThat(desk.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("安否確認の流れ")))
                .isVisible(patience(10_000));
        accessible(desk);
        Pictures.ofTheReadme(desk, "person", desk.locator("h1").textContent().strip());
    }

    @Test
    @Order(6)
    void whatWouldHaveBeenSentIsSeenInTheSandbox() {
        desk.navigate(product.address() + "/sandbox?incident=" + incident.id());
        assertThat(desk.getByText("訓練").first()).isVisible(patience(10_000));
        accessible(desk);
    }

    @Test
    @Order(7)
    void whoOpensAPageSignedOutSignsInAndIsBackOnIt() {
        Page other = page(chromium.window(1280, 720));
        String asked = product.address() + "/sandbox?incident=" + incident.id();
        other.navigate(asked);
        assertThat(other.getByLabel("ユーザー名")).isVisible();
        SignIn.here("desk", other);
        other.waitForURL(asked);
        assertThat(other.getByText("訓練").first()).isVisible();
    }

    @Test
    @Order(8)
    void theCallsAreReadableWithTheirFormsAndRefusals() {
        Page reader = page(chromium.window(1280, 720));
        reader.navigate(product.address() + "/docs");
        Locator call = reader.locator("details.call")
                .filter(new Locator.FilterOptions().setHasText("/api/incidents/{incident}/reports"))
                .first();
        call.locator("summary").first().click();
        assertThat(call.getByText("application/x-ndjson").first()).isVisible();
        assertThat(call.getByText("SERIOUS_INJURY").first()).isVisible();
        assertThat(reader.getByText("urn:anpi:problem:not-signed-in")).isVisible();
        accessible(reader);
        reader.locator("header summary").click();
        reader.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("English"))
                .click();
        assertThat(reader.getByText("Send one report (JSON) or many (NDJSON) and get receipts"))
                .isVisible();
        accessible(reader);
    }

    @Test
    @Order(9)
    void theDeskLooksAheadAtAPowerCutAndAtTheOrderOfCalls() {
        desk.navigate(product.address() + "/board/#/incidents/" + incident.id() + "/ahead");
        desk.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("市の全域"))
                .check();
        desk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("計算する"))
                .click();
        assertThat(desk.getByText(Pattern.compile("までに時間がなくなる人: [1-9][0-9,]* 人")))
                .isVisible(patience(20_000));
        assertThat(desk.getByText(Pattern.compile("範囲内の①〜④群 1,200 人"))).isVisible();

        desk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("順番を決める"))
                .click();
        assertThat(desk.getByText(Pattern.compile("期限のある [0-9,]+ 人のうち [0-9,]+ 人に間に合います")))
                .isVisible(patience(20_000));
        assertThat(desk.locator("table a[href*='/people/']").first()).isVisible();
        accessible(desk);
    }

    private static Page page(BrowserContext context) {
        context.setDefaultTimeout(30_000);
        context.setDefaultNavigationTimeout(60_000);
        return context.newPage();
    }

    private static int sum(Locator numbers) {
        return numbers.allInnerTexts().stream()
                .mapToInt(text -> Integer.parseInt(text.replace(",", "")))
                .sum();
    }

    private static LocatorAssertions.IsVisibleOptions patience(double millis) {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(millis);
    }
}
