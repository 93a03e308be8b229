package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jp.anpi.deploy.acceptance.browser.Axe.accessible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.anpi.deploy.acceptance.product.Caller;
import jp.anpi.deploy.acceptance.product.Incident;
import jp.anpi.deploy.acceptance.product.Reports;

/** Somebody's hand at the desk while reports come in: what it aims at stays where it is. */
final class DeskHand {

    private static final int DANGERS = 25;

    private final Page page;
    private final String board;
    private final Incident incident;
    private final Caller caller;

    DeskHand(Page page, String address, Incident incident, Caller caller) {
        this.page = page;
        this.board = address + "/board/#/incidents/" + incident.id();
        this.incident = incident;
        this.caller = caller;
    }

    /** Under a pointer no row of the queue moves; who waits is counted, and comes when the pointer has gone. */
    void theQueueStandsStillUnderThePointer() {
        page.navigate(board);
        Locator names = page.locator(".queue-panel .queue-name a");
        Locator aimed = page.locator(".queue-panel ol.queue > li").nth(2);
        aimed.hover();
        List<String> before = names.allInnerTexts();
        Locator waiting = page.locator(".queue-panel .rows-wait");
        List<String> dangers = incident.checks("group=REASONABLE_ACCOMMODATION&state=SILENT").stream()
                .map(check -> check.get("personId").asString())
                .limit(DANGERS)
                .toList();
        rescues(dangers);
        String first = page.locator(".queue-panel .queue-name a").first().getAttribute("href");
        caller.postBytes(
                incident.path() + "/reports",
                "application/json",
                Reports.helped(first.substring(first.lastIndexOf('/') + 1)).bytes());
        assertThat(waiting).containsText(Pattern.compile("^[1-9]\\d* 行が並べ替えを待っています"));
        assertThat(page.locator(".queue-panel .row-gone")).containsText("一覧を離れました");
        assertThat(names.allInnerTexts()).isEqualTo(before);
        accessible(page);
        page.screenshot(new Page.ScreenshotOptions().setPath(Pictures.file("queue-held")));

        page.mouse().move(2, 2);
        assertThat(waiting).hasCount(0);
        assertThat(page.locator(".queue-panel .row-gone")).hasCount(0);
        assertThat(names.first()).not().hasText(before.getFirst());
    }

    /** The same for the list of people, which is also let go by itself. */
    void theListStandsStillUnderThePointerForAWhile() {
        page.navigate(board + "/people?group=PUSH_SUPPORT");
        Locator rows = page.locator(".people-table tbody tr th a");
        assertThat(rows.first()).isVisible();
        page.locator(".people-table tbody tr").nth(1).hover();
        List<String> before = rows.allInnerTexts();
        String last = rows.last().getAttribute("href");
        rescues(List.of(last.substring(last.lastIndexOf('/') + 1)));
        Locator waiting = page.locator(".rows-wait");
        assertThat(waiting).containsText(Pattern.compile("\\d 行が並べ替えを待っています"));
        assertThat(rows.allInnerTexts()).isEqualTo(before);
        assertThat(waiting).hasCount(0);
        assertThat(rows.first()).hasText(before.getLast());
    }

    /** The newest danger stands first, how many there are is said, and a name opens the person. */
    void dangersAreToldNewestFirstAndHowManyTheyAre() {
        page.navigate(board);
        Locator feed = page.locator(".feed li");
        assertThat(feed).hasCount(20);
        List<String> times = page.locator(".feed time").all().stream()
                .map(time -> time.getAttribute("datetime"))
                .toList();
        assertThat(times).isSortedAccordingTo((one, other) -> other.compareTo(one));
        int of = incident.board().get("feed").size();
        assertThat(of).isGreaterThan(DANGERS);
        Locator more = page.getByText(of + " 件のうち新しい 20 件");
        assertThat(more).isVisible();
        String name = feed.first().locator("a").innerText();
        feed.first().locator("a").click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(Pattern.compile(name))))
                .isVisible();
        page.navigate(board);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("要対応の人をすべて見る"))
                .click();
        page.waitForURL(Pattern.compile("people\\?state=NEEDS_HELP"));
    }

    private void rescues(List<String> people) {
        String lines = people.stream()
                .map(person -> Reports.rescue(person).text())
                .collect(Collectors.joining("\n"));
        assertThat(caller.postBytes(incident.path() + "/reports", "application/x-ndjson", lines.getBytes())
                        .status())
                .isLessThan(300);
    }
}
