package jp.anpi.safety.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.building.APerson;
import jp.anpi.safety.building.AReport;
import jp.anpi.safety.building.AnIncident;
import jp.anpi.safety.building.Around;
import jp.anpi.safety.building.OnDuty;
import jp.anpi.safety.contract.Area;
import jp.anpi.safety.contract.AskReason;
import jp.anpi.safety.contract.CheckStatus;
import jp.anpi.safety.contract.Condition;
import jp.anpi.safety.contract.NoticeEvent.NoticeRequested;
import jp.anpi.safety.contract.PlaceKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Machines at home: when the check looks again, and what is told when a clock ends unseen. */
class CheckClocksTest {

    private final Around around = new Around()
            .member("看護師", Optional.of("代理"))
            .member("代理")
            .member("ケアマネ")
            .office("ヘルパー");

    private static APerson hanako() {
        return APerson.named("花子").nurse("看護師").careManager("ケアマネ").provider("ヘルパー");
    }

    @Test
    void pitfall20ARecheckIsDueBeforeTheBatteryEndsSoThatAWholeClimbFits() {
        var person = hanako().ventilator(Duration.ofHours(4), LocalDate.of(2026, 6, 1));
        var duty = OnDuty.of(person, around).opens().happens(TestEvents.blackout("city", AnIncident.ONSET));
        duty.hears(AReport.of("a")).until("13:59");
        assertThat(duty.climb())
                .as("four hours of battery, an hour of climbing: asked again at 13:00")
                .isEqualTo("10:00 MEDICAL_VISITOR 看護師 | 10:00 ended | 13:00 MEDICAL_VISITOR 看護師"
                        + " | 13:20 CARE_MANAGER ケアマネ | 13:40 OTHER_PROVIDERS ヘルパー | 13:50 desk");
        assertThat(duty.check().status()).isEqualTo(CheckStatus.CONFIRMED);
        assertThat(duty.until("14:00").check().status())
                .as("no confirmation outlives the clock")
                .isEqualTo(CheckStatus.SILENT);
    }

    @Test
    void aClockThatEndsWhileNobodyHasSeenThePersonIsToldToTheDeskOnce() {
        var person = hanako().ventilator(Duration.ofMinutes(30), LocalDate.of(2026, 6, 1));
        var duty = OnDuty.of(person, around).opens().happens(TestEvents.blackout("city", AnIncident.ONSET));
        duty.forward(Duration.ofHours(3));
        assertThat(duty.requested().stream().filter(n -> n.why() == AskReason.CLOCK_RAN_OUT))
                .singleElement()
                .extracting(NoticeRequested::askedAt)
                .isEqualTo(duty.at("10:30"));
    }

    @Test
    void aClockEndsUnseenAlsoWhileTheDeskHasADangerThatWasAnsweredBefore() {
        var duty = OnDuty.of(hanako().ventilator(Duration.ofHours(8), LocalDate.of(2026, 6, 1)), around)
                .opens()
                .hears(AReport.of("a").saying(Condition.SERIOUS_INJURY))
                .happens(TestEvents.blackout("city", AnIncident.ONSET))
                .until("17:59");
        assertThat(toldOfClocks(duty)).isEmpty();
        assertThat(toldOfClocks(duty.until("18:00"))).hasSize(1);
    }

    @Test
    void everyBatteryThatEndsUnseenIsToldAlsoTheSecondOfItsKind() {
        var duty = OnDuty.of(
                        hanako().ventilator(Duration.ofHours(4), LocalDate.of(2026, 6, 1))
                                .ventilator(Duration.ofHours(8), LocalDate.of(2026, 6, 1)),
                        around)
                .opens()
                .happens(TestEvents.blackout("city", AnIncident.ONSET))
                .until("19:00");
        assertThat(toldOfClocks(duty))
                .extracting(NoticeRequested::askedAt)
                .containsExactly(duty.at("14:00"), duty.at("18:00"));
    }

    private static List<NoticeRequested> toldOfClocks(OnDuty duty) {
        return duty.requested().stream()
                .filter(notice -> notice.why() == AskReason.CLOCK_RAN_OUT)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"10:59, 0", "11:00, 1", "11:59, 1", "12:00, 0"})
    void anOutageDeclaredAheadStartsAndEndsTheClocksAtItsInstants(String time, int clocks) {
        var person = hanako().ventilator(Duration.ofHours(9), LocalDate.of(2026, 6, 1));
        var duty = OnDuty.of(person, around).opens().hears(AReport.of("a"));
        duty.happens(TestEvents.outage("planned", new Area.City(), duty.at("11:00"), Optional.of(duty.at("12:00"))));
        assertThat(duty.until(time).check().clocks()).hasSize(clocks);
        assertThat(duty.until("13:00").check().power().changesAt()).isEmpty();
    }

    @Test
    void anOutageAheadLooksAgainOnlyAtThoseWhoDependOnPower() {
        var duty = OnDuty.of(hanako().in(PriorityGroup.MEDICAL_COORDINATION), around)
                .opens()
                .hears(AReport.of("a"));
        var before = duty.check();
        duty.happens(TestEvents.outage("planned", new Area.City(), duty.at("11:00"), Optional.empty()));
        assertThat(duty.check()).isEqualTo(before);
    }

    @Test
    void onlyTheDistrictWithoutPowerHasItsClocksStarted() {
        var person = hanako().livingIn("d02").ventilator(Duration.ofHours(4), LocalDate.of(2026, 6, 1));
        var duty = OnDuty.of(person, around).opens();
        assertThat(duty.happens(TestEvents.blackoutIn("d01", AnIncident.ONSET))
                        .check()
                        .clocks())
                .isEmpty();
        assertThat(duty.happens(TestEvents.blackoutIn("d02", AnIncident.ONSET))
                        .check()
                        .clocks())
                .hasSize(1);
    }

    @Test
    void inHospitalNothingOfTheHomesRunsOut() {
        var person = hanako().ventilator(Duration.ofHours(4), LocalDate.of(2026, 6, 1));
        var duty = OnDuty.of(person, around).opens().happens(TestEvents.blackout("city", AnIncident.ONSET));
        assertThat(duty.hears(AReport.of("a").in(PlaceKind.HOSPITAL)).check().clocks())
                .isEmpty();
    }
}
