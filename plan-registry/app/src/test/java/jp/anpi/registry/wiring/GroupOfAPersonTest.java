package jp.anpi.registry.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.anpi.registry.group.Groups;
import jp.anpi.registry.testkit.SimTime;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A person's group follows what is recorded, and the day; it begins on 21 November 2026. */
class GroupOfAPersonTest {

    @RegisterExtension
    static final RunningRegistry registry = RunningRegistry.town();

    private static WebTestClient client;
    private static String desk;
    private static List<String> general;

    @BeforeAll
    static void start() {
        client = registry.client();
        desk = registry.calls().signIn("desk");
        general = JsonPath.read(text(get("/api/persons?group=GENERAL&limit=20")), "$.items[*].id");
    }

    @Test
    void recordedNeedsPlaceAPersonAnewAndSayWhy() {
        String id = general.get(0);
        String before = group(id);
        assertThat(JsonPath.<List<Object>>read(before, "$.rules")).isEmpty();

        String after = text(put(
                "/api/persons/" + id + "/needs",
                needs(
                        before,
                        Map.of(
                                "care",
                                "CARE_4",
                                "disabilities",
                                List.of(Map.of("kind", "PHYSICAL", "severe", false)),
                                "remarks",
                                List.of(Map.of("category", "EVACUATION_LIFE", "text", "車いす利用"))))));
        assertThat(JsonPath.<String>read(after, "$.placement.group")).isEqualTo("CARE_CONSIDERATION");
        assertThat(JsonPath.<String>read(after, "$.placement.because")).contains("要介護4");
        assertThat(JsonPath.<List<String>>read(after, "$.rules[*].name"))
                .containsSubsequence("medium to heavy care", "disability", "light care", "everyone else");
        assertThat(JsonPath.<String>read(after, "$.requirements.remarks[0].text"))
                .isEqualTo("車いす利用");
        assertThat(JsonPath.<Integer>read(after, "$.version"))
                .isEqualTo(JsonPath.<Integer>read(before, "$.version") + 1);
        assertThat(JsonPath.<String>read(text(get("/api/persons/" + id)), "$.group"))
                .isEqualTo("CARE_CONSIDERATION");
    }

    @Test
    void aFormThatDoesNotShowTheVentilatorDoesNotTakeItAway() {
        String id = general.get(1);
        Map<String, Object> ventilator =
                Map.of("lifeSupport", Map.of("devices", List.of(Map.of("kind", "VENTILATOR", "internal", "PT6H"))));
        String onPower = text(put("/api/persons/" + id + "/needs", needs(group(id), ventilator)));
        assertThat(JsonPath.<String>read(onPower, "$.placement.group")).isEqualTo("PUSH_SUPPORT");

        String later = text(put("/api/persons/" + id + "/needs", needs(onPower, Map.of("care", "CARE_1"))));
        assertThat(JsonPath.<String>read(later, "$.placement.group")).isEqualTo("PUSH_SUPPORT");
        assertThat(JsonPath.<String>read(later, "$.lifeSupport.devices[0].kind"))
                .isEqualTo("VENTILATOR");

        String without = text(put(
                "/api/persons/" + id + "/needs",
                needs(later, Map.of("care", "CARE_1", "lifeSupport", Map.of("devices", List.of())))));
        assertThat(JsonPath.<String>read(without, "$.placement.group")).isEqualTo("REASONABLE_ACCOMMODATION");
    }

    @Test
    void whoReadAnOlderVersionIsToldAndChangesNothing() {
        String id = general.get(2);
        String old = group(id);
        put("/api/persons/" + id + "/needs", needs(old, Map.of("care", "CARE_4")))
                .expectStatus()
                .isOk();
        put("/api/persons/" + id + "/needs", needs(old, Map.of("care", "CARE_1")))
                .expectStatus()
                .isEqualTo(409);
        assertThat(JsonPath.<String>read(group(id), "$.requirements.care")).isEqualTo("CARE_4");
    }

