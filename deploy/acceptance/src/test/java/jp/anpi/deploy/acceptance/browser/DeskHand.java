package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jp.anpi.deploy.acceptance.browser.Axe.accessible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.anpi.deploy.acceptance.product.Caller;
import jp.anpi.deploy.acceptance.product.Incident;
import jp.anpi.deploy.acceptance.product.Reports;

/** Somebody's hand at the desk while reports come in: what it aims at stays where it is. */
final class DeskHand {

    private static final int DANGERS = 25;
    private static final int MOST_TABS = 120;
    private static final int A_PAGE = 50;

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
        Locator waiting = page.locator(".queue-panel .rows-wait");
        Locator gone = page.locator(".queue-panel .row-gone");
        List<String> dangers = incident.checks("group=REASONABLE_ACCOMMODATION&state=SILENT").stream()
                .map(check -> check.get("personId").asString())
                .limit(DANGERS)
                .toList();
        aimed.hover();
        List<String> before = names.allInnerTexts();
        String first = names.first().getAttribute("href");
        rescues(dangers);
        caller.postBytes(
                incident.path() + "/reports",
                "application/json",
                Reports.helped(first.substring(first.lastIndexOf('/') + 1)).bytes());
        aimAt(aimed, () -> waiting.isVisible() && gone.count() > 0);
        assertThat(waiting).containsText(Pattern.compile("^[1-9]\\d* 行が並べ替えを待っています"));
        assertThat(gone).containsText("一覧を離れました");
        assertThat(names.allInnerTexts()).isEqualTo(before);
        accessible(page);
        page.screenshot(new Page.ScreenshotOptions().setPath(Pictures.file("queue-held")));

