package jp.anpi.deploy.drills.product;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import jp.anpi.deploy.drills.scenario.Act;
import jp.anpi.deploy.drills.scenario.Area;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A running product by its public calls. Methods that read answer what was asked or throw {@link ProductFailure};
 * acts come back as an {@link Answer}, because whether a refusal matters is the drill's business.
 */
public final class Product {
    private static final int TRIES = 4;
    private static final int PAGE = 200;
    private static final int PAGES = 10_000;
    /** What the product says of a report it acknowledged and does not find in its store, yet or any more. */
    private static final String ON_ITS_WAY = "ACCEPTED";

    private final Calls calls;
    private final Sending sending;
    private final InstantSource clock;
    private final Stop stop;

    public Product(URI base, Credentials credentials, InstantSource clock, Stop stop) {
        this.calls = new Calls(base, credentials, stop);
        this.sending = new Sending(calls);
        this.clock = clock;
        this.stop = stop;
    }

    public URI url() {
        return calls.base();
    }

    /** Makes sure that the product lets the runner in. */
    public void signIn() {
        body(calls.signIn(), "sign-in");
    }

    /** The caller's token, for a client that makes its calls itself. */
    public String token() {
        signIn();
        return calls.token();
    }

    /** Opens a drill; the roster may still be frozen when this returns. */
    public IncidentId openDrill(Opening opening) {
        ObjectNode request = calls.json()
                .createObjectNode()
                .put("kind", opening.kind().name())
                .put("mode", "DRILL")
                .put("title", opening.title())
                .put("onsetAt", opening.onset().toString())
                .put("speed", opening.speed());
        request.set("area", Wire.area(opening.area()));
        if (!opening.groups().isEmpty()) {
            var groups = request.putArray("groups");
            opening.groups().forEach(group -> groups.add(group.name()));
        }
        JsonNode opened = body(calls.post("/api/incidents", request), "opening the drill");
        return new IncidentId(Wire.need(opened, "id", "opening the drill"));
    }

    public Incident incident(IncidentId id) {
        JsonNode found = body(calls.get("/api/incidents/" + id, TRIES), "the incident");
        return new Incident(
                id,
                Wire.word(Incident.State.class, Wire.need(found, "state", "the incident")),
                Wire.instant(Wire.need(found, "onsetAt", "the incident")),
                Wire.instant(Wire.need(found, "incidentNow", "the incident")),
                Math.max(1, (int) Math.round(found.path("speed").asDouble(1))));
    }

    /** Waits until the roster is frozen and reports are folded. */
    public Incident awaitOpen(IncidentId id, Duration limit) {
        Instant end = clock.instant().plus(limit);
        while (true) {
            Incident incident = incident(id);
            if (incident.state() != Incident.State.OPENING) return incident;
            if (clock.instant().isAfter(end))
                throw new ProductFailure("the drill is still opening after " + limit.toSeconds() + " s");
            if (stop.within(Duration.ofMillis(100))) throw new ProductFailure("stopped while the drill was opening");
        }
    }

    /** Everybody in the incident, page by page. */
    public List<Check> checks(IncidentId incident) {
        return checks(incident, "");
    }

    /** The clients of one office. */
    public List<Check> checksOf(IncidentId incident, OfficeId office) {
        return checks(incident, "&officeId=" + encoded(office.value()));
    }

    private List<Check> checks(IncidentId incident, String filter) {
        List<Check> all = new ArrayList<>();
        pages(
                "/api/incidents/" + incident + "/checks?sort=name" + filter,
                "the checks",
                row -> all.add(Wire.check(row)));
        return all;
    }

    /** Whether the person's page shows this report: then it is folded, and so is all that was taken before it. */
    public boolean shows(IncidentId incident, PersonId person, ReportId report) {
        String path = "/api/incidents/" + incident + "/checks/" + encoded(person.value());
        return body(calls.get(path, TRIES), "a check").toString().contains(report.value());
    }

    /** The board's own numbers. */
    public Counts board(IncidentId incident) {
        return Wire.counts(body(calls.get("/api/incidents/" + incident + "/board", 1), "the board")
                .path("counts"));
    }

    public int unmatched(IncidentId incident) {
        List<JsonNode> rows = new ArrayList<>();
        pages("/api/incidents/" + incident + "/unmatched?", "the unmatched reports", rows::add);
        return rows.size();
    }

    public List<Office> offices() {
        List<Office> offices = new ArrayList<>();
        pages(
                "/api/offices?",
                "the offices",
                row -> offices.add(new Office(
                        new OfficeId(Wire.need(row, "id", "an office")),
                        row.path("name").asString("?"))));
        return offices;
    }

    public List<Member> members() {
        List<Member> members = new ArrayList<>();
        pages(
                "/api/members?",
                "the members",
                row -> members.add(new Member(
                        new MemberId(Wire.need(row, "id", "a member")),
                        row.path("role").asString(""))));
        return members;
    }

    /** Hands reports over in one call; the same one may be among them several times. At most a few hundred. */
    public Handover send(IncidentId incident, List<SealedReport> reports) {
        return sending.send(incident, reports, clock.instant());
    }

