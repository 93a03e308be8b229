package jp.anpi.registry.wiring;

import static jp.anpi.registry.wiring.Calls.text;
import static jp.anpi.registry.wiring.ImportCalls.counts;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.util.List;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.plan.PlanHistory;
import jp.anpi.registry.plan.Plans;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Lists of offices, members, assignments, weeks and plans whose process was killed: the same list finishes what it began, and both
 * are taken back together.
 */
class BrokenOffListsTest extends PersonLists {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String OFFICES = "名称,種別,地区,電話番号\r\n";
    private static final String MEMBERS = "事業所名,氏名,役割,電話番号\r\n";
    private static final String ASSIGNMENTS = "宛名番号,役割,事業所名,担当開始日,担当終了日\r\n";
    private static final String WEEKS = "宛名番号,事業所名,種類,曜日,開始,終了\r\n";
    private static final String PLANS = "宛名番号,本人確認日,避難経路\r\n";

    @BeforeAll
    void aTown() {
        done(send("", "宛名番号,氏名,住所,地区\r\n8001,髙﨑 花子,川端1,d01\r\n8002,山田 太郎,川端2,d01\r\n"));
        lists().of("offices").taken("", OFFICES + "川端訪問看護,訪問看護,d01,04-0000-0001\r\n");
        lists().of("members").taken("", MEMBERS + "川端訪問看護,看護 一郎,看護師,090-0000-0001\r\n");
        lists().of("assignments").taken("", ASSIGNMENTS + "8001,訪問看護,川端訪問看護,2026-05-01,\r\n");
        lists().of("services").taken("", WEEKS + "8001,川端訪問看護,訪問看護,月,9:30,10:30\r\n");
        lists().of("plans").taken("", PLANS + "8001,2026-10-05,表の道\r\n");
    }

    @Test
    void ofOffices() {
        List<OfficeState> was = registered(OfficeState.class);
        finishedAndTakenBack(
                "offices",
                OFFICES + "川端訪問看護,訪問看護,d01,04-0000-0009\r\nみなせ居宅,居宅介護支援,d01,\r\n",
                "市野谷居宅,居宅介護支援,d01,\r\n",
                3);
        assertThat(registered(OfficeState.class))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("version")
                .isEqualTo(was);
    }

    @Test
    void ofMembers() {
        List<MemberState> was = registered(MemberState.class);
        finishedAndTakenBack(
                "members",
                MEMBERS + "川端訪問看護,看護 一郎,看護師,090-0000-0009\r\n川端訪問看護,看護 二郎,看護師,\r\n",
                "川端訪問看護,看護 三郎,看護師,\r\n",
                3);
        assertThat(registered(MemberState.class))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("version")
                .isEqualTo(was);
    }

    @Test
    void ofWhoServesWhom() {
        List<PersonState> was = registered(PersonState.class);
        finishedAndTakenBack(
                "assignments",
                ASSIGNMENTS + "8001,訪問看護,川端訪問看護,2026-05-01,2026-11-30\r\n",
                "8002,訪問看護,川端訪問看護,2026-06-01,\r\n",
                2);
        assertThat(registered(PersonState.class))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("version")
                .isEqualTo(was);
    }

    @Test
    void ofWeeks() {
        List<PersonState> was = registered(PersonState.class);
        finishedAndTakenBack(
                "services", WEEKS + "8001,川端訪問看護,訪問看護,木,9:30,10:30\r\n", "8002,川端訪問看護,訪問看護,金,9:30,10:30\r\n", 2);
        assertThat(registered(PersonState.class))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("version")
                .isEqualTo(was);
    }

    @Test
    void ofPlans() {
        finishedAndTakenBack("plans", PLANS + "8001,2026-11-05,裏の坂\r\n", "8002,2026-11-06,川沿い\r\n", 2);
        assertThat(history("髙﨑 花子").versions())
                .singleElement()
                .satisfies(plan -> assertThat(plan.content().leaving().route()).contains("表の道"));
        assertThat(history("山田 太郎").versions()).isEmpty();
        assertThat(person("山田 太郎").hasPlan()).isFalse();
    }

    /** A list that is killed, the same with a row more, and the undoing of both. */
    private void finishedAndTakenBack(String kind, String list, String more, int back) {
        ImportCalls calls = lists().of(kind);
        String killed = calls.taken("", list);
        assertThat(counts(killed).get(3)).as(killed).isZero();
        calls.breakOff(registry, killed);
        String finished = calls.taken("", list + more);
        assertThat(counts(finished).subList(0, 2)).as(finished).containsExactly(1, 0);
        assertThat(counts(finished).get(3)).isZero();
        String answer = text(calls.undo(finished).expectStatus().isOk());
        assertThat(JsonPath.<Integer>read(answer, "$.back")).isEqualTo(back);
        assertThat(JsonPath.<Integer>read(answer, "$.kept")).isZero();
    }

    private <T> List<T> registered(Class<T> kind) {
        return registry.states(kind).all(new Document()).collectList().block(SOON);
    }

    @Override
    PersonState person(String name) {
        return registered(PersonState.class).stream()
                .filter(person -> person.name().written().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private PlanHistory history(String name) {
        return registry.bean(Plans.class).history(person(name).id()).block(SOON);
    }
}
