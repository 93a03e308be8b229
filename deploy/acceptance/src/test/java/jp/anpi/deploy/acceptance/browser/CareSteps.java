package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jp.anpi.deploy.acceptance.browser.Axe.accessible;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.charset.Charset;
import java.util.regex.Pattern;
import jp.anpi.deploy.acceptance.product.Caller;
import jp.anpi.deploy.acceptance.product.Product;
import tools.jackson.databind.JsonNode;

/** What the city office does about who serves whom and when. */
record CareSteps(Page desk, Product product) {

    private static final String NUMBER = "0000099001";

    /** A visit that no monthly table has is written into the week by keyboard, and stands there afterwards. */
    void keepTheWeekByHand() {
        Caller caller = Caller.signIn(product, "desk");
        JsonNode person = somebody(caller);
        String nurses = caller.get("/api/offices?limit=1000")
                .json()
                .get("items")
                .valueStream()
                .filter(office -> office.get("kind").asString().equals("VISITING_NURSING"))
                .map(office -> office.get("name").asString())
                .findFirst()
                .orElseThrow();
        desk.navigate(
                product.address() + "/console/#/people/" + person.get("id").asString());
        assertThat(heading("いま担当中の事業所")).isVisible();
        button("予定を書き換える");
        Locator table = desk.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("手で書いた予定"))
                .locator("tbody tr");
        assertThat(table.first()).isVisible();
        int before = table.count();
        desk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("行を加える"))
                .focus();
        desk.keyboard().press("Enter");
        assertThat(table).hasCount(before + 1);
        Locator row = table.last();
        assertThat(row.locator("select").first()).isFocused();
        row.locator("select").first().selectOption(nurses);
        accessible(desk);
        button("予定を保存する");
        assertThat(desk.getByRole(AriaRole.ALERT)).containsText("services[" + before + "].day");
        row.getByLabel("曜日").selectOption("SUNDAY");
        row.getByLabel("開始").fill("14:05");
        row.getByLabel("終了").fill("15:05");
        button("予定を保存する");
        assertThat(desk.getByText("予定を保存しました。")).isVisible();
        assertThat(desk.locator("main")).containsText("14:05–15:05");
        accessible(desk);
    }

    /** A file of the exchange is looked at, taken in, and somebody in it joined to a person who is searched for. */
    void takeInTheExchange() {
        String name = somebody(Caller.signIn(product, "desk")).get("name").asString();
        // A button that has just been allowed is grey for a moment, which is no fault of contrast.
        desk.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        desk.navigate(product.address() + "/console/#/schedules");
        assertThat(heading("予定が分かっている人")).isVisible();
        String table = "202407,122203," + NUMBER + ",20261120,202611,1270000001,\"佐藤\",500,0,20261124,,0930,1630,"
                + "1,151111,,,,,1270099015,\"みなせデイ\",,0,1270000001,\r\n"
                + "202407,122203," + NUMBER + ",20261120,202611,1270000001,\"佐藤\",500,0,20261125,,9:30,1630,"
                + "1,151111,,,,,1270099015,\"みなせデイ\",,0,1270000001,\r\n";
        desk.getByLabel("連携のファイル")
                .setInputFiles(new FilePayload(
                        "UPPLAN_202611_1270000001_43_1270099015_15_20261120180000.CSV",
                        "text/csv",
                        table.getBytes(Charset.forName("windows-31j"))));
        button("内容を確かめる");
        assertThat(heading("確かめた結果（まだ何も変わっていません）")).isVisible();
        assertThat(desk.locator("main")).containsText("この行は使えません");
        accessible(desk);
        button("この内容で取り込む");
        assertThat(heading("予定を取り込みました")).isVisible();
        button("対象者を探す：" + NUMBER);
        desk.getByLabel(Pattern.compile("^対象者を探す（")).fill(name);
        button("探す");
        desk.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(Pattern.compile("^この人に結び付ける：" + spaced(name))))
                .first()
                .click();
        assertThat(desk.getByText(name + " に結び付けました。")).isVisible();
        accessible(desk);
        desk.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(Pattern.compile("^" + spaced(name) + " との結び付きを取り消す：")))
                .click();
        assertThat(desk.getByText(name + " に結び付けました。")).isHidden();

        button("取り消す");
        assertThat(heading("最後の取り込みを取り消しますか")).isVisible();
        accessible(desk);
        desk.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("取り消す"))
                .click();
        assertThat(desk.getByText(Pattern.compile("^取り消しました。1か月分を元に戻し"))).isVisible();
    }

    /** Of a name's spaces, which may be wide, browsers tell some by others. */
    private static String spaced(String name) {
        return name.replaceAll("[\\s\u3000]+", ".+");
    }

    /** A figure of the statistics opens the list of whom it counts. */
    void openAFigure() {
        desk.navigate(product.address() + "/console/#/statistics");
        assertThat(heading("計画の気をつけること")).isVisible();
        desk.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^有効 .*一覧を開く$")))
                .click();
        assertThat(heading("計画が「有効」の人")).isVisible();
        assertThat(desk.locator("tbody tr").first()).containsText("有効");
        accessible(desk);
    }

    private static JsonNode somebody(Caller caller) {
        return caller.get("/api/persons?group=MEDICAL_COORDINATION&limit=1")
                .json()
                .get("items")
                .get(0);
    }

    private Locator heading(String name) {
        return desk.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private void button(String label) {
        desk.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(label).setExact(true))
                .click();
    }
}
