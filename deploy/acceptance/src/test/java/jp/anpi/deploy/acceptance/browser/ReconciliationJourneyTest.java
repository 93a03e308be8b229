package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import jp.anpi.deploy.acceptance.product.Caller;
import jp.anpi.deploy.acceptance.product.Eventually;
import jp.anpi.deploy.acceptance.product.Incident;
import jp.anpi.deploy.acceptance.product.Product;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The desk finds out whom a report means: on the board, in the list, side by side, by keyboard, moved and undone again. */
@Timeout(300)
@ExtendWith(Town.class)
class ReconciliationJourneyTest {

    private static final int A_PAGE = 50;
    private static final int A_FLOOD = 210;

    private static Chromium chromium;
    private static Product product;

    @BeforeAll
    static void start(Chromium opened, Product running) {
        chromium = opened;
        product = running;
    }

    @Test
    void aReportAboutNobodyKnownRingsIsTakenLinkedByKeyboardMovedAndUnlinked() {
        Caller admin = Caller.signIn(product, "admin");
        Incident incident = Incident.openDrill(admin, 1);
        List<JsonNode> silent = incident.checks("group=CARE_CONSIDERATION&state=SILENT");
        String name = silent.getFirst().get("name").asString();
        String other = silent.stream()
                .map(one -> one.get("name").asString())
                .filter(another -> !another.equals(name))
                .findFirst()
                .orElseThrow();
        String report = send(admin, incident, name, "POWER");

        Page desk = desk();
        desk.navigate(product.address() + "/board/#/incidents/" + incident.id());

        Locator line = desk.getByText("どなたのことか分からない報告 1 件");
        assertThat(line).isVisible(patience());
        Locator rings = desk.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("どなたか分からない危険の報告"));
        assertThat(rings).containsText("電源");
        accessible(desk);
        desk.screenshot(new Page.ScreenshotOptions().setPath(Pictures.file("unidentified-danger")));
        rings.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("引き受ける"))
                .click();
        assertThat(rings.getByText("自分が対応中")).isVisible(patience());
        whoWentHomeHoldsItUpForNobody(incident, report, rings);
        desk.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("照合する"))
                .first()
                .click();
        Locator waiting = desk.locator(".unmatched-list a").first();
        assertThat(waiting).containsText("危険");
        waiting.focus();
        desk.keyboard().press("Enter");

        Locator link = desk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name + "さんに結び付ける"))
                .first();
        assertThat(link).isVisible(patience());
        assertThat(desk.locator("table.candidates")).containsText("名 一致");
        desk.getByText("送られたままの内容").click();
        assertThat(desk.locator("pre.raw")).containsText(report);
        accessible(desk);
        desk.screenshot(new Page.ScreenshotOptions().setPath(Pictures.file("reconciliation")));

        Locator reason = desk.getByLabel("理由").first();
        reason.fill("声で本人と分かった");
        desk.reload();
        assertThat(reason).hasValue("声で本人と分かった");
        link.focus();
        desk.keyboard().press("Enter");
        Locator undo = desk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("この方ではない（照合待ちに戻す）"));
        assertThat(undo).isVisible(patience());
        accessible(desk);
        desk.waitForCondition(
                () -> incident.board().get("unmatched").get("open").asInt() == 0);

        desk.getByLabel("氏名").fill(other);
        desk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("探す"))
                .click();
        Locator move = desk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(other + "さんに移す"))
                .first();
        assertThat(move).isVisible(patience());
        accessible(desk);
        desk.screenshot(new Page.ScreenshotOptions().setPath(Pictures.file("moving")));
        move.click();
        assertThat(desk.getByText(other + "さんに移しました")).isVisible(patience());
        assertThat(desk.getByText("移した先")).isVisible(patience());

        undo.click();
        assertThat(desk.getByText("この方ではないとしました", new Page.GetByTextOptions().setExact(false)))
                .isVisible(patience());
        desk.waitForCondition(
                () -> incident.board().get("unmatched").get("open").asInt() == 1);

        desk.locator("details.menu summary").click();
        desk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("English"))
                .click();
        desk.keyboard().press("Escape");
        assertThat(desk.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Unmatched")))
                .isVisible();
        accessible(desk);
        desk.context().close();
    }

    @Test
    void aListLongerThanAPageSaysThatItIsOldAndWhoWorksDownItKeepsTheirPlaceAndTheirSearch() {
        Caller admin = Caller.signIn(product, "admin");
        Incident incident = Incident.openDrill(admin, 1);
        String known = incident.checks("group=CARE_CONSIDERATION&state=SILENT", 1)
                .getFirst()
                .get("name")
                .asString();
        for (int number = 1; number <= A_FLOOD; number++) {
            send(admin, incident, "照合 待子" + number);
        }
        Eventually.within(
                Duration.ofSeconds(60),
                "all of them wait",
                () -> incident.board().at("/unmatched/open").asInt() == A_FLOOD);
        Page desk = desk();
        desk.navigate(product.address() + "/board/#/incidents/" + incident.id() + "/unmatched");
        Locator waiting = desk.locator(".unmatched-list li");
        assertThat(waiting).hasCount(A_PAGE);
        for (int shown = A_PAGE; shown < A_FLOOD; shown += A_PAGE) {
            button(desk, "続きを表示").click();
            assertThat(waiting).hasCount(Math.min(A_FLOOD, shown + A_PAGE));
        }
        Locator old = desk.getByText("新しい情報があります");
        assertThat(old).hasCount(0);

        send(admin, incident, "照合 急子", "POWER");
        assertThat(old).isVisible(patience());
        assertThat(waiting.first()).not().containsText("危険");
        accessible(desk);
        button(desk, "読み直す").click();
        assertThat(waiting.first()).containsText("危険");
        assertThat(old).hasCount(0);

        waiting.last().locator("a").click();
        Locator report = desk.locator(".unmatched-detail");
        report.getByLabel("氏名").fill(known);
        button(desk, "探す").click();
        Locator link = button(desk, known + "さんに結び付ける").first();
        assertThat(link).isVisible();
        report.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("引き受ける"))
                .click();
        assertThat(report.getByText("自分が対応中")).isVisible();
        assertThat(link).isVisible();
        link.click();
        assertThat(desk.getByText(known + "さんに結び付けました")).isVisible(patience());
        assertThat(desk.locator(".unmatched-list [aria-current]")).hasCount(0);
        assertThat(waiting).hasCount(A_FLOOD);
        desk.context().close();
    }

    private static Page desk() {
        Page desk = chromium.window(1280, 900).newPage();
        desk.setDefaultTimeout(30_000);
        SignIn.asDesk(desk, product);
        return desk;
    }

    private static Locator button(Page desk, String name) {
        return desk.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Somebody else took it and went home: one press and a question, and it is free. */
    private static void whoWentHomeHoldsItUpForNobody(Incident incident, String report, Locator rings) {
        Caller admin = Caller.signIn(product, "admin");
        String at = incident.path() + "/unmatched/" + report;
        assertThat(admin.post(at + "/release", Map.of()).status()).isEqualTo(200);
        assertThat(admin.post(at + "/take", Map.of()).status()).isEqualTo(200);
        Locator release = rings.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("担当を外す"));
        assertThat(release).isVisible(patience());
        rings.page().onceDialog(Dialog::accept);
        release.click();
        Locator take = rings.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("引き受ける"));
        assertThat(take).isVisible(patience());
        take.click();
        assertThat(rings.getByText("自分が対応中")).isVisible(patience());
    }

    private static String send(Caller caller, Incident incident, String name, String... needs) {
        String id = UUID.randomUUID().toString();
        var answer = caller.post(
                incident.path() + "/reports",
                Map.of(
                        "id",
                        id,
                        "name",
                        name,
                        "contact",
                        "REACHED",
                        "evidence",
                        "HEARSAY",
                        "condition",
                        "UNKNOWN",
                        "place",
                        Map.of("kind", "HOME"),
                        "needs",
                        Stream.of(needs).map(need -> Map.of("kind", need)).toList(),
                        "source",
                        "OTHER",
                        "observedAt",
                        Instant.now().toString()));
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return id;
    }

    private static LocatorAssertions.IsVisibleOptions patience() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);
    }

    private static void accessible(Page page) {
        // Where the page is scrolled, its fixed head lies over what is below and makes it look too small to tap.
        page.evaluate("window.scrollTo(0, 0)");
        Axe.accessible(page);
    }
}
