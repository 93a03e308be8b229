package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jp.anpi.deploy.acceptance.browser.Axe.accessible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import jp.anpi.deploy.acceptance.product.Eventually;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** At a tablet for everybody nobody finds, loses or sends what another wrote, and who stands there says how they are. */
@Timeout(240)
@ExtendWith(Town.class)
class CitizenTabletTest {

    private static final String BEGUN = "JSON.stringify(sessionStorage)";

    /** What was sent without an answer, as it was kept before it was told from what is half written. */
    private static final String AS_OLDER_PAGES_KEPT_IT = """
            () => {
              for (const key of Object.keys(sessionStorage).filter((one) => one.startsWith("anpi.sent "))) {
                const { at, value } = JSON.parse(sessionStorage.getItem(key));
                sessionStorage.setItem(key.replace("sent", "begun"), JSON.stringify({ at, by: "", value }));
                sessionStorage.removeItem(key);
              }
            }""";

    private static Phones phones;

    @BeforeAll
    static void start(Phones opened) {
        phones = opened;
    }

    @AfterEach
    void closeWindows() {
        phones.closeWindows();
    }

    private static Page page(BrowserContext context) {
        return PhonePage.in(phones.window(context), phones.product()).page();
    }

    @Test
    void whatACitizenBeganIsGoneAfterAnHourAndWhenSomebodySignsIn() {
        BrowserContext tablet = phones.browser().phone();
        tablet.clock().install(new Clock.InstallOptions().setTime(Instant.now().toEpochMilli()));
        Page citizen = page(tablet);
        citizen.navigate(
                phones.product().address() + "/citizen/#" + phones.drill().id() + "/drill");
        Locator name = citizen.getByLabel("氏名");
        name.fill("見本 花子");
        citizen.clock().fastForward("50:00");
        citizen.reload();
        assertThat(citizen.getByText("この端末に書きかけがあります")).isVisible(patience(30_000));
        assertThat(name).hasCount(0);
        citizen.clock().fastForward("11:00");
        citizen.reload();
        assertThat(name).isVisible(patience(30_000));
        assertThat(name).hasValue("");

        name.fill("見本 太郎");
        assertThat(citizen.evaluate(BEGUN).toString()).contains("見本 太郎");
        PhonePage.in(tablet, phones.product()).signIn("care-015");
        assertThat(citizen.evaluate(BEGUN).toString()).doesNotContain("見本 太郎");
    }

    @Test
    void theNextAtATabletFindsNothingOfWhoeverWasThereBefore() {
        BrowserContext tablet = phones.browser().phone();
        tablet.clock().install(new Clock.InstallOptions().setTime(Instant.now().toEpochMilli()));
        Page citizen = page(tablet);
        citizen.route(Pattern.compile("/citizens$"), CitizenTabletTest::receive);
        citizen.navigate(
                phones.product().address() + "/citizen/#" + phones.drill().id() + "/drill");
        Locator name = citizen.getByLabel("氏名");
        name.fill("見本 花子");
        citizen.getByLabel("生年月日").fill("S12.3.4");
        saysThatAllIsWell(citizen);
        button(citizen, "見本 花子さんについて、もう一度知らせる");
        assertThat(name).hasValue("見本 花子");
        assertThat(citizen.getByLabel("生年月日")).hasValue("S12.3.4");
        saysThatAllIsWell(citizen);
        accessible(citizen);
        citizen.clock().fastForward("02:01");
        assertThat(citizen.getByText("見本 花子")).hasCount(0);
        button(citizen, "もう一度知らせる");
        assertThat(name).hasValue("");

        name.fill("見本 太郎");
        citizen.clock().fastForward("11:00");
        assertThat(citizen.getByText("この端末に書きかけがあります")).isVisible();
        assertThat(name).hasCount(0);
        button(citizen, "続きを書く");
        assertThat(name).hasValue("見本 太郎");
        citizen.clock().fastForward("50:00");
        assertThat(citizen.getByText("この端末に書きかけがあります")).isVisible();
        button(citizen, "続きを書く");
        assertThat(name).hasValue("見本 太郎");
        citizen.clock().fastForward("01:01:00");
        assertThat(citizen.getByText("書きかけを消しました")).isVisible();
        accessible(citizen);
        assertThat(name).hasValue("");
        assertThat(citizen.evaluate(BEGUN).toString()).doesNotContain("見本 太郎");
    }

