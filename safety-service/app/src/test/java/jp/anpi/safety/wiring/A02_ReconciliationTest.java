package jp.anpi.safety.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.PersonName;
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

/** Reports that name their person in words: linked when only one can be meant, otherwise left to the desk. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class A02_ReconciliationTest {

    private static final String HOUSE = "みなせ市北葭原2丁目3番4号";
    private static final LocalDate BORN = LocalDate.of(1950, 4, 3);

    private final PersonState masao = Somebody.named("髙橋　正男", "タカハシ　マサオ", LocalDate.of(1938, 2, 1), HOUSE, false);
    private final PersonState firstTwin = Somebody.named("佐藤　正一", "サトウ　マサカズ", BORN, "みなせ市南葭原5番6号", false);
    private final PersonState secondTwin = Somebody.named("佐藤　正二", "サトウ　マサジ", BORN, "みなせ市南葭原5番6号", false);
    private final PersonState hidden = Somebody.named("渡邉　静", "ワタナベ　シズカ", LocalDate.of(1960, 7, 7), "みなせ市西1番9号", true);
    private final PersonState gone =
            Somebody.died(Somebody.named("齋藤　梅", "サイトウ　ウメ", LocalDate.of(1930, 1, 5), "みなせ市東8番8号", false));
    private final PersonState other =
            Somebody.general(Somebody.named("﨑山　次郎", "サキヤマ　ジロウ", LocalDate.of(1971, 3, 3), "みなせ市東9番9号", false));

    private final PersonState corrected =
            Somebody.named("野口　とめ", "ノグチ　トメ", LocalDate.of(1933, 8, 8), "みなせ市改1番1号", false);
    private final PersonState foreign = Somebody.alsoCalled(
            Somebody.named("グエン　ティ　ラン", "グエン　ティ　ラン", LocalDate.of(1961, 9, 9), "みなせ市通1番1号", false),
            new PersonName("山本　蘭", "ヤマモト　ラン"));
    private final PersonState mistaken =
            Somebody.named("取違　一", "トリチガイ　ハジメ", LocalDate.of(1951, 2, 2), "みなせ市違1番1号", false);
    private final PersonState meant = Somebody.named("取違　二", "トリチガイ　フタツ", LocalDate.of(1953, 3, 3), "みなせ市違2番2号", false);

    private World world;
    private Session desk;
    private Session care;
    private String incident;
    private Queue queue;

    @BeforeAll
    void openAnIncident() {
        Town town = Town.of(2);
        List<PersonState> people = new ArrayList<>(town.people());
        people.addAll(List.of(masao, firstTwin, secondTwin, hidden, gone, other, corrected, foreign, mistaken, meant));
        world = World.start("--anpi.matching.look-every=100ms");
        world.know(new Town(town.districts(), town.offices(), town.members(), people));
        signIn(town);
        incident = desk.open(Map.of("groups", List.of("CARE_CONSIDERATION", "PUSH_SUPPORT")));
        queue = new Queue(desk, incident);
    }

    private void signIn(Town town) {
        desk = world.desk();
        var manager = town.firstCareManager();
        care = world.signIn("care-001", Role.CARE_MANAGER, Optional.of(manager.id()), Optional.of(manager.office()));
    }

    @AfterAll
    void end() {
        world.close();
    }

    private String path(String rest) {
        return "/api/incidents/" + incident + rest;
    }

    private String send(Map<String, Object> report) {
        assertThat(care.post(path("/reports"), report).status()).isEqualTo(202);
        return (String) report.get("id");
    }

    @Test
    void aReportThatCanMeanOnePersonOnlyIsLinkedByItselfAndTheReasonsAreKept() {
        String report = send(Somebody.reported("高橋正男", "1938-02-01", "北葭原二丁目三の四"));
        Until.holds("the person is confirmed", () -> queue.stateOf(masao).equals("CONFIRMED"));
        assertThat(queue.waiting(report)).isEmpty();
        var link = queue.detail(masao).get("decisions").get(0);
        assertThat(link.get("kind").asString()).isEqualTo("LINKED");
        assertThat(link.get("because").get("ja").asString()).contains("生年月日").contains("自動");
        assertThat(link.get("because").get("en").asString()).contains("date of birth");
        var shown = queue.detail(masao).get("reports").get(0);
        assertThat(shown.get("id").asString()).isEqualTo(report);
        assertThat(shown.get("typed").get("name").asString())
                .as("as it was sent")
                .isEqualTo("高橋正男");

        var undone = desk.post(path("/unmatched/" + report + "/unlink"), Map.of("reason", "家族に確かめた"));
        assertThat(undone.status()).as(undone.body()).isIn(200, 202);
        Until.holds("the person is silent again", () -> queue.stateOf(masao).equals("SILENT"));
        assertThat(Queue.names(queue.waitingForPeople(report)))
                .contains(masao.name().written());
        var history = desk.get(path("/unmatched/" + report)).json().get("history");
        assertThat(history.size()).as("both decisions are facts").isEqualTo(2);
        assertThat(history.get(1).get("reason").asString()).isEqualTo("家族に確かめた");
        assertThat(queue.waiting(report))
                .as("the system does not decide against a person")
                .isPresent();
    }

    @Test
    void pitfall1TwinsStandSideBySideAndNobodyIsLinkedByItself() {
        String report = send(Somebody.reported(firstTwin));
        var item = queue.waitingForPeople(report);
        assertThat(Queue.names(item))
                .startsWith(firstTwin.name().written(), secondTwin.name().written());
        var second = item.get("candidates").get(1);
        assertThat(second.get("findings").toString()).contains("GIVEN_NAME").contains("生年月日");
        assertThat(second.get("because").get("ja").asString()).isNotBlank();
        assertThat(item.get("raw").asString()).contains("佐藤　正一");
        assertThat(queue.stateOf(firstTwin)).isEqualTo("SILENT");
        assertThat(queue.stateOf(secondTwin)).isEqualTo("SILENT");
    }

    @Test
    void ofTwoPeopleWhoLinkOneReportAtOnceToDifferentPersonsOneIsRefused() {
        for (int round = 0; round < 5; round++) {
            String report = send(Somebody.reported(firstTwin));
            queue.waitingForPeople(report);
            byte[] first = link(firstTwin);
            byte[] second = link(secondTwin);
            var together = List.of(
                    desk.postSoon(path("/unmatched/" + report + "/link"), first),
                    desk.postSoon(path("/unmatched/" + report + "/link"), second));
            var statuses = together.stream()
                    .map(CompletableFuture::join)
                    .map(Session.Answer::status)
                    .toList();
            assertThat(statuses).contains(409).containsAnyOf(200, 202);
            Until.holds(
                    "the report is with one of them",
                    () -> queue.reports(firstTwin, report) + queue.reports(secondTwin, report) == 1);
            var elsewhere = desk.post(
                    path("/unmatched/" + report + "/link"),
                    Map.of(
                            "personId",
                            (queue.reports(firstTwin, report) == 1 ? secondTwin : firstTwin)
                                    .id()
                                    .toString()));
            assertThat(elsewhere.status()).isEqualTo(409);
            Until.holds(
                    "it can be taken back",
                    () -> desk.post(path("/unmatched/" + report + "/unlink"), Map.of())
                                    .status()
                            < 300);
            Until.holds(
                    "both are silent", () -> queue.reports(firstTwin, report) + queue.reports(secondTwin, report) == 0);
        }
    }

    private static byte[] link(PersonState person) {
        return World.JSON.writeValueAsBytes(Map.of("personId", person.id().toString(), "reason", "電話で確認"));
    }

    @Test
    void pitfall34WhoDiedIsNobodysCandidate() {
        String report = send(Somebody.reported(gone));
        assertThat(Queue.names(queue.waitingForPeople(report)))
                .doesNotContain(gone.name().written());
    }

    @Test
    void somebodyOutsideTheIncidentIsShownAsSuchAndNeitherLinkedNorLinkable() {
        String report = send(Somebody.reported(other));
        var item = queue.waitingForPeople(report);
        var candidate = item.get("candidates").get(0);
        assertThat(candidate.get("personId").asString()).isEqualTo(other.id().toString());
        assertThat(candidate.get("inIncident").asBoolean()).isFalse();
        var refused = desk.post(
                path("/unmatched/" + report + "/link"),
                Map.of("personId", other.id().toString()));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("errors").get(0).get("field").asString()).isEqualTo("personId");
    }

    @Test
    void aPickedPersonOutsideTheIncidentWaitsMarkedForAPerson() {
        var report = Reports.with(Reports.safe(other.id()), "source", "SELF");
        assertThat(desk.post(path("/reports"), report).status()).isEqualTo(202);
        var item = queue.waitingForPeople((String) report.get("id"));
        assertThat(item.get("report").get("marks").toString()).contains("OUTSIDE_ROSTER");
        assertThat(Queue.names(item)).containsExactly(other.name().written());
    }

    @Test
    void aTypedNameThatContradictsThePickedPersonIsAcceptedAndMarked() {
        var report = new HashMap<>(Reports.safe(secondTwin.id()));
        report.put("name", "佐藤 正一");
        report.put("birthDate", "1950-04-03");
        assertThat(desk.post(path("/reports"), report).status()).isEqualTo(202);
        Until.holds("it is shown", () -> queue.reports(secondTwin, (String) report.get("id")) == 1);
        var other = new HashMap<>(Reports.safe(masao.id()));
        other.put("name", "高橋 正男");
        other.put("birthDate", "1958-12-21");
        assertThat(desk.post(path("/reports"), other).status()).isEqualTo(202);
        Until.holds(
                "it is marked",
                () -> queue.remarks(masao, (String) other.get("id")).contains("PERSON_DOUBTFUL"));
    }

    @Test
    void pitfall14AProtectedAddressIsNeitherShownNorBetrayedByWhatAgrees() {
        String report =
                send(Somebody.reported("渡辺静江", "1960-07-07", hidden.home().text()));
        var candidate = queue.waitingForPeople(report).get("candidates").get(0);
        assertThat(candidate.get("personId").asString()).isEqualTo(hidden.id().toString());
        assertThat(candidate.has("address")).isFalse();
        assertThat(candidate.get("addressProtected").asBoolean()).isTrue();
        assertThat(candidate.get("because").get("ja").asString())
                .doesNotContain("住所：一致")
                .doesNotContain("住所：表記");
        var restricted = world.signIn("restricted", Role.RESTRICTED_DESK, Optional.empty(), Optional.empty());
        var seen = restricted
                .get(path("/unmatched/" + report))
                .json()
                .get("candidates")
                .get(0);
        assertThat(seen.get("address").asString()).isEqualTo(hidden.home().text());
    }

    @Test
    void theDeskSearchesAgainInWordsOfItsOwn() {
        String report = send(Somebody.reported("たかし", "1901-01-01", "不明"));
        assertThat(Queue.names(queue.waitingForPeople(report)))
                .doesNotContain(masao.name().written());
        var again = desk.get(path("/unmatched/" + report + "?name=%E9%AB%98%E6%A9%8B%E6%AD%A3%E7%94%B7"))
                .json();
        assertThat(Queue.names(again)).contains(masao.name().written());
    }

    @Test
    void aReportWhosePersonWasPickedByMistakeIsMovedInOneStepAndMovedBack() {
        var report = Reports.safe(mistaken.id());
        String id = (String) report.get("id");
        assertThat(desk.post(path("/reports"), report).status()).isEqualTo(202);
        Until.holds("it is taken for the one", () -> queue.stateOf(mistaken).equals("CONFIRMED"));

        assertThat(desk.get(path("/unmatched/" + id)).json().get("linkedTo").asString())
                .isEqualTo(mistaken.id().toString());
        var moved = move(id, meant);
        assertThat(moved.status()).as(moved.body()).isIn(200, 202);
        Until.holds("it counts for the other", () -> queue.stateOf(meant).equals("CONFIRMED"));
        Until.holds("and for the first no more", () -> queue.stateOf(mistaken).equals("SILENT"));
        assertThat(queue.remarks(mistaken, id)).contains("NOT_ABOUT_THIS_PERSON");
        assertThat(queue.remarks(meant, id)).contains("MOVED_HERE");
        var made = queue.decision(meant, id, "LINKED");
        assertThat(made.get("otherPersonId").asString()).isEqualTo(mistaken.id().toString());
        assertThat(made.get("reason").asString()).isEqualTo("電話で確認");
        assertThat(queue.decision(mistaken, id, "UNLINKED").get("otherPersonId").asString())
                .isEqualTo(meant.id().toString());
        assertThat(move(id, meant).status()).as("there it is already").isEqualTo(422);

        Until.holds("it is moved back", () -> move(id, mistaken).status() < 300);
        Until.holds(
                "the first is confirmed again", () -> queue.stateOf(mistaken).equals("CONFIRMED"));
        Until.holds("the other is silent again", () -> queue.stateOf(meant).equals("SILENT"));
        assertThat(queue.detail(mistaken)
                        .get("reports")
                        .valueStream()
                        .filter(one -> one.get("id").asString().equals(id)))
                .as("shown once")
                .hasSize(1);

        Until.holds(
                "who it is about may be left open",
                () -> desk.post(path("/unmatched/" + id + "/unlink"), Map.of()).status() < 300);
        Until.holds("both are silent", () -> queue.stateOf(mistaken).equals("SILENT"));
        assertThat(Queue.names(queue.waitingForPeople(id)))
                .containsExactly(mistaken.name().written());
        assertThat(move(id, meant).status()).as("it is with nobody now").isEqualTo(409);
        assertThat(move(UUID.randomUUID().toString(), meant).status()).isEqualTo(404);
        assertThat(care.post(path("/unmatched/" + id + "/move"), Map.of()).status())
                .isEqualTo(403);
    }

    private Session.Answer move(String report, PersonState to) {
        return desk.post(path("/unmatched/" + report + "/move"), "application/json", link(to));
    }

    @Test
    void aCorrectedNameInTheRegisterFindsThePersonOfAReportThatWaitsAndSaysWhy() {
        var rightName = new PersonName("野々口　登女", "ノノグチ　トメ");
        String report = send(Somebody.reported("野々口登女", "1933-08-08", "みなせ市改1番1号"));
        String undecided = send(Somebody.reported("まったくの別人", "1900-01-01", "不明"));
        world.searchedInVain(report);
        world.publish(
                RegistryTopics.PERSON,
                RecordKey.of(corrected.id()),
                Somebody.changed(corrected, 2, rightName, Lifecycle.AT_HOME, PriorityGroup.CARE_CONSIDERATION));
        Until.holds("it is linked by itself", () -> queue.stateOf(corrected).equals("CONFIRMED"));
        var link = queue.decision(corrected, report, "LINKED");
        assertThat(link.get("because").get("ja").asString())
                .startsWith("名簿が変わった")
                .contains("自動");
        assertThat(link.get("because").get("en").asString()).startsWith("The register has changed");
        assertThat(queue.waiting(undecided))
                .as("what it cannot concern still waits")
                .isPresent();

        Until.holds(
                "somebody decides otherwise",
                () -> desk.post(path("/unmatched/" + report + "/unlink"), Map.of())
                                .status()
                        < 300);
        queue.waitingForPeople(report);
        world.publish(
                RegistryTopics.PERSON,
                RecordKey.of(corrected.id()),
                Somebody.changed(corrected, 3, rightName, Lifecycle.AT_HOME, PriorityGroup.CARE_CONSIDERATION));
        String next = send(Somebody.reported(foreign));
        Until.holds("a later one is matched", () -> queue.reports(foreign, next) == 1);
        assertThat(queue.waiting(report)).as("a person's decision stands").isPresent();
    }

    @Test
    void pitfall33ANameInUseComesWithTheRegisterAndFindsItsPersonInEitherOrder() {
        String report = send(Somebody.reported("蘭　山本", "1961-09-09", "みなせ市通1番1号"));
        Until.holds("it is linked", () -> queue.reports(foreign, report) == 1);
        assertThat(queue.decision(foreign, report, "LINKED").has("because")).isTrue();
    }

    @Test
    void pagesOfTheQueueShowEachReportOnce() {
        List<String> sent = IntStream.range(0, 5)
                .mapToObj(i -> send(Somebody.reported("だれか" + i, "1901-01-01", "不明")))
                .toList();
        sent.forEach(queue::waitingForPeople);
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            var page = desk.get(path("/unmatched?limit=2" + cursor)).json();
            page.get("items").forEach(item -> seen.add(item.get("id").asString()));
            cursor = page.has("next") ? "&cursor=" + page.get("next").asString() : "";
        } while (!cursor.isEmpty());
        assertThat(seen).containsAll(sent).doesNotHaveDuplicates();
    }

    @Test
    void onlyTheDeskReconciles() {
        String report = send(Somebody.reported(firstTwin));
        queue.waitingForPeople(report);
        assertThat(care.get(path("/unmatched")).status()).isEqualTo(403);
        assertThat(care.get(path("/unmatched/" + report)).status()).isEqualTo(403);
        assertThat(care.post(
                                path("/unmatched/" + report + "/link"),
                                Map.of("personId", firstTwin.id().toString()))
                        .status())
                .isEqualTo(403);
        assertThat(desk.get(path("/unmatched/" + UUID.randomUUID())).status()).isEqualTo(404);
        assertThat(desk.post(path("/unmatched/" + report + "/unlink"), Map.of()).status())
                .isEqualTo(409);
    }

    @Test
    void aNewNameInTheRegistryFindsItsPersonAtOnce() {
        var married = new PersonName("小林　澄子", "コバヤシ　スミコ");
        var person = Somebody.named("森　澄子", "モリ　スミコ", LocalDate.of(1955, 5, 5), "みなせ市中7番7号", false);
        var renamed = Somebody.changed(person, 2, married, Lifecycle.AT_HOME, PriorityGroup.GENERAL);
        world.publish(RegistryTopics.PERSON, RecordKey.of(person.id()), person);
        world.publish(RegistryTopics.PERSON, RecordKey.of(person.id()), renamed);
        String report = send(Somebody.reported("小林澄子", "1955-05-05", "みなせ市中7番7号"));
        Until.holds(
                "the new name is found",
                () -> queue.waiting(report)
                        .filter(item -> Queue.names(item).contains(married.written()))
                        .isPresent());
        assertThat(Queue.names(queue.waiting(report).orElseThrow())).doesNotContain("森　澄子");
    }
}
