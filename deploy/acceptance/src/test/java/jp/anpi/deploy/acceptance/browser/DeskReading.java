package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jp.anpi.deploy.acceptance.browser.Axe.accessible;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import jp.anpi.deploy.acceptance.product.Incident;

/** What somebody reads at the desk stays where they read it, and is never older than it says. */
final class DeskReading {

    private static final int A_PAGE = 50;

    private final Page page;
    private final String start;
    private final String board;

    DeskReading(Page page, String address, Incident incident) {
        this.page = page;
        this.start = address + "/board/";
        this.board = start + "#/incidents/" + incident.id();
    }

    /** Whoever takes somebody far down a long list goes on with the next one there. */
    void whoWorksDownALongListKeepsTheirPlace() {
        page.navigate(board + "/people?group=CARE_CONSIDERATION&state=SILENT&sort=name");
        Locator rows = page.locator(".people-table tbody tr");
        assertThat(rows).hasCount(A_PAGE);
        button("続きを表示").click();
        assertThat(rows).hasCount(2 * A_PAGE);
        Locator row = rows.nth(A_PAGE + 40);
        String name = row.locator("th a").innerText();
        row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("担当する"))
                .click();
        assertThat(row).containsText("あなたが担当中");
        assertThat(rows).hasCount(2 * A_PAGE);
        assertThat(row.locator("th a")).hasText(name);
        row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("担当を外す"))
                .click();
        assertThat(row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("担当する")))
                .isVisible();
        assertThat(rows).hasCount(2 * A_PAGE);
        assertThat(row.locator("th a")).hasText(name);
    }

    /** A person's page that cannot be read again says of when it is, until it can. */
    void aPersonsPageThatCannotBeReadAgainSaysOfWhenItIs(String person) {
        page.navigate(board + "/people/" + person);
        assertThat(page.locator(".person-card h1")).isVisible();
        Locator age = page.getByText(Pattern.compile("^\\d{1,2}:\\d\\d 時点の内容です"));
        assertThat(age).hasCount(0);
        Pattern check = Pattern.compile("/checks/" + person + "$");
        page.route(check, Route::abort);
        assertThat(age).isVisible();
        assertThat(page.locator(".person-card h1")).isVisible();
        accessible(page);
        page.unroute(check);
        button("もう一度").click();
        assertThat(age).hasCount(0);
    }

    /** What a mail program made of an address opens the first page, not a white one. */
    void aLinkThatWasCutOpensTheFirstPage() {
        page.navigate(start + "#/incidents/%E3%8");
        page.reload();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("災害一覧")))
                .isVisible();
        accessible(page);
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
