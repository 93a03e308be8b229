package jp.anpi.registry.wiring;

import static jp.anpi.registry.wiring.Calls.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.anpi.registry.audit.AuditTrail;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.testing.People;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A plan from its first draft to its withdrawal, on 21 November 2026. */
class PlanOfAPersonTest {

    private static final Map<String, Object> NEIGHBOUR = Map.of(
            "name",
            "隣の山田",
            "relation",
            "隣人",
            "phone",
            "090-0000-0001",
            "agreement",
            Map.of("state", "AGREED", "on", "2026-11-01", "how", "訪問"));
    private static final Map<String, Object> CONTENT = Map.of(
            "contacts",
            List.of(Map.of(
                    "name", "長男 一郎", "relation", "子", "phone", "090-0000-0002", "mayBeTold", true, "hours", "夜8時以降")),
            "supporters",
            List.of(NEIGHBOUR),
            "checkers",
            List.of(Map.of("by", "contact", "contact", 1)),
            "destinations",
            List.of(Map.of("hazards", List.of("FLOOD"), "kind", "SHELTER", "name", "川端小学校")),
            "leaving",
            Map.of("start", "WARNING_LEVEL_3", "items", List.of("お薬手帳")),
            "wishes",
            "人工呼吸器の停止は望まない");

    @RegisterExtension
    static final RunningRegistry registry = RunningRegistry.town();

    private static WebTestClient client;
    private static String desk;
    private static List<String> without;

    @BeforeAll
    static void start() {
        client = registry.client();
        desk = registry.calls().signIn("desk");
        without = JsonPath.read(
                text(get("/api/persons?group=MEDICAL_COORDINATION&limit=100")),
                "$.items[?(@.hasPlan == false && @.addressProtected == false)].id");
    }

    @Test
    void aPlanCountsOnceThePersonConfirmsItAndTheRosterFollows() {
        String person = without.get(0);
        confirmed(person);
        String shown = text(get("/api/persons/" + person));
        assertThat(JsonPath.<Boolean>read(shown, "$.hasPlan")).isTrue();
        assertThat(JsonPath.<List<String>>read(shown, "$.contacts[*].name")).containsExactly("長男 一郎", "隣の山田");
        assertThat(JsonPath.<Integer>read(shown, "$.checkers[0].contact")).isEqualTo(1);

        String plan = text(get(uri(person, 1)));
        assertThat(JsonPath.<String>read(plan, "$.standing")).isEqualTo("VALID");
        assertThat(JsonPath.<String>read(plan, "$.content.contacts[0].hours")).isEqualTo("夜8時以降");
        assertThat(JsonPath.<List<String>>read(plan, "$.notices[*].kind"))
                .contains("NoSecondContact", "NoDestination")
                .doesNotContain("SupporterHasNotAgreed");
    }

    @Test
    void theNextVersionBeginsWithWhatCountsAndTellsWhatItSaysOtherwise() {
        String person = without.get(1);
        confirmed(person);
        String draft = text(post("/api/persons/" + person + "/plans", Map.of()));
        assertThat(JsonPath.<Integer>read(draft, "$.version")).isEqualTo(2);
        assertThat(JsonPath.<String>read(draft, "$.content.supporters[0].name")).isEqualTo("隣の山田");
        assertThat(JsonPath.<List<Object>>read(text(get(uri(person, 2) + "/differences")), "$.items"))
                .isEmpty();
        client.put()
                .uri(uri(person, 2))
                .headers(h -> h.setBearerAuth(desk))
                .bodyValue(Map.of("edit", 1, "content", Map.of()))
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(JsonPath.<List<String>>read(
                        text(get(uri(person, 2) + "/differences")), "$.items[?(@.section == 'SUPPORTERS')].what"))
                .containsExactly("隣の山田");
        assertThat(type(post("/api/persons/" + person + "/plans", Map.of()))).isEqualTo("urn:anpi:problem:plan-open");
        assertThat(type(post(uri(person, 2) + "/submit", Map.of("edit", 1))))
                .isEqualTo("urn:anpi:problem:plan-changed");
        assertThat(type(post(uri(person, 1) + "/submit", Map.of("edit", 3)))).isEqualTo("urn:anpi:problem:plan-stage");
    }

