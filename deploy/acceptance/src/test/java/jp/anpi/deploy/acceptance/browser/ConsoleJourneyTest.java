package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jp.anpi.deploy.acceptance.browser.Axe.accessible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import jp.anpi.deploy.acceptance.product.Caller;
import jp.anpi.deploy.acceptance.product.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A quiet day at the city office: somebody without a plan is found, gets one with the keyboard, and a list is taken in and back. */
@Timeout(240)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsoleJourneyTest {

    @TempDir
    static Path directory;

    private static Chromium chromium;
    private static Product product;
    private static Page desk;
    private static SheetSteps sheets;
    private static String somebody;

    @BeforeAll
    static void start() {
        chromium = Chromium.launch();
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        product = Product.ready(directory, "--anpi.sample=town");
        BrowserContext context = chromium.window(1280, 900);
        context.setDefaultTimeout(30_000);
        context.setDefaultNavigationTimeout(60_000);
        desk = context.newPage();
        sheets = new SheetSteps(chromium, desk, product);
    }

    @AfterAll
    static void stop() {
        if (product != null) {
            product.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    @Order(1)
    void somebodyOnAMachineWithoutAPlanIsFoundByPartOfTheirName() {
        SignIn.as("desk", desk, product, "/console/");
        assertThat(heading("対象者")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
        field("優先群").selectOption("PUSH_SUPPORT");
        field("計画").selectOption(new SelectOption().setLabel("計画なし"));
        Locator rows = desk.locator(".scroll-x tbody tr");
        assertThat(desk.getByRole(AriaRole.STATUS)).hasText(Pattern.compile("^\\d{1,2}人$"));
        accessible(desk);
        somebody = rows.first().locator("a").textContent();
        field("探す").fill(somebody.substring(1));
        assertThat(desk.getByRole(
                                AriaRole.LINK,
                                new Page.GetByRoleOptions().setName(somebody).setExact(true))
                        .first())
                .isVisible();
        assertThat(desk.url()).as("no name is in the address").endsWith("/console/");
        rows.first().locator("a").click();
        assertThat(desk.getByText("計画はまだありません")).isVisible();
        assertThat(heading("自宅の浸水想定")).isVisible();
        accessible(desk);
    }

    @Test
    @Order(2)
    void aPlanIsWrittenWithTheKeyboardAndWhatIsMissingIsSaid() {
        button("計画を作る");
        assertThat(heading(Pattern.compile("第1版"))).isVisible();
        Locator contacts = group("緊急連絡先");
        int before = contacts.locator(".entry").count();
        contacts.locator("button.add").focus();
        desk.keyboard().press("Enter");
        assertThat(contacts.locator(".entry")).hasCount(before + 1);
        assertThat(contacts.locator(".entry").last().locator("input").first()).isFocused();
        desk.keyboard().type("長女 和子");
        desk.keyboard().press("Tab");
        desk.keyboard().type("子");
        group("安否確認者").locator("button.add").click();
        Locator checker = group("安否確認者").locator(".entry").last();
        Locator who = checker.getByRole(AriaRole.COMBOBOX);
        who.selectOption(new SelectOption().setIndex(1));
        assertThat(who).hasValue("0");
        who.selectOption("");
        assertThat(who).hasValue("");
        checker.getByRole(AriaRole.BUTTON).click();
        group("避難先").locator("button.add").click();
        Locator place = group("避難先").locator(".entry").last();
        place.getByLabel("名称").fill("川端小学校");
        place.getByLabel("種類").selectOption("EMERGENCY_PLACE");
        accessible(desk);
        button("保存する");
        assertThat(desk.getByRole(AriaRole.ALERT)).containsText("destinations");
        place.getByLabel("洪水", new Locator.GetByLabelOptions().setExact(true)).check();
        button("保存する");
        assertThat(heading("気をつけること")).isVisible();
        assertThat(desk.locator("main")).containsText("川端小学校");
        accessible(desk);
    }

    @Test
    @Order(3)
    void thePlanCountsOnceThePersonHasConfirmedIt() {
        button("本人確認へ回す");
        button("本人の確認を記録する");
        Locator dialog = desk.locator("dialog");
        dialog.getByLabel("確認の方法").fill("訪問");
        accessible(desk);
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("本人の確認を記録する"))
                .click();
        assertThat(desk.locator(".standing")).hasText("有効");
        desk.getByText(somebody + " へ戻る").click();
        assertThat(desk.locator(".versions")).containsText("有効");
        button("次の版を作る");
        assertThat(heading(Pattern.compile("第2版"))).isVisible();
    }

    @Test
    @Order(4)
    void aListIsLookedAtTakenInAndTakenBack() {
        desk.navigate(product.address() + "/console/#/imports");
        String list = "宛名番号,氏名,住所,地区\r\n900001,新見 太郎,川端1-1,d01\r\n900002,,川端1-2,d01\r\n";
        desk.getByLabel("名簿のファイル")
                .setInputFiles(new FilePayload("名簿.csv", "text/csv", list.getBytes(StandardCharsets.UTF_8)));
        button("内容を確かめる");
        assertThat(heading("確かめた結果（まだ何も変わっていません）")).isVisible();
        assertThat(faults()).containsText("必須の項目が空です");
        assertThat(desk.getByText("900001,新見 太郎,川端1-1,d01")).isVisible();
        accessible(desk);
        AtomicBoolean lost = new AtomicBoolean();
        desk.route(Pattern.compile("/api/imports/[^/]+$"), route -> {
            if (route.request().method().equals("GET") && lost.compareAndSet(false, true)) {
                route.abort();
            } else {
                route.resume();
            }
        });
        button("この内容で取り込む");
        assertThat(heading("取り込みました")).isVisible();
        assertThat(lost)
                .as("one question was not answered, and was asked again")
                .isTrue();
        assertThat(desk.getByText("サーバーに接続できません")).hasCount(0);
        button("この取り込みを取り消す");
        assertThat(desk.getByText("取り込みを取り消しました（1人）")).isVisible();
        button("内容を確かめる");
        button("この内容で取り込む");
        assertThat(heading("取り込みました")).isVisible();
        desk.reload();
        accessible(desk);
        desk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("の取り込みを取り消す$")))
                .click();
        assertThat(desk.getByText("取り込みを取り消しました（1件）")).isVisible();
    }

    @Test
    @Order(5)
    void aPlanIsPrintedForAPurposeAndTheCodeOnItOpensItAgain() throws Exception {
        desk.navigate(product.address() + "/console/#/people");
        field("計画")
                .selectOption(new SelectOption().setIndex(0)); // who has one by now was looked for among those without
        field("探す").fill(somebody);
        desk.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName(somebody).setExact(true))
                .first()
                .click();
        Locator print = desk.getByRole(
                AriaRole.BUTTON,
                new Page.GetByRoleOptions().setName("計画を印刷（A4・PDF）").setExact(true));
        assertThat(print).isDisabled();
        desk.getByLabel("印刷の目的").fill("訪問時に渡す");
        Download sheet = desk.waitForDownload(print::click);
        assertThat(Files.readAllBytes(sheet.path())).startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
        accessible(desk);
        String person = desk.url().replaceAll(".*/", "");
        desk.navigate(product.address() + "/console/#/people");
        field("探す").fill("urn:anpi:plan:" + person + ":1");
        assertThat(heading(Pattern.compile("第1版"))).isVisible();
    }

    @Test
    @Order(6)
    void theListsForTheSafeAreMadeInOneFile() throws Exception {
        desk.navigate(product.address() + "/console/#/prints");
        desk.getByLabel("印刷の目的").fill("金庫の名簿の更新");
        accessible(desk);
        Download list = desk.waitForDownload(() -> button("PDFを作る"));
        assertThat(Files.readAllBytes(list.path())).startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
        assertThat(desk.getByText(Pattern.compile("できました（\\d+件、\\d+ページ）"))).isVisible();
    }

    @Test
    @Order(7)
    void theFiguresHaveAPictureAndThoseToBeWrittenToAFile() throws Exception {
        desk.navigate(product.address() + "/console/#/statistics");
        assertThat(desk.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName(Pattern.compile("^折れ線。.*数値は隣の表"))))
                .isVisible();
        Download letters = desk.waitForDownload(() -> button("差し込み印刷用CSV"));
        assertThat(Files.readString(letters.path())).startsWith("\uFEFF対象者ID,氏名,フリガナ,敬称");
        accessible(desk);
        button("案内を送ったことを記録する");
        Locator dialog = desk.locator("dialog");
        accessible(desk);
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("記録する"))
                .click();
        assertThat(desk.getByText(Pattern.compile("^\\d+人について記録しました"))).isVisible();
    }

    @Test
    @Order(8)
    void sheetsOfPaperAreMadeForOneCareManagerOrForAllOfAnOffice() {
        sheets.make();
    }

    @Test
    @Order(9)
    void aPhotographOfItOpensItsRowsAtTheDeskWhereAPersonConfirmsTheTicks() {
        sheets.enterAPhotograph();
    }

    @Test
    @Order(10)
    void pitfall31WhoeverEntersTheSameSheetOnAPhoneByATypedCodeCountsOnce() {
        sheets.enterTheSameOnAPhone();
    }

    @Test
    @Order(11)
    void listsOfPlacesToFleeToAndOfOfficesAreTakenInAsTheyAre() {
        desk.navigate(product.address() + "/console/#/imports");
        field("一覧の種類").selectOption("shelters");
        String list = "NO,共通ID,施設・場所名,住所,洪水,地震,緯度,経度\r\n1,E1,みなせ台小学校,川端1,1,1,36.03,139.7\r\n";
        desk.getByLabel("名簿のファイル")
                .setInputFiles(new FilePayload("12220_2.csv", "text/csv", list.getBytes(StandardCharsets.UTF_8)));
        button("内容を確かめる");
        assertThat(desk.getByText("新しい場所")).isVisible();
        accessible(desk);
        button("この内容で取り込む");
        assertThat(heading("取り込みました")).isVisible();
        field("一覧の種類").selectOption("offices");
        String offices = "名称,種別,地区,連絡可能時間\r\n取込訪問看護,訪問看護,d01,24時間\r\nどこか,占い,d01,\r\n";
        desk.getByLabel("名簿のファイル")
                .setInputFiles(new FilePayload("事業所.csv", "text/csv", offices.getBytes(StandardCharsets.UTF_8)));
        button("内容を確かめる");
        assertThat(desk.getByText("新しい登録")).isVisible();
        assertThat(faults()).containsText("決められた語ではありません");
        accessible(desk);
        button("この内容で取り込む");
        assertThat(heading("取り込みました")).isVisible();
        button("この取り込みを取り消す");
        assertThat(desk.getByText("取り込みを取り消しました（1件）")).isVisible();
    }

    @Test
    @Order(12)
    void howManyLiveWhereTheWaterMayComeIsToldByGroupAndTheirHomesAreOnAMap() {
        assertThat(Caller.signIn(product, "desk")
                        .post(
                                sheets.incident().path() + "/shelters",
                                Map.of("name", "みなせ台小学校", "open", true, "capacity", 300))
                        .status())
                .isEqualTo(201);
        desk.navigate(product.address() + "/console/#/floods");
        assertThat(heading("浸水想定区域に住む人")).isVisible();
        assertThat(desk.getByText("みなせ町 洪水浸水想定区域（見本データ）")).isVisible();
        accessible(desk);
        aMapIsLookedAt();
        desk.navigate(product.address() + "/console/#/people");
        field("探す").fill("");
        field("優先群").selectOption("");
        field("計画").selectOption("");
        field("自宅の浸水想定").selectOption("yes");
        Locator rows = desk.locator(".scroll-x tbody tr");
        // Before the filter has been answered, all 3,000 stand there.
        assertThat(desk.getByRole(AriaRole.STATUS)).hasText(Pattern.compile("^(1,)?\\d{2,3}人$"));
        rows.first().locator("a").click();
        assertThat(desk.getByText("浸水想定区域の中です")).isVisible();
        assertThat(desk.locator(".home-map canvas").first()).isVisible();
        assertThat(desk.locator(".home-map .leaflet-tooltip")).hasText("1");
        assertThat(desk.getByText("みなせ台小学校").first()).isVisible();
        button("道順を調べる");
        assertThat(desk.getByText("自宅が浸水想定区域の中にあります。"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
        desk.getByLabel("災害", new Page.GetByLabelOptions().setExact(true)).selectOption("EARTHQUAKE");
        field("行き先").selectOption(new SelectOption().setLabel("「訓練 受入試験の訓練」で開設中の1か所"));
        button("道順を調べる");
        assertThat(desk.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("避難経路"))
                        .getByRole(AriaRole.BUTTON))
                .hasText(Pattern.compile("みなせ台小学校まで"));
        assertThat(desk.locator(".way-steps li").last()).hasText(Pattern.compile("に着く。$"));
        assertThat(desk.locator(".home-map .leaflet-way-pane path, .home-map .leaflet-way-pane canvas")
                        .first())
                .isAttached();
        accessible(desk);
    }

    @Test
    @Order(12)
    void whoServesWhomAndWhenIsKeptByHandTakenInAndJoinedToPeople() {
        var care = new CareSteps(desk, product);
        care.keepTheWeekByHand();
        care.takeInTheExchange();
        care.openAFigure();
    }

    @Test
    @Order(13)
    void whatIsKnownOfSomebodyIsWrittenAndWhatIsWrongStandsAtItsField() {
        var forms = new ConsoleForms(desk);
        forms.whoTheyAre();
        forms.howTheyLive();
        forms.whatTheyNeed();
        forms.whoServesThem();
    }

    @Test
    @Order(14)
    void theHoursOfAnOfficeAreWrittenAndWhatAColumnOfAListIsIsSavedUnderAName() {
        var forms = new ConsoleForms(desk);
        forms.whenAnOfficeCanBeReached(product.address());
        forms.whatAColumnIs(product.address());
    }

    @Test
    @Order(15)
    void listsAreSavedAsFilesAndThePageSpeaksEnglishToo() throws Exception {
        desk.navigate(product.address() + "/console/#/exports");
        Download file = desk.waitForDownload(() -> button("事業所 CSV（UTF-8）"));
        assertThat(Files.readString(file.path())).startsWith("\uFEFF事業所ID,名称");
        accessible(desk);
        desk.locator(".menu summary").click();
        button("English");
        assertThat(heading("Lists as files")).isVisible();
    }

    @Test
    @Order(16)
    void whoSawSomebodyIsReadToTheLastPage() {
        desk.route(Pattern.compile("/api/audit(/.*)?(\\?.*)?$"), route -> {
            String url = route.request().url();
            String answer = !url.contains("/persons/")
                    ? "{\"items\":[{\"chain\":\"registry\",\"waiting\":0,\"lost\":0}]}"
                    : url.contains("cursor=older") ? lines(1, "") : lines(2, ",\"next\":\"older\"");
            route.fulfill(new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody(answer));
        });
        desk.navigate(product.address() + "/audit/#/persons/00000000-0000-4000-8000-000000000001");
        assertThat(desk.locator(".seen-table tbody tr")).hasCount(2);
        accessible(desk);
    }

    /** One of its two features is wrong: what would be taken in is told, and which is left out. */
    private static void aMapIsLookedAt() {
        String square = "[[[139.5,35.9],[140.0,35.9],[140.0,36.4],[139.5,35.9]]]";
        String feature =
                "{\"type\":\"Feature\",\"properties\":{\"A31a_205\":%s},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":%s}}";
        String map = "{\"type\":\"FeatureCollection\",\"features\":[%s,%s]}"
                .formatted(feature.formatted("3", square), feature.formatted("99", square));
        desk.getByLabel("地図のファイル（zip、GeoJSON）")
                .setInputFiles(new FilePayload("川.geojson", "application/json", map.getBytes(StandardCharsets.UTF_8)));
        desk.getByLabel("データ年度（西暦）").fill("2024");
        button("内容を確かめる");
        assertThat(desk.getByText(Pattern.compile("^確かめた結果（まだ何も変わっていません）: 地物 2 個、市外 0、誤り 1")))
                .isVisible();
        assertThat(heading("使えない地物")).isVisible();
        assertThat(desk.getByLabel("1つでも誤りがあれば何も取り込まない")).not().isChecked();
    }

    private static String lines(int number, String next) {
        return "{\"items\":[{\"line\":%d,\"at\":\"2026-11-21T0%d:00:00Z\",\"act\":\"VIEW\",\"deleted\":true}]%s}"
                .formatted(number, number, next);
    }

    private static Locator faults() {
        return desk.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("誤りと注意"))
                .locator("tbody tr");
    }

    private static Locator field(String label) {
        return desk.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    private static Locator heading(String name) {
        return desk.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator heading(Pattern name) {
        return desk.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    /** A list of the editor with its legend. */
    private static Locator group(String legend) {
        return desk.locator("fieldset.entries")
                .filter(new Locator.FilterOptions()
                        .setHas(desk.locator(
                                "legend", new Page.LocatorOptions().setHasText(Pattern.compile("^" + legend + "$")))));
    }

    private static void button(String label) {
        desk.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(label).setExact(true))
                .click();
    }
}
