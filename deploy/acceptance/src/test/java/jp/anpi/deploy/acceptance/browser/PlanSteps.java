package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jp.anpi.deploy.acceptance.browser.Axe.accessible;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** A plan from its first word to the day it counts. */
record PlanSteps(ConsolePage console) {

    /** From the person's page; the mouse is not touched, and after each adding and taking away the focus is where the hand is. */
    void writeWithTheKeyboard() {
        console.press(console.button("計画を作る"), "Enter");
        assertThat(console.heading(Pattern.compile("第1版"))).isVisible();

        Locator contacts = console.group("緊急連絡先");
        int before = contacts.locator(".entry").count();
        add(contacts, "Enter");
        keyboard().type("長女 和子");
        next("子");
        next("04-7100-0001");
        add(contacts, "Space");
        keyboard().type("隣 一");
        console.press(
                contacts.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("隣 一"))),
                "Space");
        assertThat(contacts.locator(".entry")).hasCount(before + 1);
        assertThat(contacts.locator("button.add")).isFocused();

        Locator supporters = console.group("避難支援等実施者");
        add(supporters, "Enter");
        keyboard().type("向かいの 佐藤");
        next("近所");
        console.choose(supporters.getByLabel("支援者の同意").last(), "AGREED");

        Locator checkers = console.group("安否確認者");
        add(checkers, "Enter");
        Locator who = checkers.locator(".entry").last().getByRole(AriaRole.COMBOBOX);
        console.choose(who, "0");

        Locator places = console.group("避難先");
        add(places, "Enter");
        keyboard().type("川端小学校");
        console.choose(places.locator(".entry").last().getByLabel("種類"), "EMERGENCY_PLACE");
        accessible(page());
        save();
        assertThat(page().getByRole(AriaRole.ALERT)).containsText("destinations");

        Locator flood =
                places.locator(".entry").last().getByLabel("洪水", new Locator.GetByLabelOptions().setExact(true));
        console.press(flood, "Space");
        assertThat(flood).isChecked();
        console.tabTo(console.field("避難経路"));
        keyboard().type("表の坂を上がる");
        console.tabTo(console.field("担当民生委員"));
        keyboard().type("民生 花子");
        console.choose(console.field("血液型"), "O");
        Locator illnesses = console.group("病名");
        add(illnesses, "Enter");
        keyboard().type("慢性心不全");
        save();
        assertThat(console.heading("気をつけること")).isVisible();
        Locator plan = page().locator("main");
        assertThat(plan).containsText("川端小学校");
        assertThat(plan).containsText("長女 和子");
        assertThat(plan).containsText("向かいの 佐藤");
        assertThat(plan).containsText("表の坂を上がる");
        assertThat(plan).containsText("民生 花子");
        assertThat(plan).containsText("慢性心不全");
        assertThat(plan).not().containsText("隣 一");
        accessible(page());
    }

    /** Counts from the day on which the person's word is recorded. */
    void confirm(String person) {
        console.button("本人確認へ回す").click();
        console.button("本人の確認を記録する").click();
        Locator dialog = page().locator("dialog");
        dialog.getByLabel("確認の方法").fill("訪問");
        accessible(page());
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("本人の確認を記録する"))
                .click();
        assertThat(page().locator(".standing")).hasText("有効");
        new ConsoleActs(page()).whyAPlanIsWithdrawnIsAskedAndWhatFollowsIsSaid();
        page().getByText(person + " へ戻る").click();
        assertThat(page().locator(".versions")).containsText("有効");
        console.button("次の版を作る").click();
        assertThat(console.heading(Pattern.compile("第2版"))).isVisible();
    }

    /** An entry more, whose first field has the focus at once. */
    private void add(Locator list, String key) {
        int before = list.locator(".entry").count();
        console.press(list.locator("button.add"), key);
        assertThat(list.locator(".entry")).hasCount(before + 1);
        assertThat(list.locator(".entry").last().locator("input, select").first())
                .isFocused();
    }

    private void next(String text) {
        keyboard().press("Tab");
        keyboard().type(text);
    }

    private void save() {
        console.press(console.button("保存する"), "Enter");
    }

    private Page page() {
        return console.page();
    }

    private Keyboard keyboard() {
        return page().keyboard();
    }
}