    @Test
    void whoWritesRemarksOnWhatSomebodyElseHasWrittenSinceIsToldToo() {
        String id = general.get(9);
        String old = group(id);
        var first = List.of(Map.of("category", "POWER", "text", "発電機は物置"));
        put("/api/persons/" + id + "/needs", needs(old, Map.of("remarks", first)))
                .expectStatus()
                .isOk();
        var second = List.of(Map.of("category", "POWER", "text", "蓄電池を借りた"));
        put("/api/persons/" + id + "/needs", needs(old, Map.of("remarks", second)))
                .expectStatus()
                .isEqualTo(409);
        String now = group(id);
        assertThat(JsonPath.<List<String>>read(now, "$.requirements.remarks[*].text"))
                .containsExactly("発電機は物置");
        put("/api/persons/" + id + "/needs", needs(now, Map.of("remarks", second)))
                .expectStatus()
                .isOk();
    }

    @Test
    void whatAFormDoesNotSendOfListsAndReasonsStaysAndABlankOneIsTakenAway() {
        String id = general.get(6);
        String written = text(put(
                "/api/persons/" + id + "/needs",
                needs(
                        group(id),
                        Map.of(
                                "disabilities", List.of(Map.of("kind", "PHYSICAL", "grade", "2級")),
                                "remarks", List.of(Map.of("category", "POWER", "text", "発電機は物置")),
                                "procedures", List.of("SUCTION", "STOMA"),
                                "reasons", List.of("DISABILITY"),
                                "reason", "階段を下りられない"))));
        String later = text(put("/api/persons/" + id + "/needs", needs(written, Map.of("care", "CARE_1"))));
        assertThat(JsonPath.<String>read(later, "$.requirements.disabilities[0].grade"))
                .isEqualTo("2級");
        assertThat(JsonPath.<String>read(later, "$.requirements.remarks[0].text"))
                .isEqualTo("発電機は物置");
        assertThat(JsonPath.<List<String>>read(later, "$.requirements.procedures"))
                .containsExactly("SUCTION", "STOMA");
        assertThat(JsonPath.<String>read(later, "$.requirements.reason")).isEqualTo("階段を下りられない");

        String gone = text(put(
                "/api/persons/" + id + "/needs",
                needs(later, Map.of("remarks", List.of(), "procedures", List.of(), "reason", " "))));
        assertThat(JsonPath.<List<Object>>read(gone, "$.requirements.remarks")).isEmpty();
        assertThat(JsonPath.<List<Object>>read(gone, "$.requirements.procedures"))
                .isEmpty();
        assertThat(JsonPath.<String>read(gone, "$.requirements.reason")).isNull();
        assertThat(JsonPath.<List<String>>read(gone, "$.requirements.reasons")).containsExactly("DISABILITY");
    }

    @Test
    void anEntryThatIsNothingAndMeasuresThatCannotBeAreNamedAndNeverAFaultOfOurs() {
        String body = """
                {"version": 1, "disabilities": [null], "remarks": [{"category":"POWER","text":"a"}, null],
                 "procedures": [null], "reasons": ["CARE", null],
                 "lifeSupport": {"devices": [null, {"kind":"SUCTION","internal":"-PT6H","external":"PT1H"}],
                  "oxygen": {"litresPerMinute": 2, "usableLitres": 100, "cylinders": -1},
                  "medicines": [null, {"name":"インスリン","mustNotStop":true,"stockDays":-3}]}}""";
        String refused = refused(client.put()
                .uri("/api/persons/" + general.get(7) + "/needs")
                .headers(h -> h.setBearerAuth(desk))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange());
        assertThat(JsonPath.<List<String>>read(refused, "$.errors[*].field"))
                .containsExactly(
                        "disabilities[0]",
                        "remarks[1]",
                        "procedures[0]",
                        "reasons[1]",
                        "lifeSupport.devices[0]",
                        "lifeSupport.devices[1].internal",
                        "lifeSupport.medicines[0]",
                        "lifeSupport.medicines[1].stockDays",
                        "lifeSupport.oxygen.cylinders");
    }

