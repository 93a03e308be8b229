package jp.anpi.safety.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Optional;
import jp.anpi.registry.contract.NamedChecker;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.PoweredDevice;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.building.APerson;
import jp.anpi.safety.building.Around;
import jp.anpi.safety.building.Ids;
import jp.anpi.safety.building.OnDuty;
import org.junit.jupiter.api.Test;

/** Whole climbs of people who stay silent, as text that anyone can hold against the city's table. */
class ClimbTest {

    private final Around around = new Around()
            .member("看護師")
            .member("ケアマネ")
            .member("民生委員")
            .office("ヘルパー", OfficeState.Kind.HOME_HELP)
            .office("デイ", OfficeState.Kind.DAY_SERVICE);

    @Test
    void aPersonOnAMachineIsWithTheDeskAfterAnHour() {
        var duty =
                OnDuty.of(APerson.named("花子").nurse("看護師").careManager("ケアマネ").provider("ヘルパー"), around);
        assertThat(duty.forward(Duration.ofHours(24)).climb())
                .isEqualTo("10:00 MEDICAL_VISITOR 看護師 | 10:20 CARE_MANAGER ケアマネ"
                        + " | 10:40 OTHER_PROVIDERS ヘルパー | 11:00 desk");
    }

    @Test
    void aPersonOnDialysisIsWithTheDeskAfterTwoHours() {
        var duty = OnDuty.of(
                APerson.named("太郎")
                        .in(PriorityGroup.MEDICAL_COORDINATION)
                        .nurse("看護師")
                        .careManager("ケアマネ")
                        .provider("ヘルパー")
                        .provider("デイ"),
                around);
        assertThat(duty.forward(Duration.ofHours(24)).climb())
                .isEqualTo("10:00 MEDICAL_VISITOR 看護師 | 10:40 CARE_MANAGER ケアマネ"
                        + " | 11:20 OTHER_PROVIDERS ヘルパー+デイ | 12:00 desk");
    }

    @Test
    void thePlansNamedCheckerComesBeforeTheNurse() {
        var duty = OnDuty.of(
                APerson.named("花子")
                        .checkedBy(new NamedChecker.ByMember(Ids.member("民生委員")))
                        .nurse("看護師")
                        .careManager("ケアマネ"),
                around);
        assertThat(duty.forward(Duration.ofHours(1)).climb())
                .isEqualTo("10:00 NAMED_CHECKER 民生委員 | 10:20 CARE_MANAGER ケアマネ"
                        + " | 10:40 OTHER_PROVIDERS nobody | 10:40 desk");
    }

    @Test
    void pitfall05WhoHasThePersonInServiceIsAskedFirst() {
        var inService = APerson.named("次郎")
                .in(PriorityGroup.CARE_CONSIDERATION)
                .careManager("ケアマネ")
                .provider("ヘルパー")
                .dayService("デイ", DayOfWeek.FRIDAY, "09:30", "16:30", Duration.ofMinutes(30))
                .supporter("隣人", "090");
        assertThat(OnDuty.of(inService, around).forward(Duration.ofHours(8)).climb())
                .isEqualTo("10:00 PROVIDER_IN_SERVICE デイ | 10:00 CARE_MANAGER told ケアマネ"
                        + " | 12:00 CARE_MANAGER ケアマネ"
                        + " | 14:00 SUPPORTERS 隣人 | 16:00 desk");
    }

    @Test
    void outOfServiceTheCareManagerIsAskedFirstAndTheProvidersNext() {
        var atHome = APerson.named("次郎")
                .in(PriorityGroup.CARE_CONSIDERATION)
                .careManager("ケアマネ")
                .provider("ヘルパー");
        assertThat(OnDuty.of(atHome, around).forward(Duration.ofHours(8)).climb())
                .isEqualTo("10:00 CARE_MANAGER ケアマネ | 12:00 OTHER_PROVIDERS ヘルパー"
                        + " | 14:00 SUPPORTERS nobody | 14:00 desk");
    }

    @Test
    void theFourthGroupIsAskedThroughFamilyAndSupportersTogether() {
        var four = APerson.named("三郎")
                .in(PriorityGroup.REASONABLE_ACCOMMODATION)
                .reachedAt("090")
                .family("長女", "080")
                .supporter("自治会長", "070")
                .careManager("ケアマネ");
        assertThat(OnDuty.of(four, around).forward(Duration.ofHours(30)).climb())
                .isEqualTo("10:00 PERSON_AND_FAMILY 本人+長女+自治会長 | 22:00 CARE_OFFICE ケアマネの事業所 | 10:00 desk");
    }

    @Test
    void nobodyIsAskedAboutTheFifthGroup() {
        var five = OnDuty.of(APerson.named("四郎").in(PriorityGroup.GENERAL).reachedAt("090"), around);
        assertThat(five.check().nextDueAt()).isEmpty();
        assertThat(five.forward(Duration.ofDays(3)).climb()).isEmpty();
        assertThat(five.check().version()).isZero();
    }

    @Test
    void aPersonWhomNobodyServesIsWithTheDeskAtOnce() {
        var alone = OnDuty.of(APerson.named("独り"), around);
        assertThat(alone.opens().climb())
                .isEqualTo("10:00 MEDICAL_VISITOR nobody | 10:00 CARE_MANAGER nobody"
                        + " | 10:00 OTHER_PROVIDERS nobody | 10:00 desk");
        assertThat(alone.requested()).extracting(n -> n.recipient().key()).containsExactly("desk");
    }

    @Test
    void aCheckerInThePlanWhoCannotBeFoundLeavesTheRoleDefault() {
        var duty = OnDuty.of(
                APerson.named("花子")
                        .checkedBy(new NamedChecker.ByContact(7))
                        .checkedBy(new NamedChecker.ByMember(Ids.member("知らない人")))
                        .nurse("看護師"),
                around);
        assertThat(duty.opens().climb()).isEqualTo("10:00 MEDICAL_VISITOR 看護師");
    }

    @Test
    void aClockThatEndsBeforeTheNextRungHastensTheRungsSoThatTheDeskHearsBeforeZero() {
        var duty = OnDuty.of(
                APerson.named("花子")
                        .device(PoweredDevice.Kind.SUCTION, Optional.empty(), Optional.empty())
                        .nurse("看護師")
                        .careManager("ケアマネ")
                        .provider("ヘルパー"),
                around);
        duty.opens().happens(TestEvents.blackout("whole city", duty.now()));
        assertThat(duty.forward(Duration.ofHours(1)).climb())
                .as("50 minutes of suction: 20, 20, then half of what is left")
                .isEqualTo("10:00 MEDICAL_VISITOR 看護師 | 10:20 CARE_MANAGER ケアマネ"
                        + " | 10:40 OTHER_PROVIDERS ヘルパー | 10:45 desk | 10:50 desk told");
    }
}
