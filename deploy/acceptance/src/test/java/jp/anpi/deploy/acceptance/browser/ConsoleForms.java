package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jp.anpi.deploy.acceptance.browser.Axe.accessible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The forms of the registry console, filled in as the desk does, each once rightly and once wrongly. */
record ConsoleForms(Page desk) {

    private static final String CHANGED_MEANWHILE = """
            async (id) => {
              const at = `/api/persons/${id}`;
              const { version, aliases } = await (await fetch(at)).json();
              const body = JSON.stringify({ version, aliases });
              const sent = await fetch(`${at}/aliases`, { method: "PUT", headers: { "Content-Type": "application/json" }, body });
              return sent.status;
            }""";

    /** From the person's page and back to it. */
    void whoTheyAre() {
        link("本人の情報を書き換える").click();
        assertThat(heading(Pattern.compile("本人の情報$"))).isVisible();
        Locator born = field("生年月日");
        born.fill("昭和64年12月1日");
        save();
        assertThat(desk.getByRole(AriaRole.ALERT)).containsText("入力に誤りがあります");
        assertThat(born).hasAttribute("aria-invalid", "true");
        assertThat(born).hasAccessibleDescription(Pattern.compile("暦にない日です。$"));
        born.fill("S16.5.3");
        field("状態").selectOption("IN_HOSPITAL");
        field("いつから").fill("R6.11.2");
        Locator aliases = group("別名（通称・旧氏名・屋号）");
        aliases.locator("button.add").focus();
        desk.keyboard().press("Enter");
        assertThat(aliases.locator(".entry").last().locator("input").first()).isFocused();
        desk.keyboard().type("丸八商店");
        accessible(desk);
        save();
        assertThat(desk.locator("main")).containsText("1941-05-03");
        assertThat(desk.locator("main")).containsText("丸八商店");
        assertThat(desk.locator("main")).containsText("2024-11-02");
    }

    /** From the person's page and back to it. */
    void howTheyLive() {
        link("生活と連絡を書き換える").click();
        field("連絡可能時間").fill("平日 9時〜17時");
        field("意思疎通の方法").fill("筆談");
        field("独居").selectOption(new SelectOption().setLabel("はい"));
        field("階").fill("3");
        Locator last = group("これまでの状態").locator(".entry").last();
        last.getByLabel("状態").selectOption("AT_HOME");
        save();
        assertThat(last.getByText("最後の行は今の状態と同じにしてください。")).isVisible();
        assertThat(field("連絡可能時間")).hasValue("平日 9時〜17時");
        last.getByLabel("状態").selectOption("IN_HOSPITAL");
        accessible(desk);
        save();
        assertThat(desk.locator("main")).containsText("平日 9時〜17時");
    }

    /** From the person's page and back to it; somebody else is faster once. */
    void whatTheyNeed() {
        link("要件と特記事項を書き換える").click();
        Locator devices = group("電源が要る機器");
        assertThat(devices.locator("button.add")).isVisible();
        String person = desk.url().replaceAll(".*/people/([^/]+)/.*", "$1");
        int before = devices.locator(".entry").count();
        devices.locator("button.add").click();
        assertThat(devices.locator(".entry")).hasCount(before + 1);
        Locator device = devices.locator(".entry").last();
        device.getByLabel("種類").selectOption("VENTILATOR");
        device.getByLabel("内部バッテリー（時間）").fill("6.5");
        group("人工透析")
                .getByLabel("月", new Locator.GetByLabelOptions().setExact(true))
                .check();
        group("特記事項").locator("button.add").click();
        Locator remark = group("特記事項").locator(".entry").last();
        remark.getByLabel("項目").selectOption("POWER");
        remark.getByLabel("内容").fill("発電機を貸し出す");
        accessible(desk);
        assertThat(desk.evaluate(CHANGED_MEANWHILE, person)).isEqualTo(200);
        save();
        assertThat(desk.getByRole(AriaRole.ALERT)).containsText("同時に変更されました");
        assertThat(remark.getByLabel("内容")).hasValue("発電機を貸し出す");
        link("やめる").click();
        link("要件と特記事項を書き換える").click();
        devices.locator("button.add").click();
        device.getByLabel("種類").selectOption("VENTILATOR");
        save();
        assertThat(desk.locator("main")).containsText("人工呼吸器");
    }