    @Test
    void aGroupSetByHandSaysItsReasonEndsByItselfAndGivesWayWhenLifted() {
        String id = general.get(3);
        String before = group(id);
        Map<String, Object> byHand = Map.of("group", "PUSH_SUPPORT", "reason", "退院直後で吸引が必要", "until", "2026-11-21");
        String set = text(put("/api/persons/" + id + "/group", needs(before, byHand)));
        assertThat(JsonPath.<Boolean>read(set, "$.placement.overridden")).isTrue();
        assertThat(JsonPath.<String>read(set, "$.placement.because")).contains("退院直後で吸引が必要");
        assertThat(JsonPath.<String>read(set, "$.override.by")).isNotBlank();
        assertThat(JsonPath.<String>read(set, "$.nextChange")).isEqualTo("2026-11-22");

        client.delete()
                .uri("/api/persons/" + id + "/group?version=" + JsonPath.<Integer>read(set, "$.version"))
                .headers(h -> h.setBearerAuth(desk))
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(JsonPath.<Object>read(group(id), "$.placement")).isEqualTo(JsonPath.read(before, "$.placement"));

        assertThat(JsonPath.<List<String>>read(group(id), "$.earlier[*].reason"))
                .as("what was lifted stays to be read")
                .containsExactly("退院直後で吸引が必要");

        text(put("/api/persons/" + id + "/group", needs(group(id), byHand)));
        registry.bean(SimTime.class).forward("24h");
        assertThat(registry.bean(Groups.class).sweep().block(Duration.ofSeconds(10)))
                .isOne();
        assertThat(registry.bean(Groups.class).sweep().block(Duration.ofSeconds(10)))
                .isZero();
        String over = group(id);
        assertThat(JsonPath.<Object>read(over, "$.placement")).isEqualTo(JsonPath.read(before, "$.placement"));
        assertThat(JsonPath.<Boolean>read(over, "$.override.inForce")).isFalse();
        assertThat(JsonPath.<String>read(text(get("/api/persons/" + id)), "$.group"))
                .isEqualTo("GENERAL");
    }

    @Test
    void ofTwoWhoSetAGroupTheSecondIsTold() {
        String at = "/api/persons/" + general.get(8) + "/group";
        String read = group(general.get(8));
        Map<String, Object> first = Map.of("group", "PUSH_SUPPORT", "reason", "退院直後", "until", "2027-01-31");
        Map<String, Object> second = Map.of("group", "CARE_CONSIDERATION", "reason", "家族が帰省中", "until", "2027-01-31");
        String set = text(put(at, needs(read, first)));
        put(at, needs(read, second)).expectStatus().isEqualTo(409);
        client.delete()
                .uri(at + "?version=" + JsonPath.<Integer>read(read, "$.version"))
                .headers(h -> h.setBearerAuth(desk))
                .exchange()
                .expectStatus()
                .isEqualTo(409);

        String now = text(put(at, needs(set, second)));
        assertThat(JsonPath.<String>read(now, "$.override.reason")).isEqualTo("家族が帰省中");
        assertThat(JsonPath.<List<String>>read(now, "$.earlier[*].reason")).containsExactly("退院直後");
        assertThat(JsonPath.<List<String>>read(now, "$.earlier[*].endedBy"))
                .isEqualTo(List.of(JsonPath.<String>read(now, "$.override.by")));
    }

    @Test
    void whatIsWrongIsNamedFieldByField() {
        String id = general.get(4);
        assertThat(JsonPath.<List<String>>read(
                        refused(put(
                                "/api/persons/" + id + "/group",
                                Map.of("group", "PUSH_SUPPORT", "reason", " ", "until", "2036-01-01"))),
                        "$.errors[*].field"))
                .containsExactly("version", "reason", "until");
        assertThat(JsonPath.<List<String>>read(
                        refused(put(
                                "/api/persons/" + id + "/needs",
                                Map.of(
                                        "disabilities",
                                        List.of(Map.of("severe", true)),
                                        "lifeSupport",
                                        Map.of("devices", List.of(Map.of("internal", "PT6H")))))),
                        "$.errors[*].field"))
                .containsExactly("version", "disabilities[0].kind", "lifeSupport.devices[0].kind");
    }

