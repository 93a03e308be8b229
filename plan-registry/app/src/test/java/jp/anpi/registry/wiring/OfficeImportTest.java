package jp.anpi.registry.wiring;

import static jp.anpi.registry.wiring.Calls.text;
import static jp.anpi.registry.wiring.ImportCalls.counts;
import static jp.anpi.registry.wiring.ImportCalls.type;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import com.mongodb.client.model.Updates;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.contract.Assignment;
import jp.anpi.registry.contract.ContactPerson;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.NamedChecker;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.plan.EvacuationPlan;
import jp.anpi.registry.plan.PlanContent;
import jp.anpi.registry.plan.Plans;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

/** A city's offices, their members and who serves whom, list after list into a registry that has none of them. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OfficeImportTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String PEOPLE = "宛名番号,氏名,住所,地区\r\n0001,髙﨑 花子,川端1,d01\r\n0002,山田 太郎,川端2,d01\r\n";
    private static final String OFFICES = "事業所番号,名称,種別,地区,電話番号,連絡可能時間,浸水想定区域内\r\n"
            + "1262200001,川端訪問看護,訪問看護,川端,04-0000-0001,24時間,○\r\n"
            + "1262200002,みなせ居宅,居宅介護支援,d01,04-0000-0002,平日9時〜17時,\r\n";
    private static final String BAD_OFFICE = "1262200003,どこか,訪問介護,月の裏,,,\r\n";
    private static final String MEMBERS = "事業所番号,氏名,役割,連絡可能時間,代理\r\n"
            + "1262200002,山﨑 花,介護支援専門員,8時30分〜17時,佐藤 次郎\r\n"
            + "1262200002,佐藤 次郎,介護支援専門員,,\r\n"
            + "1262200001,看護 一郎,看護師,,\r\n";
    private static final String ASSIGNMENTS = "宛名番号,氏名,役割,事業所番号,担当者名,担当開始日,担当終了日\r\n"
            + "0001,髙﨑 花子,介護支援専門員,1262200002,山﨑 花,令和8年4月1日,\r\n"
            + "0001,髙﨑 花子,訪問看護,1262200001,,2026-05-01,\r\n"
            + "0002,山田 太郎,介護支援専門員,1262200002,山﨑 花,2026-04-01,\r\n";

    @RegisterExtension
    static final RunningRegistry registry = RunningRegistry.empty();

    private static ImportCalls people;
    private static ImportCalls offices;
    private static ImportCalls members;
    private static ImportCalls assignments;
    private static String ofOffices;
    private static String ofMembers;
    private static String ofAssignments;

    @BeforeAll
    static void start() {
        people = new ImportCalls(registry.calls(), registry.calls().signIn("admin"), "persons");
        offices = people.of("offices");
        members = people.of("members");
        assignments = people.of("assignments");
        var corner = new Position(35.8, 139.9);
        registry.states(DistrictState.class)
                .put(new DistrictState(
                        new DistrictId("d01"),
                        1,
                        "川端",
                        List.of(corner, new Position(35.8, 139.95), new Position(35.9, 139.9), corner)))
                .block(SOON);
        people.taken("", PEOPLE);
    }

    @Test
    @Order(1)
    void officesAreLookedAtFirstAndTakenInWithTheirNumbers() {
        assertThat(counts(offices.taken("?dryRun=true", OFFICES + BAD_OFFICE))).containsExactly(2, 0, 0, 1, 0);
        assertThat(all(OfficeState.class)).isEmpty();
        assertThat(JsonPath.<String>read(offices.taken("?allOrNothing=true", OFFICES + BAD_OFFICE), "$.state"))
                .isEqualTo("REFUSED");
        assertThat(all(OfficeState.class)).isEmpty();

        ofOffices = offices.taken("", OFFICES + BAD_OFFICE);
        assertThat(counts(ofOffices)).containsExactly(2, 0, 0, 1, 0);
        assertThat(text(registry.calls().ask(JsonPath.read(ofOffices, "$.errors"), offices.token())))
                .contains("4,4,×,登録されていない地区です,月の裏");
        OfficeState nurses = office("川端訪問看護");
        assertThat(nurses.hours()).contains("24時間");
        assertThat(nurses.inFloodArea()).isTrue();
        assertThat(numbers()).isEqualTo(2);
    }

    @Test
    @Order(2)
    void membersComeAfterTheirOfficesAndAssignmentsAfterBoth() {
        ofMembers = members.taken("", MEMBERS);
        assertThat(counts(ofMembers)).containsExactly(3, 0, 0, 0, 0);
        assertThat(member("山﨑 花").deputy()).contains(member("佐藤 次郎").id());
        assertThat(member("山﨑 花").office()).isEqualTo(office("みなせ居宅").id());

        ofAssignments = assignments.taken("", ASSIGNMENTS + "0009,,訪問看護,1262200001,,,\r\n");
        assertThat(counts(ofAssignments)).containsExactly(3, 0, 0, 1, 0);
        assertThat(JsonPath.<List<String>>read(ofAssignments, "$.faults[*].found"))
                .containsExactly("0009");
        assertThat(person("髙﨑 花子").assignments())
                .containsExactly(
                        new Assignment(
                                Assignment.Role.CARE_MANAGER,
                                office("みなせ居宅").id(),
                                Optional.of(member("山﨑 花").id()),
                                LocalDate.of(2026, 4, 1),
                                Optional.empty()),
                        new Assignment(
                                Assignment.Role.VISITING_NURSE,
                                office("川端訪問看護").id(),
                                Optional.empty(),
                                LocalDate.of(2026, 5, 1),
                                Optional.empty()));
    }

    @Test
    @Order(3)
    void theSameListsAgainAndWhatIsExportedChangeNothing() {
        assertThat(counts(offices.taken("?dryRun=true", OFFICES))).containsExactly(0, 0, 2, 0, 0);
        assertThat(counts(members.taken("?dryRun=true", MEMBERS))).containsExactly(0, 0, 3, 0, 0);
        assertThat(counts(assignments.taken("?dryRun=true", ASSIGNMENTS))).containsExactly(0, 0, 3, 0, 0);
        String some = ASSIGNMENTS.substring(0, ASSIGNMENTS.lastIndexOf("0002,山田"));
        assertThat(counts(assignments.taken("?dryRun=true", some))).containsExactly(0, 0, 2, 0, 1);
        for (ImportCalls list : List.of(offices, members, assignments)) {
            String exported = registry.calls().body("/api/exports/" + list.kind(), list.token());
            String job = text(list.post("?dryRun=true", exported.getBytes(StandardCharsets.UTF_8), Map.of()));
            assertThat(counts(list.done(job, SOON)).subList(0, 2))
                    .as(list.kind())
                    .containsExactly(0, 0);
            assertThat(counts(list.done(job, SOON)).subList(3, 5))
                    .as(list.kind())
                    .containsExactly(0, 0);
        }
    }

    @Test
    @Order(4)
    void whatIsStillNeededStaysWhenItsListIsTakenBackAndEverythingGoesInTheOtherOrder() {
        assertThat(taken(offices, ofOffices)).as("they have members").containsExactly(0, 2);
        assertThat(taken(members, ofMembers))
                .as("one serves somebody, one is the deputy of who does")
                .containsExactly(1, 2);
        assertThat(all(MemberState.class)).extracting(MemberState::name).containsExactlyInAnyOrder("山﨑 花", "佐藤 次郎");

        String ended = ASSIGNMENTS.replace("2026-04-01,\r\n", "2026-04-01,2026-10-31\r\n");
        String changed = assignments.taken("", ended);
        assertThat(counts(changed)).containsExactly(0, 1, 2, 0, 0);
        assertThat(taken(assignments, changed)).containsExactly(1, 0);
        assertThat(person("山田 太郎").assignments().getFirst().to()).isEmpty();
        assertThat(type(text(assignments.undo(ofAssignments)))).isEqualTo("urn:anpi:problem:nothing-to-take-back");
    }

    @Test
    @Order(5)
    void plansComeWithTheirDaysSoThatTheSeriesOfPastMonthsIsTheirs() {
        String headings = "宛名番号,氏名,本人確認日,支援者1,支援者1の同意,安否確認者,避難先（地震）,避難経路\r\n";
        String confirmed = "0001,髙﨑 花子,2026-10-05,隣 一,同意,山﨑 花,自宅の2階,裏の坂\r\n";
        String draft = "0002,山田 太郎,,,,,,表の道\r\n";
        ImportCalls plans = people.of("plans");
        assertThat(counts(plans.taken("?dryRun=true", headings + confirmed + draft)))
                .containsExactly(2, 0, 0, 0, 0);
        assertThat(person("髙﨑 花子").hasPlan()).isFalse();

        String job = plans.taken("", headings + confirmed + draft + "0009,,2026-10-05,,,,,\r\n");
        assertThat(counts(job)).containsExactly(2, 0, 0, 1, 0);
        PersonState hana = person("髙﨑 花子");
        assertThat(hana.hasPlan()).isTrue();
        assertThat(hana.checkers())
                .containsExactly(new NamedChecker.ByMember(member("山﨑 花").id()));
        assertThat(hana.contacts()).extracting(ContactPerson::name).containsExactly("隣 一");
        assertThat(person("山田 太郎").hasPlan()).isFalse();
        assertThat(counts(plans.taken("", headings + confirmed + draft))).containsExactly(0, 0, 2, 0, 0);

        String changed =
                plans.taken("", headings + confirmed.replace("10-05", "11-05").replace("隣", "前"));
        assertThat(counts(changed)).containsExactly(0, 1, 0, 0, 1);
        assertThat(person("髙﨑 花子").contacts()).extracting(ContactPerson::name).containsExactly("前 一");
        assertThat(taken(plans, changed)).containsExactly(1, 0);
        assertThat(person("髙﨑 花子").contacts()).extracting(ContactPerson::name).containsExactly("隣 一");
    }

    @Test
    @Order(6)
    void aPlanTakenBackIsGoneWithWhatItSaidOfThePerson() {
        ImportCalls plans = people.of("plans");
        people.taken("", PEOPLE + "0003,一時 計画,川端3,d01\r\n");
        String job = plans.taken("", "宛名番号,本人確認日,支援者1,支援者1の同意\r\n0003,2026-10-05,隣 一,同意\r\n");
        assertThat(person("一時 計画").hasPlan()).isTrue();
        assertThat(taken(plans, job)).containsExactly(1, 0);
        assertThat(person("一時 計画").hasPlan()).isFalse();
        assertThat(person("一時 計画").contacts()).isEmpty();
        String list = registry.calls().body("/api/persons/" + person("一時 計画").id() + "/plans", plans.token());
        assertThat(JsonPath.<List<?>>read(list, "$.items")).isEmpty();
    }

    @Test
    @Order(6)
    void contactsWrittenSinceStayWhenADraftsListIsTakenBack() {
        ImportCalls plans = people.of("plans");
        people.taken("", PEOPLE + "0004,下書 連絡,川端4,d01\r\n");
        String job = plans.taken("", "宛名番号,連絡先1,連絡先1の電話\r\n0004,長男 一郎,090-0000-0001\r\n");
        var daughter = new ContactPerson("長女 二美", "子", Optional.empty(), Optional.empty(), false);
        registry.states(PersonState.class)
                .put(person("下書 連絡").withPlan(false, List.of(), List.of(daughter)))
                .block(SOON);
        assertThat(taken(plans, job)).containsExactly(1, 0);
        assertThat(person("下書 連絡").contacts()).containsExactly(daughter);
    }

    @Test
    @Order(7)
    void aKindOfListThatDoesNotExistIsNotThere() {
        people.of("cats")
                .post("", PEOPLE.getBytes(StandardCharsets.UTF_8), Map.of())
                .expectStatus()
                .isNotFound();
        assertThat(type(members.send("", "氏名,役割\r\n花,看護師\r\n"))).isEqualTo("urn:anpi:problem:headings-missing");
    }

    @Test
    @Order(8)
    void whatSomebodyElseMadeOfTheSameVersionStaysWhenTheListIsTakenBack() {
        String job = members.taken("", "事業所番号,氏名,連絡可能時間\r\n1262200002,佐藤 次郎,夜間も可\r\n");
        MemberState listed = member("佐藤 次郎");
        assertThat(listed.hours()).contains("夜間も可");
        var byHand = new MemberState(
                listed.id(),
                listed.version(),
                listed.office(),
                listed.name(),
                listed.role(),
                Optional.of("090-0000-0007"),
                listed.mail(),
                listed.deputy());
        inPlaceOfTheLists("members", listed.id().toString(), byHand);

        assertThat(taken(members, job)).containsExactly(0, 1);
        assertThat(member("佐藤 次郎")).isEqualTo(byHand);
    }

    @Test
    @Order(9)
    void aDraftThatSomebodyElseWroteUnderTheSameNumberStaysWhenTheListIsTakenBack() {
        ImportCalls plans = people.of("plans");
        String job = plans.taken("", "宛名番号,避難経路\r\n0003,表の道\r\n");
        EvacuationPlan listed = draftOf("一時 計画");
        var byHand = new EvacuationPlan(
                listed.person(),
                listed.version(),
                listed.edit(),
                listed.stage(),
                PlanContent.BLANK,
                new EvacuationPlan.Written("市 太郎", LocalDate.of(2026, 11, 21)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        inPlaceOfTheLists("plans", listed.person() + "/" + listed.version(), byHand);

        assertThat(taken(plans, job)).containsExactly(0, 1);
        assertThat(draftOf("一時 計画")).isEqualTo(byHand);
    }

    @Test
    @Order(10)
    void aDeputyWhoCameWithAListGoesWithItUnlessADraftNamesThem() {
        String list = "事業所番号,氏名,役割,代理\r\n" + "1262200002,臨時 代理,介護支援専門員,\r\n" + "1262200002,佐藤 次郎,介護支援専門員,臨時 代理\r\n";
        String first = members.taken("", list);
        assertThat(member("佐藤 次郎").deputy()).contains(member("臨時 代理").id());
        assertThat(taken(members, first)).containsExactly(2, 0);
        assertThat(member("佐藤 次郎").deputy()).isEmpty();
        assertThat(all(MemberState.class)).extracting(MemberState::name).doesNotContain("臨時 代理");

        String second = members.taken("", list);
        assertThat(counts(people.of("plans").taken("", "宛名番号,安否確認者\r\n0002,臨時 代理\r\n"))
                        .subList(0, 2))
                .containsExactly(0, 1);
        assertThat(taken(members, second)).containsExactly(1, 1);
        assertThat(draftOf("山田 太郎").content().checkers())
                .containsExactly(new NamedChecker.ByMember(member("臨時 代理").id()));
    }

    private static EvacuationPlan draftOf(String name) {
        return registry.bean(Plans.class)
                .history(person(name).id())
                .block(SOON)
                .open()
                .orElseThrow();
    }

    /** As somebody stored it who was faster than the list. */
    private static void inPlaceOfTheLists(String collection, String id, Object state) {
        var sealed = registry.bean(SealedJson.class).seal(state, "registry." + collection + "/" + id);
        Mono.from(registry.bean(RegistryDatabase.class)
                        .durable(collection)
                        .updateOne(new Document("_id", id), Updates.set("sealed", sealed)))
                .block(SOON);
    }

    private static List<Integer> taken(ImportCalls list, String job) {
        String answer = text(list.undo(job).expectStatus().isOk());
        return List.of(JsonPath.read(answer, "$.back"), JsonPath.read(answer, "$.kept"));
    }

    private static OfficeState office(String name) {
        return all(OfficeState.class).stream()
                .filter(office -> office.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static MemberState member(String name) {
        return all(MemberState.class).stream()
                .filter(member -> member.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static PersonState person(String name) {
        return all(PersonState.class).stream()
                .filter(person -> person.name().written().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static <T> List<T> all(Class<T> kind) {
        return registry.states(kind).all(new Document()).collectList().block(SOON);
    }

    private static long numbers() {
        return Mono.from(registry.bean(RegistryDatabase.class)
                        .durable("office-numbers")
                        .countDocuments())
                .block(SOON);
    }
}
