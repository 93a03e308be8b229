package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jp.anpi.deploy.acceptance.browser.Axe.accessible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import jp.anpi.deploy.acceptance.product.Incident;

/** The desk at night, for somebody who reads English: every page of the board. */
final class DarkEnglish {

    private final Page desk;
    private final String address;
    private final String board;

    DarkEnglish(Page desk, String address, Incident incident) {
        this.desk = desk;
        this.address = address;
        this.board = address + "/board/#/incidents/" + incident.id();
    }

    /** With all that can be opened on them; what goes to paper is light. */
    void everyPageIsAccessible(String person) {
        board();
        desk.locator(".menu summary").click();
        desk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("暗い画面にする"))
                .click();
        desk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("English"))
                .click();
        desk.keyboard().press("Escape");
        assertThat(desk.getByText("whose place is unknown")).isVisible();
        accessible(desk);
        assertThat(desk.locator(".leaflet-ground-pane canvas").first()).isAttached();
        var onPaper = ((List<?>) desk.evaluate(Paper.THEME_OF_A_MAP))
                .stream().map(Map.class::cast).toList();
        assertThat(onPaper.stream().map(seen -> seen.get("theme").toString())).containsExactly("dark", "light", "dark");
        assertThat(onPaper.stream().map(seen -> ((Number) seen.get("light")).doubleValue() > 128))
                .containsExactly(false, true, false);
        for (String rest : List.of(
                "/map",
                "/people",
                person,
                person + "/report",
                "/report",
                "/paper",
                "/power",
                "/places",
                "/ahead",
                "/reporters",
                "/unmatched")) {
            desk.navigate(board + rest);
            assertThat(desk.locator(".skeleton")).hasCount(0);
            assertThat(desk.locator("main a, main button").first()).isVisible();
            desk.evaluate("() => { for (const one of document.querySelectorAll('main details')) one.open = true; }");
            assertThat(desk.locator(".skeleton")).hasCount(0);
            accessible(desk);
        }
        for (String start : List.of("/", "/open")) {
            desk.navigate(address + "/board/#" + start);
            assertThat(desk.locator("main form, main a").first()).isVisible();
            accessible(desk);
        }
        board();
        desk.locator(".menu summary").click();
        desk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Light screen"))
                .click();
        desk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("日本語"))
                .click();
        desk.keyboard().press("Escape");
    }

    private void board() {
        desk.navigate(board);
        assertThat(desk.locator(".queue .queue-row").first()).isVisible();
    }
}
