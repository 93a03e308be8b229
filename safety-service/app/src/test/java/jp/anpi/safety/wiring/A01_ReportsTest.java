package jp.anpi.safety.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.http.access.UnruledRoutes;
import jp.anpi.registry.testkit.Until;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** The way of a report from a phone to the lists: what is taken, what is refused and how. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class A01_ReportsTest {

    private final Town town = Town.of(4);
    private World world;
    private Session desk;
    private Session care;
    private String incident;

    @BeforeAll
    void openAnIncident() {
        world = World.start();
        world.know(town);
        desk = world.desk();
        var manager = town.firstCareManager();
        care = world.signIn("care-001", Role.CARE_MANAGER, Optional.of(manager.id()), Optional.of(manager.office()));
        incident = desk.open(Map.of());
    }

    @AfterAll
    void end() {
        world.close();
    }

    private String path(String rest) {
        return "/api/incidents/" + incident + rest;
    }

    private PersonId own(int number) {
        return town.person(PriorityGroup.CARE_CONSIDERATION, number).id();
    }

    private Optional<String> stateOf(PersonId person) {
        for (var item : desk.get(path("/checks?limit=1000")).json().get("items")) {
            if (item.get("personId").asString().equals(person.toString())) {
                return Optional.of(item.get("state").asString());
            }
        }
        return Optional.empty();
    }

    private JsonNode detail(PersonId person) {
        return desk.get(path("/checks/" + person)).json();
    }

    private Session.Answer send(byte[] bytes) {
        return care.post(path("/reports"), "application/json", bytes);
    }

    @Test
    void aReportedPersonIsConfirmedInTheLists() {
        PersonId person = town.person(PriorityGroup.PUSH_SUPPORT, 0).id();
        assertThat(stateOf(person)).contains("SILENT");
        var answer = send(Reports.bytes(Reports.safe(person)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.json().get("signature").asString()).hasSize(64);
        Until.holds("the person is confirmed", () -> stateOf(person).equals(Optional.of("CONFIRMED")));
    }

    @Test
    void everybodyOfTheRosterIsListedWhetherAskedOrBare() {
        var items = desk.get(path("/checks?limit=1000")).json().get("items");
        assertThat(items.size()).isEqualTo(town.people().size());
        for (var item : items) {
            assertThat(item.has("state")).isTrue();
            assertThat(item.get("needs").isArray()).isTrue();
        }
    }

    @Test
    void pagesOfAListShowEverybodyOnce() {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            var page = desk.get(path("/checks?sort=name&limit=3" + cursor)).json();
            page.get("items").forEach(item -> seen.add(item.get("personId").asString()));
            cursor = page.has("next") ? "&cursor=" + page.get("next").asString() : "";
        } while (!cursor.isEmpty());
        assertThat(seen).hasSize(town.people().size()).doesNotHaveDuplicates();
    }

    @Test
    void wrongJsonIsUnreadableAndSaysWhere() {
        var answer = send("{\"id\": ".getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers().get("content-type")).containsExactly("application/problem+json");
        assertThat(answer.json().get("errors").get(0).get("message").asString()).contains("1 行");
    }

    @Test
    void anotherEncodingIsRefusedRatherThanGuessed() {
        byte[] shiftJis = "{\"name\":\"髙﨑\"}".getBytes(Charset.forName("windows-31j"));
        var answer = send(shiftJis);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("type").asString()).endsWith("not-utf8");
    }

    @Test
    void anUnknownWordNamesItsField() {
        var answer = send(Reports.bytes(Reports.with(Reports.safe(own(0)), "condition", "FINE")));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("errors").get(0).get("field").asString()).isEqualTo("condition");
    }

    @Test
    void everyWrongFieldIsNamedAtOnce() {
        var report = Reports.with(Reports.with(Reports.safe(own(0)), "place", 7), "needs", "none");
        var fields = new ArrayList<String>();
        send(Reports.bytes(report))
                .json()
                .get("errors")
                .forEach(error -> fields.add(error.get("field").asString()));
        assertThat(fields).containsExactlyInAnyOrder("place", "needs");
    }

    @Test
    void aReportAboveItsSizeIsRefused() {
        var answer = send(Reports.bytes(Reports.with(Reports.safe(own(0)), "extra", "あ".repeat(30_000))));
        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void anotherContentTypeIsRefused() {
        var answer = care.post(path("/reports"), "text/plain", Reports.bytes(Reports.safe(own(0))));
        assertThat(answer.status()).isEqualTo(415);
    }

    /** Plain reports take a lane of their own; whoever says more about types takes the framework's way. */
    @Test
    void bothWaysInAnswerTheSame() {
        List<byte[]> bodies = List.of(
                Reports.bytes(Reports.safe(own(0))),
                Reports.bytes(Reports.with(Reports.safe(own(0)), "condition", "FINE")),
                "{\"id\": ".getBytes(StandardCharsets.UTF_8),
                new byte[0],
                Reports.bytes(Reports.with(Reports.safe(own(0)), "extra", "あ".repeat(30_000))));
        List<String> paths = List.of(path("/reports"), "/api/incidents/none/reports");
        for (byte[] body : bodies) {
            for (String to : paths) {
                var quick = care.post(to, "application/json", body);
                var usual = care.post(to, "application/json;charset=utf-8", body);
                assertThat(usual.status()).isEqualTo(quick.status());
                assertThat(usual.body()).isEqualTo(quick.body());
                assertThat(withoutDate(usual)).isEqualTo(withoutDate(quick));
            }
        }
    }

    private static Map<String, List<String>> withoutDate(Session.Answer answer) {
        Map<String, List<String>> headers = new HashMap<>(answer.headers());
        headers.remove("date");
        return headers;
    }

    @Test
    void anUnknownIncidentIsNotFound() {
        var answer = care.post("/api/incidents/" + UUID.randomUUID() + "/reports", Reports.safe(own(0)));
        assertThat(answer.status()).isEqualTo(404);
    }

    @Test
    void aCareManagerNeitherSeesNorReportsOthersClients() {
        PersonId other = town.person(PriorityGroup.CARE_CONSIDERATION, 1).id();
        assertThat(send(Reports.bytes(Reports.safe(other))).status()).isEqualTo(404);
        assertThat(care.get(path("/checks/" + other)).status()).isEqualTo(404);
        var listed = new ArrayList<String>();
        care.get(path("/checks?limit=1000"))
                .json()
                .get("items")
                .forEach(item -> listed.add(item.get("personId").asString()));
        assertThat(listed).doesNotContain(other.toString()).contains(own(0).toString());
        var mine = new ArrayList<String>();
        care.get("/api/me/clients?limit=1000&incident=" + incident)
                .json()
                .get("items")
                .forEach(item -> mine.add(item.get("personId").asString()));
        assertThat(mine).containsExactlyInAnyOrderElementsOf(listed).hasSize(6);
        assertThat(care.get(path("/board")).status()).isEqualTo(403);
    }

    @Test
    void theSameReportAgainGetsTheSameReceiptAndAnotherContentIsAConflict() {
        var report = Reports.safe(own(2));
        var first = send(Reports.bytes(report));
        var again = send(Reports.bytes(report));
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(first.body());
        var other = send(Reports.bytes(Reports.with(report, "condition", "UNWELL")));
        assertThat(other.status()).isEqualTo(409);
        var verified = care.post("/api/receipts/verify", World.JSON.readValue(first.body(), Map.class));
        assertThat(verified.json().get("valid").asBoolean()).isTrue();
        Until.holds(
                "the report is stored",
                () -> care.post("/api/receipts/verify", World.JSON.readValue(first.body(), Map.class))
                        .json()
                        .get("report")
                        .asString()
                        .equals("STORED"));
        assertThat(care.post(
                                "/api/receipts/verify",
                                Map.of(
                                        "reportId", report.get("id"),
                                        "contentHash", "0".repeat(64),
                                        "keyId", first.json().get("keyId").asString(),
                                        "signature",
                                                first.json().get("signature").asString()))
                        .json()
                        .get("valid")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void fourSimultaneousIdenticalReportsAreOneReportWithOneReceipt() {
        PersonId person = town.person(PriorityGroup.GENERAL, 3).id();
        List<String> ids = new ArrayList<>();
        for (int round = 0; round < 200; round++) {
            var report = Reports.with(Reports.safe(person), "source", "SELF");
            ids.add((String) report.get("id"));
            byte[] bytes = Reports.bytes(report);
            var together = IntStream.range(0, 4)
                    .mapToObj(_ -> desk.postSoon(path("/reports"), bytes))
                    .toList();
            var answers = together.stream().map(CompletableFuture::join).toList();
            assertThat(answers).extracting(Session.Answer::status).containsOnly(202);
            assertThat(answers)
                    .extracting(answer -> answer.json().get("signature").asString())
                    .as("one receipt")
                    .hasSize(4)
                    .containsOnly(answers.getFirst().json().get("signature").asString());
        }
        Until.holds("all are stored", () -> detail(person).get("reports").size() == 200);
        List<String> stored = new ArrayList<>();
        detail(person).get("reports").forEach(one -> stored.add(one.get("id").asString()));
        assertThat(stored).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void twoContentsUnderOneIdThatRaceAreBothKeptAndShown() {
        PersonId person = town.person(PriorityGroup.GENERAL, 2).id();
        for (int round = 0; round < 20; round++) {
            var report = Reports.safe(person);
            var one = desk.postSoon(path("/reports"), Reports.bytes(report));
            var other = desk.postSoon(path("/reports"), Reports.bytes(Reports.with(report, "condition", "UNWELL")));
            assertThat(List.of(one.join().status(), other.join().status()))
                    .as("accepted, or refused once the first is known")
                    .isSubsetOf(202, 409)
                    .contains(202);
            if (one.join().status() == 202 && other.join().status() == 202) {
                Until.holds(
                        "the other content is shown",
                        () -> detail(person).get("conflicts").toString().contains((String) report.get("id")));
            }
        }
    }

    @Test
    void aBatchKeepsItsGoodLinesAndNamesTheBadOnes() {
        PersonId person = town.person(PriorityGroup.GENERAL, 1).id();
        List<byte[]> lines = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            lines.add(Reports.bytes(Reports.safe(person)));
        }
        lines.set(17, "{\"id\":".getBytes(StandardCharsets.UTF_8));
        lines.set(4_000, Reports.bytes(Reports.with(Reports.safe(person), "source", "NEIGHBOUR")));
        lines.set(9_999, Reports.bytes(Reports.without(Reports.safe(person), "observedAt")));
        var answer = desk.post(path("/reports"), "application/x-ndjson", Reports.lines(lines));
        assertThat(answer.status()).isEqualTo(202);
        var json = answer.json();
        assertThat(json.get("receipts").size() + json.get("retry").size()).isEqualTo(9_997);
        List<Integer> rejected = new ArrayList<>();
        json.get("rejected").forEach(line -> rejected.add(line.get("line").asInt()));
        assertThat(rejected).containsExactly(18, 4_001, 10_000);
        var second = json.get("rejected").get(1).get("problem").get("errors").get(0);
        assertThat(second.get("field").asString()).isEqualTo("source");
        assertThat(second.get("line").asInt()).isEqualTo(4_001);
    }

    @Test
    void aBatchOfOnlyBadLinesIsRefused() {
        var answer =
                desk.post(path("/reports"), "application/x-ndjson", "{}\nnothing\n".getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("errors").toString())
                .contains("\"line\":1")
                .contains("\"line\":2");
    }

    @Test
    void aWrongClockRefusesNothingAndIsShown() {
        PersonId person = town.person(PriorityGroup.REASONABLE_ACCOMMODATION, 2).id();
        var report = Reports.with(Reports.safe(person), "observedAt", "2031-01-01T00:00:00Z");
        assertThat(desk.post(path("/reports"), report).status()).isEqualTo(202);
        Until.holds("it is stored", () -> detail(person).get("reports").size() == 1);
        assertThat(detail(person).get("reports").get(0).get("marks").toString()).contains("CLOCK_DOUBTFUL");
    }

    @Test
    void theSendersClockErrorIsTakenOff() {
        PersonId person = town.person(PriorityGroup.REASONABLE_ACCOMMODATION, 3).id();
        var report = Reports.with(Reports.safe(person), "observedAt", "2026-11-20T11:59:00+09:00");
        var answer = desk.post(
                path("/reports"),
                "application/json",
                Reports.bytes(report),
                "Anpi-Sent-At",
                world.time().instant().plusSeconds(3 * 3600).toString());
        assertThat(answer.status()).isEqualTo(202);
        Until.holds("it is stored", () -> detail(person).get("reports").size() == 1);
        assertThat(java.time.Instant.parse(
                        detail(person).get("reports").get(0).get("observedAt").asString()))
                .isBeforeOrEqualTo(world.time().instant());
        assertThat(detail(person).get("reports").get(0).get("marks").toString()).doesNotContain("CLOCK_DOUBTFUL");
    }

    @Test
    void aReportAboutNobodyKnownWaitsUntilAPersonLinksIt() {
        PersonId person = town.person(PriorityGroup.GENERAL, 0).id();
        var report = Reports.with(Reports.without(Reports.safe(person), "personId"), "name", "町田 だれか");
        assertThat(care.post(path("/reports"), report).status()).isEqualTo(202);
        String id = (String) report.get("id");
        Until.holds("it waits", () -> desk.get(path("/unmatched")).body().contains(id));
        assertThat(care.get(path("/unmatched")).status()).isEqualTo(403);
        var linked = desk.post(path("/unmatched/" + id + "/link"), Map.of("personId", person.toString()));
        assertThat(linked.status()).as(linked.body()).isIn(200, 202);
        Until.holds("the person is confirmed", () -> stateOf(person).equals(Optional.of("CONFIRMED")));
        assertThat(desk.get(path("/unmatched")).body()).doesNotContain(id);
        assertThat(desk.post(path("/unmatched/" + id + "/unlink"), Map.of()).status())
                .isIn(200, 202);
        Until.holds("the person is silent again", () -> stateOf(person).equals(Optional.of("SILENT")));
    }

    @Test
    void aClaimIsShownAndHoldsAgainstOthers() {
        PersonId person = town.person(PriorityGroup.MEDICAL_COORDINATION, 1).id();
        desk.acts(
                path("/checks/" + person + "/claim"),
                Map.of(),
                "trying since it is claimed",
                () -> stateOf(person).equals(Optional.of("TRYING")));
        var other = world.signIn("desk2", Role.DESK, Optional.empty(), Optional.empty());
        assertThat(other.outcome(path("/checks/" + person + "/claim"), Map.of()).status())
                .isEqualTo(409);
        desk.acts(
                path("/checks/" + person + "/note"),
                Map.of("text", "電話した"),
                "the note is shown",
                () -> detail(person).get("notes").findValuesAsString("text").equals(List.of("電話した")));
        assertThat(care.post(path("/checks/" + person + "/claim"), Map.of()).status())
                .isEqualTo(403);
    }

    @Test
    void everyRouteHasItsRule() {
        assertThat(UnruledRoutes.in(world.context())).isEmpty();
    }
}
