package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.regex.Pattern;
import jp.anpi.deploy.acceptance.product.Caller;
import jp.anpi.deploy.acceptance.product.Incident;
import tools.jackson.databind.JsonNode;

/** What lies under the people on the map, pointed at where the server says that it is. */
final class MapPlaces {

    private final Page desk;
    private final String board;
    private final Incident incident;
    private final Caller caller;

    MapPlaces(Page desk, String address, Incident incident, Caller caller) {
        this.desk = desk;
        this.board = address + "/board/#/incidents/" + incident.id();
        this.incident = incident;
        this.caller = caller;
    }

    /** An office, a shelter that was added, and an outage that somebody has entered. */
    void eachSaysWhatItIs() {
        JsonNode office = caller.get(incident.path() + "/facilities")
                .json()
                .get("items")
                .valueStream()
                .filter(one -> one.has("position"))
                .findFirst()
                .orElseThrow();
        JsonNode place = office.get("position");
        JsonNode shelter = caller.post(
                        incident.path() + "/shelters",
                        Map.of(
                                "name",
                                "山の上の小学校",
                                "capacity",
                                50,
                                "people",
                                12,
                                "open",
                                true,
                                "lat",
                                place.get("lat").asDouble() + 0.003,
                                "lon",
                                place.get("lon").asDouble()))
                .json();
        assertThat(pointedAt(place)).containsText("事業所 " + office.get("name").asString());
        Locator pointed = pointedAt(shelter.get("position"));
        assertThat(pointed).containsText("避難所 山の上の小学校");
        assertThat(pointed).containsText("12 / 50 人");
        open("/map");
        desk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("市全体"))
                .click();
        assertThat(desk.locator(".map-outage")).containsText(Pattern.compile("^停電 \\d+:\\d\\d から"));
    }

    /** What is said of the place in the middle. */
    private Locator pointedAt(JsonNode place) {
        open("");
        open("/map?at=" + place.get("lat").asDouble() + "," + place.get("lon").asDouble());
        Locator said = desk.locator(".leaflet-tooltip:not(.map-district):not(.map-outage)");
        desk.waitForCondition(() -> {
            var box = desk.locator(".map").boundingBox();
            desk.mouse().move(box.x + box.width / 2 + 3, box.y + box.height / 2 + 3);
            desk.mouse().move(box.x + box.width / 2, box.y + box.height / 2);
            return said.count() > 0;
        });
        return said;
    }

    private void open(String rest) {
        desk.navigate(board + rest);
        assertThat(desk.locator(".map canvas").first()).isVisible();
    }
}
