package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import jp.anpi.deploy.acceptance.product.Caller;
import jp.anpi.deploy.acceptance.product.Incident;
import jp.anpi.deploy.acceptance.product.Product;
import jp.anpi.deploy.acceptance.product.Reports;
import tools.jackson.databind.JsonNode;

/** A screen of the desk goes over to another incident, or to somebody else who signs in: nothing goes on there that was begun before. */
final class AnotherAtTheDesk {

    private final Page page;
    private final URI address;
    private final Incident incident;
    private final Incident other;
    private final Caller caller;

    AnotherAtTheDesk(Page page, URI address, Incident incident, Incident other, Caller caller) {
        this.page = page;
        this.address = address;
        this.incident = incident;
        this.other = other;
        this.caller = caller;
    }

    /** What was half written for one is not sent to the other by the next press. */
    void aDialogIsOfOneIncident() {
        halfWritten();
        open(other, "/places");
        assertThat(dialog()).hasCount(0);
        open(incident, "/power");
        button("停電を登録").click();
        assertThat(dialog()).isVisible();
        open(other, "/power");
        assertThat(dialog()).hasCount(0);
        open(incident, "");
        button("災害を閉じる").click();
        assertThat(dialog()).isVisible();
        open(other, "");
        assertThat(page.locator(".queue .queue-row").first()).isVisible();
        assertThat(dialog()).hasCount(0);
    }

    /** An answer that was long on its way is not shown as the other's. */
    void aLateListIsNotAnothers() {
        Pattern list = Pattern.compile("/incidents/" + incident.id() + "/checks\\?");
        AtomicReference<Route> late = new AtomicReference<>();
        page.route(list, route -> {
            if (!late.compareAndSet(null, route)) {
                route.abort();
            }
        });
        open(incident, "/people?group=PUSH_SUPPORT");
        page.waitForCondition(() -> late.get() != null);
        open(other, "/people?group=PUSH_SUPPORT");
        Locator rows = page.locator(".people-table tbody tr");
        List<JsonNode> onMachines = other.checks("group=PUSH_SUPPORT");
        assertThat(rows).hasCount(onMachines.size());
        page.evaluate("""
                () => {
                  window.emptied = false;
                  const look = () => (window.emptied ||= !document.querySelector(".people-table"));
                  new MutationObserver(look).observe(document.body, { subtree: true, childList: true });
                }
                """);
        late.get()
                .fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("{\"items\":[]}"));
        caller.postBytes(
                other.path() + "/reports",
                "application/json",
                Reports.rescue(onMachines.getFirst().get("personId").asString()).bytes());
        assertThat(rows.locator(".mark-NEEDS_HELP")).hasCount(1);
        assertThat(rows).hasCount(onMachines.size());
        assertThat((Boolean) page.evaluate("() => window.emptied")).isFalse();
        page.unroute(list);
    }

    /** Whoever signs in again goes on; somebody else begins anew. */
    void aDialogIsOfWhoeverOpenedIt() {
        halfWritten();
        nextIs("desk");
        assertThat(page.getByLabel("名称")).hasValue("北の集会所");
        String name = page.locator(".menu-name").textContent();
        nextIs("restricted");
        assertThat(page.locator(".menu-name")).not().hasText(name);
        assertThat(dialog()).hasCount(0);
    }

    private void halfWritten() {
        open(incident, "/places");
        button("避難所を登録").click();
        page.getByLabel("名称").fill("北の集会所");
    }

    /** The session ends, and somebody signs in beside it. */
    private void nextIs(String user) {
        page.evaluate("fetch('/api/auth/logout', {method: 'POST'})");
        Locator ended = page.getByText("サインインの期限が切れました");
        assertThat(ended).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
        var answer = page.context()
                .request()
                .post(
                        address + "/api/auth/login",
                        RequestOptions.create().setData(Map.of("username", user, "password", Product.ADMIN_PASSWORD)));
        assertThat(answer.ok()).isTrue();
        assertThat(ended).isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(60_000));
    }

    private Locator dialog() {
        return page.locator("dialog");
    }

    private void open(Incident which, String rest) {
        page.navigate(address + "/board/#/incidents/" + which.id() + rest);
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)));
    }
}
