package jp.anpi.safety.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.testkit.Until;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Incidents beside each other: nothing leaks, status is carried over by decision, closed ones reopen, all is exported. */
class F03_IncidentsTest {

    private static final Town town = Town.of(2);
    private static final PersonId person =
            town.person(PriorityGroup.PUSH_SUPPORT, 0).id();
    private static World world;
    private static World.Session desk;
    private final List<String> opened = new ArrayList<>();
    private String quake;

    @BeforeAll
    static void start() {
        world = World.start();
        world.know(town);
        desk = world.desk();
    }

    @BeforeEach
    void openAnIncident() {
        quake = open(Map.of());
    }

    private String open(Map<String, Object> more) {
        Map<String, Object> all = new LinkedHashMap<>(more);
        all.put("onsetAt", world.time().instant().toString());
        String id = desk.open(all);
        opened.add(id);
        return id;
    }

    @AfterEach
    void closeThem() {
        opened.forEach(id -> desk.post(path(id, "/close"), Map.of()));
    }

    @AfterAll
    static void end() {
        world.close();
    }

    private static String path(String incident, String rest) {
        return "/api/incidents/" + incident + rest;
    }

    private JsonNode detail(String incident, PersonId who) {
        return desk.get(path(incident, "/checks/" + who)).json();
    }

    private String state(String incident, PersonId who) {
        return detail(incident, who).get("check").get("state").asString();
    }

    private void safe(String incident) {
        Map<String, Object> report = Reports.with(
                Reports.safe(person), "observedAt", world.time().instant().toString());
        assertThat(desk.post(path(incident, "/reports"), report).status()).isEqualTo(202);
        Until.holds("it counts", () -> state(incident, person).equals("CONFIRMED"));
    }

    private List<String> logged(String incident) {
        List<String> kinds = new ArrayList<>();
        desk.get(path(incident, "/log"))
                .json()
                .get("items")
                .forEach(entry -> kinds.add(entry.get("kind").asString()));
        return kinds;
    }

    @Test
    void pitfall40OnePersonInTwoIncidentsIsShownOnBothAndNothingLeaksUntilADecisionCarriesItOver() {
        safe(quake);
        world.time().forward("10m");
        String flood = open(Map.of("kind", "FLOOD", "title", "川の氾濫の訓練"));
        assertThat(state(flood, person)).isEqualTo("SILENT");
        assertThat(detail(flood, person).get("reports")).isEmpty();
        var elsewhere = detail(flood, person).get("elsewhere");
        assertThat(elsewhere).hasSize(1);
        assertThat(elsewhere.get(0).get("incident").asString()).isEqualTo(quake);
        assertThat(elsewhere.get(0).get("state").asString()).isEqualTo("CONFIRMED");
        assertThat(detail(quake, person).get("elsewhere").get(0).get("state").asString())
                .isEqualTo("SILENT");

        var without = desk.post(path(flood, "/carry-over"), Map.of("from", quake));
        assertThat(without.status()).isEqualTo(422);
        assertThat(without.json().get("errors").get(0).get("field").asString()).isEqualTo("because");
        assertThat(desk.post(path(flood, "/carry-over"), Map.of("from", flood, "because", "x"))
                        .status())
                .isEqualTo(422);
        var decided = desk.post(path(flood, "/carry-over"), Map.of("from", quake, "because", "同じ避難所で確認したため"));
        assertThat(decided.status()).as(decided.body()).isEqualTo(202);
        Until.holds("it counts there", () -> state(flood, person).equals("CONFIRMED"));
        assertThat(detail(flood, person).get("check").get("carriedOver").asBoolean())
                .isTrue();
        assertThat(detail(quake, person).get("check").has("carriedOver")).isFalse();
        assertThat(state(flood, town.person(PriorityGroup.PUSH_SUPPORT, 1).id()))
                .isEqualTo("SILENT");
        assertThat(logged(flood)).contains("CARRIED_OVER");
        assertThat(logged(quake)).doesNotContain("CARRIED_OVER");

        world = world.restarted();
        desk = world.desk();
        assertThat(state(flood, person)).isEqualTo("CONFIRMED");
    }

