package jp.anpi.safety.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.registry.contract.Consent;
import jp.anpi.registry.contract.ConsentScope;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.eventing.RecordKey;
import jp.anpi.registry.testkit.Until;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** In a disaster the desk may disclose people to those who otherwise may not see them: for one incident, for a time, on record. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class A05_DisclosureTest {

    private final Town town = Town.of(4);
    private World world;
    private Session desk;
    private Session nurse;
    private String incident;

    @BeforeAll
    void openAnIncident() {
        world = World.start();
        world.know(town);
        desk = world.desk();
        nurse = world.signIn(
                "nurse",
                Role.MEDICAL_VISITOR,
                Optional.of(town.nurse().id()),
                Optional.of(town.nurse().office()));
        incident = desk.open(Map.of());
    }

    @AfterAll
    void end() {
        world.close();
    }

    /** Somebody with whom the nurse has nothing to do. */
    private PersonState stranger(int number) {
        return town.person(PriorityGroup.CARE_CONSIDERATION, number);
    }

    private Map<String, Object> request(Duration lasts) {
        Map<String, Object> request = new HashMap<>();
        request.put("officeIds", List.of(town.nurse().office().toString()));
        request.put("area", Map.of("type", "CITY"));
        request.put("groups", List.of("CARE_CONSIDERATION"));
        request.put("because", "訪問看護と手分けして訪ねるため");
        request.put(
                "until",
                world.time().instant().plus(lasts).atOffset(ZoneOffset.UTC).toString());
        return request;
    }

    private int looks(String at, PersonState person) {
        return nurse.get("/api/incidents/" + at + "/checks/" + person.id()).status();
    }

    private boolean isListed(String at, PersonState person) {
        return nurse.get("/api/me/clients?limit=1000&incident=" + at)
                .body()
                .contains(person.id().toString());
    }

    /** The username is half of a sign-in: only who may take a check needs it, to tell two of one name apart. */
    private void whoTakesThemIsToldByName(PersonState person) {
        String check = "/api/incidents/" + incident + "/checks/" + person.id();
        desk.acts(
                check + "/claim",
                Map.of(),
                "the desk has taken them",
                () -> desk.get(check).json().get("check").has("claimedBy"));
        assertThat(desk.get(check).json().get("check").propertyNames()).contains("claimedBy", "claimant");
        assertThat(nurse.get(check).json().get("check").propertyNames())
                .contains("claimedBy")
                .doesNotContain("claimant");
        for (String list : List.of("/api/me/clients?incident=", "/api/incidents/" + incident + "/checks?of=")) {
            Until.holds(
                    "the nurse's list tells who has taken them",
                    () -> nurse.get(list + incident).body().contains("claimedBy"));
            assertThat(nurse.get(list + incident).body()).doesNotContain("claimant");
        }
    }

    @Test
    void whoIsDisclosedIsSeenListedAndReportedOnUntilTheDeskEndsIt() {
        assertThat(looks(incident, stranger(0))).isEqualTo(404);
        assertThat(isListed(incident, stranger(0))).isFalse();

        var made = desk.post("/api/incidents/" + incident + "/disclosures", request(Duration.ofHours(12)));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.json().get("people").asInt())
                .as("without the one under protection")
                .isEqualTo(3);
        assertThat(made.json().get("to").get(0).asString()).isEqualTo("みなみ訪問看護");

        var seen = nurse.get(
                "/api/incidents/" + incident + "/checks/" + stranger(0).id());
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.body()).contains(stranger(0).home().text());
        Until.holds("they are on the nurse's list", () -> isListed(incident, stranger(0)));
        whoTakesThemIsToldByName(stranger(0));
        assertThat(nurse.post(
                                "/api/incidents/" + incident + "/reports",
                                Reports.safe(stranger(0).id()))
                        .status())
                .isEqualTo(202);
        assertThat(looks(incident, stranger(1))).as("under protection").isEqualTo(404);
        assertThat(looks(incident, town.person(PriorityGroup.GENERAL, 0)))
                .as("of another group")
                .isEqualTo(404);

        String id = made.json().get("id").asString();
        var ended = desk.post("/api/incidents/" + incident + "/disclosures/" + id + "/end", Map.of());
        assertThat(ended.json().get("open").asBoolean()).isFalse();
        assertThat(looks(incident, stranger(0))).isEqualTo(404);
        assertThat(isListed(incident, stranger(0))).isFalse();
        assertThat(desk.get("/api/incidents/" + incident + "/log").body())
                .contains("\"DISCLOSED\"")
                .contains("\"DISCLOSURE_ENDED\"")
                .contains("訪問看護と手分けして訪ねるため");
    }

    @Test
    void pitfall17ItEndsByItselfAndWithTheIncident() {
        String other = desk.open(Map.of());
        desk.post("/api/incidents/" + other + "/disclosures", request(Duration.ofHours(2)));
        assertThat(looks(other, stranger(2))).isEqualTo(200);
        assertThat(looks(incident, stranger(2))).as("for one incident").isEqualTo(404);

        world.time().forward(Duration.ofHours(2));

        assertThat(looks(other, stranger(2))).isEqualTo(404);
        desk.post("/api/incidents/" + other + "/disclosures", request(Duration.ofHours(2)));
        assertThat(looks(other, stranger(2))).isEqualTo(200);
        desk.post("/api/incidents/" + other + "/close", Map.of());
        Until.holds("it ended with the incident", () -> looks(other, stranger(2)) == 404);
    }

    @Test
    void pitfall16OnlyTheDeskOpensOneAndSaysToWhomWhyAndUntilWhen() {
        assertThat(nurse.post("/api/incidents/" + incident + "/disclosures", request(Duration.ofHours(1)))
                        .status())
                .isEqualTo(403);
        for (String field : List.of("officeIds", "area", "because", "until")) {
            var answer = desk.post(
                    "/api/incidents/" + incident + "/disclosures",
                    Reports.without(request(Duration.ofHours(1)), field));
            assertThat(answer.status()).as(field).isEqualTo(422);
            assertThat(answer.body()).contains("\"" + field + "\"");
        }
        assertThat(desk.post("/api/incidents/" + incident + "/disclosures", request(Duration.ofDays(15)))
                        .status())
                .isEqualTo(422);
        assertThat(desk.post("/api/incidents/" + incident + "/disclosures/" + incident + "/end", Map.of())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void pitfall16WhoTakesTheirConsentBackIsSeenInNoDrillFromTheNextRequestOnButInADisaster() {
        PersonState client = town.person(PriorityGroup.MEDICAL_COORDINATION, 2);
        String disaster = desk.open(Map.of("mode", "REAL", "title", "地震"));
        assertThat(looks(incident, client)).isEqualTo(200);
        assertThat(isListed(incident, client)).isTrue();

        PersonState withdrawn = client.withConsent(new Consent(
                Set.of(ConsentScope.MEDICAL_VISITORS),
                Consent.Answer.REFUSED,
                LocalDate.of(2026, 11, 1),
                Consent.From.FAMILY,
                Consent.Manner.PHONE,
                "説明書 第1版",
                "福祉課",
                world.time().instant()));
        world.publish(RegistryTopics.PERSON, RecordKey.of(client.id()), withdrawn);

        Until.holds("the drill knows of the withdrawal", () -> looks(incident, client) == 403);
        assertThat(nurse.get("/api/incidents/" + incident + "/checks/" + client.id())
                        .body())
                .contains("同意")
                .doesNotContain(client.name().written());
        assertThat(isListed(incident, client)).isFalse();
        assertThat(nurse.post("/api/incidents/" + incident + "/reports", Reports.safe(client.id()))
                        .status())
                .isEqualTo(403);
        assertThat(looks(disaster, client)).isEqualTo(200);
        assertThat(isListed(disaster, client)).isTrue();
        assertThat(desk.get("/api/incidents/" + incident + "/checks/" + client.id())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void pitfall15AnInquiryIsAnsweredOnlyOnceItIsOnRecordWhoAskedAndHowThatWasMadeSureOf() {
        PersonState person = stranger(2);
        String at = "/api/incidents/" + incident + "/checks/" + person.id() + "/inquiries";
        Map<String, Object> daughter =
                new HashMap<>(Map.of("inquirer", "町田 桜", "relation", "RELATIVE_OR_WORKPLACE", "proof", "折り返し電話"));

        assertThat(nurse.post(at, daughter).status()).isEqualTo(403);
        for (String field : List.of("inquirer", "relation", "proof")) {
            var refused = desk.post(at, Reports.without(daughter, field));
            assertThat(refused.status()).as(field).isEqualTo(422);
            assertThat(refused.body()).contains("\"" + field + "\"");
        }
        assertThat(desk.post(at, daughter).json().get("known").asBoolean())
                .as("nobody has heard yet")
                .isFalse();
        desk.post("/api/incidents/" + incident + "/reports", Reports.safe(person.id()));
        Until.holds(
                "what is known is told",
                () -> desk.post(at, daughter).json().get("known").asBoolean());
        var told = desk.post(at, daughter);
        assertThat(told.json().get("condition").asString()).isEqualTo("SAFE");
        assertThat(told.json().has("place")).as("not where they are").isFalse();
        assertThat(desk.get("/api/incidents/" + incident + "/log").body()).contains("\"INQUIRY_ANSWERED\"");

        var hidden = desk.post(
                "/api/incidents/" + incident + "/checks/" + stranger(1).id() + "/inquiries",
                Reports.with(daughter, "relation", "FAMILY_OF_THE_HOME"));
        assertThat(hidden.json().get("told").size()).as("under protection").isZero();
        assertThat(hidden.json().has("known")).isFalse();
    }

    @Test
    void aDisclosureWhoseAnswerWasLostIsSentAgainAndStandsOnce() {
        String flood = desk.open(Map.of());
        String at = "/api/incidents/" + flood + "/disclosures";
        Map<String, Object> twoHours = Reports.with(
                request(Duration.ofHours(2)), "id", UUID.randomUUID().toString());

        var first = desk.post(at, twoHours);
        world.time().forward(Duration.ofMinutes(1));
        var again = desk.post(at, twoHours);
        assertThat(again.status()).as(again.body()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        var other = desk.post(at, Reports.with(twoHours, "because", "別の理由"));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.body()).contains("recorded-otherwise");
        assertThat(desk.logged(flood)).containsOnlyOnce("DISCLOSED");

        desk.post(at + "/" + first.json().get("id").asString() + "/end", Map.of());
        var ended = desk.post(at, twoHours);
        assertThat(ended.status())
                .as("sent again it opens nothing that was ended since")
                .isEqualTo(409);
        assertThat(ended.body()).contains("changed-since");
    }

    @Test
    void ofTwoActsSentAtOnceUnderOneIdWithOtherWordsTheOneThatIsNotOnRecordIsToldSo() {
        String flood = desk.open(Map.of());
        Map<String, Object> disclosing = Reports.with(
                request(Duration.ofHours(2)), "id", UUID.randomUUID().toString());
        var disclosed = atOnce("/api/incidents/" + flood + "/disclosures", disclosing, "because");
        assertThat(disclosed.keySet()).containsExactlyInAnyOrder(201, 409);
        assertThat(desk.get("/api/incidents/" + flood + "/disclosures").body())
                .contains(disclosed.get(201))
                .doesNotContain(disclosed.get(409));

        String at = "/api/incidents/" + flood + "/checks/"
                + town.person(PriorityGroup.GENERAL, 2).id();
        var noted = atOnce(at + "/note", Map.of("id", UUID.randomUUID().toString(), "text", "留守"), "text");
        assertThat(noted.keySet()).containsExactlyInAnyOrder(200, 409);
        assertThat(desk.get(at).json().get("notes").findValuesAsString("text")).containsExactly(noted.get(200));
    }

    /** What each of two said in that field, by how they were answered. */
    private Map<Integer, String> atOnce(String at, Map<String, Object> act, String field) {
        return Stream.of("玄関の鍵は植木鉢の下", "鍵は隣の家")
                .map(words -> Reports.with(act, field, words))
                .map(said -> Map.entry(said, desk.postSoon(at, World.JSON.writeValueAsBytes(said))))
                .toList()
                .stream()
                .collect(Collectors.toMap(
                        sent -> desk.outcome(at, sent.getKey(), sent.getValue().join())
                                .status(),
                        sent -> (String) sent.getKey().get(field)));
    }

    @Test
    void anInquiryWhoseAnswerWasLostIsAnsweredAgainAndStandsOnRecordOnceForWhatWasTold() {
        String flood = desk.open(Map.of());
        PersonState person = stranger(2);
        String at = "/api/incidents/" + flood + "/checks/" + person.id() + "/inquiries";
        Map<String, Object> asked = Map.of(
                "id", UUID.randomUUID().toString(),
                "inquirer", "町田 桜",
                "relation", "RELATIVE_OR_WORKPLACE",
                "proof", "折り返し電話");

        var first = desk.post(at, asked);
        var again = desk.post(at, asked);
        assertThat(again.status()).as(again.body()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(desk.post(at, Reports.with(asked, "proof", "運転免許証")).status())
                .isEqualTo(409);
        assertThat(desk.logged(flood)).containsOnlyOnce("INQUIRY_ANSWERED");

        desk.post(
                "/api/incidents/" + flood + "/reports",
                Reports.with(
                        Reports.safe(person.id()),
                        "observedAt",
                        world.time().instant().toString()));
        Until.holds(
                "the same inquiry is told what is known by now",
                () -> desk.post(at, asked).json().has("condition"));
        assertThat(desk.logged(flood)).filteredOn("INQUIRY_ANSWERED"::equals).hasSize(2);
    }

    @Test
    void aNoteWhoseAnswerWasLostIsSentAgainAndWrittenOnce() {
        PersonState person = town.person(PriorityGroup.GENERAL, 1);
        String at = "/api/incidents/" + incident + "/checks/" + person.id();
        Map<String, Object> note = Map.of("id", UUID.randomUUID().toString(), "text", "玄関の鍵は植木鉢の下");

        assertThat(desk.post(at + "/note", note).status()).isIn(200, 202);
        Until.holds("it is written", () -> desk.get(at).json().get("notes").size() == 1);
        assertThat(desk.post(at + "/note", note).status()).isEqualTo(200);
        var other = desk.post(at + "/note", Reports.with(note, "text", "鍵は隣の家"));
        assertThat(other.status()).as(other.body()).isEqualTo(409);
        assertThat(desk.post(
                                "/api/incidents/" + incident + "/checks/"
                                        + stranger(0).id() + "/note",
                                note)
                        .status())
                .as("about somebody else")
                .isEqualTo(409);
        var notes = desk.get(at).json().get("notes");
        assertThat(notes).hasSize(1);
        assertThat(notes.get(0).get("text").asString()).isEqualTo("玄関の鍵は植木鉢の下");
    }

    @Test
    void whoMayNotWriteANoteIsToldThatAndNotWhatIsWrongWithIt() {
        String disaster = desk.open(Map.of("mode", "REAL", "title", "地震"));
        var script = world.signIn("script", Role.SCRIPT, Optional.empty(), Optional.empty());
        String note = "/checks/" + stranger(0).id() + "/note";

        assertThat(script.post("/api/incidents/" + disaster + note, Map.of("text", ""))
                        .status())
                .isEqualTo(403);
        assertThat(script.post("/api/incidents/" + incident + note, Map.of("text", ""))
                        .status())
                .as("in a drill it may, and hears what is wrong")
                .isEqualTo(422);
    }
}
