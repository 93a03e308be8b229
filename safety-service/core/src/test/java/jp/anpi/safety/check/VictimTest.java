package jp.anpi.safety.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.building.APerson;
import jp.anpi.safety.building.AReport;
import jp.anpi.safety.building.AnIncident;
import jp.anpi.safety.building.Around;
import jp.anpi.safety.building.Ids;
import jp.anpi.safety.building.OnDuty;
import jp.anpi.safety.contract.AskReason;
import jp.anpi.safety.contract.NoticeEvent;
import jp.anpi.safety.incident.Policy;
import org.junit.jupiter.api.Test;

/** Reporters are victims too: their people go on to the next at once, and come back when they do. */
class VictimTest {

    private final Around around = new Around()
            .member("看護師")
            .member("主任", Optional.of("副主任"))
            .member("副主任")
            .member("ケアマネ")
            .office("デイ", OfficeState.Kind.DAY_SERVICE)
            .office("隣町のデイ", OfficeState.Kind.DAY_SERVICE)
            .office("ヘルパー", OfficeState.Kind.HOME_HELP);

    private OnDuty client(String careManager) {
        return OnDuty.of(
                        APerson.named("花子")
                                .in(PriorityGroup.CARE_CONSIDERATION)
                                .careManager(careManager)
                                .provider("ヘルパー"),
                        around)
                .opens();
    }

    @Test
    void pitfall07WhoCannotActIsPassedOverAtOnceAndNotAskedLater() {
        var duty = client("ケアマネ").until("10:05");
        duty.happens(TestEvents.gone("ケアマネ", duty.now()));
        assertThat(duty.climb()).isEqualTo("10:00 CARE_MANAGER ケアマネ | 10:05 CARE_MANAGER ケアマネの事業所");
        var ofTheNurse = OnDuty.of(APerson.named("太郎").nurse("看護師").careManager("ケアマネ"), around)
                .opens();
        ofTheNurse.happens(TestEvents.gone("ケアマネ", ofTheNurse.now()));
        assertThat(ofTheNurse.until("10:20").climb())
                .as("a rung still to come skips the victim too")
                .isEqualTo("10:00 MEDICAL_VISITOR 看護師 | 10:20 CARE_MANAGER ケアマネの事業所");
    }

    @Test
    void pitfall07TheDeputyTakesOver() {
        var duty = client("主任");
        duty.happens(TestEvents.gone("主任", duty.now()));
        assertThat(duty.climb()).isEqualTo("10:00 CARE_MANAGER 主任 | 10:00 CARE_MANAGER 副主任");
    }

    @Test
    void whoIsBackIsAskedAgainBesideThoseWhoAreAskedNow() {
        var duty = client("主任");
        duty.happens(TestEvents.gone("主任", duty.now())).until("10:30").happens(TestEvents.back("主任", duty.now()));
        assertThat(duty.climb()).endsWith("10:00 CARE_MANAGER 副主任 | 10:30 CARE_MANAGER 主任");
        assertThat(duty.requested())
                .extracting(NoticeEvent.NoticeRequested::notice)
                .doesNotHaveDuplicates();
        var last = duty.requested().getLast();
        assertThat(last.why()).isEqualTo(AskReason.REPORTER_BACK);
        assertThat(last.answerBy()).as("with as much time as the others").contains(duty.at("12:00"));
        assertThat(duty.check().toState().asked().orElseThrow().who()).containsExactly("副主任", "主任");
        duty.happens(TestEvents.gone("主任", duty.now())).until("10:40").happens(TestEvents.back("主任", duty.now()));
        assertThat(duty.requested())
                .as("there and back as often as it takes")
                .extracting(NoticeEvent.NoticeRequested::notice)
                .doesNotHaveDuplicates();
    }

    @Test
    void whoComesBackAfterTheAnswerIsLeftInPeace() {
        var duty = client("主任");
        duty.happens(TestEvents.gone("主任", duty.now())).hears(AReport.of("a"));
        int asked = duty.requested().size();
        duty.happens(TestEvents.back("主任", duty.now()));
        assertThat(duty.requested()).hasSize(asked);
    }

    @Test
    void anOfficeThatCannotActIsAnsweredForByTheOneThatStandsIn() {
        var policy = new Policy(
                "with deputies",
                LocalDate.EPOCH,
                Policy.STANDARD.groups(),
                Map.of(Ids.office("デイ"), Ids.office("隣町のデイ")));
        var duty = OnDuty.of(
                        APerson.named("花子")
                                .in(PriorityGroup.CARE_CONSIDERATION)
                                .dayService("デイ", java.time.DayOfWeek.FRIDAY, "09:00", "16:00", Duration.ZERO),
                        around,
                        AnIncident.real(policy))
                .opens();
        duty.happens(TestEvents.officeGone("デイ", duty.now()));
        assertThat(duty.climb()).isEqualTo("10:00 PROVIDER_IN_SERVICE デイ | 10:00 PROVIDER_IN_SERVICE 隣町のデイ");
        duty.until("10:10").happens(TestEvents.officeBack("デイ", duty.now()));
        assertThat(duty.climb()).endsWith("10:10 PROVIDER_IN_SERVICE デイ");
    }

    @Test
    void anOfficeThatCannotActTakesItsMembersWithIt() {
        var duty = client("ケアマネ");
        duty.happens(TestEvents.officeGone("ケアマネの事業所", duty.now()));
        assertThat(duty.climb())
                .isEqualTo(
                        "10:00 CARE_MANAGER ケアマネ | 10:00 PROVIDER_IN_SERVICE nobody" + " | 10:00 OTHER_PROVIDERS ヘルパー");
    }
}