    @Test
    void pitfall40ACarryingOverIsTakenBackAsAWholeInOneStep() {
        safe(quake);
        String flood = open(Map.of("kind", "FLOOD", "title", "川の氾濫の訓練"));
        assertThat(takenBack(flood, quake, "まだ何も").status())
                .as("nothing is carried over")
                .isEqualTo(422);
        desk.post(path(flood, "/carry-over"), Map.of("from", quake, "because", "同じ避難所で確認したため"));
        Until.holds("it counts there", () -> state(flood, person).equals("CONFIRMED"));

        assertThat(takenBack(flood, quake, " ")
                        .json()
                        .get("errors")
                        .get(0)
                        .get("field")
                        .asString())
                .isEqualTo("because");
        var back = takenBack(flood, quake, "別の人と取り違えたため");
        assertThat(back.status()).as(back.body()).isEqualTo(202);
        Until.holds("it counts there no longer", () -> state(flood, person).equals("SILENT"));
        assertThat(detail(flood, person).get("check").has("carriedOver")).isFalse();
        Until.holds(
                "somebody is asked", () -> detail(flood, person).get("check").has("rung"));
        assertThat(state(quake, person)).as("where it was said it stands").isEqualTo("CONFIRMED");
        assertThat(logged(flood)).containsSubsequence("CARRIED_OVER", "CARRY_OVER_TAKEN_BACK");
        assertThat(takenBack(flood, quake, "もう一度").status())
                .as("once is enough")
                .isEqualTo(422);
    }

    private World.Answer takenBack(String into, String from, String because) {
        return desk.post(path(into, "/carry-over/take-back"), Map.of("from", from, "because", because));
    }

    @Test
    void pitfall11ADrillAndARealIncidentStandBesideEachOtherAndNothingGoesAcross() {
        safe(quake);
        String real = open(Map.of("mode", "REAL", "title", "本物の地震"));
        assertThat(state(real, person)).isEqualTo("SILENT");
        assertThat(detail(real, person).get("elsewhere"))
                .as("a drill is not shown beside the real thing")
                .isEmpty();
        assertThat(desk.post(path(real, "/carry-over"), Map.of("from", quake, "because", "訓練の結果"))
                        .status())
                .isEqualTo(422);
        assertThat(desk.post(path(quake, "/carry-over"), Map.of("from", real, "because", "x"))
                        .status())
                .isEqualTo(422);
        assertThat(desk.get(path(real, "/board"))
                        .json()
                        .get("counts")
                        .get("PUSH_SUPPORT")
                        .get("CONFIRMED")
                        .asInt())
                .isZero();
    }

    @Test
    void aClosedIncidentIsReopenedWithAReasonAndAsksAnew() {
        desk.post(path(quake, "/close"), Map.of());
        assertThat(desk.get(path(quake, "")).json().has("keptUntil")).isTrue();
        Until.holds("nobody is asked", () -> !detail(quake, person).get("check").has("rung"));
        assertThat(desk.post(path(quake, "/reopen"), Map.of("because", " ")).status())
                .isEqualTo(422);
        var manager = town.firstCareManager();
        var care =
                world.signIn("care-001", Role.CARE_MANAGER, Optional.of(manager.id()), Optional.of(manager.office()));
        assertThat(care.post(path(quake, "/reopen"), Map.of("because", "余震")).status())
                .isEqualTo(403);
        var again = desk.post(path(quake, "/reopen"), Map.of("because", "余震が続くため"));
        assertThat(again.json().get("state").asString()).as(again.body()).isEqualTo("OPEN");
        Until.holds(
                "somebody is asked", () -> detail(quake, person).get("check").has("rung"));
        assertThat(logged(quake)).containsSubsequence("OPENED", "CLOSED", "REOPENED");
        world = world.restarted();
        desk = world.desk();
        assertThat(desk.get(path(quake, "")).json().get("state").asString()).isEqualTo("OPEN");
        safe(quake);
    }

