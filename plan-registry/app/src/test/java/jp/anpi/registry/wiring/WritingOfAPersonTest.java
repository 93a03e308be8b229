package jp.anpi.registry.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import jp.anpi.registry.testkit.Until;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Who somebody is, where and how they live: written by the desk, and by whoever may see it. */
class WritingOfAPersonTest {

    @RegisterExtension
    static final RunningRegistry registry = RunningRegistry.town();

    private static Calls calls;

    @BeforeAll
    static void start() {
        calls = registry.calls();
    }

    @Test
    void theDeskWritesDownUnderWhichOtherNamesAPersonIsKnown() {
        String desk = calls.signIn("desk");
        String person = calls.body(
                "/api/persons/" + JsonPath.<String>read(calls.body("/api/persons?limit=1", desk), "$.items[0].id"),
                desk);
        String id = JsonPath.read(person, "$.id");
        int version = JsonPath.read(person, "$.version");
        var twoNames = List.of(Map.of("written", " 山田　花子 ", "kana", "ヤマダ　ハナコ"), Map.of("written", "丸八商店"));
        named(desk, id, Map.of("version", version, "aliases", twoNames))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.version")
                .isEqualTo(version + 1)
                .jsonPath("$.aliases[0].written")
                .isEqualTo("山田　花子");
        calls.get("/api/persons/" + id, desk)
                .jsonPath("$.aliases.length()")
                .isEqualTo(2)
                .jsonPath("$.aliases[1].written")
                .isEqualTo("丸八商店");
        named(desk, id, Map.of("version", version, "aliases", List.of()))
                .expectStatus()
                .isEqualTo(409);
        named(
                        desk,
                        id,
                        Map.of(
                                "version",
                                version + 1,
                                "aliases",
                                List.of(Map.of("written", "あ"), Map.of("written", " "), Map.of("written", "い\u202Eう"))))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[*].field")
                .isEqualTo(List.of("aliases[1].written", "aliases[2].written"));
        named(desk, id, Map.of()).expectStatus().isEqualTo(422);
        named(desk, "00000000-0000-4000-8000-000000000000", Map.of("version", 1, "aliases", List.of()))
                .expectStatus()
                .isNotFound();
        named(calls.signIn("care-001"), id, Map.of("version", version + 1, "aliases", List.of()))
                .expectStatus()
                .isForbidden();
        named(desk, id, Map.of("version", version + 1, "aliases", List.of()))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.aliases")
                .isEmpty();
    }

    private static WebTestClient.ResponseSpec named(String token, String id, Map<String, ?> names) {
        return calls.send(token, HttpMethod.PUT, "/api/persons/" + id + "/aliases", names);
    }

