package jp.anpi.registry.wiring;

import static jp.anpi.registry.wiring.Calls.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.anpi.registry.contract.Consent;
import jp.anpi.registry.contract.ConsentMatter;
import jp.anpi.registry.contract.ConsentScope;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.http.HttpMethod;

/** Consents of many: by an ordinance, taken back, and what a refused plan comes to; it begins on 21 November 2026. */
class ConsentsOfATownTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @RegisterExtension
    static final RunningRegistry registry = RunningRegistry.town();

    private static Calls calls;
    private static String desk;

    @BeforeAll
    static void start() {
        calls = new Calls(registry.client().mutate().responseTimeout(PATIENCE).build());
        desk = calls.signIn("desk");
    }

    private static Map<String, Object> ordinance(Object group) {
        return new HashMap<>(Map.of(
                "groups", List.of(group),
                "matters", List.of("LIST", "PLAN"),
                "scopes", List.of("CARE_MANAGERS", "SUPPORTERS"),
                "on", "2026-11-20",
                "ordinance", "支え合い条例 第7条"));
    }

    private static List<PersonState> of(PriorityGroup group) {
        return registry.states(PersonState.class)
                .all(new Document("group", group.number()).append("gone", false))
                .collectList()
                .block(SOON);
    }

    private static String sent(String query, Object body) {
        return text(calls.send(desk, HttpMethod.POST, "/api/consents" + query, body)
                .expectStatus()
                .isOk());
    }

    @Test
    void anOrdinancePresumesOfAWholeGroupButOutweighsNobodysWordReachesNobodyUnderProtectionAndIsTakenBack() {
        List<PersonState> before = of(PriorityGroup.GENERAL);
        long hidden =
                before.stream().filter(person -> person.home().confidential()).count();
        PersonState refusing = before.stream()
                .filter(person -> !person.home().confidential())
                .findFirst()
                .orElseThrow();
        calls.send(
                        desk,
                        HttpMethod.POST,
                        "/api/persons/" + refusing.id() + "/consents",
                        word(refusing.version(), List.of("LIST", "PLAN"), "REFUSED"))
                .expectStatus()
                .isCreated();

        String looked = sent("?dryRun=true", ordinance("GENERAL"));
        assertThat(JsonPath.<Integer>read(looked, "$.counts.reached")).isEqualTo((int) (before.size() - hidden - 1));
        assertThat(JsonPath.<Integer>read(looked, "$.counts.protectedHomes")).isEqualTo((int) hidden);
        assertThat(of(PriorityGroup.GENERAL)).as("only looked").noneMatch(ConsentsOfATownTest::isPresumed);

        String done = sent("", ordinance("GENERAL"));
        assertThat(JsonPath.<Integer>read(done, "$.act.people")).isEqualTo((int) (before.size() - hidden - 1));
        assertThat(JsonPath.<String>read(done, "$.act.ordinance")).isEqualTo("支え合い条例 第7条");
        assertThat(of(PriorityGroup.GENERAL))
                .allMatch(person -> isPresumed(person)
                        != (person.home().confidential() || person.id().equals(refusing.id())));
        assertThat(JsonPath.<Integer>read(sent("", ordinance("GENERAL")), "$.counts.reached"))
                .as("said twice it says nothing new")
                .isZero();

        PersonState presumed = of(PriorityGroup.GENERAL).stream()
                .filter(ConsentsOfATownTest::isPresumed)
                .findFirst()
                .orElseThrow();
        calls.send(
                        desk,
                        HttpMethod.POST,
                        "/api/persons/" + presumed.id() + "/consents",
                        word(presumed.version(), List.of("LIST"), "REFUSED"))
                .expectStatus()
                .isCreated();
        assertThat(find(presumed).agreed().list())
                .as("withdrawn for themselves")
                .isEmpty();
        assertThat(find(presumed).agreed().plan()).isNotEmpty();

        String id = JsonPath.read(done, "$.act.id");
        assertThat(JsonPath.<String>read(
                        text(calls.send(desk, HttpMethod.POST, "/api/consents/" + id + "/undo", "")
                                .expectStatus()
                                .isOk()),
                        "$.state"))
                .isEqualTo("TAKEN_BACK");
        assertThat(of(PriorityGroup.GENERAL)).noneMatch(ConsentsOfATownTest::isPresumed);
        assertThat(find(presumed).consents()).extracting(Consent::answer).containsExactly(Consent.Answer.REFUSED);
        calls.send(desk, HttpMethod.POST, "/api/consents/" + id + "/undo", "")
                .expectStatus()
                .isEqualTo(409);
        assertThat(JsonPath.<List<String>>read(calls.body("/api/consents", desk), "$.items[*].id"))
                .contains(id);
    }

    @Test
    void whatAnOrdinanceCannotPresumeIsNamedFieldByField() {
        Map<String, Object> wrong = ordinance("GENERAL");
        wrong.put("personIds", List.of(of(PriorityGroup.PUSH_SUPPORT).getFirst().id()));
        wrong.put("matters", List.of("PLAN_MAKING"));
        wrong.put("scopes", List.of());
        wrong.put("on", "2026-11-22");
        wrong.put("ordinance", " ");
        String refused = text(calls.send(desk, HttpMethod.POST, "/api/consents", wrong)
                .expectStatus()
                .isEqualTo(422));
        assertThat(JsonPath.<List<String>>read(refused, "$.errors[*].field"))
                .containsExactly("groups", "matters", "scopes", "on", "ordinance");
    }

    @Test
    void anOrdinanceMayBeAboutSomePeopleOnly() {
        List<PersonState> some = of(PriorityGroup.PUSH_SUPPORT).stream()
                .filter(person -> !person.home().confidential())
                .limit(2)
                .toList();
        Map<String, Object> act = ordinance("PUSH_SUPPORT");
        act.remove("groups");
        act.put("personIds", some.stream().map(PersonState::id).toList());
        String looked = sent("?dryRun=true", act);
        assertThat(JsonPath.<Integer>read(looked, "$.counts.reached") + JsonPath.<Integer>read(looked, "$.counts.told"))
                .isEqualTo(2);
    }

    @Test
    void noPlanIsBegunForWhoSaidNoToOneUntilTheyThinkAgain() {
        PersonState person = of(PriorityGroup.MEDICAL_COORDINATION).stream()
                .filter(one -> !one.hasPlan() && !one.home().confidential())
                .findFirst()
                .orElseThrow();
        String at = "/api/persons/" + person.id();
        calls.send(desk, HttpMethod.POST, at + "/consents", word(person.version(), List.of("PLAN_MAKING"), "REFUSED"))
                .expectStatus()
                .isCreated();
        String refused = text(calls.send(desk, HttpMethod.POST, at + "/plans", Map.of())
                .expectStatus()
                .isEqualTo(409));
        assertThat(JsonPath.<String>read(refused, "$.type")).isEqualTo("urn:anpi:problem:no-plan-wanted");
        assertThat(calls.body("/api/statistics/letters", desk))
                .as("nor are they written to")
                .doesNotContain(person.id().toString());

        calls.send(
                        desk,
                        HttpMethod.POST,
                        at + "/consents",
                        word(find(person).version(), List.of("PLAN_MAKING"), "CONSENTED"))
                .expectStatus()
                .isCreated();
        calls.send(desk, HttpMethod.POST, at + "/plans", Map.of())
                .expectStatus()
                .isCreated();
    }

    private static Map<String, Object> word(long version, List<String> matters, String answer) {
        return Map.of(
                "version",
                version,
                "matters",
                matters,
                "scopes",
                matters.contains("PLAN_MAKING") ? List.of() : List.of(ConsentScope.values()),
                "answer",
                answer,
                "on",
                "2026-11-21",
                "from",
                "PERSON",
                "manner",
                "PHONE",
                "explanation",
                "説明書 第2版",
                "document",
                "福-" + ConsentMatter.LIST.ordinal());
    }

    private static boolean isPresumed(PersonState person) {
        return person.consents().stream().anyMatch(one -> one.answer() == Consent.Answer.PRESUMED);
    }

    private static PersonState find(PersonState person) {
        return registry.states(PersonState.class).find(person.id().toString()).block(SOON);
    }
}
