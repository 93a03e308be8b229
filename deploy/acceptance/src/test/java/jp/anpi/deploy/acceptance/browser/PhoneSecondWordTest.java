package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jp.anpi.deploy.acceptance.browser.Axe.accessible;
import static jp.anpi.deploy.acceptance.browser.Phones.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import jp.anpi.deploy.acceptance.product.Caller;
import jp.anpi.deploy.acceptance.product.Eventually;
import jp.anpi.deploy.acceptance.product.Reports;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Somebody says something else of the same person later, or something stands between what they said and the city. */
@Timeout(180)
@ExtendWith(Town.class)
class PhoneSecondWordTest {

    private static final String REPORTS = "**/api/incidents/*/reports";

    private static Phones phones;

    @BeforeAll
    static void start(Phones opened) {
        phones = opened;
    }

    @AfterEach
    void closeWindows() {
        phones.closeWindows();
    }

    @Test
    void whoGetsWorseBeforeTheNetworkIsBackIsReportedAgainAndBothReportsGo() {
        PhonePage phone = phones.of("care-001").installed();
        BrowserContext context = phone.page().context();
        context.setOffline(true);
        String name = phone.tapSafe(1).getFirst();
        Locator row = rowOf(phone, name);
        assertThat(row.getByText("もう一度報告")).hasCount(0);

        row.getByText("もう一度報告").click();
        phone.choose("連絡が取れた");
        phone.choose("直接確かめた");
        phone.choose("重いけが");
        phone.button("この内容で報告する").click();
        phone.listed();
        accessible(phone.page());
        context.setOffline(false);

        phone.awaitKept(0, 2, SOON);
        String person = (String) phone.kept("receipts").getFirst().get("personId");
        Eventually.within(
                SOON,
                "the worse of both counts",
                () -> phones.drill().check(person).at("/check/state").asString().equals("NEEDS_HELP"));
    }

    @Test
    void whoTakesManyBackTooLateIsToldWhoseReportHasGone() {
        PhonePage phone = phones.withClock("care-002");
        Page page = phone.page();
        page.getByText("まとめて報告").click();
        page.getByText("未報告の全員を選ぶ").click();
        phone.whileItsClockStands(() -> {
            page.getByText(Pattern.compile("^選んだ \\d+ 人を「無事」と報告")).click();
            Locator undo = page.getByText("まとめて取り消す");
            assertThat(undo).isVisible();
            assertThat(phone.kept("reports")).hasSizeGreaterThan(1);
            // A slow phone: what is shown is older than what was sent.
            page.evaluate("""
                    () => import('/phone/report/outbox.js').then(({ entries, store }) =>
                      store.change(entries.peek().map(({ id }) => id).slice(0, 1), (now) => ({ ...now, notBefore: 1 })))""");

            undo.click();

            assertThat(page.getByText(Pattern.compile("^1 人分はすでに送信していて、取り消せませんでした：.+")))
                    .isVisible();
        });
        accessible(page);
        phone.button("閉じる").click();
        phone.awaitKept(0, 1, SOON);
    }

    @Test
    void aReceiptOfAClockThatWasSetBackHidesNothingThatTheCityKnows() {
        BrowserContext context = phones.window(phones.browser().phoneWithoutWorker());
        Duration ahead = Duration.ofHours(3);
        context.clock()
                .install(new Clock.InstallOptions()
                        .setTime(Instant.now().plus(ahead).toEpochMilli()));
        PhonePage phone = PhonePage.in(context, phones.product()).signIn("care-003");
        String name = phone.tapSafe(1).getFirst();
        phone.awaitKept(0, 1, SOON);
        Map<String, Object> receipt = phone.kept("receipts").getFirst();
        phones.countsOnce(receipt);
        Caller desk = Caller.signIn(phones.product(), "desk");
        assertThat(desk.postBytes(
                                phones.drill().path() + "/reports",
                                "application/json",
                                Reports.rescue((String) receipt.get("personId")).bytes())
                        .status())
                .isEqualTo(202);

        context.clock().setSystemTime(Instant.now().toEpochMilli());

        Locator row = rowOf(phone, name);
        assertThat(row.locator(".mark-NEEDS_HELP")).isVisible();
        assertThat(row.getByText("詳しく")).isVisible();
    }