    @Test
    void anIncidentThatWasClosedWhileItOpenedGoesOnOpeningWhenItIsReopened() {
        var answer = desk.post(
                "/api/incidents",
                Map.of(
                        "kind",
                        "EARTHQUAKE",
                        "mode",
                        "DRILL",
                        "title",
                        "すぐ閉じる訓練",
                        "onsetAt",
                        world.time().instant().toString(),
                        "area",
                        Map.of("type", "CITY")));
        String id = answer.json().get("id").asString();
        opened.add(id);
        desk.post(path(id, "/close"), Map.of());
        assertThat(desk.post(path(id, "/reopen"), Map.of("because", "誤って閉じた")).status())
                .isEqualTo(200);
        Until.holds(
                "it is open",
                () -> desk.get(path(id, "")).json().get("state").asString().equals("OPEN"));
        Until.holds("somebody is asked", () -> detail(id, person).get("check").has("rung"));
        assertThat(desk.get(path(id, "/board"))
                        .json()
                        .get("counts")
                        .get("PUSH_SUPPORT")
                        .get("total")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void pitfall38EveryNumberOfTheBoardIsTheLengthOfItsListOfNames() {
        safe(quake);
        var counts = desk.get(path(quake, "/board")).json().get("counts");
        for (PriorityGroup group : PriorityGroup.values()) {
            for (String status : List.of("NEEDS_HELP", "CONFIRMED", "TRYING", "SILENT")) {
                int names = desk.get(path(quake, "/checks?limit=1000&group=" + group + "&state=" + status))
                        .json()
                        .get("items")
                        .size();
                assertThat(counts.get(group.name()).get(status).asInt())
                        .as("%s %s", group, status)
                        .isEqualTo(names);
            }
        }
    }

    @Test
    void everythingAboutAnIncidentIsOneArchiveWithChecksumsAndADrillsMarkOnEveryLine() throws Exception {
        safe(quake);
        desk.post(path(quake, "/checks/" + person + "/note"), Map.of("text", "=電話でも確認"));
        String stranger = UUID.randomUUID().toString();
        desk.post(
                path(quake, "/reports"),
                Reports.with(
                        Reports.without(Reports.with(Reports.safe(person), "id", stranger), "personId"), "name", "山川"));
        Until.holds(
                "it waits for a person",
                () -> desk.post(
                                        path(quake, "/unmatched/" + stranger + "/link"),
                                        Map.of("personId", person.toString(), "reason", "電話で本人と確認"))
                                .status()
                        < 300);
        Until.holds("it is linked", () -> detail(quake, person).get("reports").size() == 2);
        desk.post(path(quake, "/close"), Map.of());
        Map<String, String> files = archive(desk);
        JsonNode manifest = World.JSON.readTree(files.get("manifest.json"));
        assertThat(manifest.get("mode").asString()).isEqualTo("DRILL");
        assertThat(manifest.get("watermark").asString()).contains("訓練");
        assertThat(manifest.get("notIncluded").get(0).asString())
                .as("no notifier runs here, and the archive says so")
                .contains("notices");
        for (var entry : manifest.get("files")) {
            String text = files.get(entry.get("name").asString());
            assertThat(entry.get("sha256").asString()).isEqualTo(sha256(text));
            assertThat(entry.get("lines").asLong()).isEqualTo(text.lines().count());
        }
        assertThat(files.get("checks.csv").lines().skip(1))
                .hasSize(town.people().size())
                .allMatch(line -> line.startsWith("訓練"));
        assertThat(files.get("decisions.ndjson").lines()).singleElement().satisfies(line -> {
            JsonNode decision = World.JSON.readTree(line);
            assertThat(decision.get("kind").asString()).isEqualTo("LINKED");
            assertThat(decision.get("report").asString()).isEqualTo(stranger);
            assertThat(decision.get("by").asString()).isEqualTo("desk");
        });
        assertThat(files.get("reports.ndjson").lines()).hasSize(2).anySatisfy(line -> {
            JsonNode report = World.JSON.readTree(line);
            assertThat(report.get("watermark").asString()).contains("訓練");
            assertThat(World.JSON
                            .readTree(report.get("body").asString())
                            .path("personId")
                            .asString(""))
                    .isEqualTo(person.toString());
        });
        assertThat(files.get("notes.ndjson")).contains("=電話でも確認");
        assertThat(files.get("facts.ndjson")
                        .lines()
                        .map(World.JSON::readTree)
                        .map(fact -> fact.get("fact").asString()))
                .contains("Opened", "Ready", "Closed", "Exported");
        assertThat(files.get("checks.ndjson").lines())
                .allMatch(line -> World.JSON.readTree(line).has("watermark"));
        assertThat(logged(quake)).contains("EXPORTED");
    }

    @Test
    void theArchiveTellsWhoTookWhomAndGaveThemBackAndWhoseClientsOthersTookOverAndBack() throws Exception {
        var other = world.signIn("desk-2", Role.DESK, Optional.empty(), Optional.empty());
        String claimed = "/checks/" + person;
        assertThat(desk.post(path(quake, claimed + "/claim"), Map.of()).status())
                .isEqualTo(200);
        world.time().forward("1m");
        assertThat(other.post(path(quake, claimed + "/claim"), Map.of()).status())
                .isEqualTo(409);
        world.time().forward("1m");
        assertThat(desk.post(path(quake, claimed + "/release"), Map.of()).status())
                .isEqualTo(200);
        String stranger = UUID.randomUUID().toString();
        desk.post(
                path(quake, "/reports"),
                Reports.with(
                        Reports.without(Reports.with(Reports.safe(person), "id", stranger), "personId"), "name", "山川"));
        world.time().forward("1m");
        Until.holds(
                "it waits and is taken",
                () -> other.post(path(quake, "/unmatched/" + stranger + "/take"), Map.of())
                                .status()
                        == 200);
        world.time().forward("1m");
        assertThat(desk.post(path(quake, "/unmatched/" + stranger + "/release"), Map.of())
                        .status())
                .isEqualTo(200);
        String manager = "/members/" + town.firstCareManager().id();
        desk.post(path(quake, manager + "/unavailable"), Map.of("because", "自宅が浸水"));
        other.post(path(quake, manager + "/available"), Map.of());
        Until.holds("both are logged", () -> logged(quake).contains("MEMBER_AVAILABLE"));

        Map<String, String> files = archive(desk);
        List<JsonNode> claims =
                files.get("claims.ndjson").lines().map(World.JSON::readTree).toList();
        assertThat(claims)
                .extracting(
                        line -> line.get("what").asString(),
                        line -> line.get("by").asString(),
                        line -> line.get("outcome").asString(),
                        line -> line.path("personId").asString(""),
                        line -> line.path("report").asString(""))
                .containsExactly(
                        tuple("TAKEN", "desk", "DONE", person.toString(), ""),
                        tuple("TAKEN", "desk-2", "HELD_BY_ANOTHER", person.toString(), ""),
                        tuple("GIVEN_BACK", "desk", "DONE", person.toString(), ""),
                        tuple("TAKEN", "desk-2", "DONE", "", stranger),
                        tuple("GIVEN_BACK", "desk", "DONE", "", stranger));
        assertThat(claims).allSatisfy(line -> {
            assertThat(line.get("watermark").asString()).contains("訓練");
            assertThat(Instant.parse(line.get("at").asString()))
                    .isBeforeOrEqualTo(world.time().instant());
        });
        assertThat(files.get("facts.ndjson")
                        .lines()
                        .map(World.JSON::readTree)
                        .filter(fact -> fact.get("fact").asString().startsWith("Member")))
                .as("one fact hands over all clients of a member, one undoes it")
                .extracting(
                        fact -> fact.get("fact").asString(),
                        fact -> fact.get("by").get("displayName").asString(),
                        fact -> fact.path("because").asString(""))
                .containsExactly(tuple("MemberUnavailable", "desk", "自宅が浸水"), tuple("MemberAvailable", "desk-2", ""));
        assertThat(World.JSON
                        .readTree(files.get("manifest.json"))
                        .get("files")
                        .valueStream()
                        .map(file -> file.get("name").asString()))
                .contains("claims.ndjson");
    }

    @Test
    void theArchiveIsTheDesksAndHidesWhatItsReaderMayNotSee() throws Exception {
        PersonId hidden = town.person(PriorityGroup.PUSH_SUPPORT, 1).id();
        Map<String, Object> report =
                Reports.with(Reports.safe(hidden), "place", Map.of("kind", "RELATIVES", "detail", "秘密の場所"));
        desk.post(path(quake, "/reports"), report);
        Until.holds("it is kept", () -> detail(quake, hidden).get("reports").size() == 1);
        assertThat(archive(desk).get("reports.ndjson")).doesNotContain("秘密の場所");
        var restricted = world.signIn("restricted", Role.RESTRICTED_DESK, Optional.empty(), Optional.empty());
        assertThat(archive(restricted).get("reports.ndjson")).contains("秘密の場所");
        var manager = town.firstCareManager();
        var care =
                world.signIn("care-001", Role.CARE_MANAGER, Optional.of(manager.id()), Optional.of(manager.office()));
        assertThat(care.get(path(quake, "/export")).status()).isEqualTo(403);
        var auditor = world.signIn("auditor", Role.AUDITOR, Optional.empty(), Optional.empty());
        assertThat(auditor.get(path(quake, "/export")).status()).isEqualTo(403);
    }

    private Map<String, String> archive(World.Session reader) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = HttpClient.newHttpClient()
                .send(reader.request(path(quake, "/export")).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("DRILL");
        Map<String, String> files = new LinkedHashMap<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(response.body()), StandardCharsets.UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
