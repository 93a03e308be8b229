package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jp.anpi.deploy.acceptance.browser.Axe.accessible;
import static jp.anpi.deploy.acceptance.browser.Phones.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.anpi.deploy.acceptance.product.Caller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A tablet that an office shares goes from hand to hand: what each holder reported stays theirs. */
@Timeout(240)
@ExtendWith(Town.class)
class PhoneTabletTest {

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
    void whatSomebodyReportedStaysTheirsWhenTheTabletIsHandedOnBeforeItIsSent() {
        Caller desk = Caller.signIn(phones.product(), "desk");
        List<JsonNode> staff = twoOfAnOffice(desk);
        JsonNode card = desk.post(
                        "/api/enrolments",
                        Map.of("officeId", staff.get(0).get("office").asString()))
                .json();
        PhonePage tablet = PhonePage.in(phones.window(phones.browser().window(820, 1180)), phones.product());
        Page page = tablet.page();
        page.navigate(card.get("link").asString());
        tablet.button("この端末を登録する").click();
        tablet.listed().installed();

        page.context().route(REPORTS, Route::abort);
        page.context().setOffline(true);
        String ofTheOffice = tablet.tapSafe(1).getFirst();
        page.context().setOffline(false);
        take(tablet, staff.get(0));
        page.context().setOffline(true);
        String ofTheFirst = tablet.tapSafe(1).getFirst();
        write(tablet, "家族と電話中");
        page.context().setOffline(false);
        tablet.button("交代する").click();
        assertThat(page.locator(".menu-name")).hasText(card.get("name").asString());
        take(tablet, staff.get(1));

        assertThat(page.getByText("送信待ち 2 件")).isVisible();
        assertThat(page.getByText(staff.get(0).get("name").asString())).hasCount(0);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^詳しく")))
                .first()
                .click();
        assertThat(page.getByLabel("特記事項")).hasValue("");
        accessible(page);
        page.evaluate("location.hash = '#/'");
        tablet.tapSafe(1);
        page.context().unroute(REPORTS);
        page.evaluate("dispatchEvent(new Event('online'))");
        tablet.awaitKept(0, 3, SOON);

        tablet.kept("receipts").forEach(phones::countsOnce);
        Map<String, String> saidBy = tablet.kept("receipts").stream()
                .collect(Collectors.toMap(
                        receipt -> (String) receipt.get("label"),
                        receipt -> phones.reportOf(receipt).get("by").asString()));
        assertThat(saidBy)
                .hasSize(3)
                .containsEntry(ofTheOffice, card.get("name").asString())
                .containsEntry(ofTheFirst, staff.get(0).get("name").asString())
                .containsValue(staff.get(1).get("name").asString());
    }

    private static List<JsonNode> twoOfAnOffice(Caller desk) {
        return desk
                .get("/api/members?limit=1000")
                .json()
                .get("items")
                .valueStream()
                .filter(item -> item.get("role").asString().equals("PROVIDER_STAFF"))
                .collect(Collectors.groupingBy(item -> item.get("office").asString()))
                .values()
                .stream()
                .filter(staff -> staff.size() > 1)
                .findFirst()
                .orElseThrow();
    }

    private static void take(PhonePage tablet, JsonNode colleague) {
        tablet.page().getByText("だれが使っていますか").click();
        tablet.button(colleague.get("name").asString()).click();
        tablet.page().getByLabel("新しいPINを決める").fill("2580");
        // The list before is the office's, which may be on its way once more: their own is asked for anew.
        tablet.page()
                .waitForRequest(
                        "**/api/me/clients*", () -> tablet.button("この人が使う").click())
                .response();
        assertThat(tablet.page().locator(".menu-name"))
                .hasText(colleague.get("name").asString());
        tablet.listed();
    }

    /** Begins a report about the first on the list and goes back to it. */
    private static void write(PhonePage tablet, String notes) {
        Page page = tablet.page();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^詳しく")))
                .first()
                .click();
        page.getByLabel("特記事項").fill(notes);
        Locator back = page.getByText("一覧へ戻る");
        back.click();
        tablet.listed();
    }
}
