package jp.anpi.safety.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.registry.eventing.RecordKey;
import jp.anpi.registry.testkit.Until;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Reports that are wrong, odd or broken: refused by the name of the field, or kept and marked for a person. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class A03_BadReportsTest {

    private final Town town = Town.of(4);
    private World world;
    private Session desk;
    private String incident;
    private Queue queue;

    @BeforeAll
    void openAnIncident() {
        world = World.start();
        world.know(town);
        desk = world.desk();
        incident = desk.open(Map.of());
        queue = new Queue(desk, incident);
    }

    @AfterAll
    void end() {
        world.close();
    }

    private String path(String rest) {
        return "/api/incidents/" + incident + rest;
    }

    private PersonState person(PriorityGroup group, int number) {
        return town.person(group, number);
    }

    private Optional<JsonNode> report(PersonState person, String id) {
        return queue.detail(person)
                .get("reports")
                .valueStream()
                .filter(one -> one.get("id").asString().equals(id))
                .findFirst();
    }

    private String accepted(Map<String, Object> report) {
        var answer = desk.post(path("/reports"), report);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return (String) report.get("id");
    }

    private List<String> refusedFields(byte[] report) {
        var answer = desk.post(path("/reports"), "application/json", report);
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        List<String> fields = new ArrayList<>();
        answer.json()
                .get("errors")
                .forEach(error -> fields.add(error.get("field").asString()));
        return fields;
    }

    @Test
    void aCorrectionOfSomethingUnknownIsKeptMarkedAndStandsByItself() {
        var person = person(PriorityGroup.REASONABLE_ACCOMMODATION, 0);
        String id = accepted(Reports.with(
                Reports.safe(person.id()), "supersedes", UUID.randomUUID().toString()));
        Until.holds("it is marked", () -> queue.remarks(person, id).contains("CORRECTS_UNKNOWN"));
        queue.becomes(person, "CONFIRMED");
    }

    @Test
    void aCorrectionOfAReportAboutSomebodyElseCorrectsNothingAndIsMarked() {
        var one = person(PriorityGroup.REASONABLE_ACCOMMODATION, 1);
        var other = person(PriorityGroup.REASONABLE_ACCOMMODATION, 2);
        String first = accepted(Reports.safe(one.id()));
        Until.holds("it is stored", () -> report(one, first).isPresent());
        String second = accepted(
                Reports.with(Reports.with(Reports.safe(other.id()), "condition", "UNWELL"), "supersedes", first));
        Until.holds("it is marked", () -> queue.remarks(other, second).contains("CORRECTS_OTHER_PERSON"));
        queue.becomes(other, "NEEDS_HELP");
        queue.becomes(one, "CONFIRMED");
        assertThat(queue.remarks(one, first)).doesNotContain("CORRECTED");
    }

    @Test
    void aCorrectionIsShownAtBothReports() {
        var person = person(PriorityGroup.REASONABLE_ACCOMMODATION, 3);
        String first = accepted(Reports.safe(person.id()));
        String second = accepted(
                Reports.with(Reports.with(Reports.safe(person.id()), "condition", "UNWELL"), "supersedes", first));
        Until.holds("it is marked", () -> queue.remarks(person, first).contains("CORRECTED"));
        assertThat(report(person, second).orElseThrow().get("supersedes").asString())
                .isEqualTo(first);
        queue.becomes(person, "NEEDS_HELP");
    }

    @Test
    void whatWasObservedBeforeTheOnsetIsKeptMarkedAndConfirmsNobody() {
        var person = person(PriorityGroup.CARE_CONSIDERATION, 0);
        String id = accepted(Reports.with(Reports.safe(person.id()), "observedAt", "2026-11-19T09:00:00+09:00"));
        Until.holds(
                "it is kept",
                () -> report(person, id)
                        .filter(one -> one.get("marks").toString().contains("BEFORE_ONSET"))
                        .isPresent());
        Until.holds("it is folded", () -> queue.detail(person).get("check").has("lastReportAt"));
        assertThat(queue.stateOf(person)).isNotEqualTo("CONFIRMED");
    }

    @Test
    void whatWasObservedDaysAheadIsDatedByItsArrivalAndMarked() {
        var person = person(PriorityGroup.CARE_CONSIDERATION, 1);
        String id = accepted(Reports.with(Reports.safe(person.id()), "observedAt", "2026-11-24T09:00:00+09:00"));
        Until.holds(
                "it is kept",
                () -> report(person, id)
                        .filter(one -> one.get("marks").toString().contains("CLOCK_DOUBTFUL"))
                        .isPresent());
    }

    @Test
    void pitfall37NeedsThatContradictTheConditionAreKeptMarkedAndTheNeedCounts() {
        var person = person(PriorityGroup.CARE_CONSIDERATION, 2);
        String id = accepted(Reports.with(Reports.safe(person.id()), "needs", List.of(Map.of("kind", "RESCUE"))));
        Until.holds("it is marked", () -> queue.remarks(person, id).contains("CONTRADICTS_ITSELF"));
        queue.becomes(person, "NEEDS_HELP");
        assertThat(queue.detail(person).get("check").get("danger").asBoolean()).isTrue();
    }

    @Test
    void pitfall35AHundredPersonsOfOneBundleAreAHundredReportsAndEachShowsTheOthers() {
        String bundle = "避難所の名簿 " + UUID.randomUUID();
        List<byte[]> lines = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            var one = person(PriorityGroup.GENERAL, i % 4);
            lines.add(Reports.bytes(Reports.with(Reports.safe(one.id()), "bundleId", bundle)));
        }
        var answer = desk.post(path("/reports"), "application/x-ndjson", Reports.lines(lines));
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().get("receipts").size()).isEqualTo(100);
        var person = person(PriorityGroup.GENERAL, 0);
        Until.holds(
                "the bundle is whole",
                () -> bundled(person).map(one -> one.get("reports").asInt()).orElse(0) == 100);
        assertThat(bundled(person).orElseThrow().get("others").size())
                .as("each of the others once")
                .isEqualTo(3);
        queue.becomes(person, "CONFIRMED");
    }

    private Optional<JsonNode> bundled(PersonState person) {
        return queue.detail(person)
                .get("reports")
                .valueStream()
                .filter(one -> one.has("bundle"))
                .map(one -> one.get("bundle"))
                .findFirst();
    }

    @Test
    void aNameOfFourThousandCharactersOrOfSpacesOnlyNamesItsField() {
        var nobody = Reports.without(Reports.safe(town.people().getFirst().id()), "personId");
        assertThat(refusedFields(Reports.bytes(Reports.with(nobody, "name", "あ".repeat(4_000)))))
                .contains("name");
        assertThat(refusedFields(Reports.bytes(Reports.with(nobody, "name", " \u3000 "))))
                .containsExactly("name");
        assertThat(refusedFields(Reports.bytes(nobody))).containsExactly("name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"花\\u0000子", "花\\u0007子", "花\\u200f子", "花\\u202e子", "花\\ud800子", "\\udc00花子"})
    void controlCharactersDirectionMarksAndHalfSurrogatesNameTheirField(String name) {
        var report = Reports.with(
                Reports.without(Reports.safe(town.people().getFirst().id()), "personId"), "name", "NAME");
        String text = new String(Reports.bytes(report), StandardCharsets.UTF_8).replace("NAME", name);
        assertThat(refusedFields(text.getBytes(StandardCharsets.UTF_8))).containsExactly("name");
    }

    @Test
    void halfASurrogateAsBytesIsNoUtf8() {
        byte[] bytes = Reports.bytes(Reports.with(
                Reports.without(Reports.safe(town.people().getFirst().id()), "personId"), "name", "XYZ"));
        String text = new String(bytes, StandardCharsets.ISO_8859_1).replace("XYZ", "\u00ED\u00A0\u0080");
        var answer = desk.post(path("/reports"), "application/json", text.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("type").asString()).endsWith("not-utf8");
    }

    @Test
    void halfACharacterInANoteOrAReasonNamesItsField() {
        String check = path("/checks/" + person(PriorityGroup.PUSH_SUPPORT, 0).id());
        for (var words : Map.of("/note", "text", "/reports/" + UUID.randomUUID() + "/set-aside", "reason")
                .entrySet()) {
            byte[] half = ("{\"" + words.getValue() + "\":\"\\ud800\"}").getBytes(StandardCharsets.UTF_8);
            var answer = desk.post(check + words.getKey(), "application/json", half);
            assertThat(answer.status()).as(answer.body()).isEqualTo(422);
            assertThat(answer.json().get("errors").get(0).get("field").asString())
                    .isEqualTo(words.getValue());
        }
    }

    @Test
    void aPersonOutsideTheIncidentIsKeptMarkedAndWaitsForAPerson() {
        var late = Somebody.named("転入　者", "テンニュウ　シャ", LocalDate.of(1970, 1, 1), "みなせ市新1番1号", false);
        world.publish(RegistryTopics.PERSON, RecordKey.of(late.id()), late);
        String id = accepted(Reports.safe(late.id()));
        Until.holds("it waits", () -> {
            var answer = desk.get(path("/unmatched/" + id));
            return answer.status() == 200 && !answer.json().has("linkedTo");
        });
        assertThat(desk.get(path("/unmatched/" + id))
                        .json()
                        .get("report")
                        .get("marks")
                        .toString())
                .contains("OUTSIDE_ROSTER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"昭和12年3月4日", "S12.3.4", "1937/3/4", "１９３７年３月４日"})
    void aDateOfBirthIsUnderstoodInEveryNotationAndKeptAsItWasWritten(String written) {
        var typed = typed(written);
        assertThat(typed.get("typed").get("birthDate").asString()).isEqualTo(written);
        assertThat(typed.get("typed").get("birthDateRead").asString()).isEqualTo("1937-03-04");
        assertThat(typed.get("remarks").toString()).doesNotContain("BIRTH_DATE_UNREAD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12年3月4日", "昭和99年99月99日", "1937-02-30", "たぶん昭和"})
    void aDateOfBirthNobodyCanReadIsKeptAndMarked(String written) {
        var typed = typed(written);
        assertThat(typed.get("typed").get("birthDate").asString()).isEqualTo(written);
        assertThat(typed.get("typed").has("birthDateRead")).isFalse();
        assertThat(typed.get("remarks").toString()).contains("BIRTH_DATE_UNREAD");
    }

    private JsonNode typed(String birthDate) {
        String id = accepted(Reports.with(
                Reports.with(
                        Reports.without(Reports.safe(town.people().getFirst().id()), "personId"), "name", "だれか"),
                "birthDate",
                birthDate));
        Until.holds("it waits", () -> desk.get(path("/unmatched/" + id)).status() == 200);
        return desk.get(path("/unmatched/" + id)).json().get("report");
    }

    @Test
    void pitfall09ATimeThatIsOnlyRoughlyKnownCountsFromTheEarliestItCanBeAndNeverFromItsArrival() {
        Instant onset = world.time().instant();
        String fresh = "/api/incidents/" + desk.open(Map.of());
        world.time().forward("10m");
        Instant two = onset.plus(Duration.ofMinutes(2));
        Instant six = onset.plus(Duration.ofMinutes(6));
        var person = person(PriorityGroup.MEDICAL_COORDINATION, 1);
        var range = seen(
                fresh,
                person,
                Reports.with(
                        Reports.with(Reports.safe(person.id()), "observedAt", two.toString()),
                        "observedUntil",
                        six.toString()));
        assertThat(Instant.parse(range.get("observedAt").asString())).isEqualTo(two);
        assertThat(Instant.parse(range.get("observedUntil").asString())).isEqualTo(six);
        assertThat(range.get("marks").toString()).contains("OBSERVED_RANGE");

        var other = person(PriorityGroup.MEDICAL_COORDINATION, 2);
        var unknown = seen(
                fresh,
                other,
                Reports.with(Reports.without(Reports.safe(other.id()), "observedAt"), "observedUnknown", true));
        assertThat(Instant.parse(unknown.get("observedAt").asString()))
                .as("the onset, not the arrival")
                .isEqualTo(onset);
        assertThat(unknown.get("marks").toString()).contains("OBSERVED_UNKNOWN");

        var nobody = Reports.safe(person.id());
        assertThat(refusedFields(Reports.bytes(Reports.with(nobody, "observedUntil", "2026-11-20T08:00:00+09:00"))))
                .containsExactly("observedUntil");
        assertThat(refusedFields(Reports.bytes(Reports.with(nobody, "observedUnknown", true))))
                .containsExactly("observedUnknown");
        assertThat(refusedFields(Reports.bytes(Reports.with(nobody, "observedUnknown", "yes"))))
                .containsExactly("observedUnknown");
        assertThat(refusedFields(Reports.bytes(Reports.without(nobody, "observedAt"))))
                .containsExactly("observedAt");
    }

    /** The report as it is shown with its person, once it is. */
    private JsonNode seen(String in, PersonState person, Map<String, Object> report) {
        assertThat(desk.post(in + "/reports", report).status()).isEqualTo(202);
        String check = in + "/checks/" + person.id();
        Until.holds("it is kept", () -> desk.get(check).json().get("reports").size() == 1);
        return desk.get(check).json().get("reports").get(0);
    }
}