    @Test
    void whoSomebodyIsAndWhereTheyLiveIsWrittenAndGroupAndHistoryFollow() {
        PersonForms form = somebody("GENERAL", 3);
        int version = JsonPath.read(form.person(), "$.version");
        form.calls()
                .send(form.token(), HttpMethod.PUT, "/api/persons/" + form.id() + "/needs", Map.of("version", version))
                .expectStatus()
                .isOk();
        form.person(Map.of(
                        "name", "山田　花子",
                        "birthDate", "R5.4.1",
                        "address", "川端9-9",
                        "position", Map.of("lat", 35.85, "lon", 139.9),
                        "lifecycle", "IN_HOSPITAL",
                        "since", "令和8年11月2日",
                        "aliases", List.of(Map.of("written", "丸八商店"))))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.birthDate")
                .isEqualTo("2023-04-01")
                .jsonPath("$.group")
                .isEqualTo("REASONABLE_ACCOMMODATION")
                .jsonPath("$.position.lat")
                .isEqualTo(35.85)
                .jsonPath("$.aliases[0].written")
                .isEqualTo("丸八商店");
        assertThat(JsonPath.<List<String>>read(form.particulars(), "$.lives[*].life"))
                .containsExactly("AT_HOME", "IN_HOSPITAL");
        assertThat(JsonPath.<String>read(form.particulars(), "$.lives[1].from")).isEqualTo("2026-11-02");

        form.person(Map.of("version", version)).expectStatus().isEqualTo(409);
        form.person(Map.of(
                        "name", " ",
                        "birthDate", "昭和64年12月1日",
                        "since", "きのう",
                        "district", "d99",
                        "position", Map.of("lat", 135)))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[*].field")
                .isEqualTo(List.of("name", "birthDate", "district", "position.lat", "position.lon", "since"));
        form.by(calls.signIn("desk"))
                .person(Map.of("birthDate", "1950-01-01"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.group")
                .isEqualTo("GENERAL")
                .jsonPath("$.position")
                .doesNotExist();
        calls.send(calls.signIn("care-001"), HttpMethod.PUT, "/api/persons/" + form.id(), Map.of())
                .expectStatus()
                .isForbidden();
    }

    @Test
    void whereSomebodyUnderProtectionLivesIsChangedOnlyByWhomItIsShownTo() {
        PersonForms desk = somebody("GENERAL", 4);
        PersonForms restricted = desk.by(calls.signIn("restricted"));
        String address = JsonPath.read(desk.person(), "$.address");
        desk.person(Map.of("addressProtected", true))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.address")
                .doesNotExist();

        desk.person(Map.of("phone", "04-0000-1111")).expectStatus().isOk();
        desk.person(Map.of("address", "よそ1-1", "addressProtected", false))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[*].field")
                .isEqualTo(List.of("address", "addressProtected"));
        assertThat(JsonPath.<String>read(restricted.person(), "$.address")).isEqualTo(address);

        restricted
                .particulars(Map.of("key", "植木鉢の下", "staying", "姉の家"))
                .expectStatus()
                .isOk();
        desk.particulars(Map.of("mobile", "090-0000-2222")).expectStatus().isOk();
        desk.particulars(Map.of("key", "よそ", "staying", "よそ"))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[*].field")
                .isEqualTo(List.of("staying", "key"));
        assertThat(desk.particulars()).doesNotContain("植木鉢", "姉の家").contains("\"placesHidden\":true");
        assertThat(restricted.particulars()).contains("植木鉢の下", "姉の家", "090-0000-2222");
        restricted.person(Map.of("addressProtected", false)).expectStatus().isOk();
    }

    @Test
    void whatIsKnownOfADayOfBirthIsWrittenByHandUntilTheDayIsKnown() {
        PersonForms form = somebody("GENERAL", 6);
        form.person(Map.of("birthDate", "昭和16年5月日不詳")).expectStatus().isOk();
        assertThat(form.person()).doesNotContain("birthDate");
        assertThat(JsonPath.<String>read(form.particulars(), "$.born")).isEqualTo("昭和16年5月日不詳");

        form.particulars(Map.of("born", "1941-05-03")).expectStatus().isEqualTo(422);
        form.particulars(Map.of("born", "昭和16年")).expectStatus().isOk();
        assertThat(JsonPath.<String>read(form.particulars(), "$.born")).isEqualTo("昭和16年");

        form.person(Map.of("birthDate", "S16.5.3")).expectStatus().isOk();
        assertThat(JsonPath.<String>read(form.person(), "$.birthDate")).isEqualTo("1941-05-03");
        assertThat(JsonPath.<String>read(form.particulars(), "$.born")).isNull();
    }

    @Test
    void whoHasNoPlanHasContactsTooAndAPlanBeginsWithThem() {
        PersonForms form = somebody("GENERAL", 9);
        form.person(Map.of("contacts", List.of(Map.of("name", "見本 一郎", "relation", "長男", "phone", "090-0000-0001"))))
                .expectStatus()
                .isOk();
        assertThat(JsonPath.<List<String>>read(form.person(), "$.contacts[*].phone"))
                .containsExactly("090-0000-0001");
        form.person(Map.of("phone", "0471-00-0000")).expectStatus().isOk();
        assertThat(JsonPath.<List<String>>read(form.person(), "$.contacts[*].name"))
                .as("left out, they stay")
                .containsExactly("見本 一郎");
        form.person(Map.of("contacts", List.of(Map.of("relation", "長男"))))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("contacts[0].name");
        String begun =
                Calls.text(calls.send(form.token(), HttpMethod.POST, "/api/persons/" + form.id() + "/plans", Map.of()));
        assertThat(JsonPath.<List<String>>read(begun, "$.content.contacts[*].name"))
                .containsExactly("見本 一郎");
    }

    @Test
    void aMobileAndAResidentNumberFindTheirPersonHoweverTheyAreWrittenAndANumberIsOnes() {
        PersonForms form = somebody("GENERAL", 7);
        Until.holds(
                "people can be searched",
                Duration.ofSeconds(30),
                () -> calls.send(form.token(), HttpMethod.POST, "/api/persons/search", Map.of("text", "川"))
                        .expectBody()
                        .returnResult()
                        .getStatus()
                        .is2xxSuccessful());
        form.particulars(Map.of("mobile", "090-8765-4321")).expectStatus().isOk();
        form.person(Map.of("residentNumber", "０００７１２３")).expectStatus().isOk();
        assertThat(JsonPath.<String>read(form.person(), "$.residentNumber")).isEqualTo("0007123");
        for (String typed : List.of("０９０８７６５４３２１", "090-8765-4321", "0007123", "7123")) {
            assertThat(JsonPath.<List<String>>read(found(form, Map.of("text", typed)), "$.items[*].id"))
                    .as(typed)
                    .contains(form.id());
        }
        assertThat(JsonPath.<List<String>>read(
                        found(form, Map.of("text", "0007123", "group", "PUSH_SUPPORT")), "$.items[*].id"))
                .as("other filters hold")
                .doesNotContain(form.id());

        PersonForms other = somebody("GENERAL", 8);
        other.person(Map.of("residentNumber", "7123"))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:anpi:problem:resident-number-taken");
        form.person(Map.of("residentNumber", "0007999", "birthDate", "昭和99年1月1日"))
                .expectStatus()
                .isEqualTo(422);
        form.person(Map.of("residentNumber", "0007999", "version", 0))
                .expectStatus()
                .isEqualTo(409);
        assertThat(JsonPath.<String>read(form.person(), "$.residentNumber"))
                .as("who is refused changes nothing")
                .isEqualTo("0007123");
        form.person(Map.of("residentNumber", "0007124")).expectStatus().isOk();
        other.person(Map.of("residentNumber", "0007123")).expectStatus().isOk();
    }

    @Test
    void whatStaysInTheRegistryIsWrittenOnceForEachEditAndItsHistoryIsInOrder() {
        PersonForms form = somebody("GENERAL", 5);
        var edit = Map.of("edit", JsonPath.<Integer>read(form.particulars(), "$.edit"));
        var typed = Map.of(
                "mail",
                "hanako@example.jp",
                "hours",
                "平日 9時〜17時",
                "communication",
                "筆談",
                "dwelling",
                Map.of("floor", 3, "elevator", false),
                "household",
                Map.of("alone", true, "others", 0),
                "treatment",
                Map.of("illness", "パーキンソン病", "supplier", "見本酸素", "supplierPhone", "0120-000-111"),
                "lives",
                List.of(
                        Map.of("life", "IN_FACILITY"),
                        Map.of("life", "IN_HOSPITAL", "from", "R7.5.1"),
                        Map.of("life", "AT_HOME", "from", "2025-06-01")));
        form.particulars(typed)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.hours")
                .isEqualTo("平日 9時〜17時")
                .jsonPath("$.dwelling.elevator")
                .isEqualTo(false)
                .jsonPath("$.treatment.supplierPhone")
                .isEqualTo("0120-000-111")
                .jsonPath("$.lives[1].to")
                .isEqualTo("2025-06-01")
                .jsonPath("$.placesHidden")
                .isEqualTo(false);

        form.particulars(edit).expectStatus().isEqualTo(409);
        form.particulars(Map.of(
                        "dwelling",
                        Map.of("floor", 0),
                        "lives",
                        List.of(
                                Map.of("life", "AT_HOME", "from", "2025-06-01"),
                                Map.of("life", "IN_HOSPITAL", "from", "2025-05-01"),
                                Map.of("life", "IN_FACILITY"))))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[*].field")
                .isEqualTo(List.of("dwelling.floor", "lives[1].from", "lives[2].from", "lives[2].life"));
        form.particulars(Map.of())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.hours")
                .doesNotExist();
        assertThat(JsonPath.<List<?>>read(form.particulars(), "$.lives"))
                .as("a history that was not sent stays")
                .hasSize(3);
    }

    /** One of a group whom no other test writes of. */
    private static String found(PersonForms form, Map<String, ?> question) {
        return Calls.text(calls.send(form.token(), HttpMethod.POST, "/api/persons/search", question));
    }

    private static PersonForms somebody(String group, int at) {
        String desk = calls.signIn("desk");
        String page = calls.body("/api/persons?limit=20&group=" + group, desk);
        return new PersonForms(calls, desk, JsonPath.read(page, "$.items[" + at + "].id"));
    }
}
