package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jp.anpi.deploy.acceptance.browser.Axe.accessible;
import static jp.anpi.deploy.acceptance.browser.Phones.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.RequestOptions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.anpi.deploy.acceptance.product.Caller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Sheets of paper entered on a phone, with a network and without. */
@Timeout(180)
@ExtendWith(Town.class)
class PhonePaperTest {

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
    void aSheetIsEnteredAsAWholeAndARowThatSaysTooLittleIsNotPassedOver() {
        PhonePage phone = phones.of("provider-002");
        Page page = phone.page();
        page.context()
                .route(
                        "**/api/sheets/rows/*",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("application/json")
                                .setBody(sheetOfTwoPages("provider-002"))));
        page.evaluate("location.hash = '#/paper'");
        openSheet(phone, "AAAAA1");
        Locator rows = page.locator(".paper-rows > li");
        tick(rows.first(), "無事");
        Locator day = page.getByLabel(Pattern.compile("^確認した日"));
        String today = LocalDate.now(ZoneId.of("Asia/Tokyo")).toString();
        day.fill(today);
        phone.button("2 / 2 枚目").click();
        assertThat(rows).hasCount(2);
        assertThat(day).hasValue(today);
        tick(rows.first(), "連絡不能");
        rows.nth(1).getByLabel("メモ").fill("入院中");
        assertThat(page.getByText("このうち 1 行はほかの頁です")).isVisible();
        assertThat(page.getByText(Pattern.compile("^3番は登録されません"))).isVisible();
        List<String> asked = new ArrayList<>();
        page.onceDialog(dialog -> {
            asked.add(dialog.message());
            dialog.dismiss();
        });
        phone.button("別の票を開く").click();
        assertThat(asked).singleElement().asString().contains("3 行");

