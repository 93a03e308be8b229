package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jp.anpi.deploy.acceptance.browser.Axe.accessible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import jp.anpi.deploy.acceptance.product.Caller;
import jp.anpi.deploy.acceptance.product.Eventually;
import jp.anpi.deploy.acceptance.product.Incident;
import jp.anpi.deploy.acceptance.product.Product;
import tools.jackson.databind.JsonNode;

/** Sheets of paper for those who check: made and printed, photographed, and entered at the desk and on a phone. */
final class SheetSteps {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Chromium chromium;
    private final Page desk;
    private final Product product;
    private String printed;
    private byte[] photograph;
    private String rowCode;
    private JsonNode sheet;
    private Incident incident;
    private LocalDateTime seenAt;

    SheetSteps(Chromium chromium, Page desk, Product product) {
        this.chromium = chromium;
        this.desk = desk;
        this.product = product;
    }

    /** One file for each of an office, and one for one of them. */
    void make() {
        JsonNode careManager =
                Caller.signIn(product, "care-001").get("/api/auth/me").json();
        desk.navigate(product.address() + "/console/#/sheets");
        Locator make = desk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("票をPDFで作る"));
        assertThat(make).isDisabled();
        field("事業所").selectOption(careManager.get("officeId").asString());
        field("担当する職員").selectOption("every");
        desk.getByLabel("印刷の目的").fill("受入試験");
        accessible(desk);
        List<String> ofAll = Paper.pages(desk.waitForDownload(make::click));
        field("担当する職員").selectOption(careManager.get("memberId").asString());
        Download file = desk.waitForDownload(make::click);
        assertThat(desk.getByText(Pattern.compile("^同意した人だけの票ができました。.*市の金庫"))).isVisible();
        List<String> pages = Paper.pages(file);
        assertThat(pages).allSatisfy(page -> assertThat(Paper.plain(page)).contains("目的:受入試験", "119"));
        assertThat(ofAll).hasSizeGreaterThan(pages.size());
        printed = Paper.plain(pages.getFirst());
        photograph = Paper.photographed(file);
        rowCode = Paper.rowCode(pages.getFirst());
        sheet = Caller.signIn(product, "desk")
                .get("/api/sheets/rows/" + rowCode)
                .json();
        assertThat(rows())
                .isNotEmpty()
                .allSatisfy(row ->
                        assertThat(printed).contains(Paper.plain(row.get("name").asString())));
    }

    /** A person confirms what the photograph shows; each ticked row is a report. */
    void enterAPhotograph() {
        Caller caller = Caller.signIn(product, "desk");
        incident = Incident.openDrill(caller, 1);
        seenAt = LocalDateTime.now(ZoneId.of("Asia/Tokyo"));
        Eventually.within(
                SOON,
                "the board knows the incident",
                () -> caller.get(incident.path() + "/board").status() == 200);
        desk.navigate(product.address() + "/board/#/incidents/" + incident.id() + "/paper");
        desk.getByLabel("票の写真・スキャンを選ぶ").setInputFiles(new FilePayload("blank.png", "image/png", Paper.blank()));
        assertThat(desk.getByText(Pattern.compile("^写真からQRコードを読み取れません"))).isVisible();
        desk.getByLabel("票の写真・スキャンを選ぶ").setInputFiles(new FilePayload("sheet.jpg", "image/jpeg", photograph));
        assertThat(desk.locator(".paper-which")).containsText("きょう");
        List<JsonNode> rows = rows();
        assertThat(desk.locator(".paper-rows > li")).hasCount(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            assertThat(paperRow(desk, i).locator("legend").first())
                    .containsText(rows.get(i).get("name").asString());
        }
        assertThat(paperRow(desk, 0).locator("label.choice").allTextContents())
                .as("what is ticked here is a box on paper")
                .filteredOn(label -> !label.equals("印なし"))
                .hasSizeGreaterThan(10)
                .allSatisfy(label -> assertThat(printed).contains("□" + Paper.plain(label)));
        accessible(desk);
        button("印のある 0 行を登録する");
        assertThat(desk.getByText("印のある行がありません")).isVisible();
        // Yesterday's sheet is not today's by itself.
        assertThat(desk.getByText("確認した日を入力してください")).isVisible();
        paperRow(desk, 1)
                .getByLabel("救助", new Locator.GetByLabelOptions().setExact(true))
                .check();
        // A need alone says enough, and paper calls nobody.
        assertThat(desk.getByText("印のある 1 行を登録する")).isVisible();
        Locator emergency = paperRow(desk, 1).getByRole(AriaRole.ALERT);
        assertThat(emergency).containsText("これは緊急通報ではありません。命の危険があるときは119へ。");
        assertThat(emergency.getByRole(AriaRole.LINK)).hasAttribute("href", "tel:119");
        assertThat(paperRow(desk, 0).getByRole(AriaRole.ALERT)).hasCount(0);
        accessible(desk);
        tickTwoRows(desk);
        button("印のある 2 行を登録する");
        assertThat(desk.getByText("2 行を登録しました")).isVisible();
        accessible(desk);

        List<String> people = entered();
        Eventually.within(
                SOON,
                "the ticks are reports",
                () -> reportsOf(people.getFirst()).size() == 1);
        JsonNode report = reportsOf(people.getFirst()).getFirst();
        assertThat(report.get("channel").asString()).isEqualTo("PAPER");
        assertThat(report.get("notes").asString()).contains("紙の確認票", "1行目", rowCode);
        assertThat(report.get("marks").toString()).contains("OBSERVED_RANGE");
    }

    /** By a typed code; what was entered before counts once. */
    void enterTheSameOnAPhone() {
        List<String> people = entered();
        Page phone = chromium.phone().newPage();
        PhonePage corridor = new PhonePage(phone, product).signIn("care-001");
        phone.navigate(product.address() + "/phone/#/outbox");
        phone.getByText("紙の確認票を入力").click();
        phone.getByLabel("行のコード（6文字）")
                .fill(rowCode.toLowerCase(Locale.ROOT).replace('0', 'o').replace('1', 'l'));
        corridor.button("コードで開く").click();
        assertThat(phone.locator(".paper-rows > li")).hasCount(rows().size());
        assertThat(paperRow(phone, 0).getByText(Pattern.compile("^この行は入力済みです"))).isVisible();
        tickTwoRows(phone);
        phone.setViewportSize(320, 700);
        assertThat(phone.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
        accessible(phone);
        corridor.button("印のある 2 行を登録する").click();
        assertThat(phone.getByText("2 行を登録しました")).isVisible();
        corridor.awaitKept(0, 2, SOON);
        assertThat(reportsOf(people.getFirst())).hasSize(1);
        assertThat(reportsOf(people.getLast())).hasSize(1);
        phone.context().close();
    }

    Incident incident() {
        return incident;
    }

    /** The first without a time, the second with one and a need. */
    private void tickTwoRows(Page page) {
        paperRow(page, 0)
                .getByLabel("無事", new Locator.GetByLabelOptions().setExact(true))
                .check();
        Locator second = paperRow(page, 1);
        second.getByLabel("重いけが", new Locator.GetByLabelOptions().setExact(true))
                .check();
        second.getByLabel("救助", new Locator.GetByLabelOptions().setExact(true)).check();
        second.getByLabel("確認した時刻").fill(seenAt.format(DateTimeFormatter.ofPattern("HH:mm")));
        page.getByLabel(Pattern.compile("^確認した日")).fill(seenAt.toLocalDate().toString());
    }

    private Locator paperRow(Page page, int row) {
        return page.locator(".paper-rows > li").nth(row);
    }

    /** The rows of the first page. */
    private List<JsonNode> rows() {
        return sheet.get("rows")
                .valueStream()
                .filter(row -> row.get("page").asInt() == 1)
                .toList();
    }

    /** The people of the two rows that are ticked. */
    private List<String> entered() {
        return rows().stream()
                .limit(2)
                .map(row -> row.get("personId").asString())
                .toList();
    }

    private List<JsonNode> reportsOf(String person) {
        return incident.check(person).get("reports").valueStream().toList();
    }

    private Locator field(String label) {
        return desk.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    private void button(String label) {
        desk.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(label).setExact(true))
                .click();
    }
}
