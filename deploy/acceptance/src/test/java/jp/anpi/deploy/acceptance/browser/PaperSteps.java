package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jp.anpi.deploy.acceptance.browser.Axe.accessible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Pattern;

/** What leaves the console on paper: a plan with its code, the lists for the safe, letters with the figures they follow from. */
record PaperSteps(ConsolePage console, URI address) {

    void printAPlanAndOpenItByItsCode(String person) throws IOException {
        page().navigate(address + "/console/#/people");
        // Who has a plan by now was looked for among those without.
        console.field("計画").selectOption(new SelectOption().setIndex(0));
        console.field("探す").fill(person);
        console.link(person).first().click();
        Locator print = console.button("計画を印刷（A4・PDF）");
        assertThat(print).isDisabled();
        page().getByLabel("印刷の目的").fill("訪問時に渡す");
        pdf(page().waitForDownload(print::click));
        accessible(page());
        String id = page().url().replaceAll(".*/", "");
        page().navigate(address + "/console/#/people");
        console.field("探す").fill("urn:anpi:plan:" + id + ":1");
        assertThat(console.heading(Pattern.compile("第1版"))).isVisible();
    }

    void makeTheListsForTheSafe() throws IOException {
        page().navigate(address + "/console/#/prints");
        page().getByLabel("印刷の目的").fill("金庫の名簿の更新");
        accessible(page());
        pdf(page().waitForDownload(() -> console.button("PDFを作る").click()));
        assertThat(page().getByText(Pattern.compile("できました（\\d+件、\\d+ページ）"))).isVisible();
    }

    void writeToThoseWhoShouldHaveAPlan() throws IOException {
        page().navigate(address + "/console/#/statistics");
        assertThat(page().getByRole(
                                AriaRole.IMG, new Page.GetByRoleOptions().setName(Pattern.compile("^折れ線。.*数値は隣の表"))))
                .isVisible();
        Download letters =
                page().waitForDownload(() -> console.button("差し込み印刷用CSV").click());
        assertThat(Files.readString(letters.path())).startsWith("\uFEFF対象者ID,氏名,フリガナ,敬称");
        accessible(page());
        console.button("案内を送ったことを記録する").click();
        Locator dialog = page().locator("dialog");
        accessible(page());
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("記録する"))
                .click();
        assertThat(page().getByText(Pattern.compile("^\\d+人について記録しました"))).isVisible();
    }

    private static void pdf(Download file) throws IOException {
        assertThat(Files.readAllBytes(file.path())).startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
    }

    private Page page() {
        return console.page();
    }
}
