package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jp.anpi.deploy.acceptance.browser.Axe.accessible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/** The city's lists and maps: looked at, taken in, taken back, taken away. */
record ListSteps(ConsolePage console, URI address) {

    void takeInPeopleAndBack() {
        page().navigate(address + "/console/#/imports");
        choose("名簿.csv", "宛名番号,氏名,住所,地区\r\n900001,新見 太郎,川端1-1,d01\r\n900002,,川端1-2,d01\r\n");
        console.button("内容を確かめる").click();
        assertThat(console.heading("確かめた結果（まだ何も変わっていません）")).isVisible();
        assertThat(console.faults()).containsText("必須の項目が空です");
        assertThat(page().getByText("900001,新見 太郎,川端1-1,d01")).isVisible();
        accessible(page());
        AtomicBoolean lost = new AtomicBoolean();
        page().route(Pattern.compile("/api/imports/[^/]+$"), route -> {
            if (route.request().method().equals("GET") && lost.compareAndSet(false, true)) {
                route.abort();
            } else {
                route.resume();
            }
        });
        take();
        assertThat(lost)
                .as("one question was not answered, and was asked again")
                .isTrue();
        assertThat(page().getByText("サーバーに接続できません")).hasCount(0);
        back("取り込みを取り消しました（1人）");
        console.button("内容を確かめる").click();
        take();
        page().reload();
        accessible(page());
        page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("の取り込みを取り消す$")))
                .click();
        assertThat(page().getByText("取り込みを取り消しました（1件）")).isVisible();
    }

    void takeInPlacesOfficesAndWeeks() {
        page().navigate(address + "/console/#/imports");
        console.field("一覧の種類").selectOption("shelters");
        choose("12220_2.csv", "NO,共通ID,施設・場所名,住所,洪水,地震,緯度,経度\r\n1,E1,みなせ台小学校,川端1,1,1,36.03,139.7\r\n");
        console.button("内容を確かめる").click();
        assertThat(page().getByText("新しい場所")).isVisible();
        accessible(page());
        take();
        console.field("一覧の種類").selectOption("offices");
        choose("事業所.csv", "名称,種別,地区,連絡可能時間\r\n取込訪問看護,訪問看護,d01,24時間\r\nどこか,占い,d01,\r\n");
        console.button("内容を確かめる").click();
        assertThat(page().getByText("新しい登録")).isVisible();
        assertThat(console.faults()).containsText("決められた種別の語ではありません");
        accessible(page());
        take();
        back("取り込みを取り消しました（2件）");
        console.field("一覧の種類").selectOption("services");
        choose("訪問.csv", "対象者ID,事業所,種類,曜日,週,開始,終了\r\nどこにもない,どこか,訪問看護,月,隔週,9:30,10:30\r\n");
        console.button("内容を確かめる").click();
        assertThat(console.faults()).containsText("第1〜第5");
        accessible(page());
    }

    /** One of its two features is wrong: what would be taken in is told, and which is left out. */
    void lookAtAMapOfFloods() {
        String square = "[[[139.5,35.9],[140.0,35.9],[140.0,36.4],[139.5,35.9]]]";
        String feature =
                "{\"type\":\"Feature\",\"properties\":{\"A31a_205\":%s},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":%s}}";
        String map = "{\"type\":\"FeatureCollection\",\"features\":[%s,%s]}"
                .formatted(feature.formatted("3", square), feature.formatted("99", square));
        page().getByLabel("地図のファイル（zip、GeoJSON）")
                .setInputFiles(new FilePayload("川.geojson", "application/json", map.getBytes(StandardCharsets.UTF_8)));
        page().getByLabel("データ年度（西暦）").fill("2024");
        console.button("内容を確かめる").click();
        assertThat(page().getByText(Pattern.compile("^確かめた結果（まだ何も変わっていません）: 地物 2 個、市外 0、誤り 1")))
                .isVisible();
        assertThat(console.heading("使えない地物")).isVisible();
        assertThat(page().getByLabel("1つでも誤りがあれば何も取り込まない")).not().isChecked();
    }

    /** What was taken away can be brought back, and where there is no other map that is said. */
    void bringBackAMap() {
        page().onceDialog(dialog -> dialog.accept());
        console.button("前の地区に戻す").click();
        assertThat(page().getByRole(AriaRole.ALERT)).containsText("戻せる地図がありません");
        Locator remove = page().getByRole(
                        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^みなせ町 道路と水域.*を削除$")));
        page().onceDialog(dialog -> dialog.accept());
        remove.click();
        assertThat(remove).hasCount(0);
        page().onceDialog(dialog -> dialog.accept());
        console.button("前の道路と水域に戻す").click();
        assertThat(page().getByText("前の道路と水域に戻しました。")).isVisible();
        assertThat(remove).isVisible();
        accessible(page());
    }

    void takeAway() throws Exception {
        page().navigate(address + "/console/#/exports");
        Download file =
                page().waitForDownload(() -> console.button("事業所 CSV（UTF-8）").click());
        assertThat(Files.readString(file.path())).startsWith("\uFEFF事業所ID,名称");
        Download weeks = page().waitForDownload(
                        () -> console.button("手で書く週の予定 CSV（UTF-8）").click());
        assertThat(Files.readString(weeks.path())).startsWith("\uFEFF対象者ID,氏名,事業所ID,種類,曜日");
        accessible(page());
    }

    private void choose(String name, String list) {
        page().getByLabel("名簿のファイル")
                .setInputFiles(new FilePayload(name, "text/csv", list.getBytes(StandardCharsets.UTF_8)));
    }

    private void take() {
        console.button("この内容で取り込む").click();
        assertThat(console.heading("取り込みました")).isVisible();
    }

    private void back(String told) {
        console.button("この取り込みを取り消す").click();
        assertThat(page().getByText(told)).isVisible();
    }

    private Page page() {
        return console.page();
    }
}
