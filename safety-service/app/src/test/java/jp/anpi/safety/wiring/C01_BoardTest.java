package jp.anpi.safety.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.testkit.Until;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** The dashboard: counts with their denominators, live. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class C01_BoardTest {

    private final Town town = Town.of(5);
    private World world;
    private Session desk;
    private String incident;

    @BeforeAll
    void openAnIncident() {
        world = World.start();
        world.know(town);
        desk = world.desk();
        incident = desk.open(Map.of());
    }

    @AfterAll
    void end() {
        world.close();
    }

    private String path(String rest) {
        return "/api/incidents/" + incident + rest;
    }

    /** A viewer's events, as they come. */
    private record Viewer(List<String> lines, HttpClient client) implements AutoCloseable {

        List<JsonNode> events(String name) {
            return IntStream.range(1, lines.size())
                    .filter(i -> lines.get(i - 1).equals("event: " + name))
                    .mapToObj(i -> World.JSON.readTree(lines.get(i).substring("data: ".length())))
                    .toList();
        }

        @Override
        public void close() {
            client.shutdownNow();
        }
    }

    private Viewer watch(Session session) {
        return watch(session, path("/board/stream"));
    }

    private Viewer watch(Session session, String stream) {
        List<String> lines = new CopyOnWriteArrayList<>();
        HttpClient client = HttpClient.newHttpClient();
        client.sendAsync(
                session.request(stream).timeout(Duration.ofMinutes(2)).GET().build(),
                HttpResponse.BodyHandlers.fromLineSubscriber(new Flow.Subscriber<>() {
                    @Override
                    public void onSubscribe(Flow.Subscription subscription) {
                        subscription.request(Long.MAX_VALUE);
                    }

                    @Override
                    public void onNext(String line) {
                        lines.add(line);
                    }

                    @Override
                    public void onError(Throwable ended) {
                        lines.add("event: broken");
                    }

                    @Override
                    public void onComplete() {
                        lines.add("event: ended");
                    }
                }));
        return new Viewer(lines, client);
    }

    @Test
    void theFourStatesAlwaysSumToTheRoster() {
        var counts = desk.get(path("/board")).json().get("counts");
        for (PriorityGroup group : PriorityGroup.values()) {
            var count = counts.get(group.name());
            assertThat(count.get("total").asInt()).isEqualTo(5);
            assertThat(count.get("NEEDS_HELP").asInt()
                            + count.get("CONFIRMED").asInt()
                            + count.get("TRYING").asInt()
                            + count.get("SILENT").asInt())
                    .isEqualTo(5);
        }
    }

    @Test
    @Timeout(60)
    void aViewerWhoTakesGzipReadsEachEventAsSoonAsItIsThere() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    desk.request(path("/board/stream"))
                            .header("Accept-Encoding", "gzip")
                            .timeout(Duration.ofMinutes(2))
                            .GET()
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
            try (var events = new GZIPInputStream(answer.body())) {
                JsonNode snapshot = next("snapshot", events);
                desk.post(
                        path("/reports"),
                        Reports.safe(town.person(PriorityGroup.GENERAL, 2).id()));
                assertThat(next("delta", events).get("previous")).isEqualTo(snapshot.get("version"));
            }
            client.shutdownNow();
        }
    }

    /** The data of the next event of that name; heartbeats may come between. */
    private static JsonNode next(String event, InputStream events) throws IOException {
        String line = line(events);
        while (!line.equals("event: " + event)) {
            line = line(events);
        }
        return World.JSON.readTree(line(events).substring("data: ".length()));
    }

    /** Byte by byte: a reader of letters waits until its buffer is full, for a gzip stream always says that more is there. */
    private static String line(InputStream events) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = events.read(); next != '\n'; next = events.read()) {
            assertThat(next).as("the stream goes on").isNotNegative();
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aViewerGetsASnapshotAndThenDeltasThatCarryOn() {
        try (Viewer viewer = watch(desk)) {
            Until.holds("a snapshot comes", () -> viewer.events("snapshot").size() == 1);
            PersonId person = town.person(PriorityGroup.GENERAL, 0).id();
            desk.post(path("/reports"), Reports.safe(person));
            Until.holds(
                    "a delta tells of it",
                    () -> viewer.events("delta").stream()
                            .anyMatch(delta -> delta.get("counts")
                                            .get("GENERAL")
                                            .get("CONFIRMED")
                                            .asInt()
                                    >= 1));
            long last = viewer.events("snapshot").getFirst().get("version").asLong();
            for (JsonNode delta : viewer.events("delta")) {
                assertThat(delta.get("previous").asLong()).isEqualTo(last);
                last = delta.get("version").asLong();
            }
        }
    }

    @Test
    void dangerComesToTheTopOfTheQueueAndIntoTheFeed() {
        PersonId person = town.person(PriorityGroup.REASONABLE_ACCOMMODATION, 4).id();
        desk.post(path("/reports"), Reports.with(Reports.safe(person), "needs", List.of(Map.of("kind", "RESCUE"))));
        Until.holds(
                "the feed tells of it",
                () -> desk.get(path("/board")).json().get("feed").toString().contains(person.toString()));
        var first = desk.get(path("/board")).json().get("urgent").get(0);
        assertThat(first.get("personId").asString()).isEqualTo(person.toString());
        assertThat(first.get("state").asString()).isEqualTo("NEEDS_HELP");
    }

    @Test
    void aReportedDeathCountsButIsNamedToTheRestrictedDeskOnly() {
        PersonId person = town.person(PriorityGroup.GENERAL, 4).id();
        desk.post(path("/reports"), Reports.with(Reports.safe(person), "condition", "DEAD"));
        var restricted = world.signIn("desk-r", Role.RESTRICTED_DESK, Optional.empty(), Optional.empty());
        Until.holds(
                "the restricted desk is told",
                () -> restricted
                        .get(path("/board"))
                        .json()
                        .get("feed")
                        .toString()
                        .contains("DEATH_REPORTED"));
        assertThat(desk.get(path("/board")).body())
                .doesNotContain("DEATH_REPORTED")
                .doesNotContain("\"deathReported\":true");
        assertThat(desk.get(path("/checks?limit=1000")).body()).doesNotContain("deathReported");
        assertThat(desk.get(path("/checks/" + person)).body()).doesNotContain("DEAD");
        assertThat(restricted.get(path("/checks/" + person)).body()).contains("DEAD");
    }

    @Test
    void anAuditorAndAScriptInADisasterSeeTheFiguresAndNobodyByNameOrId() {
        String real = "/api/incidents/" + desk.open(Map.of("mode", "REAL"));
        var person = town.person(PriorityGroup.MEDICAL_COORDINATION, 3);
        desk.post(
                real + "/reports", Reports.with(Reports.safe(person.id()), "needs", List.of(Map.of("kind", "RESCUE"))));
        Until.holds(
                "the desk is told",
                () -> desk.get(real + "/board")
                        .json()
                        .get("feed")
                        .toString()
                        .contains(person.name().written()));
        for (Role role : List.of(Role.AUDITOR, Role.SCRIPT)) {
            var watching = world.signIn("figures-" + role, role, Optional.empty(), Optional.empty());
            var board = watching.get(real + "/board");
            assertThat(board.json().get("waiting").asInt()).isPositive();
            assertThat(board.json().get("counts"))
                    .isEqualTo(desk.get(real + "/board").json().get("counts"));
            try (Viewer viewer = watch(watching, real + "/board/stream")) {
                Until.holds("a snapshot comes", () -> !viewer.events("snapshot").isEmpty());
                String seen = board.body() + viewer.lines();
                for (var somebody : town.people()) {
                    assertThat(seen)
                            .doesNotContain(somebody.id().toString())
                            .doesNotContain(somebody.name().written());
                }
            }
        }
    }

    @Test
    void aProtectedAddressIsShownToTheRestrictedDeskOnly() {
        var person = town.person(PriorityGroup.PUSH_SUPPORT, 1);
        var restricted = world.signIn("desk-r2", Role.RESTRICTED_DESK, Optional.empty(), Optional.empty());
        assertThat(desk.get(path("/checks/" + person.id())).body())
                .doesNotContain(person.home().text());
        assertThat(restricted.get(path("/checks/" + person.id())).body())
                .contains(person.home().text());
    }

    @Test
    void aStreamEndsWithItsSession() {
        var leaving = world.signIn("desk-leaving", Role.DESK, Optional.empty(), Optional.empty());
        try (Viewer viewer = watch(leaving)) {
            Until.holds("a snapshot comes", () -> viewer.events("snapshot").size() == 1);
            world.signOut("desk-leaving", Role.DESK);
            desk.post(
                    path("/reports"),
                    Reports.safe(town.person(PriorityGroup.GENERAL, 1).id()));
            Until.holds("the stream ends", () -> viewer.lines().contains("event: ended"));
        }
    }
}
