package jp.anpi.registry.wiring;

import static jp.anpi.registry.wiring.Calls.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import com.mongodb.reactivestreams.client.MongoClients;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.anpi.registry.consent.ConsentActs;
import jp.anpi.registry.contract.Consent;
import jp.anpi.registry.contract.ConsentMatter;
import jp.anpi.registry.contract.ConsentScope;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.testkit.Until;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

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

    /** The last line: what it comes to. */
    private static String looked(Object body) {
        return text(calls.send(desk, HttpMethod.POST, "/api/consents/count", body)
                        .expectStatus()
                        .isOk())
                .lines()
                .reduce("", (_, last) -> last);
    }

    /** Sent, and gone through to its end. */
    private static String recorded(Object body) {
        return ended(sent("", body), "DONE");
    }

    private static String takenBack(String id) {
        return ended(sent("/" + id + "/undo", ""), "TAKEN_BACK");
    }

    private static String sent(String to, Object body) {
        String answer = text(calls.send(desk, HttpMethod.POST, "/api/consents" + to, body)
                .expectStatus()
                .isAccepted());
        return JsonPath.read(answer, "$.id");
    }

    private static String ended(String id, String state) {
        Until.holds("the act is " + state, PATIENCE, () -> state.equals(of(id, "state")));
        return id;
    }

    private static <T> T of(String id, String field) {
        List<T> found =
                JsonPath.read(calls.body("/api/consents", desk), "$.items[?(@.id == '%s')].%s".formatted(id, field));
        return found.getFirst();
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

        String looked = looked(ordinance("GENERAL"));
        assertThat(JsonPath.<Integer>read(looked, "$.counts.reached")).isEqualTo((int) (before.size() - hidden - 1));
        assertThat(JsonPath.<Integer>read(looked, "$.counts.protectedHomes")).isEqualTo((int) hidden);
        assertThat(JsonPath.<Integer>read(looked, "$.looked"))
                .isEqualTo(before.size())
                .isEqualTo(JsonPath.<Integer>read(looked, "$.of"));
        assertThat(of(PriorityGroup.GENERAL)).as("only looked").noneMatch(ConsentsOfATownTest::isPresumed);

        String id = recorded(ordinance("GENERAL"));
        assertThat(ConsentsOfATownTest.<Integer>of(id, "reach.people")).isEqualTo((int) (before.size() - hidden - 1));
        assertThat(ConsentsOfATownTest.<Integer>of(id, "reach.looked")).isEqualTo(before.size());
        assertThat(ConsentsOfATownTest.<String>of(id, "ordinance")).isEqualTo("支え合い条例 第7条");
        assertThat(of(PriorityGroup.GENERAL))
                .allMatch(person -> isPresumed(person)
                        != (person.home().confidential() || person.id().equals(refusing.id())));
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

        takenBack(id);
        assertThat(of(PriorityGroup.GENERAL)).noneMatch(ConsentsOfATownTest::isPresumed);
        assertThat(calls.body("/api/consents/" + id + "/people", desk).lines())
                .as("with whom it was shared until then is known")
                .hasSize((int) (before.size() - hidden - 1))
                .contains("{\"personId\":\"%s\"}".formatted(presumed.id()));
        assertThat(find(presumed).consents()).extracting(Consent::answer).containsExactly(Consent.Answer.REFUSED);
        calls.send(desk, HttpMethod.POST, "/api/consents/" + id + "/undo", "")
                .expectStatus()
                .isEqualTo(409);
    }

    @Test
    void actsThatOverlapStandEachForItselfWhicheverIsTakenBack() {
        Map<String, Object> both = ordinance("GENERAL");
        both.put("groups", List.of("GENERAL", "REASONABLE_ACCOMMODATION"));
        both.put("on", "2026-11-19");
        String first = recorded(ordinance("GENERAL"));
        long presumed = presumed(PriorityGroup.GENERAL);
        assertThat(presumed).isPositive();

        String looked = looked(both);
        assertThat(JsonPath.<Integer>read(looked, "$.counts.again"))
                .as("told before it is done")
                .isEqualTo((int) presumed);
        String second = recorded(both);
        takenBack(first);
        assertThat(presumed(PriorityGroup.GENERAL)).isEqualTo(presumed);

        String third = recorded(ordinance("GENERAL"));
        takenBack(second);
        assertThat(presumed(PriorityGroup.GENERAL)).isEqualTo(presumed);
        takenBack(third);
        assertThat(presumed(PriorityGroup.GENERAL)).isZero();
    }

    @Test
    void anActThatIsSentAgainIsOneAndAnotherUnderItsIdIsRefused() {
        Map<String, Object> act = ordinance("PUSH_SUPPORT");
        act.put("id", UUID.randomUUID());
        String id = recorded(act);
        assertThat(id).isEqualTo(act.get("id").toString());
        List<PersonState> once = of(PriorityGroup.PUSH_SUPPORT);

        assertThat(sent("", act)).isEqualTo(id);
        assertThat(of(PriorityGroup.PUSH_SUPPORT)).isEqualTo(once);
        assertThat(JsonPath.<List<String>>read(
                        calls.body("/api/consents", desk), "$.items[?(@.id == '%s')].id".formatted(id)))
                .hasSize(1);

        act.put("on", "2026-11-19");
        String refused = text(calls.send(desk, HttpMethod.POST, "/api/consents", act)
                .expectStatus()
                .isEqualTo(409));
        assertThat(JsonPath.<String>read(refused, "$.type")).isEqualTo("urn:anpi:problem:other-act");
        takenBack(id);
    }

    @Test
    void whatAKillBrokeOffGoesOnByItselfAndReachesNobodyTwice() {
        String id = recorded(ordinance("GENERAL"));
        int people = of(id, "reach.people");
        PersonState unreached = of(PriorityGroup.GENERAL).stream()
                .filter(ConsentsOfATownTest::isPresumed)
                .findFirst()
                .orElseThrow();
        List<PersonState> others = of(PriorityGroup.GENERAL).stream()
                .filter(person -> !person.id().equals(unreached.id()))
                .toList();
        registry.states(PersonState.class)
                .put(unreached.withConsents(List.of()))
                .block(SOON);
        brokenOff(id, "BEGUN");

        registry.bean(ConsentActs.class).settle().block(SOON);

        ended(id, "DONE");
        assertThat(ConsentsOfATownTest.<Integer>of(id, "reach.people")).isEqualTo(people);
        assertThat(find(unreached)).matches(ConsentsOfATownTest::isPresumed);
        assertThat(of(PriorityGroup.GENERAL)).containsAll(others);

        brokenOff(id, "TAKING_BACK");
        registry.bean(ConsentActs.class).settle().block(SOON);
        ended(id, "TAKEN_BACK");
        assertThat(presumed(PriorityGroup.GENERAL)).isZero();
    }

    /** As a process leaves it that was killed a while ago. */
    private static void brokenOff(String id, String state) {
        try (var raw = MongoClients.create(registry.storeUri())) {
            Mono.from(raw.getDatabase("anpi_registry")
                            .getCollection("consent-acts")
                            .updateOne(
                                    new Document("_id", id),
                                    new Document("$set", new Document("state", state))
                                            .append("$unset", new Document("heldUntil", ""))))
                    .block(SOON);
        }
    }

    private static long presumed(PriorityGroup group) {
        return of(group).stream().filter(ConsentsOfATownTest::isPresumed).count();
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
        String looked = looked(act);
        assertThat(JsonPath.<Integer>read(looked, "$.counts.reached") + JsonPath.<Integer>read(looked, "$.counts.told"))
                .isEqualTo(2);

        UUID nobody = UUID.randomUUID();
        act.put("personIds", List.of(some.getFirst().id(), nobody));
        for (String path : List.of("/count", "")) {
            String refused = text(calls.send(desk, HttpMethod.POST, "/api/consents" + path, act)
                    .expectStatus()
                    .isEqualTo(422));
            assertThat(JsonPath.<String>read(refused, "$.errors[0].field")).isEqualTo("personIds");
            assertThat(JsonPath.<String>read(refused, "$.errors[0].message")).contains(nobody.toString());
        }
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
