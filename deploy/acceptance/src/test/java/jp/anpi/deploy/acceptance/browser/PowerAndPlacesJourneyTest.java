package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jp.anpi.deploy.acceptance.browser.Axe.accessible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import jp.anpi.deploy.acceptance.product.Caller;
import jp.anpi.deploy.acceptance.product.Incident;
import jp.anpi.deploy.acceptance.product.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A typhoon: the desk draws where the power is out, sees to whom it must be brought, how offices stand, and closes. */
@Timeout(300)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PowerAndPlacesJourneyTest {

    /** Of the sample town's forty people on machines; some are in hospital, where there is power. */
    private static final int A_HALF = 20;

    @TempDir
    static Path directory;

    private static Chromium chromium;
    private static Product product;
    private static Page desk;
    private static Page phone;
    private static Incident incident;

    @BeforeAll
    static void start() {
        chromium = Chromium.launch();
        product = Product.ready(directory, "--anpi.sample=town");
        incident = Incident.open(
                Caller.signIn(product, "admin"),
                Map.of(
                        "kind",
                        "TYPHOON",
                        "mode",
                        "DRILL",
                        "title",
                        "台風の訓練",
                        "onsetAt",
                        Instant.now().toString(),
                        "area",
                        Map.of("type", "CITY")));
        desk = page(chromium.window(1280, 720));
        phone = page(chromium.phone());
        SignIn.as("desk", desk, product);
        assertThat(desk.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("災害一覧")))
                .isVisible();
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

    private static void open(String rest) {
        desk.navigate(product.address() + "/board/#/incidents/" + incident.id() + rest);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)));
    }

    @Test
    @Order(1)
    void anOutageBringsTheTasksByItselfAndItsEndTakesThemAway() {
        open("/power");
        assertThat(desk.getByText("停電は登録されていません")).isVisible();
        button(desk, "停電を登録").click();
        button(desk, "登録する").click();
        assertThat(desk.getByText("地区を一つ以上選んでください")).isVisible();
        desk.getByLabel("図形（GeoJSON）").check();
        desk.getByLabel("GeoJSON の Polygon")
                .fill("{\"type\":\"Polygon\",\"coordinates\":[[[10,10],[11,10],[11,11],[10,10]]]}");
        button(desk, "登録する").click();
        assertThat(desk.getByText("市の外です").first()).isVisible();
        accessible(desk);
        desk.getByLabel("市の全域").check();
        button(desk, "登録する").click();

        Locator tasks = desk.locator(".task");
        assertThat(tasks.first()).isVisible();
        desk.waitForCondition(() -> tasks.count() > A_HALF);
        assertThat(desk.getByText("停電中").first()).isVisible();
        accessible(desk);

        endTheOutage();
    }

    @Test
    @Order(2)
    void anOutageEndedByMistakeIsTakenBack() {
        open("/power");
        button(desk, "変更").click();
        assertThat(desk.getByLabel(Pattern.compile("^復旧（"))).not().hasValue("");
        desk.getByLabel(Pattern.compile("^復旧（")).fill("");
        button(desk, "登録する").click();
        assertThat(desk.getByText("停電中").first()).isVisible();
        assertThat(desk.locator(".task").first()).isVisible();
        endTheOutage();
    }

    private static void endTheOutage() {
        button(desk, "復旧した").click();
        Locator question = desk.getByRole(AriaRole.DIALOG);
        assertThat(question).containsText(Pattern.compile("プッシュ型支援群 \\d+.*時計が止まります"));
        accessible(desk);
        question.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("やめる"))
                .click();
        assertThat(desk.locator(".task").first()).isVisible();
        button(desk, "復旧した").click();
        question.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("復旧した"))
                .click();
        assertThat(desk.getByText("電源を届ける必要のある人はいません")).isVisible();
    }

    @Test
    @Order(2)
    void theDeskSeesHowOfficesAndSheltersStand() {
        open("/places");
        assertThat(desk.getByText("報告なし").first()).isVisible();
        button(desk, "避難所を登録").click();
        JsonNode listed = Caller.signIn(product, "desk")
                .get("/api/hazards/shelters")
                .json()
                .get("items");
        for (int i = 0; i < 2; i++) {
            desk.getByLabel("名称").fill(listed.get(i).get("name").asString());
            assertThat(desk.getByLabel("位置（緯度, 経度）"))
                    .hasValue("%s, %s"
                            .formatted(
                                    listed.get(i).get("position").get("lat").asString(),
                                    listed.get(i).get("position").get("lon").asString()));
        }
        desk.getByLabel("名称").fill("北小学校");
        // What was filled in for another name is gone.
        assertThat(desk.getByLabel("位置（緯度, 経度）")).hasValue("");
        desk.getByLabel("定員").fill("50");
        desk.getByLabel("避難者数").fill("60");
        desk.getByLabel("位置（緯度, 経度）").fill("北のほう");
        button(desk, "保存").click();
        assertThat(desk.getByText("緯度と経度を「36.0312, 139.7045」の形で入力してください。")).isVisible();
        accessible(desk);
        desk.getByLabel("位置（緯度, 経度）").fill("３６．０３１２、１３９．７０４５");
        button(desk, "保存").click();
        assertThat(desk.getByText("60 / 50 人")).isVisible();
        assertThat(desk.getByText("位置の登録なし（地図に出ません）")).not().isVisible();
        button(desk, "人数を更新").click();
        desk.getByLabel("避難者数").fill("");
        button(desk, "保存").click();
        assertThat(desk.getByText("空欄のままでは保存しません")).isVisible();
        button(desk, "やめる").click();
        assertThat(desk.getByText("60 / 50 人")).isVisible();
        button(desk, "浸水区域の事業所に要請").click();
        accessible(desk);
        button(desk, "要請を送る").click();
        Locator asked = desk.getByText(Pattern.compile("^[1-9]\\d* か所に要請しました"));
        assertThat(asked).isVisible();
        int offices = Integer.parseInt(asked.innerText().replaceAll("\\D", ""));
        assertThat(desk.getByText("縮小・休止を要請 %d か所、うち返事なし %d か所".formatted(offices, offices)))
                .isVisible();
        accessible(desk);
    }

    @Test
    @Order(3)
    void anOfficeReportsFromThePhoneAndTheDeskSeesIt() {
        SignIn.as("provider-001", phone, product);
        Locator own = phone.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("事業所の状況を報告"));
        assertThat(own).isVisible();
        own.click();
        button(phone, "市に報告する").click();
        assertThat(phone.getByText("営業の状況を選んでください")).isVisible();
        accessible(phone);
        phone.getByLabel("縮小").check();
        phone.getByLabel(Pattern.compile("まだ確認できていない")).fill("0");
        button(phone, "市に報告する").click();
        assertThat(own).isVisible();
        assertThat(phone.locator(".outbox-link")).hasText("送信の状況");

        open("/places");
        desk.reload();
        assertThat(desk.getByText("全員確認済").first()).isVisible();
    }

    @Test
    @Order(4)
    void aClosedIncidentIsReopenedWithAReasonAndCanBeTakenAwayAsOneFile() {
        open("");
        button(desk, "別の災害から引き継ぐ").click();
        assertThat(desk.getByText("引き継げる災害はありません")).isVisible();
        button(desk, "やめる").click();
        button(desk, "災害を閉じる").click();
        button(desk, "閉じる").click();
        assertThat(desk.getByText("この災害は閉じられました")).isVisible();
        // A sheet that is found the day after is still entered.
        assertThat(desk.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("紙の確認票を入力")))
                .isVisible();
        assertThat(desk.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("報告を入力")))
                .isVisible();
        assertThat(desk.getByText("閉じたあとの報告も受け付け")).isVisible();
        accessible(desk);
        button(desk, "災害を再開する").click();
        desk.getByLabel(Pattern.compile("^理由")).fill("風がまだ強いため");
        accessible(desk);
        button(desk, "再開する").click();
        assertThat(button(desk, "災害を閉じる")).isVisible();

        var download = desk.waitForDownload(
                () -> desk.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("すべてを書き出す（ZIP）"))
                        .click());
        assertThat(download.suggestedFilename()).contains("DRILL");
        assertThat(download.path().toFile().length()).isGreaterThan(10_000);
    }

    @Test
    @Order(5)
    void whatWasCarriedOverFromAnotherIncidentIsTakenBackAsAWhole() {
        var script = Caller.signIn(product, "admin");
        Incident.openDrill(script, 1);
        desk.reload();
        button(desk, "別の災害から引き継ぐ").click();
        desk.getByLabel(Pattern.compile("^理由")).fill("同じ避難所で確認したため");
        accessible(desk);
        button(desk, "引き継ぐ").click();
        assertThat(desk.getByText("引き継ぎを始めました")).isVisible();

        desk.getByText("判断の記録").click();
        button(desk, "引き継ぎを取り消す").click();
        assertThat(desk.getByText(Pattern.compile("「受入試験の訓練」から引き継いだもの"))).isVisible();
        button(desk, "取り消す").click();
        assertThat(desk.getByText("理由を入力してください")).isVisible();
        desk.getByLabel(Pattern.compile("^理由")).fill("別の人と取り違えたため");
        accessible(desk);
        button(desk, "取り消す").click();
        assertThat(desk.getByText("引き継ぎを取り消しました")).isVisible();
        desk.getByText("判断の記録").click();
        assertThat(desk.locator(".log li").first()).containsText("引き継ぎを取り消し 別の人と取り違えたため");
        assertThat(button(desk, "引き継ぎを取り消す")).isHidden();
    }

    @Test
    @Order(6)
    void whenTheAnswerToAnOpeningIsLostASecondPressOpensNoSecondIncident() {
        desk.navigate(product.address() + "/board/#/open");
        desk.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(Pattern.compile("訓練")))
                .check();
        desk.getByLabel(Pattern.compile("^名称")).fill("返事の届かない訓練");
        openWithoutHearingOfIt();
        accessible(desk);
        button(desk, "訓練を始める").click();
        desk.waitForURL(Pattern.compile("#/incidents/"));
        assertThat(Caller.signIn(product, "desk").get("/api/incidents").body().split("返事の届かない訓練", -1))
                .hasSize(2);
    }

    private static void openWithoutHearingOfIt() {
        desk.route(
                "**/api/incidents",
                route -> {
                    route.fetch();
                    route.abort();
                },
                new Page.RouteOptions().setTimes(1));
        button(desk, "訓練を始める").click();
        assertThat(desk.getByText("すでに開いていることもあります")).isVisible();
    }

    @Test
    @Order(6)
    void whatIsChangedAfterALostAnswerIsOpenedAsAnotherIncidentOnlyWhenSomebodySaysSo() {
        desk.navigate(product.address() + "/board/#/open");
        desk.reload();
        desk.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(Pattern.compile("訓練")))
                .check();
        Locator title = desk.getByLabel(Pattern.compile("^名称"));
        title.fill("名称を直す前の訓練");
        openWithoutHearingOfIt();
        title.fill("名称を直した訓練");
        button(desk, "訓練を始める").click();
        assertThat(desk.getByText("送った災害はすでに開いています")).isVisible();
        accessible(desk);
        assertThat(Caller.signIn(product, "desk").get("/api/incidents").body()).doesNotContain("名称を直した訓練");
        button(desk, "いまの内容で別の災害として開き直す").click();
        button(desk, "訓練を始める").click();
        desk.waitForURL(Pattern.compile("#/incidents/"));
        assertThat(Caller.signIn(product, "desk").get("/api/incidents").body())
                .contains("名称を直す前の訓練")
                .contains("名称を直した訓練");
    }

    @Test
    @Order(7)
    void aSessionThatEndsLeavesTheAgeOnTheScreenAndANewOneGoesOn() {
        open("");
        Locator age = desk.locator(".head-age");
        assertThat(age).containsText(Pattern.compile("接続中.+前の情報"), patience());
        desk.evaluate("fetch('/api/auth/logout', {method: 'POST'})");
        assertThat(age).containsText(Pattern.compile("サインインが切れました · .+前の情報"), patience());
        assertThat(desk.locator(".board-old")).isVisible();
        assertThat(desk.getByText("更新は止まっています")).isVisible();
        assertThat(desk.locator("[data-aloud]"))
                .hasText("情報の更新が止まっています。", new LocatorAssertions.HasTextOptions().setTimeout(60_000));
        accessible(desk);
        var again = desk.context()
                .request()
                .post(
                        product.address() + "/api/auth/login",
                        RequestOptions.create()
                                .setData(Map.of("username", "desk", "password", Product.ADMIN_PASSWORD)));
        assertThat(again.ok()).isTrue();
        assertThat(age).containsText("接続中", patience());
        assertThat(desk.getByText("サインインの期限が切れました")).isHidden();
        assertThat(desk.locator(".board-old")).isHidden();
    }

    private static LocatorAssertions.ContainsTextOptions patience() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);
    }

    @Test
    @Order(8)
    void powerAndPlacesInEnglish() {
        desk.locator(".menu summary").click();
        button(desk, "English").click();
        open("/power");
        assertThat(desk.getByRole(
                        AriaRole.HEADING, new Page.GetByRoleOptions().setName(Pattern.compile("^Bring power to"))))
                .isVisible();
        assertThat(desk.getByText("Nobody needs power to be brought")).isVisible();
        button(desk, "Enter an outage").click();
        button(desk, "Save").click();
        assertThat(desk.getByText("Choose at least one district")).isVisible();
        desk.getByLabel("A drawn area (GeoJSON)").check();
        desk.getByLabel("GeoJSON Polygon")
                .fill("{\"type\":\"Polygon\",\"coordinates\":[[[10,10],[11,11],[11,10],[10,11],[10,10]]]}");
        button(desk, "Save").click();
        assertThat(desk.getByText("The outline crosses itself near 10.5000, 10.5000")
                        .first())
                .isVisible();
        desk.getByLabel("GeoJSON Polygon")
                .fill("{\"type\":\"Polygon\",\"coordinates\":[[[10,10],[11,10],[11,11],[10,10]]]}");
        button(desk, "Save").click();
        assertThat(desk.getByText("It lies outside the city. Is longitude first?")
                        .first())
                .isVisible();
        accessible(desk);
        desk.getByLabel("The whole city").check();
        button(desk, "Save").click();
        assertThat(desk.locator(".task").first()).containsText("without power since");
        assertThat(desk.getByText("inside:").first()).isVisible();
        assertThat(desk.getByRole(
                                AriaRole.LINK,
                                new Page.GetByRoleOptions().setName(Pattern.compile("^Record what was brought")))
                        .first())
                .isVisible();
        accessible(desk);
        button(desk, "Power is back").first().click();
        desk.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Power is back"))
                .click();
        assertThat(desk.getByText("Nobody needs power to be brought")).isVisible();

        open("/places");
        assertThat(desk.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName("Offices").setLevel(2)))
                .isVisible();
        assertThat(desk.getByText(Pattern.compile("^of \\d+: open"))).isVisible();
        assertThat(desk.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName("Shelters").setLevel(2)))
                .isVisible();
        button(desk, "Ask offices in the flood area").click();
        assertThat(desk.getByText("In a drill nothing really arrives")).isVisible();
        accessible(desk);
        button(desk, "Cancel").click();
        accessible(desk);
    }

    private static Page page(BrowserContext context) {
        context.setDefaultTimeout(30_000);
        context.setDefaultNavigationTimeout(60_000);
        return context.newPage();
    }
}
