package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jp.anpi.deploy.acceptance.browser.Axe.accessible;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import jp.anpi.deploy.acceptance.product.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the city office writes down in quiet times beside plans: consents of one and of many, whom an office serves, what somebody lives on. */
@Timeout(240)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsoleRecordsTest {

    /** Hundreds of people are changed one by one. */
    private static final LocatorAssertions.ContainsTextOptions A_WHILE =
            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

    @TempDir
    static Path directory;

    private static Chromium chromium;
    private static Product product;
    private static Page desk;
    private static ConsolePage console;

    @BeforeAll
    static void start() {
        chromium = Chromium.launch();
        product = Product.ready(directory, "--anpi.sample=town");
        BrowserContext context = chromium.window(1280, 900);
        context.setDefaultTimeout(30_000);
        context.setDefaultNavigationTimeout(60_000);
        desk = context.newPage();
        console = new ConsolePage(desk);
        SignIn.as("desk", desk, product, "/console/");
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
    @Order(0)
    void whatWasSentWithoutAnAnswerIsToldBeforeACorrectedActIsSent() {
        console.link("条例の同意").click();
        field(desk.locator("main"), "その他の市民").check();
        field(desk.locator("main"), "名簿情報の提供").check();
        field(desk.locator("main"), "サービス事業所").check();
        field(desk.locator("main"), "いつから").fill("2026-01-02");
        field(desk.locator("main"), "条例の名前と条").fill("見守り条例 第3条");
        console.button("人数を確かめる").click();
        Locator recording =
                desk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^\\d+人に記録する$")));
        recording.click();
        desk.route("**/api/consents", route -> {
            if (route.request().method().equals("POST")) {
                route.fetch();
            }
            route.abort();
        });
        console.button("記録する").click();
        assertThat(desk.getByText("サーバーに接続できません")).isVisible();
        desk.unroute("**/api/consents");

        field(desk.locator("main"), "いつから").fill("2026-01-03");
        console.button("人数を確かめる").click();
        assertThat(desk.getByText(Pattern.compile("前に押した「記録する」は届いていて、「見守り条例 第3条」2026-01-02 から その他の市民")))
                .isVisible();
        accessible(desk);
        Locator acts = desk.locator(".versions li").filter(new Locator.FilterOptions().setHasText("見守り条例 第3条"));
        assertThat(acts).hasCount(1);
        assertThat(acts).containsText("記録済み", A_WHILE);
        takeBack(acts);

        console.button("人数を確かめる").click();
        recording.click();
        console.button("記録する").click();
        assertThat(acts).hasCount(2);
        assertThat(acts.first()).containsText("2026-01-03");
        assertThat(acts.first()).containsText("記録済み", A_WHILE);
        takeBack(acts.first());
        console.link("対象者").first().click();
    }

    private static void takeBack(Locator act) {
        act.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("まとめて取り消す"))
                .click();
        desk.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("まとめて取り消す"))
                .click();
        assertThat(act).containsText("取り消し済み", A_WHILE);
    }

    @Test
    @Order(1)
    void anOrdinanceIsLookedAtRecordedOfAGroupAndTakenBack() {
        console.link("条例の同意").click();
        assertThat(console.heading("条例による同意の推定")).isVisible();
        console.button("人数を確かめる").click();
        assertThat(desk.getByText("優先群か、2000人までの対象者IDのどちらかを指定してください。")).isVisible();
        field(desk.locator("main"), "その他の市民").check();
        field(desk.locator("main"), "名簿情報の提供").check();
        field(desk.locator("main"), "ケアマネジャー・相談支援").check();
        field(desk.locator("main"), "いつから").fill("2026-01-01");
        field(desk.locator("main"), "条例の名前と条").fill("支え合い条例 第7条");
        accessible(desk);
        console.button("人数を確かめる").click();
        assertThat(desk.getByText(Pattern.compile("^\\d+人に記録します"))).isVisible();
        desk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^\\d+人に記録する$")))
                .click();
        accessible(desk);
        console.button("記録する").click();
        Locator act = desk.locator(".versions li").filter(new Locator.FilterOptions().setHasText("支え合い条例 第7条"));
        assertThat(act).containsText("記録済み", A_WHILE);
        takeBack(act);
    }

    @Test
    @Order(2)
    void whoSaysNoToAPlanIsToldFromWhoSharesTheListAndGetsNone() {
        console.link("対象者").first().click();
        field(desk.locator("main"), "優先群").selectOption("MEDICAL_COORDINATION");
        field(desk.locator("main"), "計画").selectOption(new SelectOption().setLabel("計画なし"));
        withoutAPlan("MEDICAL_COORDINATION").first().click();
        Locator panel =
                desk.locator("section.panel").filter(new Locator.FilterOptions().setHasText("平常時の情報提供と計画作成への同意"));
        panel.getByText("同意・不同意を記録する").click();
        field(panel, "個別避難計画の作成").check();
        assertThat(field(panel, "サービス事業所")).hasCount(0);
        field(panel, "答え").selectOption("REFUSED");
        field(panel, "だれの意思か").selectOption("PERSON");
        field(panel, "答えのあった日").fill("2026-01-05");
        field(panel, "どのように").selectOption("PHONE");
        field(panel, "説明した文書の名前と版").fill("説明書 第2版");
        field(panel, "同意書の文書番号（あれば）").fill("福-12");
        accessible(desk);
        panel.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("記録する"))
                .click();
        assertThat(panel.getByText("作成しない", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(panel.getByText("示せる", new Locator.GetByTextOptions().setExact(true))
                        .first())
                .isVisible();
        console.button("計画を作る").click();
        assertThat(desk.getByRole(AriaRole.ALERT)).containsText("計画の作成に同意していません");
    }

    @Test
    @Order(3)
    void whatSomebodyLivesOnIsWrittenWithItsCylindersAndToldInMinutes() {
        console.link("要件と特記事項を書き換える").click();
        Locator oxygen = desk.locator("fieldset.entries").filter(new Locator.FilterOptions().setHasText("酸素ボンベ"));
        field(oxygen, "流量（L/分）").fill("2");
        field(oxygen, "使える量（L、合計）").fill("900");
        assertThat(desk.getByText("この流量で約450分使えます。")).isVisible();
        field(oxygen, "ボンベの種類").fill("V14");
        field(oxygen, "本数").fill("2");
        field(desk.locator("main"), "吸引").check();
        field(desk.locator("main"), "難病").check();
        field(desk.locator("main"), "個別の事由").fill("階段を下りられない");
        accessible(desk);
        console.button("保存する").click();
        assertThat(desk.locator("main")).containsText("V14 2本");
        assertThat(desk.locator("main")).containsText("難病、階段を下りられない");
    }

    @Test
    @Order(4)
    void theDistrictsThatAnOfficeServesAreChosenAndNarrowTheList() {
        console.link("事業所").first().click();
        assertThat(desk.getByText("提供地域を記録した事業所はまだありません。")).isVisible();
        desk.locator("ul.versions a").first().click();
        field(desk.locator("main"), "種別").selectOption("OTHER");
        field(desk.locator("main"), "種別の語").fill("福祉用具貸与");
        Locator districts = desk.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("サービス提供地域"));
        districts.getByRole(AriaRole.CHECKBOX).first().check();
        accessible(desk);
        console.button("保存する").click();
        assertThat(desk.getByText("福祉用具貸与")).isVisible();
        assertThat(desk.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("地区ごとの対応事業所数"))
                        .first())
                .isVisible();
        field(desk.locator("main"), "対応する地区で絞り込む").selectOption(new SelectOption().setIndex(2));
        assertThat(desk.getByText("福祉用具貸与")).hasCount(0);
        accessible(desk);
    }

    @Test
    @Order(5)
    void anOfficeThatClosesIsOfferedNoMoreUntilItGoesOn() {
        String yesterday = LocalDate.now(ZoneId.of("Asia/Tokyo")).minusDays(1).toString();
        console.link("対象者").first().click();
        console.link("事業所").first().click();
        assertThat(desk.getByText(Pattern.compile("^\\d+か所$"))).isVisible();
        Locator offices = desk.locator("ul.versions").first().locator("li");
        String name = offices.filter(new Locator.FilterOptions().setHasText("通所介護"))
                .first()
                .locator("a")
                .textContent();
        Locator office = offices.filter(new Locator.FilterOptions().setHasText(name));
        office.locator("a").click();
        desk.getByText("閉じる・削除する").click();
        Locator last = field(desk.locator("main"), "最後の日");
        last.fill(yesterday);
        accessible(desk);
        List<Route> counting = new ArrayList<>();
        desk.route("**/end/count", counting::add);
        console.button("この日で終わりにする").click();
        desk.waitForCondition(() -> !counting.isEmpty());
        assertThat(last).isDisabled();
        counting.getFirst().resume();
        desk.unroute("**/end/count");
        Locator question = desk.getByRole(AriaRole.DIALOG);
        assertThat(question).containsText(Pattern.compile("[1-9]\\d*人の担当が変わり、この日より後は担当しません"));
        String counted = question.textContent().replaceFirst(".*見られません。\\s*(\\d+人)の担当が変わり.*", "$1");
        accessible(desk);
        question.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("やめる"))
                .click();
        assertThat(console.button("再開する")).hasCount(0);
        console.button("この日で終わりにする").click();
        question.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("終わりにする"))
                .click();
        assertThat(desk.getByText(yesterday + " で終わりです。")).isVisible();
        assertThat(desk.getByText("担当が終わった人: " + counted)).isVisible();
        accessible(desk);

        console.button("誤登録として削除する").click();
        desk.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("削除する"))
                .click();
        assertThat(desk.getByRole(AriaRole.ALERT)).containsText("使われているため削除できません");

        console.link("事業所の一覧へ戻る").click();
        assertThat(desk.getByText(Pattern.compile("^\\d+か所$"))).isVisible();
        assertThat(office).hasCount(0);
        desk.getByLabel("終わったものも表示する").check();
        assertThat(office).containsText(yesterday + " で終わり");
        accessible(desk);
        office.locator("a").click();
        console.button("再開する").click();
        assertThat(desk.getByText("再開しました。担当が戻った人: " + counted)).isVisible();
        assertThat(console.button("再開する")).hasCount(0);
        console.link("事業所の一覧へ戻る").click();
        assertThat(office).hasCount(1);
    }

    @Test
    @Order(6)
    void whoWasEnteredByMistakeIsErasedByTheRestrictedDeskAlone() {
        console.link("対象者").first().click();
        field(desk.locator("main"), "計画").selectOption(new SelectOption().setLabel("計画なし"));
        field(desk.locator("main"), "優先群").selectOption("GENERAL");
        withoutAPlan("GENERAL").last().click();
        assertThat(console.heading("いつもの週の予定")).isVisible();
        assertThat(console.button("誤登録として消す")).hasCount(0);
        String person = desk.url();

        Page other = chromium.window(1280, 900).newPage();
        SignIn.as("restricted", other, product, "/console/");
        var restricted = new ConsolePage(other);
        assertThat(restricted.link("事業所").first()).isVisible();
        other.navigate(person);
        restricted.button("誤登録として消す").click();
        Locator dialog = other.getByRole(AriaRole.DIALOG);
        field(dialog, "理由").fill("隣の市の人");
        accessible(other);
        dialog.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("消す").setExact(true))
                .click();
        other.waitForURL(Pattern.compile("#/people$"));
        desk.reload();
        assertThat(desk.getByRole(AriaRole.ALERT)).isVisible();
        other.context().close();
    }

    @Test
    @Order(7)
    void everyPageSpeaksEnglishTooAndIsAccessibleInIt() {
        desk.locator(".menu summary").click();
        console.button("English").click();
        new EnglishSteps(console, product).everyPage();
    }

    /** Those of a group on the list: it is narrowed a moment after the choice, and its rows are others until then. */
    private static Locator withoutAPlan(String group) {
        return desk.locator(".scroll-x tbody tr")
                .filter(new Locator.FilterOptions().setHas(desk.locator(".group-" + group)))
                .filter(new Locator.FilterOptions().setHasText("計画なし"))
                .locator("a");
    }

    /** Required or not. */
    private static Locator field(Locator within, String label) {
        return within.getByLabel(Pattern.compile("^" + label.replaceAll("[()（）]", ".") + "( （必須）)?$"));
    }
}
