package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jp.anpi.deploy.acceptance.browser.Axe.accessible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import jp.anpi.deploy.acceptance.product.Caller;
import jp.anpi.deploy.acceptance.product.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A care manager comes in without a password: the desk hands over a card, a phone reads it; later the phone is lost, the desk
 * withdraws it, and at its next contact it forgets what it kept.
 */
@Timeout(240)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EnrolmentJourneyTest {

    private static final Pattern PDF_PAGE = Pattern.compile("/Type\\s*/Page\\b");
    private static final int CARDS_ON_A_PAGE = 8;

    @TempDir
    static Path directory;

    private static Chromium chromium;
    private static Product product;
    private static Page desk;
    private static Page phone;
    private static String name;
    private static String link;

    @BeforeAll
    static void start() {
        chromium = Chromium.launch();
        product = Product.ready(directory, "--anpi.sample=town");
        name = Caller.signIn(product, "care-001")
                .get("/api/auth/me")
                .json()
                .get("displayName")
                .asString();
        desk = page(chromium.window(1280, 900));
        phone = page(chromium.phone());
    }

    private static Page page(BrowserContext context) {
        context.setDefaultTimeout(30_000);
        context.setDefaultNavigationTimeout(60_000);
        return context.newPage();
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
    void theDeskInvitesACareManagerAndTheCardsQrCodeIsItsLink() throws Exception {
        SignIn.as("desk", desk, product, "/devices/");
        assertThat(desk.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("端末の管理")))
                .isVisible(patience(30_000));
        accessible(desk);
        openOfficeOf(name);
        accessible(desk);
        button(desk, name + " を招待");
        var card = desk.locator("dialog .invitation");
        assertThat(card).isVisible();
        assertThat(card).containsText(name);
        accessible(desk);
        link = desk.locator("dialog a").textContent();
        assertThat(link).startsWith(product.address() + "/enrol/#");
        assertThat(Camera.read(card.locator("svg").screenshot())).isEqualTo(link);
        button(desk, "閉じる");
    }

    /** The town is small: whichever office lists the name. */
    private static void openOfficeOf(String member) {
        var script = Caller.signIn(product, "desk");
        String office = script.get("/api/members?limit=1000")
                .json()
                .get("items")
                .valueStream()
                .filter(item -> item.get("name").asString().equals(member)
                        && item.get("role").asString().equals("CARE_MANAGER"))
                .findFirst()
                .orElseThrow()
                .get("office")
                .asString();
        String title = script.get("/api/offices?limit=1000")
                .json()
                .get("items")
                .valueStream()
                .filter(item -> item.get("id").asString().equals(office))
                .findFirst()
                .orElseThrow()
                .get("name")
                .asString();
        desk.getByLabel("事業所を探す").fill(title);
        desk.locator("a[href='#/offices/" + office + "']").click();
        assertThat(desk.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(title)))
                .isVisible();
    }

    @Test
    @Order(2)
    void aPhoneReadsTheCardAndIsInWithOneTap() {
        phone.navigate(link);
        assertThat(phone.getByText("招待を読み取りました")).isVisible(patience(30_000));
        accessible(phone);
        phone.getByLabel("この端末の名前").fill("花子のスマホ");
        button(phone, "この端末を登録する");
        phone.waitForURL("**/phone/**");
        assertThat(phone.locator(".menu-name"))
                .hasText(name, new LocatorAssertions.HasTextOptions().setTimeout(30_000));
        phone.reload();
        assertThat(phone.locator(".menu-name")).hasText(name);
    }

    @Test
    @Order(3)
    void theCardAdmitsNoSecondPhoneAndSaysWhy() {
        var other = page(chromium.phone());
        other.navigate(link);
        button(other, "この端末を登録する");
        assertThat(other.getByText("この招待は使用済みです")).isVisible();
        button(other, "別のコードを入力する");
        accessible(other);
        other.getByLabel("招待コード").fill("0000-0000");
        button(other, "この端末を登録する");
        assertThat(other.getByText("招待コードが違います")).isVisible();
        other.context().close();
    }

    @Test
    @Order(4)
    void aLostPhoneForgetsWhatItKeptAtItsNextContact() {
        assertThat(phone.evaluate("async () => (await indexedDB.databases()).map(d => d.name).join()"))
                .isEqualTo("anpi.outbox");
        desk.reload();
        button(desk, "花子のスマホ " + name + " の登録を取り消す");
        accessible(desk);
        desk.locator("dialog")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("登録を取り消す"))
                .click();
        assertThat(desk.getByText(Pattern.compile("取り消し済み"))).isVisible();

        phone.evaluate("document.dispatchEvent(new Event('visibilitychange'))");

        assertThat(phone.getByText("この端末の登録は取り消されました")).isVisible(patience(40_000));
        accessible(phone);
        assertThat(phone.evaluate("async () => (await indexedDB.databases()).length + localStorage.length"))
                .isEqualTo(0);
        phone.navigate(product.address() + "/phone/");
        assertThat(phone.getByLabel("ユーザー名")).isVisible();
    }

    @Test
    @Order(5)
    void theWholeCitysCardsAreOnPaperEightOnAPage() {
        desk.navigate(product.address() + "/devices/#/cards");
        button(desk, Pattern.compile("事業所のカードを作る"));
        var made = desk.getByText(Pattern.compile("^\\d+ 枚のカードができました$"));
        assertThat(made).isVisible(patience(60_000));
        int cards = Integer.parseInt(made.textContent().replaceAll("\\D.*", ""));
        assertThat(cards)
                .isGreaterThan(CARDS_ON_A_PAGE)
                .isEqualTo(desk.locator(".sheet .invitation").count());
        String pdf =
                new String(desk.pdf(new Page.PdfOptions().setPreferCSSPageSize(true)), StandardCharsets.ISO_8859_1);
        desk.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(desk.evaluate("[...document.querySelectorAll('.sheet .invitation')]"
                        + ".filter(card => card.scrollHeight > card.clientHeight).length"))
                .as("cards whose words do not fit")
                .isEqualTo(0);
        assertThat(PDF_PAGE.matcher(pdf).results().count()).isEqualTo((cards + CARDS_ON_A_PAGE - 1) / CARDS_ON_A_PAGE);
    }

    @Test
    @Order(6)
    void whoeverHoldsTheOfficesTabletSaysSoWithAPin() {
        var script = Caller.signIn(product, "desk");
        var member = script.get("/api/members?limit=1000")
                .json()
                .get("items")
                .valueStream()
                .filter(item -> item.get("role").asString().equals("PROVIDER_STAFF"))
                .findFirst()
                .orElseThrow();
        var card = script.post(
                        "/api/enrolments",
                        Map.of("officeId", member.get("office").asString()))
                .json();
        var tablet = page(chromium.window(820, 1180));
        tablet.navigate(card.get("link").asString());
        button(tablet, "この端末を登録する");
        assertThat(tablet.getByText("だれが使っていますか")).isVisible(patience(30_000));
        accessible(tablet);
        tablet.getByText("だれが使っていますか").click();
        String holder = member.get("name").asString();
        button(tablet, holder);
        tablet.getByLabel("新しいPINを決める").fill("1234");
        button(tablet, "この人が使う");
        assertThat(tablet.getByText("同じ数字や連続した数字は使えません。")).isVisible();
        accessible(tablet);
        tablet.getByLabel("新しいPINを決める").fill("2580");
        button(tablet, "この人が使う");
        assertThat(tablet.locator(".menu-name")).hasText(holder);
        button(tablet, "交代する");
        assertThat(tablet.locator(".menu-name")).hasText(card.get("name").asString());
    }

    @Test
    @Order(7)
    void whoeverWorksAtTheCityHasTokensForScriptsAndASecondFactor() throws Exception {
        Page own = page(desk.context());
        own.navigate(product.address() + "/devices/#/tokens");
        own.getByLabel("名前").fill("夜間の集計");
        accessible(own);
        button(own, "作る");
        assertThat(own.locator("dialog .token")).hasText(Pattern.compile("[A-Za-z0-9_-]{40,}"));
        button(own, "閉じる");
        assertThat(own.getByText("夜間の集計")).isVisible();
        button(own, "夜間の集計 を取り消す");
        own.locator("dialog .danger").click();
        assertThat(own.getByText(Pattern.compile("取り消し済み"))).isVisible();

        own.navigate(product.address() + "/devices/#/security");
        button(own, "設定する");
        assertThat(own.locator(".scan .qr")).isVisible(patience(30_000));
        accessible(own);
        String uri = Camera.read(own.locator(".scan .qr").screenshot());
        assertThat(own.locator(".token")).hasText(Pattern.compile("[A-Z2-7]{32}"));
        assertThat(uri)
                .startsWith("otpauth://totp/Anpi:desk?secret=")
                .contains(own.locator(".token").textContent());
    }

    private static void button(Page page, String label) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(label).setExact(true))
                .click();
    }

    private static void button(Page page, Pattern label) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(label))
                .click();
    }

    private static LocatorAssertions.IsVisibleOptions patience(double millis) {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(millis);
    }
}
