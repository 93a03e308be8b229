package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jp.anpi.deploy.acceptance.browser.Axe.accessible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A report that the server took and whose answer was lost on its way back. */
final class LostAnswer {

    private LostAnswer() {}

    /** Sends, hears nothing, reads the page anew and sends again: the same bytes left twice. */
    static void over(Page page, Pattern call, Runnable send) {
        List<String> sent = new ArrayList<>();
        Consumer<Request> seen = request -> {
            if (request.method().equals("POST") && call.matcher(request.url()).find()) {
                sent.add(request.postData());
            }
        };
        page.onRequest(seen);
        page.route(call, route -> {
            route.fetch();
            route.abort();
        });
        send.run();
        Locator again = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("もう一度送る"));
        assertThat(again).isVisible();
        page.reload();
        assertThat(again).isVisible();
        accessible(page);
        page.unroute(call);
        again.click();
        assertThat(again).hasCount(0);
        assertThat(sent).hasSize(2);
        assertThat(sent.getLast()).isEqualTo(sent.getFirst());
        page.offRequest(seen);
    }
}