    /** From the person's page and back to it. */
    void whoServesThem() {
        link("担当を書き換える").click();
        Locator care = group("担当");
        care.locator("button.add").click();
        Locator one = care.locator(".entry").last();
        one.getByLabel("役割").selectOption("VISITING_NURSE");
        one.getByLabel("事業所").selectOption(new SelectOption().setIndex(1));
        one.getByLabel("最初の日").fill("2024-11-02");
        one.getByLabel("最後の日").fill("2024-11-01");
        save();
        assertThat(one.getByText("開始日より前です。")).isVisible();
        one.getByLabel("最後の日").fill("2024-11-30");
        accessible(desk);
        save();
        assertThat(desk.locator("main")).containsText("2024-11-02 – 2024-11-30");
    }

    /** The hours of an office and of one of its people. */
    void whenAnOfficeCanBeReached(URI address) {
        desk.navigate(address + "/console/#/offices");
        assertThat(desk.getByText(Pattern.compile("^\\d+か所$"))).isVisible();
        accessible(desk);
        Locator first = desk.locator(".versions li").first();
        String name = first.locator("a").textContent();
        first.locator("a").click();
        field("連絡可能時間").fill("平日 8時30分〜17時30分");
        accessible(desk);
        save();
        Locator office = desk.locator(".versions li").filter(new Locator.FilterOptions().setHasText(name));
        assertThat(office.first()).containsText("平日 8時30分〜17時30分");
        office.first().locator("a").click();
        Locator members = desk.locator("section.panel").filter(new Locator.FilterOptions().setHasText("職員"));
        Locator member = members.locator(".versions a").first();
        String who = member.textContent();
        member.click();
        // The office's own form has a field of that name, and stays for a moment.
        assertThat(desk.locator("h1")).hasText(who);
        field("連絡可能時間").fill("夜間は携帯へ");
        accessible(desk);
        save();
        assertThat(desk.locator(".versions li").first()).containsText("夜間は携帯へ");
    }

    /** A list whose headings are the city's own; the mapping is saved and used for the next. */
    void whatAColumnIs(URI address) {
        desk.navigate(address + "/console/#/imports");
        field("一覧の種類").selectOption("persons");
        file("ＩＤ,氏名,住所,地区,メモ\r\n900009,新見 次郎,川端1-9,d01,x\r\n");
        assertThat(desk.getByText("必要な項目が足りません: 宛名番号")).isVisible();
        Locator number = desk.getByLabel("「ＩＤ」を何として読むか");
        number.selectOption("RESIDENT_NUMBER");
        assertThat(desk.getByText("必要な項目はそろっています。")).isVisible();
        accessible(desk);
        desk.getByLabel("割り当ての名前").fill("福祉課の名簿");
        button("この割り当てを保存").click();
        assertThat(desk.getByText("「福祉課の名簿」を保存しました。")).isVisible();
        file("ＩＤ,氏名,住所,地区,メモ\r\n900010,新見 三郎,川端1-10,d01,x\r\n");
        assertThat(number).hasValue("");
        desk.getByLabel("保存した割り当て").selectOption("福祉課の名簿");
        assertThat(number).hasValue("RESIDENT_NUMBER");
        button("内容を確かめる").click();
        assertThat(heading(Pattern.compile("^確かめた結果"))).isVisible();
        assertThat(desk.getByText("使わない見出し: メモ")).isVisible();
    }

    private void file(String list) {
        desk.getByLabel("名簿のファイル")
                .setInputFiles(new FilePayload("名簿.csv", "text/csv", list.getBytes(StandardCharsets.UTF_8)));
    }

    private void save() {
        button("保存する").click();
    }

    private Locator button(String label) {
        return desk.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(label).setExact(true));
    }

    private Locator link(String label) {
        return desk.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(label).setExact(true));
    }

    private Locator heading(Pattern name) {
        return desk.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    /** The first of that label, also when it is marked as required. */
    private Locator field(String label) {
        return desk.getByLabel(Pattern.compile("^" + label + "( *（必須）)?$")).first();
    }

    /** A list of a form with its legend. */
    private Locator group(String legend) {
        return desk.locator("fieldset.entries")
                .filter(new Locator.FilterOptions()
                        .setHas(desk.locator(
                                "legend", new Page.LocatorOptions().setHasText(Pattern.compile("^" + legend + "$")))));
    }
}