    @Test
    void aNeighbourNamedOnFourPlansIsNoticed() {
        for (int i = 2; i < 6; i++) {
            confirmed(without.get(i));
        }
        assertThat(JsonPath.<List<String>>read(text(get(uri(without.get(2), 1))), "$.notices[*].kind"))
                .contains("SupporterOnTooManyPlans");
    }

    @Test
    void aNeighbourOfFivesWhoDiedAndWhosePlanExpiredIsNotNoticed() {
        Map<String, Object> content =
                Map.of("supporters", List.of(Map.of("name", "角の鈴木", "relation", "隣人", "phone", "090-0000-0008")));
        for (int i = 16; i < 20; i++) {
            confirmed(without.get(i), content);
        }
        confirmed(without.get(20), 1, content, "2024-11-01");
        String four = uri(without.get(16), 1);
        assertThat(JsonPath.<List<String>>read(
                        text(get(four)), "$.notices[?(@.kind == 'SupporterOnTooManyPlans')].message"))
                .as("the expired one is not counted")
                .containsExactly("支援者 角の鈴木 は 4人の計画に書かれています。同時には支援できないおそれがあります。");

        var persons = registry.states(PersonState.class);
        persons.put(People.died(persons.find(without.get(19)).block(Duration.ofSeconds(5))))
                .block(Duration.ofSeconds(5));
        assertThat(JsonPath.<List<String>>read(text(get(four)), "$.notices[*].kind"))
                .doesNotContain("SupporterOnTooManyPlans");
        assertThat(text(get("/api/statistics/plans/people?notice=SupporterOnTooManyPlans")))
                .doesNotContain(without.get(16));
    }

    @Test
    void theFourthPlanSaysSoWhileItIsStillADraft() {
        Map<String, Object> content =
                Map.of("supporters", List.of(Map.of("name", "角の佐藤", "relation", "隣人", "phone", "090-0000-0009")));
        for (int i = 8; i < 11; i++) {
            confirmed(without.get(i), content);
        }
        assertThat(JsonPath.<List<String>>read(text(get(uri(without.get(10), 1))), "$.notices[*].kind"))
                .doesNotContain("SupporterOnTooManyPlans");

        post("/api/persons/" + without.get(11) + "/plans", Map.of("content", content))
                .expectStatus()
                .isCreated();

        assertThat(JsonPath.<List<String>>read(text(get(uri(without.get(11), 1))), "$.notices[*].kind"))
                .contains("SupporterOnTooManyPlans");
    }

    @Test
    void pitfall18ASupporterWhoHasNotAgreedIsNamedInNoFileAndTheTrailSaysThatItWasTakenAway() {
        String person = without.get(12);
        confirmed(
                person,
                Map.of(
                        "supporters",
                        List.of(
                                NEIGHBOUR,
                                Map.of(
                                        "name",
                                        "向かいの高橋",
                                        "relation",
                                        "隣人",
                                        "agreement",
                                        Map.of("state", "REFUSED", "on", "2026-11-02", "how", "電話")))));
        assertThat(JsonPath.<List<String>>read(text(get(uri(person, 1))), "$.content.supporters[*].name"))
                .as("on the desk's screen")
                .containsExactly("隣の山田", "向かいの高橋");

        assertThat(text(get("/api/exports/plans").expectStatus().isOk()))
                .doesNotContain("向かいの高橋")
                .containsPattern(person + ".*,隣の山田,.*,同意,,,（同意前のため非表示）,.*,拒否,");

        assertThat(registry.bean(AuditTrail.class)
                        .about(person, Long.MAX_VALUE, 100)
                        .block(Duration.ofSeconds(5)))
                .extracting(line ->
                        line.act() + " for " + line.details().orElseThrow().purpose())
                .contains("EXPORT for TAKE_AWAY", "VIEW for KEEPING_THE_REGISTRY", "CHANGE for KEEPING_THE_REGISTRY");
    }