    @Test
    void whatIsHalfWrittenIsNamedAboveTheListAndErasedOnlyOnASecondWord() {
        PhonePage phone = phones.of("care-004");
        Page page = phone.page();
        Locator first = page.locator(".person").first();
        String name = first.locator("h3").innerText();
        first.getByText("詳しく").click();
        phone.choose("連絡が取れた");
        phone.choose("重いけが");
        page.getByText("一覧へ戻る").click();
        Locator begun = page.getByText("書きかけの報告が 1 件あります");
        assertThat(begun).isVisible();
        accessible(page);

        page.reload();
        phone.listed();
        assertThat(begun).isVisible();
        page.locator(".notice a").getByText(name).click();
        assertThat(page.getByLabel("重いけが")).isChecked();

        page.onceDialog(Dialog::dismiss);
        phone.button("最初から書く").click();
        assertThat(page.getByLabel("重いけが")).isChecked();
        page.onceDialog(Dialog::accept);
        phone.button("最初から書く").click();
        assertThat(page.getByLabel("連絡が取れた")).not().isChecked();
        page.getByText("一覧へ戻る").click();
        phone.listed();
        assertThat(begun).hasCount(0);
    }

    /** Whether it says no or cuts the line: four are sent as one request at first. */
    @ParameterizedTest
    @CsvSource({"care-005, 3, false", "care-003, 3, true", "care-015, 4, true"})
    void oneReportThatAFirewallBlocksHoldsNoOtherUp(String user, int reports, boolean cuts) {
        PhonePage phone = phones.of(user);
        Page page = phone.page();
        String blocked = page.locator(".person").first().locator("h3").innerText();
        AtomicReference<String> disliked = new AtomicReference<>();
        page.context().route(REPORTS, route -> {
            String body = route.request().postData();
            disliked.compareAndSet(null, idOf(body.lines().findFirst().orElseThrow()));
            boolean isDisliked = body.contains(disliked.get());
            if (isDisliked && cuts) {
                route.abort("connectionreset");
            } else if (isDisliked) {
                route.fulfill(new Route.FulfillOptions()
                        .setStatus(403)
                        .setContentType("text/html")
                        .setBody("<h1>Blocked by the firewall</h1>"));
            } else {
                route.resume();
            }
        });

        phone.tapSafe(reports);

        phone.awaitKept(1, reports - 1, SOON);
        assertThat(rowOf(phone, blocked).getByText("端末に保存")).isVisible();
        page.context().unroute(REPORTS);
        phone.awaitKept(0, reports, Duration.ofSeconds(90));
    }

    /** Silence may mean the line: the last one is tried, and where that one is answered the order is danger first as before. */
    @Test
    void afterOneTryBehindASilenceTheFirstGoFirstAgain() {
        PhonePage phone = PhonePage.in(phones.window(phones.browser().phoneWithoutWorker()), phones.product())
                .signIn("care-012");
        List<String> sent = new CopyOnWriteArrayList<>();
        phone.page().context().route(REPORTS, route -> {
            sent.add(route.request().postData().replace("\n", ""));
            if (sent.size() <= 2) {
                route.abort("connectionreset");
            } else {
                route.fulfill(new Route.FulfillOptions().setStatus(403).setBody("blocked"));
            }
        });
        phone.page().evaluate("""
                async (incident) => {
                  const { addAll } = await import("/phone/report/outbox.js");
                  await addAll(["a", "b", "c", "d"].map((id) => ({ id, incident, label: "", word: "", body: id })));
                }""", phones.drill().id());
        Eventually.within(SOON, "each was tried", () -> {
            phone.page().waitForTimeout(50);
            return sent.size() >= 5;
        });
        assertThat(sent.subList(0, 5)).containsExactly("abcd", "a", "d", "b", "c");
    }

    private static String idOf(String report) {
        return JsonMapper.shared().readTree(report).get("id").asString();
    }

    private static Locator rowOf(PhonePage phone, String name) {
        return phone.page()
                .locator(".person")
                .filter(new Locator.FilterOptions()
                        .setHas(phone.page().locator("h3").getByText(name)));
    }
}