    @Test
    void pitfall16ConsentIsRecordedForEachScopeWithWhoseWordItIsAndTakenBackAtOnce() {
        String at = "/api/persons/" + general.get(5) + "/consents";
        String asked = text(get(at));
        assertThat(JsonPath.<List<Boolean>>read(asked, "$.standing[*].agreed"))
                .hasSize(9)
                .containsOnly(false);

        String agreed = created(consent(asked, "CONSENTED", List.of("CARE_MANAGERS", "SUPPORTERS"), "PERSON"), at);
        assertThat(JsonPath.<List<String>>read(agreed, "$.standing[?(@.agreed == true && @.matter == 'LIST')].scope"))
                .containsExactly("CARE_MANAGERS", "SUPPORTERS");

        String withdrawn = created(consent(agreed, "REFUSED", List.of("SUPPORTERS"), "GUARDIAN"), at);
        assertThat(JsonPath.<List<String>>read(
                        withdrawn, "$.standing[?(@.agreed == true && @.matter == 'LIST')].scope"))
                .containsExactly("CARE_MANAGERS");
        assertThat(JsonPath.<List<String>>read(text(get(at)), "$.told[*].answer"))
                .containsExactly("REFUSED", "CONSENTED");
        assertThat(JsonPath.<String>read(withdrawn, "$.told[0].from")).isEqualTo("GUARDIAN");
        assertThat(JsonPath.<String>read(withdrawn, "$.told[0].explanation")).isEqualTo("説明書 第2版");
        assertThat(JsonPath.<String>read(withdrawn, "$.told[0].recordedBy")).isNotEmpty();

        post(at, consent(agreed, "CONSENTED", List.of("SUPPORTERS"), "PERSON"))
                .expectStatus()
                .isEqualTo(409);
        assertThat(JsonPath.<List<String>>read(
                        refused(post(at, consent(withdrawn, "CONSENTED", List.of(), "NOBODY"))), "$.errors[*].field"))
                .containsExactly("scopes", "from");
    }

    private static Map<String, Object> consent(String read, String answer, List<String> scopes, String from) {
        return needs(
                read,
                Map.of(
                        "matters",
                        List.of("LIST", "PLAN"),
                        "scopes",
                        scopes,
                        "answer",
                        answer,
                        "on",
                        "2026-11-20",
                        "from",
                        from,
                        "manner",
                        "FORM",
                        "explanation",
                        "説明書 第2版"));
    }

    private static String created(Map<String, Object> body, String at) {
        return new String(
                post(at, body)
                        .expectStatus()
                        .isCreated()
                        .expectBody()
                        .returnResult()
                        .getResponseBody(),
                StandardCharsets.UTF_8);
    }

    private static WebTestClient.ResponseSpec post(String uri, Object body) {
        return client.post()
                .uri(uri)
                .headers(h -> h.setBearerAuth(desk))
                .bodyValue(body)
                .exchange();
    }

    private static Map<String, Object> needs(String read, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("version", JsonPath.<Integer>read(read, "$.version"));
        return body;
    }

    private static String group(String id) {
        return text(get("/api/persons/" + id + "/group"));
    }

    private static WebTestClient.ResponseSpec get(String uri) {
        return client.get().uri(uri).headers(h -> h.setBearerAuth(desk)).exchange();
    }

    private static WebTestClient.ResponseSpec put(String uri, Object body) {
        return client.put()
                .uri(uri)
                .headers(h -> h.setBearerAuth(desk))
                .bodyValue(body)
                .exchange();
    }

    private static String refused(WebTestClient.ResponseSpec answer) {
        return new String(
                answer.expectStatus().isEqualTo(422).expectBody().returnResult().getResponseBody(),
                StandardCharsets.UTF_8);
    }

    private static String text(WebTestClient.ResponseSpec answer) {
        return new String(
                answer.expectStatus().isOk().expectBody().returnResult().getResponseBody(), StandardCharsets.UTF_8);
    }
}