    @Test
    void plansAreCountedMonthByMonth() {
        String months = text(get("/api/statistics/plans/months?months=2"));
        assertThat(JsonPath.<List<String>>read(months, "$.items[*].month")).containsExactly("2026-10", "2026-11");
        List<Integer> people = JsonPath.read(months, "$.items[*].people");
        assertThat(people.getLast()).isGreaterThanOrEqualTo(people.getFirst() + 30);
        assertThat(JsonPath.<Map<String, Integer>>read(months, "$.items[1].groups").values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .as("of all groups together")
                .isEqualTo(JsonPath.<Integer>read(months, "$.items[1].people"));
        String standings = text(get("/api/statistics/plans/standings"));
        assertThat(JsonPath.<List<Integer>>read(standings, "$.items[?(@.standing == 'VALID')].people")
                        .getFirst())
                .isGreaterThanOrEqualTo(30);
        get("/api/statistics/plans/months?months=0").expectStatus().isBadRequest();
    }

    @Test
    void anOfficeThatChecksIsCalledByItsNameInThePlanAndInItsDifferences() {
        String person = without.get(13);
        String offices = text(get("/api/offices?limit=1"));
        String office = JsonPath.read(offices, "$.items[0].id");
        String name = JsonPath.read(offices, "$.items[0].name");
        confirmed(person, Map.of("checkers", List.of(Map.of("by", "office", "office", office))));
        assertThat(JsonPath.<Map<String, String>>read(text(get(uri(person, 1))), "$.names"))
                .containsEntry(office, name);
        assertThat(JsonPath.<List<String>>read(
                        text(get(uri(person, 1) + "/differences")), "$.items[?(@.section == 'CHECKERS')].after"))
                .containsExactly(name);
    }

    @Test
    void theFiguresOpenTheListOfThePeopleBehindThem() {
        String person = without.get(14);
        post("/api/persons/" + person + "/plans", Map.of("content", Map.of()))
                .expectStatus()
                .isCreated();
        post(uri(person, 1) + "/submit", Map.of("edit", 1)).expectStatus().isOk();
        post(
                        uri(person, 1) + "/confirm",
                        Map.of("edit", 2, "by", "PERSON", "name", "本人", "how", "署名のある紙", "on", "2025-10-01"))
                .expectStatus()
                .isOk();
        String due = text(get("/api/statistics/plans/people?standing=REVIEW_DUE"));
        assertThat(JsonPath.<List<String>>read(due, "$.items[?(@.personId == '" + person + "')].reviewDue"))
                .containsExactly("2026-10-01");
        String standings = text(get("/api/statistics/plans/standings"));
        assertThat(JsonPath.<List<Integer>>read(standings, "$.items[?(@.standing == 'REVIEW_DUE')].people"))
                .containsExactly(JsonPath.<List<Object>>read(due, "$.items").size());

        int noChecker = JsonPath.<List<Integer>>read(
                        text(get("/api/statistics/plans/notices")), "$.items[?(@.kind == 'NoChecker')].people")
                .getFirst();
        assertThat(noChecker).isPositive();
        String first = text(get("/api/statistics/plans/people?notice=NoChecker&limit=1"));
        assertThat(JsonPath.<List<String>>read(first, "$.items[*].notices[*].kind"))
                .containsExactly("NoChecker");
        List<String> all = new ArrayList<>(JsonPath.<List<String>>read(first, "$.items[*].personId"));
        while (first.contains("\"next\"")) {
            first = text(get("/api/statistics/plans/people?notice=NoChecker&limit=20&cursor="
                    + JsonPath.<String>read(first, "$.next")));
            all.addAll(JsonPath.<List<String>>read(first, "$.items[*].personId"));
        }
        assertThat(all).hasSize(noChecker).doesNotHaveDuplicates().contains(person);

        get("/api/statistics/plans/people").expectStatus().isBadRequest();
        get("/api/statistics/plans/people?notice=Nothing").expectStatus().isBadRequest();
        get("/api/statistics/plans/people?standing=VALID&notice=NoChecker")
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void everyWrongFieldIsNamed() {
        String answer = text(post(
                "/api/persons/" + without.get(6) + "/plans",
                Map.of(
                        "content",
                        Map.of(
                                "contacts",
                                List.of(Map.of("relation", "子")),
                                "checkers",
                                List.of(Map.of("by", "contact", "contact", 5)),
                                "destinations",
                                List.of(Map.of("name", "どこか"))))));
        assertThat(JsonPath.<List<String>>read(answer, "$.errors[*].field"))
                .containsExactlyInAnyOrder(
                        "contacts[0].name", "checkers[0]", "destinations[0].hazards", "destinations[0].kind");
    }

    @Test
    void whoTakesBackTheirWordHasNoPlanThoughThereWasAnEarlierOne() {
        String person = without.get(7);
        confirmed(person);
        confirmed(person, 2, CONTENT);
        int before = lastMonth();
        assertThat(JsonPath.<List<String>>read(
                        text(post(uri(person, 2) + "/withdraw", Map.of("edit", 3))), "$.errors[*].field"))
                .as("why it is withdrawn")
                .containsExactly("why");
        post(uri(person, 2) + "/withdraw", Map.of("edit", 3, "why", "PERSON"))
                .expectStatus()
                .isOk();

        String shown = text(get("/api/persons/" + person));
        assertThat(JsonPath.<Boolean>read(shown, "$.hasPlan")).isFalse();
        assertThat(JsonPath.<List<Object>>read(shown, "$.checkers")).isEmpty();
        assertThat(JsonPath.<List<String>>read(shown, "$.contacts[*].name")).doesNotContain("隣の山田");
        assertThat(JsonPath.<List<String>>read(text(get("/api/persons/" + person + "/plans")), "$.items[*].standing"))
                .containsOnly("WITHDRAWN");
        assertThat(text(get("/api/exports/plans"))).doesNotContain(person);
        assertThat(lastMonth()).isEqualTo(before - 1);
    }

    @Test
    void aVersionThatWasAMistakeLeavesTheOneBeforeItWhichIsNamedFirst() {
        String person = without.get(15);
        confirmed(person);
        confirmed(person, 2, Map.of());
        assertThat(JsonPath.<Map<String, Object>>read(text(get(uri(person, 2))), "$.otherwise"))
                .containsEntry("version", 1)
                .containsEntry("standing", "VALID");
        String withdrawn = text(post(uri(person, 2) + "/withdraw", Map.of("edit", 3, "why", "MISTAKE")));
        assertThat(JsonPath.<String>read(withdrawn, "$.withdrawal")).isEqualTo("MISTAKE");
        assertThat(JsonPath.<List<String>>read(text(get("/api/persons/" + person)), "$.contacts[*].name"))
                .containsExactly("長男 一郎", "隣の山田");
    }

    private static int lastMonth() {
        return JsonPath.<List<Integer>>read(text(get("/api/statistics/plans/months?months=1")), "$.items[*].people")
                .getFirst();
    }

    private static void confirmed(String person) {
        confirmed(person, CONTENT);
    }

    private static void confirmed(String person, Map<String, Object> content) {
        confirmed(person, 1, content);
    }

    private static void confirmed(String person, int version, Map<String, Object> content) {
        confirmed(person, version, content, "2026-11-21");
    }

    private static void confirmed(String person, int version, Map<String, Object> content, String on) {
        post("/api/persons/" + person + "/plans", Map.of("content", content))
                .expectStatus()
                .isCreated();
        post(uri(person, version) + "/submit", Map.of("edit", 1)).expectStatus().isOk();
        post(uri(person, version) + "/confirm", Map.of("edit", 2, "by", "PERSON", "name", "本人", "how", "訪問", "on", on))
                .expectStatus()
                .isOk();
    }

    private static String uri(String person, int version) {
        return "/api/persons/" + person + "/plans/" + version;
    }

    private static WebTestClient.ResponseSpec post(String uri, Object body) {
        return client.post()
                .uri(uri)
                .headers(h -> h.setBearerAuth(desk))
                .bodyValue(body)
                .exchange();
    }

    private static WebTestClient.ResponseSpec get(String uri) {
        return client.get().uri(uri).headers(h -> h.setBearerAuth(desk)).exchange();
    }

    private static String type(WebTestClient.ResponseSpec answer) {
        return JsonPath.read(text(answer), "$.type");
    }
}
