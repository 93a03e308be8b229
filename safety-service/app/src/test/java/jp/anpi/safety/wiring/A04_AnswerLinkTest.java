package jp.anpi.safety.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.SecretKey;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.eventing.Keyring;
import jp.anpi.registry.testkit.Until;
import jp.anpi.safety.contract.AnswerLink;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.contract.Recipient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A link in a message lets whoever holds it write about one person in one incident, and read nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class A04_AnswerLinkTest {

    private final Town town = Town.of(4);
    private World world;
    private Session desk;
    private Session nobody;
    private SecretKey key;
    private String incident;

    @BeforeAll
    void openAnIncident() {
        world = World.start();
        world.know(town);
        desk = world.desk();
        nobody = world.nobody();
        key = world.bean(Keyring.class).macKey(AnswerLink.KEY_PURPOSE);
        incident = desk.open(Map.of());
    }

    @AfterAll
    void end() {
        world.close();
    }

    private PersonId person(int number) {
        return town.person(PriorityGroup.CARE_CONSIDERATION, number).id();
    }

    private String link(String to, PersonId person, Recipient.Kind asked) {
        return new AnswerLink(IncidentId.of(to), person, Mode.REAL, asked, Optional.empty(), Optional.empty())
                .signed(key);
    }

    private static Map<String, Object> self(PersonId person) {
        Map<String, Object> report = new HashMap<>(Reports.safe(person));
        report.put("source", "SELF");
        report.put("channel", "LINK");
        return report;
    }

    private Session.Answer answer(String to, String link, Map<String, Object> report) {
        return nobody.post(
                "/api/incidents/" + to + "/answers",
                "application/json",
                Reports.bytes(report),
                "Anpi-Answer-Link",
                link);
    }

    @Test
    void thePersonAnswersWithoutSigningInAndIsConfirmed() {
        PersonId person = person(0);
        var answer = answer(incident, link(incident, person, Recipient.Kind.PERSON), self(person));

        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.json().propertyNames())
                .containsExactlyInAnyOrder("reportId", "contentHash", "keyId", "signature", "receivedAt");
        Until.holds(
                "the person is confirmed",
                () -> desk.get("/api/incidents/" + incident + "/checks/" + person)
                        .json()
                        .get("check")
                        .get("state")
                        .asString()
                        .equals("CONFIRMED"));
    }

    @Test
    void aLinkIsAboutOnePersonInOneIncident() {
        String link = link(incident, person(1), Recipient.Kind.PERSON);

        assertThat(answer(incident, link, self(person(2))).status()).isEqualTo(404);
        assertThat(answer(incident, link, Reports.without(self(person(1)), "personId"))
                        .status())
                .isIn(404, 422);
        String other = desk.open(Map.of());
        assertThat(answer(other, link, self(person(1))).status()).isEqualTo(403);
    }

    @Test
    void nobodyPretendsToBeSomebodyElse() {
        String link = link(incident, person(1), Recipient.Kind.PERSON);

        assertThat(answer(incident, link, Reports.with(self(person(1)), "source", "DESK"))
                        .status())
                .isEqualTo(403);
        assertThat(answer(incident, link, Reports.with(self(person(1)), "channel", "APP"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aLinkReadsNothing() {
        String link = link(incident, person(0), Recipient.Kind.MEMBER);
        for (String path : new String[] {"", "/checks", "/checks/" + person(0), "/board", "/reports", "/answers"}) {
            var answer = nobody.send(
                    "GET",
                    "/api/incidents/" + incident + path,
                    "application/json",
                    new byte[0],
                    "Anpi-Answer-Link",
                    link);
            assertThat(answer.status()).as(path).isIn(401, 405);
        }
    }

    @Test
    void aForgedOrMissingLinkIsRefusedBeforeTheBodyIsLookedAt() {
        assertThat(answer(incident, "AAAA", self(person(0))).status()).isEqualTo(403);
        assertThat(nobody.post(
                                "/api/incidents/" + incident + "/answers",
                                "application/json",
                                "no json".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void itEndsWithTheIncident() {
        String over = desk.open(Map.of());
        String link = link(over, person(3), Recipient.Kind.PERSON);
        assertThat(answer(over, link, self(person(3))).status()).isEqualTo(202);
        desk.post("/api/incidents/" + over + "/close", Map.of());
        Until.holds(
                "the incident is closed",
                () -> desk.get("/api/incidents/" + over)
                        .json()
                        .get("state")
                        .asString()
                        .equals("CLOSED"));

        assertThat(answer(over, link, self(person(3))).status()).isEqualTo(410);
    }

    @Test
    void aFloodAboutOnePersonIsHeldBackAndNobodyElseWithIt() {
        String link = link(incident, person(2), Recipient.Kind.CONTACT);
        Map<String, Object> report = Reports.with(self(person(2)), "source", "FAMILY");
        for (int i = 0; i < 30; i++) {
            assertThat(answer(incident, link, report).status()).isEqualTo(202);
        }

        assertThat(answer(incident, link, report).status()).isEqualTo(429);
        assertThat(answer(incident, link(incident, person(0), Recipient.Kind.PERSON), self(person(0)))
                        .status())
                .isEqualTo(202);
    }

    private Session.Answer makeLink(int hours) {
        return desk.post(
                "/api/incidents/" + incident + "/caseload-links",
                Map.of("memberId", town.secondCareManager().id().toString(), "hours", hours));
    }

    private static Map<String, Object> byLink(PersonId person) {
        Map<String, Object> report = new HashMap<>(Reports.safe(person));
        report.put("source", "CARE_MANAGER");
        report.put("channel", "LINK");
        return report;
    }

    @Test
    void aLinkForACaseloadReportsOnEachOfThemAndOnNobodyElse() {
        var made = makeLink(12);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        PersonId own = person(1);
        PersonId anothers = person(0);
        assertThat(made.body()).contains(own.toString()).doesNotContain(anothers.toString());
        String fragment = made.json().get("fragment").asString();
        String proof = fragment.substring(0, fragment.indexOf('.'));

        assertThat(answer(incident, proof, byLink(own)).status()).isEqualTo(202);
        assertThat(answer(incident, proof, byLink(anothers)).status()).isEqualTo(404);
        assertThat(answer(incident, proof, Reports.with(byLink(own), "source", "DESK"))
                        .status())
                .isEqualTo(403);
        assertThat(answer(desk.open(Map.of()), proof, byLink(own)).status()).isEqualTo(403);
        for (String path : new String[] {"", "/checks", "/checks/" + own, "/board", "/caseload-links"}) {
            assertThat(nobody.send(
                                    "GET",
                                    "/api/incidents/" + incident + path,
                                    "application/json",
                                    new byte[0],
                                    "Anpi-Answer-Link",
                                    proof)
                            .status())
                    .as(path)
                    .isEqualTo(401);
        }
        Until.holds(
                "the desk sees that it came by a link",
                () -> desk.get("/api/incidents/" + incident + "/checks/" + own)
                        .body()
                        .contains("担当者用リンク"));
    }

    @Test
    void aLinkForACaseloadEndsByItselfAndWhenTheDeskTakesItBack() {
        var made = makeLink(1);
        String fragment = made.json().get("fragment").asString();
        String proof = fragment.substring(0, fragment.indexOf('.'));
        String list = "/api/incidents/" + incident + "/caseload-links";
        assertThat(desk.get(list).body())
                .as("what it carries is told once")
                .doesNotContain(proof)
                .doesNotContain(person(1).toString());

        desk.post(list + "/" + made.json().get("id").asString() + "/revoke", Map.of());
        assertThat(answer(incident, proof, byLink(person(1))).status()).isEqualTo(410);
        assertThat(desk.get("/api/incidents/" + incident + "/log").body())
                .contains("\"CASELOAD_LINK_MADE\"")
                .contains("\"CASELOAD_LINK_REVOKED\"");

        String other = makeLink(1).json().get("fragment").asString();
        String until = other.substring(0, other.indexOf('.'));
        assertThat(answer(incident, until, byLink(person(1))).status()).isEqualTo(202);
        world.time().forward(java.time.Duration.ofHours(1));
        assertThat(answer(incident, until, byLink(person(1))).status()).isEqualTo(410);
    }

    @Test
    void aLinkWhoseAnswerWasLostIsSentAgainAndIsTheSameLink() {
        String links = "/api/incidents/" + incident + "/caseload-links";
        Map<String, Object> request = Map.of(
                "id", UUID.randomUUID().toString(),
                "memberId", town.secondCareManager().id().toString(),
                "hours", 5);
        int before = desk.get(links).json().get("items").size();

        var first = desk.post(links, request);
        world.time().forward(java.time.Duration.ofMinutes(2));
        var again = desk.post(links, request);
        assertThat(again.status()).as(again.body()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(desk.get(links).json().get("items")).hasSize(before + 1);
        assertThat(desk.post(links, Reports.with(request, "hours", 6)).status()).isEqualTo(409);

        desk.post(links + "/" + first.json().get("id").asString() + "/revoke", Map.of());
        var revoked = desk.post(links, request);
        assertThat(revoked.status())
                .as("it was taken back: no link to hand to anybody")
                .isEqualTo(409);
        assertThat(revoked.body()).contains("changed-since");
    }

    @Test
    void whatALinkCarriesIsToldToWhoMadeItAlone() {
        String links = "/api/incidents/" + incident + "/caseload-links";
        var other = world.signIn("other", Role.RESTRICTED_DESK, Optional.empty(), Optional.empty());
        Map<String, Object> request = Map.of(
                "id", UUID.randomUUID().toString(),
                "memberId", town.secondCareManager().id().toString(),
                "hours", 5);
        assertThat(desk.post(links, request).status()).isEqualTo(201);

        var anothers = other.post(links, request);
        assertThat(anothers.status()).as(anothers.body()).isEqualTo(409);
        assertThat(anothers.body()).contains("recorded-otherwise").doesNotContain("fragment");
        assertThat(other.get(links).body()).contains(request.get("id").toString());
    }

    @Test
    void aLinkForACaseloadIsMadeByTheDeskForAMemberWhoLooksAfterSomebody() {
        String links = "/api/incidents/" + incident + "/caseload-links";
        assertThat(desk.post(links, Map.of("memberId", "nobody", "hours", 1)).status())
                .isEqualTo(422);
        assertThat(desk.post(links, Map.of("memberId", town.nurse().id().toString(), "hours", 73))
                        .status())
                .isEqualTo(422);
        var careManager = world.signIn(
                "care",
                Role.CARE_MANAGER,
                Optional.of(town.firstCareManager().id()),
                Optional.of(town.firstCareManager().office()));
        assertThat(careManager
                        .post(
                                links,
                                Map.of("memberId", town.firstCareManager().id().toString(), "hours", 1))
                        .status())
                .isEqualTo(403);
    }
}