    /** Shows the product a receipt of its own. */
    public Standing verify(Receipt receipt) {
        JsonNode verdict = body(calls.post("/api/receipts/verify", receipt.asGiven()), "verifying a receipt");
        boolean valid = verdict.path("valid").asBoolean(false);
        String fate = verdict.path("report").asString("");
        return new Standing(valid, valid && !fate.isEmpty() && !fate.equals(ON_ITS_WAY));
    }

    public Answer outage(IncidentId incident, Area area, Instant startedAt, Optional<Instant> endedAt) {
        ObjectNode request = calls.json().createObjectNode().put("startedAt", startedAt.toString());
        request.set("area", Wire.area(area));
        endedAt.ifPresent(end -> request.put("endedAt", end.toString()));
        return calls.post("/api/incidents/" + incident + "/outages", request);
    }

    /** The outages that go on. */
    public List<OutageId> outages(IncidentId incident) {
        JsonNode found = body(calls.get("/api/incidents/" + incident + "/outages", TRIES), "the outages");
        return found.path("items").values().stream()
                .filter(outage -> outage.path("state").asString("").equals("RUNNING"))
                .map(outage -> new OutageId(Wire.need(outage, "id", "an outage")))
                .toList();
    }

    public Answer powerBack(IncidentId incident, OutageId outage) {
        return act(incident, "/outages/" + encoded(outage.value()) + "/end");
    }

    public Answer facility(
            IncidentId incident, OfficeId office, Act.Offices.Status status, Map<Act.Offices.Figure, Integer> figures) {
        ObjectNode request = calls.json().createObjectNode().put("status", status.name());
        figures.forEach((figure, said) -> request.put(figure.name(), said));
        return calls.post("/api/incidents/" + incident + "/facilities/" + encoded(office.value()), request);
    }

    public Answer askOffices(IncidentId incident, Act.AskOffices.Measure measure) {
        return calls.post(
                "/api/incidents/" + incident + "/facilities/ask",
                calls.json().createObjectNode().put("measure", measure.name()));
    }

    public OfficeCounts officeCounts(IncidentId incident) {
        JsonNode said = body(calls.get("/api/incidents/" + incident + "/facilities", TRIES), "the offices")
                .path("summary");
        JsonNode states = said.path("states");
        return new OfficeCounts(
                said.path("offices").asInt(),
                states.path("OPEN").asInt(),
                states.path("REDUCED").asInt(),
                states.path("CLOSED").asInt(),
                said.path("silent").asInt(),
                said.path("unanswered").asInt());
    }

    /** How many people power has to be brought to. */
    public int tasks(IncidentId incident) {
        return body(calls.get("/api/incidents/" + incident + "/tasks", TRIES), "the tasks")
                .path("items")
                .size();
    }

    /** How many of the reporters who were asked about somebody cannot act. */
    public Part reportersAway(IncidentId incident) {
        JsonNode members = body(calls.get("/api/incidents/" + incident + "/reporters", TRIES), "the reporters")
                .path("members");
        int away = (int) members.values().stream()
                .filter(member -> member.has("unavailable"))
                .count();
        return new Part(away, members.size());
    }

    /** How many people wait for the desk. */
    public int deskWaiting(IncidentId incident) {
        return body(calls.get("/api/incidents/" + incident + "/board", TRIES), "the board")
                .path("desk")
                .path("waiting")
                .asInt();
    }

    public Answer acknowledge(IncidentId incident) {
        return act(incident, "/desk/acknowledge");
    }

    public Answer available(IncidentId incident, MemberId member) {
        return act(incident, "/members/" + encoded(member.value()) + "/available");
    }

    public Answer unavailable(IncidentId incident, MemberId member) {
        return act(incident, "/members/" + encoded(member.value()) + "/unavailable");
    }

    public Answer claim(IncidentId incident, PersonId person) {
        return act(incident, "/checks/" + encoded(person.value()) + "/claim");
    }

    public Answer release(IncidentId incident, PersonId person) {
        return act(incident, "/checks/" + encoded(person.value()) + "/release");
    }

    public Answer note(IncidentId incident, PersonId person, String text) {
        return calls.post(
                "/api/incidents/" + incident + "/checks/" + encoded(person.value()) + "/note",
                calls.json().createObjectNode().put("text", text));
    }

    public Answer close(IncidentId incident) {
        return act(incident, "/close");
    }

    private Answer act(IncidentId incident, String act) {
        return calls.post("/api/incidents/" + incident + act, calls.json().createObjectNode());
    }

    private void pages(String path, String what, Consumer<JsonNode> row) {
        String cursor = "";
        for (int page = 0; page < PAGES; page++) {
            String ask = path + (path.endsWith("?") ? "" : "&") + "limit=" + PAGE
                    + (cursor.isEmpty() ? "" : "&cursor=" + encoded(cursor));
            JsonNode found = body(calls.get(ask, TRIES), what);
            found.path("items").values().forEach(row);
            String next = found.path("next").asString("");
            if (next.isEmpty()) return;
            if (next.equals(cursor)) throw new ProductFailure(what + ": the next page is this page again");
            cursor = next;
        }
        throw new ProductFailure(what + ": no end after " + PAGES + " pages");
    }

    private static JsonNode body(Answer answer, String what) {
        return switch (answer) {
            case Answer.Ok ok -> ok.body();
            case Answer.Refused refused -> throw new ProductFailure(what + ": the product refuses: " + refused);
            case Answer.None none -> throw new ProductFailure(what + ": " + none);
        };
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
