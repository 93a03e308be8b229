package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jp.anpi.deploy.acceptance.browser.Axe.accessible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import jp.anpi.deploy.acceptance.product.Product;

/** The server's clock is not kept right: whoever watches is told, may hide it, and is told again. */
final class WrongClock {

    private WrongClock() {}

    /** On a page of the board, with how far this device differs. */
    static void isToldUntilItIsHidden(Page page) {
        page.route(
                "**/api/server-clock",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("{\"now\":\"2026-01-01T00:00:00Z\",\"trust\":\"UNSYNCHRONISED\"}")));
        page.reload();
        assertThat(page.locator("[role=status]").getByText("サーバーの時計が合わせられていません"))
                .isVisible();
        assertThat(page.getByText(Pattern.compile("この端末の時計が .+ ずれています"))).isVisible();
        accessible(page);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("隠す"))
                .click();
        assertThat(page.getByText("サーバーの時計が合わせられていません")).isHidden();
        page.unroute("**/api/server-clock");
    }

    /** Hidden for a while only. */
    static void isToldAgainAfterAnHour(Page list, Product product) {
        list.clock().install();
        var ahead = new AtomicLong();
        list.route(
                "**/api/server-clock",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("{\"now\":\"%s\",\"trust\":\"UNSYNCHRONISED\"}"
                                .formatted(Instant.now().plusMillis(ahead.get())))));
        list.navigate(product.address() + "/board/");
        Locator warning = list.getByText("サーバーの時計が合わせられていません");
        assertThat(warning).isVisible();
        list.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("隠す"))
                .click();
        assertThat(warning).isHidden();
        ahead.addAndGet(60_000);
        list.clock().runFor(60_000);
        list.waitForTimeout(300);
        assertThat(warning).isHidden();
        ahead.addAndGet(3_600_000);
        list.clock().fastForward(3_600_000);
        assertThat(warning).isVisible();
        list.context().close();
    }
}
