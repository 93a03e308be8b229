package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jp.anpi.deploy.acceptance.browser.Axe.accessible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import jp.anpi.deploy.acceptance.product.Caller;
import jp.anpi.deploy.acceptance.product.Eventually;
import jp.anpi.deploy.acceptance.product.Incident;
import jp.anpi.deploy.acceptance.product.Reports;

/** Two desks and one person: what one of them did is seen by the other, who does not do it again. */
final class TwoDesks {

    private final Page desk;
    private final Page other;
    private final String board;
    private final Incident incident;
    private final Caller caller;

    TwoDesks(Page desk, Page other, String address, Incident incident, Caller caller) {
        this.desk = desk;
        this.other = other;
        this.board = address + "/board/#/incidents/" + incident.id();
        this.incident = incident;
        this.caller = caller;
    }

    /** Whom one took the other cannot take until they are given back. */
    void oneTakesAPerson() {
        String person =
                incident.checks("group=PUSH_SUPPORT").getFirst().get("personId").asString();
        open(other, "/people/" + person);
        assertThat(button(other, "担当する")).isVisible();
        // The other screen stands still, as one does that lost its line: it still offers what is taken by now.
        Pattern check = Pattern.compile("/checks/" + person + "$");
        other.route(check, Route::abort);
        open(desk, "/people/" + person);
        button(desk, "担当する").click();
        assertThat(desk.getByText("あなたが担当中").first()).isVisible();

        button(other, "担当する").click();
        assertThat(other.getByText("ほかの人が担当しています")).isVisible();
        other.unroute(check);
        String holder = incident.check(person).at("/check/claimedBy").asString();
        assertThat(other.getByText(holder + " が担当中").first()).isVisible();
        assertThat(button(other, "担当する")).hasCount(0);
        accessible(other);
        open(other, "/people?state=TRYING");
        Locator row = other.locator(".people-table tbody tr");
        assertThat(row).hasCount(1);
        assertThat(row).containsText(holder + " が担当中");
        assertThat(row.getByRole(AriaRole.BUTTON)).hasCount(0);

        button(desk, "担当を外す").click();
        assertThat(row).hasCount(0);
        open(other, "/people/" + person);
        button(other, "担当する").click();
        assertThat(other.getByText("あなたが担当中").first()).isVisible();
        assertThat(button(desk, "担当する")).hasCount(0);
        button(other, "担当を外す").click();
        assertThat(button(desk, "担当する")).isVisible();
    }

    /** Two with one name are told apart by their usernames. */
    void bothHaveOneName() {
        String person =
                incident.checks("group=PUSH_SUPPORT").get(2).get("personId").asString();
        open(desk, "/people/" + person);
        button(desk, "担当する").click();
        assertThat(desk.getByText("あなたが担当中").first()).isVisible();
        String name = incident.check(person).at("/check/claimedBy").asString();
        Pattern whoAmI = Pattern.compile("/api/auth/me$");
        other.route(whoAmI, route -> {
            var answer = route.fetch();
            route.fulfill(new Route.FulfillOptions()
                    .setResponse(answer)
                    .setBody(answer.text()
                            .replaceFirst("\"displayName\":\"[^\"]*\"", "\"displayName\":\"" + name + "\"")));
        });
        open(other, "/people/" + person);
        other.reload();
        assertThat(other.getByText(name + " が担当中").first()).isVisible();
        assertThat(other.getByText("あなたが担当中")).hasCount(0);
        List<String> asked = new ArrayList<>();
        other.onceDialog(dialog -> {
            asked.add(dialog.message());
            dialog.dismiss();
        });
        button(other, "担当を外す").click();
        assertThat(asked).singleElement().asString().contains(name);
        other.unroute(whoAmI);
        other.reload();
        button(desk, "担当を外す").click();
        assertThat(button(desk, "担当する")).isVisible();
    }

    /** One car is sent, and everybody sees it until it is back. */
    void oneSendsACar() {
        String person =
                incident.checks("group=PUSH_SUPPORT").get(1).get("personId").asString();
        caller.postBytes(
                incident.path() + "/reports",
                "application/json",
                Reports.rescue(person).bytes());
        Eventually.within(
                Duration.ofSeconds(20),
                "help is asked for",
                () -> incident.check(person).at("/check/state").asString().equals("NEEDS_HELP"));
        open(other, "/people/" + person);
        assertThat(button(other, "車を向かわせる")).isVisible();
        Pattern check = Pattern.compile("/checks/" + person + "$");
        other.route(check, Route::abort);
        open(desk, "/people/" + person);
        button(desk, "車を向かわせる").click();
        assertThat(desk.getByLabel("車・班の名前")).isFocused();
        desk.keyboard().press("Enter");
        assertThat(desk.getByText("車・班の名前を入力してください")).isVisible();
        desk.keyboard().type("福祉1号車");
        desk.keyboard().press("Enter");
        assertThat(desk.locator(".car-notice")).containsText(Pattern.compile("福祉1号車 .+ 出発"));
        assertThat(desk.getByText("あなたが担当中").first()).isVisible();
        assertThat(button(desk, "車を向かわせる")).hasCount(0);
        accessible(desk);

        button(other, "車を向かわせる").click();
        other.getByLabel("車・班の名前").fill("消防2号車");
        button(other, "向かわせる").click();
        assertThat(other.getByText(Pattern.compile("すでに車が出ています"))).isVisible();
        other.unroute(check);
        assertThat(other.locator(".car-notice")).containsText("福祉1号車");
        open(other, "");
        assertThat(other.locator(".queue-row .car-out")).containsText(Pattern.compile("福祉1号車 .+ 出発"));
        other.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("出ている車"))
                .click();
        Locator rows = other.locator(".people-table tbody tr");
        assertThat(rows).hasCount(1);
        assertThat(rows).containsText("福祉1号車");
        assertThat(rows.locator(".mark-NEEDS_HELP")).hasCount(1);
        accessible(other);

        open(other, "/people/" + person);
        button(other, "到着した").click();
        assertThat(desk.locator(".car-notice")).containsText(Pattern.compile("福祉1号車 .+ 到着"));
        button(desk, "戻った").click();
        assertThat(button(desk, "車を向かわせる")).isVisible();
        assertThat(desk.locator(".entries li").filter(new Locator.FilterOptions().setHasText("福祉1号車")))
                .containsText(Pattern.compile("出発（.+） .+ 到着 .+ 戻り"));
        button(desk, "担当を外す").click();
        assertThat(button(desk, "担当する")).isVisible();
        assertThat(incident.check(person).at("/check/state").asString())
                .as("somebody was there, and nobody said that all is well")
                .isEqualTo("NEEDS_HELP");
    }

    private void open(Page page, String rest) {
        page.navigate(board + rest);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)));
    }
}
