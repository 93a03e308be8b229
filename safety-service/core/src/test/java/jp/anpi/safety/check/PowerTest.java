package jp.anpi.safety.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.building.APerson;
import jp.anpi.safety.building.AReport;
import jp.anpi.safety.building.AnIncident;
import jp.anpi.safety.building.Around;
import jp.anpi.safety.building.OnDuty;
import jp.anpi.safety.building.Seeds;
import jp.anpi.safety.contract.Area;
import jp.anpi.safety.contract.AskReason;
import jp.anpi.safety.contract.CheckState;
import jp.anpi.safety.contract.CheckState.PowerTask;
import jp.anpi.safety.contract.CheckStatus;
import jp.anpi.safety.contract.Condition;
import jp.anpi.safety.contract.NeedKind;
import jp.anpi.safety.contract.NoticeEvent.NoticeRequested;
import jp.anpi.safety.contract.SupplyKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What power that is lost, comes back or is brought does to one person's check. */
class PowerTest {

    private static final LocalDate LATELY = LocalDate.of(2026, 6, 1);

    private static final PriorityGroup[] ASKED = {
        PriorityGroup.PUSH_SUPPORT, PriorityGroup.MEDICAL_COORDINATION, PriorityGroup.CARE_CONSIDERATION
    };

    private final Around around = new Around().member("看護師").member("ケアマネ").office("ヘルパー");

    private static APerson hanako() {
        return APerson.named("花子").nurse("看護師").careManager("ケアマネ").provider("ヘルパー");
    }

    private OnDuty onAVentilator() {
        return OnDuty.of(hanako().ventilator(Duration.ofHours(4), LATELY), around)
                .opens();
    }

    private static Optional<Instant> ends(OnDuty duty) {
        return duty.check().clocks().stream()
                .map(CheckState.RunningClock::endsAt)
                .findFirst();
    }

    private static AReport seen(String word) {
        return AReport.of(word).saying(Condition.UNKNOWN);
    }

    @Test
    void aReportOfLostPowerStartsTheClockAndPowerBackStopsIt() {
        var duty = onAVentilator().until("11:00").hears(seen("lost").needing(NeedKind.POWER));
        assertThat(ends(duty)).contains(duty.at("15:00"));
        assertThat(duty.check().reading().danger()).isTrue();
        duty.until("12:00").hears(seen("back").restoring(SupplyKind.POWER));
        assertThat(ends(duty)).isEmpty();
        assertThat(duty.check().reading().needs()).isEmpty();
        assertThat(duty.check().toState().powerTask()).isEmpty();
    }

    @Test
    void aBatteryThatWasSwappedMovesTheClockAndTheLossGoesOn() {
        var duty = onAVentilator().until("11:00").hears(seen("lost").needing(NeedKind.POWER));
        duty.until("12:00").hears(seen("swap").bringing(SupplyKind.VENTILATOR, Duration.ofHours(6)));
        assertThat(ends(duty)).contains(duty.at("18:00"));
        assertThat(duty.check().reading().needs()).as("power was brought").isEmpty();
        duty.until("13:00").hears(AReport.of("well").needing(NeedKind.NONE));
        assertThat(ends(duty))
                .as("nothing is needed while the battery lasts; the power is still lost")
                .contains(duty.at("18:00"));
    }

    @Test
    void withNothingBroughtAVisitorWhoSaysThatNothingIsNeededEndsTheReportedLoss() {
        var duty = onAVentilator().until("11:00").hears(seen("lost").needing(NeedKind.POWER));
        assertThat(ends(duty.until("11:10").hears(AReport.of("well").needing(NeedKind.NONE))))
                .isEmpty();
    }

    @Test
    void hearsayOfABatteryMovesNothing() {
        var duty = onAVentilator().until("11:00").hears(seen("lost").needing(NeedKind.POWER));
        duty.until("12:00").hears(seen("swap").hearsay().bringing(SupplyKind.VENTILATOR, Duration.ofHours(6)));
        assertThat(ends(duty)).contains(duty.at("15:00"));
    }

