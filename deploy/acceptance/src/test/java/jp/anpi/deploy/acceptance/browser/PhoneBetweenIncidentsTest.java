package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jp.anpi.deploy.acceptance.browser.Axe.accessible;
import static jp.anpi.deploy.acceptance.browser.Phones.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import jp.anpi.deploy.acceptance.product.Caller;
import jp.anpi.deploy.acceptance.product.Eventually;
import jp.anpi.deploy.acceptance.product.Incident;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The earth shakes during a drill: phones that are in it are told, and nothing goes from the one into the other. */
@Timeout(240)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PhoneBetweenIncidentsTest {

    @TempDir
    static Path directory;

    private static Phones phones;
    private static Caller desk;
    private static Incident real;
    private static final List<BrowserContext> OPEN = new ArrayList<>();

    @BeforeAll
    static void start() {
        phones = Phones.start(directory, "--anpi.sample=town");
        desk = Caller.signIn(phones.product(), "desk");
    }

    @AfterAll
    static void stop() {
        OPEN.forEach(BrowserContext::close);
        if (phones != null) {
            phones.close();
        }
    }

    private static PhonePage phoneOf(String user) {
        BrowserContext context = phones.browser().phone();
        OPEN.add(context);
        return PhonePage.in(context, phones.product()).signIn(user);
    }

    /** What the page does every few seconds, now. */
    private static void looksAnew(Page page) {
        page.evaluate("dispatchEvent(new Event('online'))");
    }

    private static void begin(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^詳しく")))
                .first()
                .click();
        choose(page, "連絡が取れた");
        choose(page, "直接確かめた");
        choose(page, "重いけが");
        page.getByLabel("特記事項").fill("訓練の想定です");
    }

    private static void choose(Page page, String label) {
        page.getByRole(
                        AriaRole.RADIO,
                        new Page.GetByRoleOptions().setName(label).setExact(true))
                .check();
    }

    private static Locator banner(Page page) {
        return page.locator(".drill-banner");
    }

    private static Locator realIsOpen(Page page) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("本番の災害が開きました"));
    }

    @Test
    @Order(1)
    void aRealDisasterIsToldBeforeAnythingOfTheDrillCanBePressedAlsoAfterARestart() {
        PhonePage phone = phoneOf("care-001");
        PhonePage asleep = phoneOf("care-002").installed();
        Page tapping = phoneOf("care-004").page();
        tapping.evaluate("import('/phone/clients.js').then(({ hold }) => { hold(); setInterval(hold, 500); })");
        asleep.page().close();
        Page page = phone.page();
        assertThat(banner(page)).isVisible();
        begin(page);
        real = Incident.open(
                desk,
                Map.of(
                        "kind",
                        "EARTHQUAKE",
                        "mode",
                        "REAL",
                        "title",
                        "本物の地震",
                        "onsetAt",
                        Instant.now().toString(),
                        "area",
                        Map.of("type", "CITY")));
        looksAnew(tapping);
        assertThat(realIsOpen(tapping)).isVisible();
        assertThat(tapping.locator(".person")).hasCount(0);
        looksAnew(page);
        assertThat(page.getByText("本番の災害が開いています：本物の地震")).isVisible();
        assertThat(page.getByText(Pattern.compile("この入力は次の災害の分として送られます"))).containsText("受入試験の訓練");
        accessible(page);
        phone.button("この内容で報告する").click();

        assertThat(realIsOpen(page)).isVisible();
        assertThat(page.locator(".person")).hasCount(0);
        accessible(page);
        phone.awaitKept(0, 1, SOON);
        phones.countsOnce(phone.kept("receipts").getFirst());

        phone.button("訓練を続ける").click();
        phone.listed();
        assertThat(banner(page)).isVisible();
        assertThat(page.getByText("本番の災害が開いています：本物の地震")).isVisible();
        accessible(page);
        page.reload();
        phone.listed();
        assertThat(banner(page)).isVisible();
        phone.button("本番「本物の地震」の名簿を開く").click();
        phone.listed();
        assertThat(banner(page)).hasCount(0);
        assertThat(page.getByText("訓練「受入試験の訓練」も行われています。この画面は本番です。")).isVisible();

        Page awake = asleep.page().context().newPage();
        awake.navigate(phones.product().address() + "/phone/");
        assertThat(realIsOpen(awake)).isVisible();
        assertThat(awake.locator(".person")).hasCount(0);
    }

    @Test
    @Order(2)
    void whoChoseTheRealDisasterWithoutANetworkIsInItAlsoAfterAReload() {
        PhonePage phone = phoneOf("care-005").installed();
        Page page = phone.page();
        assertThat(banner(page)).hasCount(0);
        Locator incidents = page.locator(".incident-line select");
        incidents.selectOption(phones.drill().id());
        phone.listed().keeping("incident=" + phones.drill().id());
        page.context().setOffline(true);
        incidents.selectOption(real.id());
        phone.listed();
        assertThat(banner(page)).hasCount(0);
        page.reload();
        phone.listed();
        assertThat(banner(page)).hasCount(0);
        assertThat(incidents).hasValue(real.id());
    }

    @Test
    @Order(3)
    void aReportBegunInADrillThatIsClosedMeanwhileStaysTheDrills() {
        BrowserContext context = phones.browser().phone();
        OPEN.add(context);
        Page page = context.newPage();
        SignIn.as("care-003", page, phones.product(), "/phone/");
        PhonePage phone = PhonePage.in(context, phones.product()).listed();
        assertThat(banner(page)).hasCount(0);
        page.locator(".incident-line select").selectOption(phones.drill().id());
        assertThat(banner(page)).isVisible();
        phone.listed();
        begin(page);
        assertThat(desk.post(phones.drill().path() + "/close", Map.of()).status())
                .isEqualTo(200);
        looksAnew(page);
        assertThat(page.getByText(Pattern.compile("この災害は閉じられました"))).isVisible();
        phone.button("この内容で報告する").click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("「受入試験の訓練」は終わりました")))
                .isVisible();
        assertThat(page.locator(".person")).hasCount(0);
        accessible(page);
        phone.awaitKept(0, 1, SOON);
        Map<String, Object> receipt = phone.kept("receipts").getFirst();
        phones.countsOnce(receipt);
        assertThat(phones.reportOf(receipt).get("marks").valueStream().map(mark -> mark.asString()))
                .contains("AFTER_CLOSE");
        assertThat(real.check((String) receipt.get("personId")).get("reports")).isEmpty();

        phone.button("名簿を開く").click();
        phone.listed();
        assertThat(page.getByText(Pattern.compile("本物の地震")).first()).isVisible();
        assertThat(banner(page)).hasCount(0);
    }

    @Test
    @Order(4)
    void whatIsHalfWrittenStaysWhenNothingIsGoingOnAnyMore() {
        PhonePage phone = phoneOf("care-006");
        Page page = phone.page();
        begin(page);
        phone.keeping("訓練の想定です");
        String name =
                (String) page.evaluate("import('/phone/clients.js').then(({ clients }) => clients.peek()[0].name)");
        assertThat(phone.kept("kept").toString()).contains(name);
        assertThat(desk.post(real.path() + "/close", Map.of()).status()).isEqualTo(200);
        page.evaluate("location.hash = '#/'");
        looksAnew(page);
        assertThat(page.getByText("開いている災害はありません")).isVisible();
        Eventually.within(SOON, "the list names nobody", () -> {
            page.waitForTimeout(50);
            return !phone.kept("kept").toString().contains(name);
        });
        assertThat(phone.kept("kept").toString()).contains("訓練の想定です");
    }
}