        page.mouse().move(2, 2);
        assertThat(waiting).hasCount(0);
        assertThat(gone).hasCount(0);
        assertThat(names.first()).not().hasText(before.getFirst());
    }

    /** The same for the list of people, which is also let go by itself. */
    void theListStandsStillUnderThePointerForAWhile() {
        page.navigate(board + "/people?group=PUSH_SUPPORT");
        Locator rows = page.locator(".people-table tbody tr th a");
        assertThat(rows.first()).isVisible();
        Locator aimed = page.locator(".people-table tbody tr").nth(1);
        aimed.hover();
        List<String> before = rows.allInnerTexts();
        String last = rows.last().getAttribute("href");
        rescues(List.of(last.substring(last.lastIndexOf('/') + 1)));
        Locator waiting = page.locator(".rows-wait");
        aimAt(aimed, waiting::isVisible);
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
        List<Instant> times = page.locator(".feed time").all().stream()
                .map(time -> Instant.parse(time.getAttribute("datetime")))
                .toList();
        assertThat(times).isSortedAccordingTo(Comparator.reverseOrder());
        int of = incident.board().get("feed").size();
        assertThat(of).isGreaterThan(DANGERS);
        Locator more = page.getByText(of + " 件のうち新しい 20 件");
        assertThat(more).isVisible();
        String name = feed.first().locator("a").innerText();
        feed.first().locator("a").click();
        assertThat(page.locator("h1")).containsText(name);
        page.navigate(board);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("要対応の人をすべて見る"))
                .click();
        page.waitForURL(Pattern.compile("people\\?state=NEEDS_HELP"));
    }

    /** From the queue to a person, to a report and back, with no hand at a mouse: the focus is never lost. */
    void theDeskIsWorkedByKeysAlone() {
        page.navigate(board + "/people");
        assertThat(page.locator(".people-table tbody tr").first()).isVisible();
        page.navigate(board);
        assertThat(page.locator(".queue-panel .queue-row").first()).isVisible();
        page.mouse().move(2, 2);
        tabTo(".queue-panel .queue-act button");
        page.keyboard().press("Enter");
        Locator mine = page.locator(".mine");
        assertThat(mine).isVisible();
        page.waitForCondition(this::focused);

        page.navigate(board + "/people");
        page.navigate(board);
        tabTo(".queue-panel .queue-name a");
        String name = page.locator(":focus").innerText();
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).containsText(name);
        tabTo("a[href$='/report']");
        page.keyboard().press("Enter");
        tabTo("select");
        page.keyboard().press("ArrowDown");
        for (String question : List.of("PHONE", "NOW", "REACHED", "DIRECT", "SAFE")) {
            tabTo("input[type=radio]");
            page.keyboard().press("Space");
            assertThat(page.locator("input[value=" + question + "]")).isChecked();
        }
        tabTo("button[type=submit]");
        page.keyboard().press("Enter");
        assertThat(page.getByText(Pattern.compile("市が受理しました"))).isVisible();
        assertThat(page.locator("a:focus")).hasText("対象者の画面へ");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).containsText(name);
        page.waitForCondition(this::focused);
        tabTo("a[href='#/incidents/" + incident.id() + "']");
        page.keyboard().press("Enter");
        assertThat(page.locator(".queue-panel .queue-row").first()).isVisible();

        Locator close = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("災害を閉じる"));
        close.focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("dialog:modal :focus")).hasCount(1);
        page.keyboard().press("Escape");
        assertThat(page.locator("dialog")).hasCount(0);
        assertThat(close).isFocused();
    }

    /** A number of the strip opens exactly those people, also when they are more than one screen. */
    void aNumberOpensExactlyThosePeople() {
        page.navigate(board);
        Locator number = page.locator(".strip-counts a[href*='group=MEDICAL_COORDINATION'][href*='state=SILENT']");
        int counted = Integer.parseInt(number.locator("b").innerText());
        number.click();
        Locator rows = page.locator(".people-table tbody tr");
        assertThat(page.getByText(counted + " 人中 50 人を表示").first()).isVisible();
        Locator more = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("続きを表示"));
        for (int shown = 50; shown < counted; shown += 50) {
            more.click();
            assertThat(rows).hasCount(Math.min(counted, shown + 50));
        }
        assertThat(more).hasCount(0);
        assertThat(rows.locator("th a").all().stream().map(link -> link.getAttribute("href")))
                .containsExactlyInAnyOrderElementsOf(incident.checks("group=MEDICAL_COORDINATION&state=SILENT").stream()
                        .map(check -> "#/incidents/" + incident.id() + "/people/"
                                + check.get("personId").asString())
                        .toList());
    }

    /** The same for a rung, for a group on it and for a district; of a long list the first are they. */
    void soDoTheNumbersOfRungsAndDistricts() {
        for (String number : List.of(".flow b a", ".flow-groups a", ".districts td a")) {
            page.navigate(board);
            Locator link = page.locator(number).first();
            int counted = Integer.parseInt(link.innerText()
                    .replaceAll("(?s).*?([\\d,]+)( 人)?\\s*$", "$1")
                    .replace(",", ""));
            String href = link.getAttribute("href");
            List<String> those = incident.checks(href.substring(href.indexOf('?') + 1)).stream()
                    .map(check -> "#/incidents/" + incident.id() + "/people/"
                            + check.get("personId").asString())
                    .toList();
            assertThat(those).as(href).hasSize(counted);
            link.click();
            int shown = Math.min(A_PAGE, counted);
            assertThat(page.getByText("%,d 人中 %d 人を表示".formatted(counted, shown))
                            .first())
                    .isVisible();
            Locator rows = page.locator(".people-table tbody tr th a");
            assertThat(rows).hasCount(shown);
            assertThat(those)
                    .containsAll(rows.all().stream()
                            .map(row -> row.getAttribute("href"))
                            .toList());
        }
    }

    /** No hand is quite still: the pointer moves a little over the row until something has come, since a row is let go after a while. */
    private void aimAt(Locator row, BooleanSupplier hasCome) {
        page.waitForCondition(() -> {
            row.hover(new Locator.HoverOptions().setPosition(21, 10));
            row.hover(new Locator.HoverOptions().setPosition(20, 10));
            return hasCome.getAsBoolean();
        });
    }

    private void tabTo(String wanted) {
        for (int tab = 0; tab < MOST_TABS; tab++) {
            page.keyboard().press("Tab");
            assertThat(focused()).as("focus on the way to %s", wanted).isTrue();
            if ((Boolean) page.evaluate("(wanted) => document.activeElement.matches(wanted)", wanted)) {
                return;
            }
        }
        throw new AssertionError("no way by keys to " + wanted);
    }

    private boolean focused() {
        return (Boolean) page.evaluate("() => document.activeElement !== document.body");
    }

    private void rescues(List<String> people) {
        String lines =
                people.stream().map(person -> Reports.rescue(person).text()).collect(Collectors.joining("\n"));
        assertThat(caller.postBytes(incident.path() + "/reports", "application/x-ndjson", lines.getBytes())
                        .status())
                .isLessThan(300);
    }
}
