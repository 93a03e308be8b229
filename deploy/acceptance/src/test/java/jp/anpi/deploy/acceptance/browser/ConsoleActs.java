package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jp.anpi.deploy.acceptance.browser.Axe.accessible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/** What the desk does on pages of the registry console beside filling in forms. */
record ConsoleActs(Page desk) {

    /** From a list of people that is on one page, and back to it. */
    void whoIsFoundIsOrderedAndSaved() {
        Locator byDistrict = desk.getByRole(AriaRole.COLUMNHEADER, new Page.GetByRoleOptions().setName("地区"));
        desk.waitForResponse(
                answer -> answer.url().endsWith("/api/persons/search")
                        && answer.request().postData().contains("\"order\":\"DISTRICT\""),
                () -> byDistrict.getByRole(AriaRole.BUTTON).click());
        assertThat(byDistrict).hasAttribute("aria-sort", "ascending");
        accessible(desk);
        Locator rows = desk.locator(".scroll-x tbody tr");
        Download file = desk.waitForDownload(() -> button("CSV（UTF-8）").click());
        assertThat(text(file).lines().skip(1)).as("all who were found").hasSize(rows.count());
    }

    /** From a plan that is the only one, and back to it. */
    void whyAPlanIsWithdrawnIsAskedAndWhatFollowsIsSaid() {
        button("取り下げる").click();
        Locator dialog = desk.locator("dialog");
        assertThat(dialog.getByLabel("本人が計画を望まなくなった")).isChecked();
        assertThat(dialog).containsText("すべて取り下げます");
        dialog.getByLabel("この版は誤り").check();
        assertThat(dialog).containsText("ほかに確認された版はなく");
        accessible(desk);
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("やめる"))
                .click();
        assertThat(dialog).hasCount(0);
    }

    private Locator button(String name) {
        return desk.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static String text(Download file) {
        try {
            return Files.readString(file.path(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
