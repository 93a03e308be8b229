package jp.anpi.safety.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.NamedChecker;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.ScheduleChange;
import jp.anpi.safety.building.APerson;
import jp.anpi.safety.building.Around;
import jp.anpi.safety.building.Ids;
import jp.anpi.safety.building.OnDuty;
import jp.anpi.safety.contract.AskReason;
import jp.anpi.safety.contract.NoticeEvent.NoticeRequested;
import org.junit.jupiter.api.Test;

/** The office that has the person answers; whoever would go to the home is only told. */
class WhoHasThePersonTest {

    private final Around around = new Around()
            .member("看護師")
            .member("ケアマネ")
            .member("民生委員")
            .office("デイ", OfficeState.Kind.DAY_SERVICE)
            .office("短期の家", OfficeState.Kind.SHORT_STAY)
            .office("ヘルパー", OfficeState.Kind.HOME_HELP);

    private static APerson atDayService(String name) {
        return APerson.named(name)
                .careManager("ケアマネ")
                .dayService("デイ", DayOfWeek.FRIDAY, "09:30", "16:30", Duration.ofMinutes(30));
    }

    private static List<NoticeRequested> toldOnly(OnDuty duty) {
        return duty.requested().stream()
                .filter(notice -> !notice.why().wantsAnswer())
                .toList();
    }

    @Test
    void pitfall05TheOfficeIsAskedAndTheCareManagerIsTold() {
        var duty = OnDuty.of(atDayService("花子").in(PriorityGroup.CARE_CONSIDERATION), around)
                .opens();
        assertThat(duty.climb()).isEqualTo("10:00 PROVIDER_IN_SERVICE デイ | 10:00 CARE_MANAGER told ケアマネ");
        assertThat(toldOnly(duty)).singleElement().satisfies(notice -> {
            assertThat(notice.recipient().name()).isEqualTo("ケアマネ");
            assertThat(notice.why()).isEqualTo(AskReason.PROVIDER_HAS_PERSON);
            assertThat(notice.answerBy()).as("no answer is awaited").isEmpty();
            assertThat(notice.explanation().ja())
                    .isEqualTo("花子さん（③）はサービス提供中の事業者（デイ）の利用中なので、10:00に確認をお願いしました。"
                            + "ケアマネジャー（ケアマネ）の回答は不要です。12:00までに報告がなければ、ケアマネジャーに引き継ぎます。");
        });
        assertThat(duty.check().toState().asked().orElseThrow().who())
                .as("who is told is not asked")
                .containsExactly("デイ");
        assertThat(duty.until("12:00").climb())
                .as("who was only told is asked when the office stays silent")
                .endsWith("12:00 CARE_MANAGER ケアマネ");
    }

    @Test
    void pitfall05TransportIsPartOfTheService() {
        var late = atDayService("花子").in(PriorityGroup.CARE_CONSIDERATION);
        assertThat(OnDuty.of(late, around).opens().climb()).startsWith("10:00 PROVIDER_IN_SERVICE デイ");
        var onTheBus = APerson.named("太郎")
                .in(PriorityGroup.CARE_CONSIDERATION)
                .careManager("ケアマネ")
                .dayService("デイ", DayOfWeek.FRIDAY, "10:30", "16:30", Duration.ofMinutes(30));
        assertThat(OnDuty.of(onTheBus, around).opens().climb()).startsWith("10:00 PROVIDER_IN_SERVICE デイ");
        var stillAtHome = APerson.named("次郎")
                .in(PriorityGroup.CARE_CONSIDERATION)
                .careManager("ケアマネ")
                .dayService("デイ", DayOfWeek.FRIDAY, "10:31", "16:30", Duration.ofMinutes(30));
        assertThat(OnDuty.of(stillAtHome, around).opens().climb()).startsWith("10:00 CARE_MANAGER ケアマネ");
    }

    @Test
    void pitfall04WhoIsInAShortStayIsCheckedThereAndTheHomeCheckerIsInformed() {
        var duty = OnDuty.of(
                APerson.named("花子")
                        .checkedBy(new NamedChecker.ByMember(Ids.member("民生委員")))
                        .nurse("看護師")
                        .careManager("ケアマネ")
                        .staying(
                                ScheduleChange.Stay.Where.SHORT_STAY,
                                Optional.of("短期の家"),
                                "2026-11-19T16:00",
                                Optional.of("2026-11-22T10:00")),
                around);
        assertThat(duty.opens().climb())
                .isEqualTo("10:00 PROVIDER_IN_SERVICE 短期の家 | 10:00 NAMED_CHECKER told 民生委員"
                        + " | 10:00 CARE_MANAGER told ケアマネ");
        assertThat(duty.until("10:20").climb())
                .as("the silence of the house forgets nobody")
                .endsWith("10:20 CARE_MANAGER ケアマネ+民生委員");
        assertThat(duty.until("10:40").climb()).endsWith("10:40 OTHER_PROVIDERS nobody | 10:40 desk");
    }

    @Test
    void aHomeVisitLeavesTheOrderOfTheFirstGroupAlone() {
        var duty = OnDuty.of(
                APerson.named("花子")
                        .nurse("看護師")
                        .careManager("ケアマネ")
                        .homeVisit("ヘルパー", DayOfWeek.FRIDAY, "09:00", "11:00"),
                around);
        assertThat(duty.opens().climb()).isEqualTo("10:00 MEDICAL_VISITOR 看護師");
    }

    @Test
    void whenTheAnswerComesNobodyIsToldAnyMore() {
        var duty = OnDuty.of(atDayService("花子").in(PriorityGroup.CARE_CONSIDERATION), around)
                .opens()
                .hears(jp.anpi.safety.building.AReport.of("a"));
        assertThat(duty.withdrawn()).hasSize(2);
        assertThat(duty.climb()).endsWith("10:00 ended");
    }
}
