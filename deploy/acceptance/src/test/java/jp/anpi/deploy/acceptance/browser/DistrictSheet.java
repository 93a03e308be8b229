package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jp.anpi.deploy.acceptance.browser.Axe.accessible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import jp.anpi.deploy.acceptance.product.Caller;
import jp.anpi.deploy.acceptance.product.Eventually;
import jp.anpi.deploy.acceptance.product.Incident;
import jp.anpi.deploy.acceptance.product.Product;
import tools.jackson.databind.JsonNode;

/** A sheet of one part of the town: made for the safe, filled in by whoever went from house to house, entered row by row. */
final class DistrictSheet {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Page desk;
    private final Product product;

    private String district;
    private JsonNode sheet;

    DistrictSheet(Page desk, Product product) {
        this.desk = desk;
        this.product = product;
    }

    /** Everybody of the asked groups who lives there stands on it. */
    void make() {
        desk.navigate(product.address() + "/console/#/sheets");
        desk.getByLabel("地区", exactly()).check();
        Locator which = desk.getByLabel("どの地区", exactly());
        which.selectOption(new SelectOption().setIndex(1));
        district = which.locator("option:checked").innerText();
        desk.getByLabel(Pattern.compile("^災害が起きた")).check();
        Locator make = button("票をPDFで作る");
        assertThat(make).isDisabled();
        desk.getByLabel("印刷の目的").fill("受入試験");
        accessible(desk);
        List<String> pages = Paper.pages(desk.waitForDownload(make::click));
        assertThat(desk.getByText(Pattern.compile("^票ができました。A4で印刷し.*市の金庫"))).isVisible();
        assertThat(pages)
                .allSatisfy(page -> assertThat(Paper.plain(page)).contains(Paper.plain(district), "目的:受入試験", "119"));
        sheet = Caller.signIn(product, "desk")
                .get("/api/sheets/rows/" + Paper.rowCode(pages.getFirst()))
                .json();
        assertThat(sheet.at("/list/kind").asString()).isEqualTo("DISTRICT");
        String printed = Paper.plain(String.join("", pages));
        assertThat(sheet.get("rows"))
                .hasSizeGreaterThan(1)
                .allSatisfy(row ->
                        assertThat(printed).contains(Paper.plain(row.get("name").asString())));
    }

    /** Who filled it in is asked, for a district has many who go. */
    void enterARow(Incident incident) {
        open(incident, "/paper");
        openBy(row(0));
        assertThat(desk.locator(".paper-which")).containsText(district);
        tick(row(0), "無事");
        button("印のある 1 行を登録する").click();
        assertThat(desk.getByText("記入した人の立場を選んでください").last()).isVisible();
        accessible(desk);
        sayWhoAndWhen();
        button("印のある 1 行を登録する").click();
        assertThat(desk.getByText("1 行を登録しました")).isVisible();
        accessible(desk);

        JsonNode report = reportOf(incident, row(0));
        assertThat(report.get("channel").asString()).isEqualTo("PAPER");
        assertThat(report.get("source").asString()).isEqualTo("WELFARE_VOLUNTEER");
        assertThat(report.get("condition").asString()).isEqualTo("SAFE");
        openPerson(incident, row(0));
        assertThat(entered(row(0))).containsText("民生委員");
    }

    /** A sheet that is found the day after is entered, counts, and is marked. */
    void enterARowAfterTheClosing(Incident incident) {
        open(incident, "");
        button("災害を閉じる").click();
        accessible(desk);
        button("閉じる").click();
        assertThat(desk.getByText("この災害は閉じられました")).isVisible();
        desk.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("紙の確認票を入力"))
                .click();
        openBy(row(1));
        tick(row(1), "重いけが");
        Locator emergency = onScreen(row(1)).getByRole(AriaRole.ALERT);
        assertThat(emergency.getByRole(AriaRole.LINK)).hasAttribute("href", "tel:119");
        sayWhoAndWhen();
        button("印のある 1 行を登録する").click();
        assertThat(desk.getByText("1 行を登録しました")).isVisible();

        assertThat(reportOf(incident, row(1)).get("marks").toString()).contains("AFTER_CLOSE");
        openPerson(incident, row(1));
        assertThat(entered(row(1))).containsText("重いけが");
        assertThat(entered(row(1))).containsText("終了後の報告");
        assertThat(desk.locator(".person-state")).containsText("要対応");
        accessible(desk);
        assertThat(incident.state().get("state").asString()).isEqualTo("CLOSED");
    }

    private void open(Incident incident, String rest) {
        desk.navigate(product.address() + "/board/#/incidents/" + incident.id() + rest);
    }

    private void openPerson(Incident incident, JsonNode row) {
        open(incident, "/people/" + row.get("personId").asString());
    }

    private void openBy(JsonNode row) {
        desk.getByLabel("行のコード（6文字）").fill(code(row));
        button("コードで開く").click();
        assertThat(onScreen(row)).isVisible();
    }

    private void tick(JsonNode row, String label) {
        onScreen(row)
                .getByLabel(label, new Locator.GetByLabelOptions().setExact(true))
                .check();
    }

    private void sayWhoAndWhen() {
        desk.getByLabel(Pattern.compile("^記入した人の立場")).selectOption("WELFARE_VOLUNTEER");
        desk.getByLabel(Pattern.compile("^確認した日"))
                .fill(LocalDate.now(ZoneId.of("Asia/Tokyo")).toString());
    }

    private JsonNode row(int number) {
        return sheet.get("rows").get(number);
    }

    private static String code(JsonNode row) {
        return row.get("code").asString();
    }

    private Locator onScreen(JsonNode row) {
        return desk.locator(".paper-rows > li").filter(new Locator.FilterOptions().setHasText(code(row)));
    }

    /** What the person's page has of the row. */
    private Locator entered(JsonNode row) {
        return desk.locator(".entries li").filter(new Locator.FilterOptions().setHasText(code(row)));
    }

    /** The one report that the row became. */
    private static JsonNode reportOf(Incident incident, JsonNode row) {
        Eventually.within(
                SOON, "the row is a report", () -> reportsOf(incident, row).size() == 1);
        return reportsOf(incident, row).getFirst();
    }

    private static List<JsonNode> reportsOf(Incident incident, JsonNode row) {
        return incident.check(row.get("personId").asString())
                .get("reports")
                .valueStream()
                .filter(report -> report.at("/notes").asString("").contains(code(row)))
                .toList();
    }

    private Locator button(String label) {
        return desk.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(label).setExact(true));
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}
