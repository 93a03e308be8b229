package jp.anpi.safety.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.testkit.Until;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** While the desk keeps the page open, citizens say how they are without signing in, and learn nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class A06_CitizensPageTest {

    private static final int FROM_ONE_ADDRESS = 40;

    private final PersonState citizen =
            Somebody.named("山本 文子", "やまもと ふみこ", LocalDate.of(1950, 5, 6), "北町7丁目8番9号", false);
    private final Town town = Town.of(1);
    private World world;
    private Session desk;
    private Session nobody;
    private String incident;

    @BeforeAll
    void openThePage() {
        world = World.start("--anpi.report.citizens-per-address=" + FROM_ONE_ADDRESS);
        List<PersonState> people = new ArrayList<>(town.people());
        people.add(citizen);
        world.know(new Town(town.districts(), town.offices(), town.members(), people));
        desk = world.desk();
        nobody = world.nobody();
        incident = desk.open(Map.of());
        assertThat(setPage(incident, true).status()).isEqualTo(200);
    }

    @AfterAll
    void end() {
        world.close();
    }

    private Session.Answer setPage(String of, boolean open) {
        return desk.send(
                "PUT",
                "/api/incidents/" + of + "/citizens-page",
                "application/json",
                World.JSON.writeValueAsBytes(Map.of("open", open)));
    }

    private static Map<String, Object> self(Map<String, Object> inWords) {
        Map<String, Object> report = new HashMap<>(inWords);
        report.put("source", "SELF");
        report.put("channel", "LINK");
        return report;
    }

    private Session.Answer tell(String to, Map<String, Object> report) {
        return nobody.post("/api/incidents/" + to + "/citizens", report);
    }

    @Test
    void whoIsKnownIsFoundByMatchingAndNobodyIsToldWhoIsKnown() {
        var known = tell(incident, self(Somebody.reported(citizen)));
        var unknown = tell(incident, self(Somebody.reported("知らない 人", "1901-01-01", "どこか")));

        assertThat(known.status()).as(known.body()).isEqualTo(202);
        assertThat(unknown.status()).isEqualTo(202);
        assertThat(known.json().propertyNames())
                .containsExactlyInAnyOrderElementsOf(unknown.json().propertyNames());
        assertThat(known.body()).doesNotContain(citizen.id().toString());
        Until.holds(
                "the person's check knows of it",
                () -> desk.get("/api/incidents/" + incident + "/checks/" + citizen.id())
                        .body()
                        .contains("\"SELF\""));
    }

    @Test
    void nobodyNamesAPersonByIdOrReportsInAnothersName() {
        var person = town.person(PriorityGroup.CARE_CONSIDERATION, 0);
        var self = self(Somebody.reported(citizen));

        assertThat(tell(incident, self(Reports.safe(person.id()))).status()).isEqualTo(403);
        assertThat(tell(incident, Reports.with(self, "source", "DESK")).status())
                .isEqualTo(403);
        assertThat(tell(incident, Reports.with(self, "reportedBy", Map.of("name", "災害対策本部", "role", "DESK")))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aPageThatIsNotOpenAnswersAsOneThatNeverWas() {
        String shut = desk.open(Map.of());
        var self = self(Somebody.reported(citizen));
        var never = tell(shut, self);
        var unknown = tell("0e0e0e0e-1111-4222-8333-444444444444", self);
        setPage(shut, true);
        assertThat(tell(shut, self(Somebody.reported(citizen))).status()).isEqualTo(202);
        setPage(shut, false);
        var again = tell(shut, self);

        assertThat(never.status()).isEqualTo(404);
        assertThat(unknown.body()).isEqualTo(never.body());
        assertThat(again.body()).isEqualTo(never.body());
        setPage(shut, true);
        desk.post("/api/incidents/" + shut + "/close", Map.of());
        Until.holds("it is shut with the incident", () -> tell(shut, self).status() == 404);
    }

    @Test
    void onlyTheDeskOpensIt() {
        assertThat(nobody.send(
                                "PUT",
                                "/api/incidents/" + incident + "/citizens-page",
                                "application/json",
                                "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(401);
        assertThat(desk.get("/api/incidents/" + incident)
                        .json()
                        .get("citizensPage")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void whoSendsMoreThanAShelterFullOfPeopleFromOneAddressIsToldToWaitAndNobodyElse() throws Exception {
        byte[] report = World.JSON.writeValueAsBytes(self(Somebody.reported(citizen)));
        try (HttpClient elsewhere = HttpClient.newBuilder()
                .localAddress(InetAddress.getByName("127.0.0.2"))
                .build()) {
            for (int i = 0; i < FROM_ONE_ADDRESS; i++) {
                assertThat(flood(elsewhere, report).statusCode()).isEqualTo(202);
            }
            HttpResponse<String> more = flood(elsewhere, report);
            assertThat(more.statusCode()).isEqualTo(429);
            assertThat(more.headers().firstValue("Retry-After")).isPresent();
        }
        assertThat(tell(incident, self(Somebody.reported(citizen))).status())
                .as("from another address")
                .isEqualTo(202);
    }

    private HttpResponse<String> flood(HttpClient from, byte[] report) throws Exception {
        return from.send(
                nobody.request("/api/incidents/" + incident + "/citizens")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(report))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
