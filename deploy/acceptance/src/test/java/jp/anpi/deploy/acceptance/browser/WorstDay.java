package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import jp.anpi.deploy.acceptance.product.Incident;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A board as it has never been yet: a whole city of 96 districts, nobody at the desk, unknown people in danger, and then no more word. */
final class WorstDay {

    private static final int DISTRICTS = 96;
    private static final int UNKNOWN = 6;

    /** The board has the first of them only. */
    private static final int UNKNOWN_IN_ALL = 120;

    private static final int RUNGS = 4;
    private static final int TOLD = 30;
    private static final int MINUTES = 60;
    private static final int TIMES_AS_MANY = 60;
    private static final JsonMapper JSON = JsonMapper.shared();

    private WorstDay() {}

    /** Has the page see it in place of its incident's board. */
    static void on(Page page, Incident incident) {
        String snapshot = "event: snapshot\ndata: " + JSON.writeValueAsString(board(incident)) + "\n\n";
        page.route(
                Pattern.compile("/board/stream"),
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/event-stream")
                        .setBody(snapshot)));
    }

    /** On paper each list that is cut says of how many it has the first. */
    static void saysOfHowManyItShows(Page page) {
        Map<String, String> rows = Map.of(
                ".districts tbody tr", "6 / %d 地区".formatted(DISTRICTS),
                ".silence > li", "3 / %d 地区".formatted(DISTRICTS),
                ".feed > li", "最新の 3 件",
                ".rings", "%d / %d 件".formatted(UNKNOWN, UNKNOWN_IN_ALL));
        rows.forEach((row, said) -> {
            Locator panel = page.locator(".panel").filter(new Locator.FilterOptions().setHas(page.locator(row)));
            assertThat(panel.locator(".on-paper:visible")).hasText(said);
            assertThat(panel.locator(row + ":visible"))
                    .hasCount(Integer.parseInt(said.replaceAll("\\D*(\\d+).*", "$1")));
        });
        assertThat(page.locator(".queue-panel .on-paper:visible")).hasText(Pattern.compile("^8 / [1-9][\\d,]+ 人$"));
        assertThat(page.locator(".queue > li:visible")).hasCount(8);
    }

    private static ObjectNode board(Incident incident) {
        var board = (ObjectNode) incident.board();
        String now = Instant.now().toString();
        String soon = Instant.now().plusSeconds(3_000).toString();
        board.put("sentAt", now);
        board.set("districts", many((ArrayNode) board.get("districts"), "id", "name"));
        board.set("silence", many((ArrayNode) board.get("silence"), "district", "name"));
        for (JsonNode counts : board.get("counts")) {
            var group = (ObjectNode) counts;
            group.propertyNames()
                    .forEach(name -> group.put(name, group.get(name).asInt() * TIMES_AS_MANY));
        }
        ArrayNode rungs = board.putArray("rungs");
        for (int rung = 1; rung <= RUNGS; rung++) {
            rungs.addObject().put("rung", rung).put("waiting", 12_345);
        }
        ArrayNode feed = board.putArray("feed");
        for (int number = 1; number <= TOLD; number++) {
            feed.addObject()
                    .put("number", number)
                    .put("at", now)
                    .put("kind", "DANGER")
                    .put("reportId", UUID.randomUUID().toString())
                    .putArray("needs");
        }
        ArrayNode series = board.putArray("series");
        for (int minute = MINUTES; minute >= 0; minute--) {
            series.addObject()
                    .put("at", Instant.now().minusSeconds(60L * minute).toString())
                    .put("needsHelp", 1)
                    .putObject("confirmed");
        }
        board.putObject("desk").put("waiting", 120).put("since", now).put("nobody", true);
        ((ObjectNode) board.get("unmatched"))
                .put("open", 17)
                .put("danger", UNKNOWN_IN_ALL)
                .put("needs", 9)
                .put("oldestAt", now);
        ArrayNode unknown = board.putArray("unidentified");
        for (int i = 0; i < UNKNOWN; i++) {
            unknown.addObject()
                    .put("reportId", UUID.randomUUID().toString())
                    .put("place", "HOME")
                    .put("observedAt", now)
                    .put("receivedAt", now)
                    .put("clockEndsAt", soon)
                    .putArray("needs")
                    .addObject()
                    .put("kind", "RESCUE");
        }
        for (JsonNode row : board.get("urgent")) {
            var item = (ObjectNode) row;
            item.put("danger", true).put("hasPlan", false).put("dueAt", soon);
            item.putObject("clock").put("kind", "OXYGEN").put("endsAt", soon).put("assumed", true);
            item.putObject("tries")
                    .put("count", 4)
                    .put("last", now)
                    .put("visit", true)
                    .put("by", "CARE_MANAGER");
            ArrayNode needs = item.putArray("needs");
            needs.addObject().put("kind", "RESCUE");
            needs.addObject().put("kind", "OXYGEN");
        }
        return board;
    }

    private static ArrayNode many(ArrayNode few, String id, String name) {
        ArrayNode many = JSON.createArrayNode();
        for (int i = 0; i < DISTRICTS; i++) {
            var one = ((ObjectNode) few.get(i % few.size())).deepCopy();
            many.add(one.put(id, "w" + i).put(name, "名前の長い地区その" + (i + 1) + "丁目"));
        }
        return many;
    }
}