    @Test
    void aSwapThatIsCorrectedOrWasAboutSomebodyElseMovesTheClockBack() {
        var duty = onAVentilator().happens(TestEvents.blackout("city", AnIncident.ONSET));
        duty.until("12:00").hears(seen("swap").bringing(SupplyKind.VENTILATOR, Duration.ofHours(6)));
        assertThat(ends(duty)).contains(duty.at("18:00"));
        duty.hears(seen("right").correcting("swap").bringing(SupplyKind.VENTILATOR, Duration.ofHours(1)));
        assertThat(ends(duty)).contains(duty.at("13:00"));
    }

    @Test
    void aHomeThatSaysItsPowerIsBackHasNoClockInsideAnOutageThatGoesOn() {
        var duty = onAVentilator().happens(TestEvents.blackout("city", AnIncident.ONSET));
        duty.until("11:00").hears(seen("back").restoring(SupplyKind.POWER));
        assertThat(ends(duty)).isEmpty();
        duty.until("12:00").happens(TestEvents.blackout("again", duty.at("12:00")));
        assertThat(ends(duty))
                .as("lost again, three hours left and half an hour charged")
                .contains(duty.at("15:30"));
    }

    @Test
    void aShortReturnOfPowerIsNoFullChargeAndWhatIsLeftIsAssumed() {
        var duty = onAVentilator()
                .happens(TestEvents.outage(
                        "north",
                        new Area.City(),
                        AnIncident.ONSET,
                        Optional.of(AnIncident.ONSET.plus(Duration.ofHours(3)))));
        duty.until("13:00");
        assertThat(ends(duty)).isEmpty();
        duty.until("13:20").happens(TestEvents.blackout("again", duty.at("13:20")));
        assertThat(duty.check().clocks()).singleElement().satisfies(clock -> {
            assertThat(clock.endsAt()).as("an hour left, ten minutes charged").isEqualTo(duty.at("14:30"));
            assertThat(clock.assumed()).isTrue();
        });
        assertThat(duty.check().asking()).as("the desk hears before that").isPresent();
        duty.until("13:30").hears(seen("swap").bringing(SupplyKind.VENTILATOR, Duration.ofHours(6)));
        assertThat(duty.check().clocks()).singleElement().satisfies(clock -> {
            assertThat(clock.endsAt()).isEqualTo(duty.at("19:30"));
            assertThat(clock.assumed()).as("somebody was there").isFalse();
        });
    }

    @Test
    void losesReportedOneAfterTheOtherDrawOnTheSameBattery() {
        var duty = onAVentilator().until("10:30").hears(seen("lost").needing(NeedKind.POWER));
        duty.until("12:30").hears(seen("back").restoring(SupplyKind.POWER));
        duty.until("13:30").hears(seen("lost again").needing(NeedKind.POWER));
        assertThat(ends(duty)).as("two hours left, half an hour charged").contains(duty.at("16:00"));
    }

    @Test
    void anOutageThatIsEditedOrEndedMovesAndStopsTheClocks() {
        var duty = onAVentilator().until("12:00").happens(TestEvents.blackoutIn("d01", AnIncident.ONSET));
        assertThat(ends(duty)).contains(duty.at("14:00"));
        duty.happens(TestEvents.blackoutIn("d01", duty.at("11:00")));
        assertThat(ends(duty)).contains(duty.at("15:00"));
        var elsewhere = new Area.Districts(java.util.Set.of(new jp.anpi.registry.contract.DistrictId("d02")));
        duty.happens(TestEvents.outage("d01", elsewhere, duty.at("11:00"), Optional.empty()));
        assertThat(ends(duty)).as("drawn elsewhere").isEmpty();
        duty.happens(TestEvents.blackoutIn("d01", duty.at("11:00")));
        duty.happens(TestEvents.outage("d01", new Area.City(), duty.at("11:00"), Optional.of(duty.at("12:30"))));
        assertThat(ends(duty)).contains(duty.at("15:00"));
        assertThat(ends(duty.until("12:30"))).as("ended").isEmpty();
    }

