package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jp.anpi.deploy.acceptance.browser.Axe.accessible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import jp.anpi.deploy.acceptance.product.Caller;
import jp.anpi.deploy.acceptance.product.Incident;
import jp.anpi.deploy.acceptance.product.Product;
import jp.anpi.deploy.acceptance.product.Reports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The map of the desk: from afar numbers, from near people, changed as it happens, drawn on by mouse or keyboard. */
@Timeout(240)
@ExtendWith(Town.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MapJourneyTest {

    private static Product product;
    private static Caller caller;
    private static Incident incident;
    private static Page desk;

    /** Where somebody of ① is drawn of whom nobody knows the house. */
    private static JsonNode nearby;

    private static final List<String> WRONG = new ArrayList<>();

    private static final int PEOPLE_FROM = 14;
    private static final Pattern TILE = Pattern.compile("/map/tiles/(\\d+)/");

    /** How near the map is, by the part of it that was asked for last. */
    private static int zoom;

    @BeforeAll
    static void start(Chromium opened, Product running) {
        product = running;
        caller = Caller.signIn(product, "admin");
        nearby = somebodyOfWhomOnlyThePartOfTheTownIsKnown();
        incident = Incident.openDrill(caller, 1);
        var context = opened.window(1280, 900);
        context.setDefaultTimeout(30_000);
        desk = context.newPage();
        desk.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        SignIn.asDesk(desk, product);
        desk.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                WRONG.add(message.text());
            }
        });
        desk.onRequest(request -> {
            var tile = TILE.matcher(request.url());
            if (tile.find()) {
                zoom = Integer.parseInt(tile.group(1));
            }
            if (!request.url().startsWith(product.address().toString())
                    && !request.url().startsWith("data:")) {
                WRONG.add("asked the internet: " + request.url());
            }
        });
    }

    @AfterAll
    static void stop() {
        if (desk != null) {
            desk.context().close();
        }
    }

    private static Locator button(String name) {
        return desk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)));
    }

    private static void open(String rest) {
        desk.navigate(product.address() + "/board/#/incidents/" + incident.id() + rest);
        assertThat(desk.locator(".map canvas").first()).isVisible();
    }

    private static List<?> findNeedy() {
        return (List<?>) desk.evaluate(MapPicture.FIND_NEEDY);
    }

    private static void nearer(int times) {
        for (int i = 0; i < times; i++) {
            button("拡大").click();
        }
    }

    @Test
    @Order(1)
    void theMapShowsTheWholeCityAndSaysWhoIsNotOnIt() {
        open("");
        assertThat(desk.locator(".map-district").first()).isVisible();
        assertThat(desk.getByText(Pattern.compile("^位置不明 \\d+ 人$"))).isVisible();
        assertThat(desk.locator(".leaflet-flood-pane canvas").first()).isAttached();
        assertThat(desk.getByText("3〜5m")).isVisible();
        desk.getByLabel("浸水想定区域").uncheck();
        assertThat(desk.locator(".leaflet-flood-pane canvas")).hasCount(0);
        desk.getByLabel("浸水想定区域").check();
        assertThat(desk.locator(".leaflet-roads-pane canvas").first()).isAttached();
        assertThat(desk.getByText("みなせ町 道路と水域（見本データ）")).isVisible();
        desk.getByLabel("道路と水域").uncheck();
        assertThat(desk.locator(".leaflet-roads-pane canvas")).hasCount(0);
        desk.getByLabel("道路と水域").check();
        assertThat(desk.getByText(Pattern.compile("住所を伏せている \\d+ 人は地図に出しません"))).isVisible();
        accessible(desk);
    }

    @Test
    @Order(2)
    void aRescueShowsOnTheMapByItselfAndAClickOpensThePerson() {
        open("/map");
        button("市全体").click();
        desk.waitForCondition(() -> zoom > 0 && zoom < PEOPLE_FROM);
        Locator near = desk.getByText("印を選ぶと本人の画面を開きます");
        while (zoom < PEOPLE_FROM) {
            assertThat(near).isHidden();
            int before = zoom;
            nearer(1);
            desk.waitForCondition(() -> zoom == before + 1);
        }
        assertThat(near).isVisible();
        assertThat(findNeedy()).isEmpty();
        var people = incident.checks("group=PUSH_SUPPORT");
        people.forEach(person -> caller.postBytes(
                incident.path() + "/reports",
                "application/json",
                Reports.rescue(person.get("personId").asString()).bytes()));
        desk.waitForCondition(() -> !findNeedy().isEmpty());
        Pictures.ofTheReadme(desk, "map");
        List<?> at = findNeedy();
        desk.mouse().click(((Number) at.get(0)).doubleValue(), ((Number) at.get(1)).doubleValue());
        Locator several = desk.locator(".map-here a");
        desk.waitForCondition(() -> desk.url().contains("/people/") || several.count() > 0);
        if (several.count() > 0) {
            accessible(desk);
            several.first().click();
        }
        desk.waitForURL(Pattern.compile("/people/"));
        assertThat(desk.locator("main").getByText("要対応").first()).isVisible();
    }

    @Test
    @Order(3)
    void aCarIsSentInOneStepThatOthersSeeAndTheMapShowsWhereTo() {
        desk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^車を向かわせる")))
                .click();
        desk.getByLabel("車・班の名前").fill("消防1号車");
        accessible(desk);
        button("向かわせる").click();
        assertThat(desk.locator(".car-notice")).containsText("消防1号車");
        assertThat(desk.getByText("あなたが担当中").first()).isVisible();
        accessible(desk);
        desk.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("地図で見る"))
                .click();
        desk.waitForURL(Pattern.compile("/map\\?at="));
        desk.waitForCondition(() -> !findNeedy().isEmpty());
        assertThat(desk.getByText("車・班が出ている人")).isVisible();
        desk.waitForCondition(() -> ((Number) desk.evaluate(MapPicture.INK_IN_THE_MIDDLE)).intValue() >= 40);
        desk.screenshot(new Page.ScreenshotOptions().setPath(Pictures.file("map-car")));
    }

    @Test
    @Order(4)
    void thePeopleOnTheMapAreReadAsAListToo() {
        open("/map");
        desk.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("この範囲の名簿"))
                .click();
        assertThat(desk.getByText("地図に見えている範囲の人")).isVisible();
        assertThat(desk.locator(".people-table tbody tr").first()).isVisible();
        accessible(desk);
    }

    @Test
    @Order(5)
    void anAreaIsDrawnByKeyboardAloneAskedAboutAndEntered() {
        drawing().byKeyboardAlone();
    }

    @Test
    @Order(6)
    void anAreaDrawnByMouseStartsTheClocksOfThePeopleInside() {
        drawing().byMouse();
    }

    private static MapDrawing drawing() {
        return new MapDrawing(desk, product.address().toString(), incident, caller);
    }

    @Test
    @Order(7)
    void officesSheltersAndWhereThePowerIsOutAreFoundOnTheMap() {
        new MapPlaces(desk, product.address().toString(), incident, caller).eachSaysWhatItIs();
    }

    @Test
    @Order(7)
    void pitfall28WhoHasNoPlaceIsCountedBesideTheMapAndOpenedByName() {
        open("");
        var map = caller.get(incident.path() + "/map").json();
        int unlocated = map.get("unlocated").asInt();
        assertThat(unlocated).isPositive();
        assertThat(map.get("shown").asInt() + unlocated + map.get("hidden").asInt())
                .as("everybody is on the map or counted beside it")
                .isEqualTo(incident.checks("").size());
        Locator beside = desk.getByText("位置不明 %d 人".formatted(unlocated));
        assertThat(beside).isVisible();
        open("/map");
        assertThat(beside).isVisible();
        beside.click();
        assertThat(desk.getByText("位置が分からない人")).isVisible();
        assertThat(desk.locator(".people-table tbody tr")).hasCount(Math.min(50, unlocated));
    }

    @Test
    @Order(7)
    void pitfall28HowManyHaveNoPlaceFollowsTheBoardWhileTheMapIsOpen() {
        int unlocated =
                caller.get(incident.path() + "/map").json().get("unlocated").asInt();
        Page page = desk.context().newPage();
        page.addInitScript(MapPicture.ONE_HAS_A_PLACE);
        page.navigate(product.address() + "/board/#/incidents/" + incident.id() + "/map");
        assertThat(page.getByText("位置不明 %d 人".formatted(unlocated))).isVisible();
        page.evaluate("() => { window.placed = true; }");
        caller.postBytes(
                incident.path() + "/reports",
                "application/json",
                Reports.safe(incident.checks("group=GENERAL", 1)
                                .getFirst()
                                .get("personId")
                                .asString())
                        .bytes());
        assertThat(page.getByText("位置不明 %d 人".formatted(unlocated - 1))).isVisible();
        page.close();
    }

    @Test
    @Order(1)
    void pitfall28WhoseHouseNobodyFoundIsDrawnInADashedCircle() {
        open(mapAt(nearby));
        assertThat(desk.getByText("破線で囲んだ印はおおよその位置（町字の代表点）")).isVisible();
        desk.waitForCondition(() -> ((Number) desk.evaluate(MapPicture.INK_IN_THE_MIDDLE)).intValue() >= 8);
        open("");
        open(mapAt(located().get(1).get("position")));
        desk.waitForCondition(() -> ((Number) desk.evaluate(MapPicture.MARK_IN_THE_MIDDLE)).intValue() >= 8);
        assertThat(((Number) desk.evaluate(MapPicture.INK_IN_THE_MIDDLE)).intValue())
                .isZero();
    }

    private static JsonNode somebodyOfWhomOnlyThePartOfTheTownIsKnown() {
        JsonNode person = located().getFirst();
        JsonNode place = person.get("position");
        var answer = caller.put(
                "/api/persons/" + person.get("id").asString(),
                Map.of(
                        "version", person.get("version").asLong(),
                        "name", person.get("name").asString(),
                        "kana", person.get("kana").asString(),
                        "address", person.get("address").asString(),
                        "district", person.get("district").asString(),
                        "lifecycle", person.get("lifecycle").asString(),
                        "position",
                                Map.of(
                                        "lat", place.get("lat").asDouble(),
                                        "lon", place.get("lon").asDouble(),
                                        "precision", "TOWN")));
        assertThat(answer.status()).as(answer.toString()).isLessThan(300);
        return place;
    }

    private static String mapAt(JsonNode place) {
        return "/map?at=" + place.get("lat").asDouble() + "," + place.get("lon").asDouble();
    }

    /** People of ① on the map, with all that is known of each. */
    private static List<JsonNode> located() {
        return caller.get("/api/persons?group=PUSH_SUPPORT&limit=100")
                .json()
                .get("items")
                .valueStream()
                .map(one ->
                        caller.get("/api/persons/" + one.get("id").asString()).json())
                .filter(person -> person.has("position")
                        && !person.get("addressProtected").asBoolean()
                        && person.get("lifecycle").asString().equals("AT_HOME"))
                .limit(2)
                .toList();
    }

    @Test
    @Order(7)
    void inACellOfManyTheSilentHaveNoLessInkThanTheirShare() {
        open("/map");
        Object share = desk.evaluate("""
                async () => {
                  const { cell, palette } = await import("/board/map-marks.js");
                  const pen = new OffscreenCanvas(64, 64).getContext("2d");
                  const plain = { ...palette(), surface: "#000000", SILENT: "#00ff00", CONFIRMED: "#ff0000", ink: "#000000" };
                  cell(pen, { SILENT: 500, CONFIRMED: 500 }, 32, 32, plain);
                  const data = pen.getImageData(0, 0, 64, 64).data;
                  let [silent, confirmed] = [0, 0];
                  for (let i = 0; i < data.length; i += 4) {
                    silent += data[i + 1];
                    confirmed += data[i];
                  }
                  return silent / (silent + confirmed);
                }""");
        assertThat(((Number) share).doubleValue()).isGreaterThanOrEqualTo(0.5);
    }

    @Test
    @Order(8)
    void aMapThatDidNotOpenIsOpenedByAPressAndItsLostPartsComeByThemselves() {
        Page page = desk.context().newPage();
        page.clock().install();
        Pattern map = Pattern.compile("/api/incidents/[^/]+/map$");
        Pattern floods = Pattern.compile("/api/hazards/floods$");
        Pattern tiles = Pattern.compile("/map/tiles/");
        for (Pattern lost : List.of(map, floods, tiles)) {
            page.route(lost, Route::abort);
        }
        page.navigate(product.address() + "/board/#/incidents/" + incident.id());
        Locator shut = page.locator(".map-shut");
        assertThat(shut).containsText("サーバーに接続できません");
        accessible(page);
        page.screenshot(new Page.ScreenshotOptions().setPath(Pictures.file("map-shut")));

        page.unroute(map);
        shut.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("もう一度"))
                .click();
        assertThat(page.locator(".map-district").first()).isVisible();
        assertThat(shut).hasCount(0);
        Locator said = page.getByText("地図の一部を読み込めません");
        assertThat(said).isVisible();
        assertThat(page.getByText("3〜5m")).hasCount(0);

        page.unroute(tiles);
        page.unroute(floods);
        page.clock().fastForward(6_000);
        assertThat(said).hasCount(0);
        assertThat(page.locator(".leaflet-people-pane canvas[width]").first()).isVisible();
        page.clock().fastForward(16_000);
        assertThat(page.getByText("3〜5m")).isVisible();
        page.close();
    }

    @Test
    @Order(9)
    void theMapInEnglishAndDark() {
        open("/map");
        desk.locator(".menu summary").click();
        button("English").click();
        assertThat(desk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Draw an area")))
                .isVisible();
        assertThat(desk.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("List this part")))
                .isVisible();
        accessible(desk);
    }

    @Test
    @Order(10)
    void nothingWentWrongUnnoticedAndNothingWasAskedOfTheInternet() {
        assertThat(WRONG).isEmpty();
    }
}
