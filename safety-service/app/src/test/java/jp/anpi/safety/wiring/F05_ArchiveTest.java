package jp.anpi.safety.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.testkit.Until;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.matching.Reconciliation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** All that is known of an incident leaves as one archive, and nothing in it that its reader may not see. */
class F05_ArchiveTest {

    private static final PersonState PROTECTED =
            Somebody.named("渡邉　静", "ワタナベ　シズカ", LocalDate.of(1960, 7, 7), "みなせ市西1番9号", true);
    private static final Town town = withSomebodyProtected(Town.of(2));
    private static final PersonState somebody = town.person(PriorityGroup.PUSH_SUPPORT, 0);
    private static final PersonId person = somebody.id();
    private static World world;
    private static Session desk;
    private String quake;
    private Queue queue;

    private static Town withSomebodyProtected(Town town) {
        List<PersonState> people = new ArrayList<>(town.people());
        people.add(PROTECTED);
        return new Town(town.districts(), town.offices(), town.members(), people);
    }

    @BeforeAll
    static void start() {
        world = World.start("--anpi.matching.look-every=100ms");
        world.know(town);
        desk = world.desk();
    }

    @BeforeEach
    void openAnIncident() {
        quake = desk.open(Map.of("onsetAt", world.time().instant().toString()));
        queue = new Queue(desk, quake);
    }

    @AfterEach
    void closeIt() {
        desk.post(path(quake, "/close"), Map.of());
    }

    @AfterAll
    static void end() {
        world.close();
    }

    private static String path(String incident, String rest) {
        return "/api/incidents/" + incident + rest;
    }

    private Map<String, Object> safe(PersonId who) {
        return Reports.with(
                Reports.safe(who), "observedAt", world.time().instant().toString());
    }

    private void safe() {
        assertThat(desk.post(path(quake, "/reports"), safe(person)).status()).isEqualTo(202);
        Until.holds("it counts", () -> queue.stateOf(somebody).equals("CONFIRMED"));
    }

    @Test
    void everythingAboutAnIncidentIsOneArchiveWithChecksumsAndADrillsMarkOnEveryLine() throws Exception {
        safe();
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
        Until.holds("it is linked", () -> queue.detail(somebody).get("reports").size() == 2);
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
        assertThat(desk.logged(quake)).contains("EXPORTED");
    }

    private boolean isClaimed() {
        return queue.detail(somebody).get("check").has("claimedBy");
    }

    @Test
    void theArchiveTellsWhoTookWhomAndGaveThemBackAndWhoseClientsOthersTookOverAndBack() throws Exception {
        var other = world.signIn("desk-2", Role.DESK, Optional.empty(), Optional.empty());
        String claimed = "/checks/" + person;
        desk.acts(path(quake, claimed + "/claim"), Map.of(), "the desk has taken them", this::isClaimed);
        world.time().forward("1m");
        // Each try is told by the archive, so that this one must not be sent again to hear more.
        assertThat(other.post(path(quake, claimed + "/claim"), Map.of()).status())
                .isIn(202, 409);
        world.time().forward("1m");
        desk.acts(path(quake, claimed + "/release"), Map.of(), "nobody has taken them", () -> !isClaimed());
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
        Until.holds("both are logged", () -> desk.logged(quake).contains("MEMBER_AVAILABLE"));

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
        Until.holds(
                "it is kept",
                () -> queue.detail(town.person(PriorityGroup.PUSH_SUPPORT, 1))
                                .get("reports")
                                .size()
                        == 1);
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

    @Test
    void pitfall14AReportedDeathIsInTheArchiveOfTheRestrictedDeskOnly() throws Exception {
        desk.post(path(quake, "/reports"), Reports.with(safe(person), "condition", "DEAD"));
        Until.holds("it counts", () -> queue.stateOf(somebody).equals("NEEDS_HELP"));
        assertThat(archive(desk)).allSatisfy((file, text) -> assertThat(text).doesNotContain("DEAD"));
        var restricted = world.signIn("restricted", Role.RESTRICTED_DESK, Optional.empty(), Optional.empty());
        assertThat(archive(restricted).get("reports.ndjson")).contains("DEAD");
    }

    @Test
    void pitfall14TheHomeThatReportsInWordsNameIsHiddenInEachOfThemHoweverManyTheyAre() throws Exception {
        int many = 101;
        List<byte[]> lines = IntStream.range(0, many)
                .mapToObj(_ -> Somebody.reported(PROTECTED))
                .map(report -> Reports.with(
                        report, "observedAt", world.time().instant().toString()))
                .map(Reports::bytes)
                .toList();
        var sent = desk.post(path(quake, "/reports"), "application/x-ndjson", Reports.lines(lines));
        assertThat(sent.status()).as(sent.body()).isEqualTo(202);
        var reconciliation = world.bean(Reconciliation.class);
        Until.holds(
                "all are linked",
                () -> reconciliation
                                .allLinkedTo(IncidentId.of(quake), PROTECTED.id())
                                .collectList()
                                .block(Duration.ofSeconds(20))
                                .size()
                        == many);

        String home = PROTECTED.home().text();
        assertThat(archive(desk).get("reports.ndjson").lines()).hasSize(many).noneMatch(line -> line.contains(home));
        var restricted = world.signIn("restricted", Role.RESTRICTED_DESK, Optional.empty(), Optional.empty());
        assertThat(archive(restricted).get("reports.ndjson").lines())
                .hasSize(many)
                .allMatch(line -> line.contains(home));
    }

    private Map<String, String> archive(Session reader) throws IOException, InterruptedException {
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
