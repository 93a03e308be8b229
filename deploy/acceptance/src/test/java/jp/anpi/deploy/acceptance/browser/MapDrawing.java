package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jp.anpi.deploy.acceptance.browser.Axe.accessible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import jp.anpi.deploy.acceptance.product.Caller;
import jp.anpi.deploy.acceptance.product.Eventually;
import jp.anpi.deploy.acceptance.product.Incident;
import tools.jackson.databind.JsonNode;

/** Somebody draws on the map where the power is out. */
final class MapDrawing {

    private static final Duration A_MOMENT = Duration.ofSeconds(20);

    private final Page desk;
    private final String board;
    private final Incident incident;
    private final Caller caller;

    MapDrawing(Page desk, String address, Incident incident, Caller caller) {
        this.desk = desk;
        this.board = address + "/board/#/incidents/" + incident.id();
        this.incident = incident;
        this.caller = caller;
    }

    /** Corner after corner under the cross, without a hand at a mouse. */
    void byKeyboardAlone() {
        open("/map");
        button("範囲を描く").focus();
        desk.keyboard().press("Enter");
        corner("ArrowUp", 1);
        corner("ArrowRight", 2);
        desk.keyboard().press("Enter");
        assertThat(desk.getByText("角 3：")).isVisible();
        desk.keyboard().press("Backspace");
        assertThat(desk.getByText("角 2：")).isVisible();
        corner("ArrowDown", 3);
        accessible(desk);
        button("描き終える").focus();
        desk.keyboard().press("Enter");
        button("停電したらどうなるか").focus();
        desk.keyboard().press("Enter");
        assertThat(desk.getByText(Pattern.compile("までに時間がなくなる人: \\d+ 人"))).isVisible();
        accessible(desk);
        button("停電として登録").focus();
        desk.keyboard().press("Enter");
        assertThat(desk.getByLabel("図形（GeoJSON）")).isChecked();
        button("登録する").focus();
        desk.keyboard().press("Enter");
        assertThat(desk.getByText("停電を登録しました")).isVisible();
        var outage =
                caller.get(incident.path() + "/outages").json().get("items").get(0);
        assertThat(outage.get("area").get("type").asString()).isEqualTo("POLYGON");
        assertThat(outage.get("area").get("outline")).hasSize(4);
        accessible(desk);
    }

    /** Corner after corner by presses; the clocks of whoever lives inside run. */
    void byMouse() {
        caller.get(incident.path() + "/outages")
                .json()
                .get("items")
                .forEach(outage -> caller.post(
                        incident.path() + "/outages/" + outage.get("id").asString() + "/end", Map.of()));
        Eventually.within(A_MOMENT, "nobody is without power", () -> tasks().isEmpty());
        open("/map");
        button("市全体").click();
        button("範囲を描く").click();
        Locator said = desk.locator(".map-tools [role=status]");
        press(0.3, 0.3);
        assertThat(said).containsText("角 1：");
        press(0.7, 0.3);
        press(0.7, 0.7);
        assertThat(said).containsText("角 3：");
        // A pull moves the map and puts no corner.
        at(0.5, 0.5);
        desk.mouse().down();
        at(0.55, 0.55);
        at(0.6, 0.6);
        desk.mouse().up();
        at(0.5, 0.5);
        desk.mouse().down();
        at(0.45, 0.45);
        at(0.4, 0.4);
        desk.mouse().up();
        assertThat(said).containsText("角 3：");
        press(0.3, 0.7);
        assertThat(said).containsText("角 4：");
        button("描き終える").click();
        button("停電として登録").click();
        button("登録する").click();
        assertThat(desk.getByText("停電を登録しました")).isVisible();

        Eventually.within(A_MOMENT, "clocks run inside", () -> !tasks().isEmpty());
        var outline = caller.get(incident.path() + "/outages")
                .json()
                .get("items")
                .valueStream()
                .filter(outage -> !outage.has("endedAt"))
                .findFirst()
                .orElseThrow()
                .at("/area/outline");
        var lats = outline.valueStream()
                .mapToDouble(corner -> corner.get("lat").asDouble())
                .summaryStatistics();
        var lons = outline.valueStream()
                .mapToDouble(corner -> corner.get("lon").asDouble())
                .summaryStatistics();
        assertThat(tasks()).allSatisfy(task -> {
            var home = incident.check(task.get("personId").asString()).get("home");
            assertThat(home.get("lat").asDouble()).isBetween(lats.getMin(), lats.getMax());
            assertThat(home.get("lon").asDouble()).isBetween(lons.getMin(), lons.getMax());
        });
        desk.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("停電と電源"))
                .click();
        assertThat(desk.locator(".task").first()).isVisible();
        assertThat(desk.locator(".task").first()).containsText("から停電");
    }

    private List<JsonNode> tasks() {
        return caller.get(incident.path() + "/tasks")
                .json()
                .get("items")
                .valueStream()
                .toList();
    }

    /** Moves the pointer to a part of the map's width and height. */
    private void at(double across, double down) {
        var box = desk.locator(".map").boundingBox();
        desk.mouse().move(box.x + across * box.width, box.y + down * box.height);
    }

    private void press(double across, double down) {
        at(across, down);
        desk.mouse().down();
        desk.mouse().up();
    }

    /** Moves the map and puts a corner under the cross. */
    private void corner(String arrow, int number) {
        desk.locator(".map").focus();
        desk.keyboard().press(arrow);
        desk.keyboard().press("Enter");
        assertThat(desk.locator(".map-tools [role=status]")).containsText("角 " + number + "：");
    }

    private void open(String rest) {
        desk.navigate(board + rest);
        assertThat(desk.locator(".map canvas").first()).isVisible();
    }

    private Locator button(String name) {
        return desk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)));
    }
}