        phone.button("印のある 2 行を登録する").click();
        assertThat(page.getByText("2 行を登録しました")).isVisible();
        assertThat(rows.nth(1)).containsText("この行は登録されません");
        accessible(page);
        phone.awaitKept(0, 2, SOON);
        tick(rows.nth(1), "具合が悪い");
        phone.button("印のある 1 行を登録する").click();
        phone.awaitKept(0, 3, SOON);
        phone.kept("receipts").forEach(phones::countsOnce);
    }

    @Test
    void pitfall32ASheetThatWasOpenedOpensAgainWithoutANetworkWithWhatWasBegunAndItsReportsGoLater() {
        PhonePage phone = phones.of("provider-003").installed();
        Page page = phone.page();
        page.context()
                .route(
                        "**/api/sheets/rows/*",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("application/json")
                                .setBody(sheetOfTwoPages("provider-003"))));
        page.evaluate("location.hash = '#/paper'");
        openSheet(phone, "AAAAA1");
        Locator rows = page.locator(".paper-rows > li");
        tick(rows.first(), "無事");
        phone.keeping("state=SAFE");

        page.context().unroute("**/api/sheets/rows/*");
        page.context().setOffline(true);
        page.reload();
        openSheet(phone, "zzzzzz");
        assertThat(page.getByText("この票は、この端末でまだ開いたことがありません")).isVisible();
        assertThat(page.getByText("名簿にある人は一覧から")).isVisible();
        accessible(page);
        openSheet(phone, "aaaaa-l");
        assertThat(rows).hasCount(1);
        assertThat(rows.first().getByLabel("無事", new Locator.GetByLabelOptions().setExact(true)))
                .isChecked();
        page.getByLabel(Pattern.compile("^確認した日"))
                .fill(LocalDate.now(ZoneId.of("Asia/Tokyo")).toString());
        phone.button("印のある 1 行を登録する").click();
        assertThat(page.getByText("1 行を登録しました")).isVisible();
        assertThat(phone.kept("reports")).hasSize(1);
        page.context().setOffline(false);
        phone.awaitKept(0, 1, SOON);
        phones.countsOnce(phone.kept("receipts").getFirst());
    }

    @Test
    void onesOwnSheetThatWasNeverOpenedOpensWithoutANetworkAndGoesWithWhoeverSignsOut() {
        Caller member = Caller.signIn(phones.product(), "care-010");
        print(member.get("/api/auth/me").json().get("memberId").asString());
        JsonNode sheet = member.get("/api/sheets").json().at("/items/0");
        String code = sheet.at("/rows/0/code").asString();
        PhonePage phone = phones.of("care-010").installed();
        Page page = phone.page();
        phone.keeping(code);

        page.context().setOffline(true);
        page.evaluate("location.hash = '#/paper'");
        page.reload();
        openSheet(phone, code);
        Locator rows = page.locator(".paper-rows > li");
        assertThat(rows).hasCount(Math.min(10, sheet.get("rows").size()));
        assertThat(rows.first()).containsText(sheet.at("/rows/0/name").asString());
        tick(rows.first(), "無事");
        page.getByLabel(Pattern.compile("^確認した日"))
                .fill(LocalDate.now(ZoneId.of("Asia/Tokyo")).toString());
        phone.button("印のある 1 行を登録する").click();
        assertThat(page.getByText("1 行を登録しました")).isVisible();
        accessible(page);

        page.context().setOffline(false);
        phone.awaitKept(0, 1, SOON);
        phones.countsOnce(phone.kept("receipts").getFirst());
        page.locator(".menu summary").click();
        phone.button("サインアウト").click();
        assertThat(page.getByLabel("ユーザー名")).isVisible();
        assertThat(phone.kept("kept").toString()).doesNotContain(code);
    }

    @Test
    void aSheetThatIsPrintedWhileThePhoneIsOpenIsOnItBeforeTheNetworkGoes() {
        Caller member = Caller.signIn(phones.product(), "care-013");
        BrowserContext context = phones.window(phones.browser().phoneWithoutWorker());
        context.clock().install(new Clock.InstallOptions().setTime(Instant.now().toEpochMilli()));
        PhonePage phone = PhonePage.in(context, phones.product());
        Page page = phone.page();
        page.waitForResponse(
                "**/api/sheets", new Page.WaitForResponseOptions().setTimeout(90_000), () -> phone.signIn("care-013"));
        page.evaluate("location.hash = '#/paper'");
        assertThat(page.getByLabel("行のコード（6文字）")).isVisible();

        print(member.get("/api/auth/me").json().get("memberId").asString());
        JsonNode sheet = member.get("/api/sheets").json().at("/items/0");
        String code = sheet.at("/rows/0/code").asString();
        page.clock().fastForward("11:00");
        phone.keeping(code);
        context.setOffline(true);
        openSheet(phone, code);
        assertThat(page.locator(".paper-rows > li").first())
                .containsText(sheet.at("/rows/0/name").asString());
    }

    private static void print(String member) {
        var printed = phones.window(phones.browser().phone())
                .request()
                .post(
                        phones.product().address() + "/api/sheets",
                        RequestOptions.create()
                                .setHeader(
                                        "Authorization",
                                        "Bearer "
                                                + Caller.signIn(phones.product(), "desk")
                                                        .token())
                                .setHeader("Anpi-Purpose", "drill")
                                .setData(Map.of("member", member, "occasion", "DISASTER")));
        assertThat(printed.status()).as(printed.text()).isEqualTo(201);
    }

    private static void openSheet(PhonePage phone, String code) {
        phone.page().getByLabel("行のコード（6文字）").fill(code);
        phone.button("コードで開く").click();
    }

    /** Of the first three people whom {@code user} is to check on: one on the first page. */
    private static String sheetOfTwoPages(String user) {
        List<JsonNode> people = Caller.signIn(phones.product(), user)
                .get("/api/me/clients?limit=3&incident=" + phones.drill().id())
                .json()
                .get("items")
                .valueStream()
                .toList();
        String rows = IntStream.rangeClosed(1, 3)
                .mapToObj(row -> """
                        {"row": %d, "page": %d, "code": "AAAAA%d", "personId": "%s", "name": "%s", "group": "GENERAL", "listed": true}""".formatted(
                                row,
                                row == 1 ? 1 : 2,
                                row,
                                people.get(row - 1).get("personId").asString(),
                                people.get(row - 1).get("name").asString()))
                .collect(Collectors.joining(","));
        return """
                {"sheet": "AAAA-AAAA", "list": {"kind": "MEMBER", "name": "受入試験の票", "role": "CARE_MANAGER"},
                 "madeOn": "2026-11-01", "age": 20, "pages": 2, "asked": 1, "rows": [%s]}""".formatted(rows);
    }

    private static void tick(Locator row, String label) {
        row.getByLabel(label, new Locator.GetByLabelOptions().setExact(true)).check();
    }
}
