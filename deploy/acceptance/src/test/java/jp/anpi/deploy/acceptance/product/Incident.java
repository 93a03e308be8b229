package jp.anpi.deploy.acceptance.product;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** One incident of a running product, as the desk sees it through the public calls. */
public final class Incident {

    private static final Duration OPEN_WITHIN = Duration.ofSeconds(60);

    private final Caller desk;
    private final String id;

    private Incident(Caller desk, String id) {
        this.desk = desk;
        this.id = id;
    }

    /** Opens a drill for the whole city whose time runs {@code speed} times as fast, and waits until it is open. */
    public static Incident openDrill(Caller desk, double speed) {
        return openDrill(desk, speed, OPEN_WITHIN);
    }

    /** The same with more patience. */
    public static Incident openDrill(Caller desk, double speed, Duration within) {
        return open(
                desk,
                Map.of(
                        "kind",
                        "EARTHQUAKE",
                        "mode",
                        "DRILL",
                        "title",
                        "受入試験の訓練",
                        "onsetAt",
                        Instant.now().toString(),
                        "area",
                        Map.of("type", "CITY"),
                        "speed",
                        speed),
                within);
    }

    /** Opens an incident and waits until it is open. */
    public static Incident open(Caller desk, Map<String, Object> incident) {
        return open(desk, incident, OPEN_WITHIN);
    }

    /** The same with more patience. */
    public static Incident open(Caller desk, Map<String, Object> incident, Duration within) {
        Caller.Answer answer = desk.post("/api/incidents", incident);
        if (answer.status() != 201) {
            throw new AssertionError("the incident was not opened: " + answer);
        }
        Incident opened = new Incident(desk, answer.json().get("id").asString());
        opened.awaitOpen(within);
        return opened;
    }

    /** One that somebody else opened. */
    public static Incident known(Caller desk, String id) {
        return new Incident(desk, id);
    }

    /** Waits until the roster is frozen and the first questions are out. */
    public void awaitOpen() {
        awaitOpen(OPEN_WITHIN);
    }

    private void awaitOpen(Duration within) {
        Eventually.within(within, "the incident is open", () -> {
            JsonNode state = state();
            return state.get("state").asString().equals("OPEN") && !state.has("asking");
        });
    }

    public String id() {
        return id;
    }

    public String path() {
        return "/api/incidents/" + id;
    }

    public JsonNode state() {
        return ok(desk.get(path()));
    }

    public JsonNode board() {
        return ok(desk.get(path() + "/board"));
    }

    public JsonNode check(String personId) {
        return ok(desk.get(path() + "/checks/" + personId));
    }

    /** All checks that a query such as {@code group=PUSH_SUPPORT} selects, page after page. */
    public List<JsonNode> checks(String query) {
        return pages(path() + "/checks?limit=200" + (query.isEmpty() ? "" : "&" + query));
    }

    /** The same, the first so many at least, if there are as many. */
    public List<JsonNode> checks(String query, int atLeast) {
        return pages(path() + "/checks?limit=200&" + query, atLeast);
    }

    /** Every item of a paged list. */
    public List<JsonNode> pages(String firstPage) {
        return pages(firstPage, Integer.MAX_VALUE);
    }

    private List<JsonNode> pages(String firstPage, int atLeast) {
        List<JsonNode> items = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            JsonNode page = ok(
                    desk.get(firstPage + cursor.map(next -> "&cursor=" + next).orElse("")));
            page.get("items").forEach(items::add);
            cursor = Optional.ofNullable(page.get("next"))
                    .filter(JsonNode::isString)
                    .map(JsonNode::asString);
        } while (cursor.isPresent() && items.size() < atLeast);
        return items;
    }

    private static JsonNode ok(Caller.Answer answer) {
        if (answer.status() != 200) {
            throw new AssertionError("unexpected answer: " + answer);
        }
        return answer.json();
    }
}
