package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jp.anpi.deploy.acceptance.browser.Axe.accessible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import jp.anpi.deploy.acceptance.product.Caller;
import jp.anpi.deploy.acceptance.product.Eventually;
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
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The map of the desk: from afar numbers, from near people, changed as it happens, drawn on by mouse or keyboard. */
@Timeout(240)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MapJourneyTest {

    /** Where the mark of somebody who needs help is drawn, found by looking at the picture as a person does. */
    private static final String FIND_NEEDY = """
            () => {
              const one = document.createElement("canvas").getContext("2d");
              one.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--needs-help").trim();
              one.fillRect(0, 0, 1, 1);
              const wanted = one.getImageData(0, 0, 1, 1).data;
              for (const canvas of document.querySelectorAll(".leaflet-people-pane canvas")) {
                const { width, height } = canvas;
                if (!width) continue;
                const data = canvas.getContext("2d").getImageData(0, 0, width, height).data;
                const is = (x, y) => [0, 1, 2].every((i) => data[4 * (y * width + x) + i] === wanted[i]);
                for (let y = 4; y < height - 4; y++)
                  for (let x = 4; x < width - 4; x++)
                    if (is(x, y) && is(x, y + 3) && is(x - 1, y + 3) && is(x + 1, y + 3)) {
                      const box = canvas.getBoundingClientRect();
                      const at = [box.left + (x * box.width) / width, box.top + ((y + 2) * box.height) / height];
                      const frame = document.querySelector(".map").getBoundingClientRect();
                      if (at[0] > frame.left + 120 && at[0] < frame.right - 5 && at[1] > frame.top + 5 && at[1] < frame.bottom - 5)
                        return at;
                    }
              }
              return [];
            }
            """;

    /** From when the page says so, each change of the board tells of one less without a place. */
    private static final String ONE_HAS_A_PLACE = """
            const real = window.fetch;
            window.fetch = async (path, options) => {
              const answer = await real(path, options);
              if (!String(path).endsWith("/board/stream")) return answer;
              const fewer = (_, n) => `"unlocated":${n - (window.placed ? 1 : 0)}`;
              const told = new TransformStream({ transform: (text, out) => out.enqueue(text.replace(/"unlocated":(\\d+)/g, fewer)) });
              const text = answer.body.pipeThrough(new TextDecoderStream()).pipeThrough(told).pipeThrough(new TextEncoderStream());
              return new Response(text, answer);
            };
            """;

    private static final Duration A_MOMENT = Duration.ofSeconds(20);

    /** How many dots of people's marks are in ink around the middle of the map, where a car is in ink too. */
    private static final String INK_IN_THE_MIDDLE =
            dots("const [r, g, b] = pixel; return r < 110 && g < 110 && b < 110;");

    /** How many dots there are of any mark. */
    private static final String MARK_IN_THE_MIDDLE = dots("return true;");

    private static String dots(String wanted) {
        return """
                () => {
                  const is = (pixel) => { %s };
                  const frame = document.querySelector(".map").getBoundingClientRect();
                  const [cx, cy] = [frame.left + frame.width / 2, frame.top + frame.height / 2];
                  let found = 0;
                  for (const canvas of document.querySelectorAll(".leaflet-people-pane canvas")) {
                    const { width, height } = canvas;
                    const box = canvas.getBoundingClientRect();
                    if (!width || cx < box.left - 16 || cx > box.right + 16 || cy < box.top - 16 || cy > box.bottom + 16) continue;
                    const scale = width / box.width;
                    const data = canvas.getContext("2d").getImageData(0, 0, width, height).data;
                    for (let y = 0; y < height; y++)
                      for (let x = 0; x < width; x++) {
                        const near = Math.hypot(box.left + x / scale - cx, box.top + y / scale - cy) < 16;
                        if (near && data[4 * (y * width + x) + 3] > 150 && is(data.subarray(4 * (y * width + x)))) found++;
                      }
                  }
                  return found;
                }""".formatted(wanted);
    }

    @TempDir
    static Path directory;

    private static Chromium chromium;
    private static Product product;
    private static Caller caller;
    private static Incident incident;
    private static Page desk;

    /** Where somebody of ① is drawn of whom nobody knows the house. */
    private static JsonNode nearby;

    private static final List<String> WRONG = new ArrayList<>();

    @BeforeAll
    static void start() {
        chromium = Chromium.launch();
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        product = Product.ready(directory, "--anpi.sample=town");
        caller = Caller.signIn(product, "admin");
        nearby = somebodyOfWhomOnlyThePartOfTheTownIsKnown();
        incident = Incident.openDrill(caller, 1);
        var context = chromium.window(1280, 900);
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
            if (!request.url().startsWith(product.address().toString())
                    && !request.url().startsWith("data:")) {
                WRONG.add("asked the internet: " + request.url());
            }
        });
    }

    @AfterAll
    static void stop() {
        if (product != null) {
            product.close();
        }
        if (chromium != null) {
            chromium.close();
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
        return (List<?>) desk.evaluate(FIND_NEEDY);
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
        nearer(3);
        assertThat(desk.getByText("印を選ぶと本人の画面を開きます")).isVisible();
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
        desk.waitForCondition(() -> ((Number) desk.evaluate(INK_IN_THE_MIDDLE)).intValue() >= 40);
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

    @Test
    @Order(6)
    void anAreaDrawnByMouseStartsTheClocksOfThePeopleInside() {
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

    private static List<JsonNode> tasks() {
        return caller.get(incident.path() + "/tasks")
                .json()
                .get("items")
                .valueStream()
                .toList();
    }

    /** Moves the pointer to a part of the map's width and height. */
    private static void at(double across, double down) {
        var box = desk.locator(".map").boundingBox();
        desk.mouse().move(box.x + across * box.width, box.y + down * box.height);
    }

    private static void press(double across, double down) {
        at(across, down);
        desk.mouse().down();
        desk.mouse().up();
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
        page.addInitScript(ONE_HAS_A_PLACE);
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
        desk.waitForCondition(() -> ((Number) desk.evaluate(INK_IN_THE_MIDDLE)).intValue() >= 8);
        open("");
        open(mapAt(located().get(1).get("position")));
        desk.waitForCondition(() -> ((Number) desk.evaluate(MARK_IN_THE_MIDDLE)).intValue() >= 8);
        assertThat(((Number) desk.evaluate(INK_IN_THE_MIDDLE)).intValue()).isZero();
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

    /** Moves the map and puts a corner under the cross. */
    private static void corner(String arrow, int number) {
        desk.locator(".map").focus();
        desk.keyboard().press(arrow);
        desk.keyboard().press("Enter");
        assertThat(desk.locator(".map-tools [role=status]")).containsText("角 " + number + "：");
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