    @Test
    void aTaskToBringPowerComesAndGoesWithTheLossByItself() {
        var duty = onAVentilator();
        assertThat(duty.check().toState().powerTask()).isEmpty();
        duty.happens(TestEvents.blackout("city", AnIncident.ONSET));
        var clock = duty.check().clocks().getFirst();
        assertThat(duty.check().toState().powerTask())
                .contains(new PowerTask(AnIncident.ONSET, clock, Optional.empty()));
        duty.until("12:00").hears(seen("swap").bringing(SupplyKind.VENTILATOR, Duration.ofHours(6)));
        assertThat(duty.check().toState().powerTask()).hasValueSatisfying(task -> {
            assertThat(task.clock().endsAt()).isEqualTo(duty.at("18:00"));
            assertThat(task.suppliedAt()).contains(duty.at("12:00"));
        });
        duty.hears(seen("back").restoring(SupplyKind.POWER));
        assertThat(duty.check().toState().powerTask()).isEmpty();
    }

    @Test
    void aTaskCountsTheClocksThatNeedPowerAndNotTheDays() {
        var person = hanako().ventilator(Duration.ofHours(90), LATELY)
                .medicine("インスリン", Optional.of(1), Optional.of(LocalDate.of(2026, 11, 20)));
        var duty = OnDuty.of(person, around).opens().happens(TestEvents.blackout("city", AnIncident.ONSET));
        assertThat(duty.check().toState().clock())
                .hasValueSatisfying(
                        clock -> assertThat(clock.kind().needsPower()).isFalse());
        assertThat(duty.check().toState().powerTask())
                .hasValueSatisfying(task ->
                        assertThat(task.clock().endsAt()).isEqualTo(AnIncident.ONSET.plus(Duration.ofHours(90))));
    }

    @Test
    void whoseMachineNobodyKnowsIsNotForgottenInAnOutage() {
        var duty = OnDuty.of(hanako(), around).opens().happens(TestEvents.blackout("city", AnIncident.ONSET));
        assertThat(duty.check().toState().powerTask()).hasValueSatisfying(task -> {
            assertThat(task.clock().assumed()).isTrue();
            assertThat(task.clock().endsAt()).isEqualTo(duty.at("13:00"));
        });
    }

    @Test
    void pitfall21AClockThatMovedMovesTheRecheckWithIt() {
        var duty = onAVentilator().happens(TestEvents.blackout("city", AnIncident.ONSET));
        duty.until("10:30").hears(AReport.of("well"));
        assertThat(duty.check().reading().confirmedUntil()).contains(duty.at("14:00"));
        duty.until("11:00").hears(AReport.of("swap").bringing(SupplyKind.VENTILATOR, Duration.ofHours(3)));
        assertThat(duty.check().reading().confirmedUntil()).contains(duty.at("14:00"));
        duty.until("11:30").hears(AReport.of("more").bringing(SupplyKind.VENTILATOR, Duration.ofHours(5)));
        assertThat(duty.check().reading().confirmedUntil()).contains(duty.at("16:30"));
        assertThat(duty.until("16:30").check().status())
                .as("no confirmation outlives the clock")
                .isEqualTo(CheckStatus.SILENT);
    }

    static LongStream seeds() {
        return Seeds.upTo(120);
    }

    /** Whatever is lost, brought and edited: silence is with the desk before a clock that gave it the time reaches zero. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void pitfall20AClockThatWillCrossZeroShortensTheRungsSoThatTheDeskHearsBefore(long seed) {
        RandomGenerator random = Seeds.random(seed);
        Duration battery = Duration.ofMinutes(random.nextInt(2, 90));
        PriorityGroup group = Seeds.anyOf(random, ASKED);
        var duty = OnDuty.of(hanako().in(group).ventilator(battery, LATELY), around)
                .opens()
                .forward(Duration.ofSeconds(random.nextInt(5 * 3600)));
        boolean deskHadItBefore = duty.requested().stream()
                .anyMatch(notice -> notice.recipient().key().equals("desk"));
        Instant lost = duty.now();
        duty.happens(TestEvents.blackout("city", lost)).forward(battery.plusSeconds(1));
        assertThat(duty.requested().stream()
                        .filter(notice -> notice.recipient().key().equals("desk"))
                        .filter(notice -> notice.why() != AskReason.CLOCK_RAN_OUT)
                        .map(NoticeRequested::askedAt)
                        .filter(at -> deskHadItBefore || at.isBefore(lost.plus(battery))))
                .as("the desk hears of %s on %s of battery", group, battery)
                .isNotEmpty();
    }
}
