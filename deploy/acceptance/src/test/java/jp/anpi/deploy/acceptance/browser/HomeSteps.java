package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jp.anpi.deploy.acceptance.browser.Axe.accessible;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.net.URI;
import java.util.regex.Pattern;

/** Where people live and where the water may come: on the page of maps, in the list of people and around a home. */
record HomeSteps(ConsolePage console, URI address) {

    void tellWhoLivesWhereTheWaterMayCome() {
        page().navigate(address + "/console/#/floods");
        assertThat(console.heading("浸水想定区域に住む人")).isVisible();
        assertThat(page().getByText("みなせ町 洪水浸水想定区域（見本データ）")).isVisible();
        accessible(page());
    }

    /** @param open what is chosen for the places that are open */
    void lookForTheWayFromAHome(String open) {
        page().navigate(address + "/console/#/people");
        console.field("探す").fill("");
        console.field("優先群").selectOption("");
        console.field("計画").selectOption("");
        console.field("自宅の浸水想定").selectOption("yes");
        Locator rows = page().locator(".scroll-x tbody tr");
        // Before the filter has been answered, all 3,000 stand there.
        assertThat(page().getByRole(AriaRole.STATUS)).hasText(Pattern.compile("^(1,)?\\d{2,3}人$"));
        rows.first().locator("a").click();
        assertThat(page().getByText("浸水想定区域の中です")).isVisible();
        assertThat(page().locator(".home-map canvas").first()).isVisible();
        assertThat(page().locator(".home-map .leaflet-tooltip")).hasText("1");
        assertThat(page().getByText("みなせ台小学校").first()).isVisible();
        console.button("道順を調べる").click();
        assertThat(page().getByText("自宅が浸水想定区域の中にあります。"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
        console.field("災害").selectOption("EARTHQUAKE");
        console.field("行き先").selectOption(new SelectOption().setLabel(open));
        console.button("道順を調べる").click();
        assertThat(page().getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("避難経路"))
                        .getByRole(AriaRole.BUTTON))
                .hasText(Pattern.compile("みなせ台小学校まで"));
        assertThat(page().locator(".way-steps li").last()).hasText(Pattern.compile("に着く。$"));
        assertThat(page().locator(".home-map .leaflet-way-pane path, .home-map .leaflet-way-pane canvas")
                        .first())
                .isAttached();
        accessible(page());
    }

    private Page page() {
        return console.page();
    }
}