    @Test
    void whoFindsAnothersReportWithoutAnAnswerSendsTheirOwnAndNeitherIsLost() {
        List<String> arrived = new ArrayList<>();
        AtomicBoolean network = new AtomicBoolean();
        Page citizen = page(phones.browser().phone());
        sendsWithoutAnAnswer(citizen, arrived, network);
        button(citizen, "書き直す");
        citizen.reload();
        button(citizen, "消して最初から書く");
        citizen.getByLabel("氏名").fill("見本 太郎");
        citizen.getByLabel("生年月日").fill("S12.3.4");
        network.set(true);
        saysThatAllIsWell(citizen);
        Eventually.within(Duration.ofSeconds(30), "both have arrived", () -> {
            citizen.waitForTimeout(50);
            return arrived.size() == 2;
        });
        assertThat(arrived.getFirst()).contains("見本 太郎");
        assertThat(arrived.getLast()).contains("見本 花子");
        assertThat(citizen.getByText("見本 花子")).hasCount(0);
        citizen.waitForCondition(() -> !citizen.evaluate(BEGUN).toString().contains("見本 花子"));
    }

    @Test
    void whatLiesAtATabletWithoutAnAnswerKeepsNobodyFromSendingAndGoesByItself() {
        List<String> arrived = new ArrayList<>();
        AtomicBoolean network = new AtomicBoolean();
        BrowserContext tablet = phones.browser().phone();
        tablet.clock().install(new Clock.InstallOptions().setTime(Instant.now().toEpochMilli()));
        Page citizen = page(tablet);
        sendsWithoutAnAnswer(citizen, arrived, network);
        citizen.evaluate(AS_OLDER_PAGES_KEPT_IT);
        citizen.reload();
        assertThat(citizen.getByText("もう一度送る")).isVisible();
        citizen.clock().fastForward("11:00");
        button(citizen, "消して最初から書く");
        citizen.getByLabel("氏名").fill("見本 太郎");
        citizen.getByLabel("生年月日").fill("S12.3.4");
        network.set(true);
        citizen.clock().fastForward("01:01");
        assertThat(citizen.getByText("いま書いている内容は、まだ送っていません")).isVisible();
        accessible(citizen);
        assertThat(citizen.getByLabel("氏名")).hasValue("見本 太郎");
        assertThat(arrived).singleElement().asString().contains("見本 花子");
        saysThatAllIsWell(citizen);
        assertThat(arrived).hasSize(2).last().asString().contains("見本 太郎");
        assertThat(citizen.evaluate(BEGUN).toString()).doesNotContain("見本 花子");
    }

    /** What is sent is lost on its way until there is a network. */
    private static void sendsWithoutAnAnswer(Page citizen, List<String> arrived, AtomicBoolean network) {
        citizen.onDialog(Dialog::accept);
        citizen.route(Pattern.compile("/citizens$"), route -> {
            if (network.get()) {
                arrived.add(route.request().postData());
                receive(route);
            } else {
                route.abort();
            }
        });
        citizen.navigate(
                phones.product().address() + "/citizen/#" + phones.drill().id() + "/drill");
        citizen.getByLabel("氏名").fill("見本 花子");
        citizen.getByLabel("生年月日").fill("S12.3.4");
        sendsThatAllIsWell(citizen);
    }

    private static void receive(Route route) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(202)
                .setContentType("application/json")
                .setBody("{\"receivedAt\":\"" + Instant.now() + "\"}"));
    }

    private static void saysThatAllIsWell(Page citizen) {
        sendsThatAllIsWell(citizen);
        assertThat(citizen.getByText(Pattern.compile("市が受け付けました"))).isVisible();
    }

    private static void sendsThatAllIsWell(Page citizen) {
        citizen.getByRole(
                        AriaRole.RADIO,
                        new Page.GetByRoleOptions().setName("無事").setExact(true))
                .check();
        button(citizen, "この内容で知らせる");
    }

    private static void button(Page page, String label) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(label).setExact(true))
                .click();
    }

    private static LocatorAssertions.IsVisibleOptions patience(double millis) {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(millis);
    }
}
