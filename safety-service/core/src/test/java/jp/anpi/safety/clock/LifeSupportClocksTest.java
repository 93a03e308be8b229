package jp.anpi.safety.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.LifeSupport;
import jp.anpi.registry.contract.PoweredDevice;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.building.APerson;
import jp.anpi.safety.building.AnIncident;
import jp.anpi.safety.contract.CheckState.RunningClock;
import jp.anpi.safety.contract.ClockKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifeSupportClocksTest {

    /** Friday 2026-11-20 10:00. */
    private static final Instant ONSET = AnIncident.ONSET;

    private static final LocalDate LATELY = LocalDate.of(2026, 6, 1);

    private final LifeSupportClocks clocks = new LifeSupportClocks(Assumptions.STANDARD, ONSET, AnIncident.ZONE);

    private List<RunningClock> withoutPower(APerson person) {
        return clocks.running(person.build().lifeSupport(), Optional.of(ONSET));
    }

    private static RunningClock after(ClockKind kind, Duration capacity, boolean assumed) {
        return new RunningClock(kind, ONSET.plus(capacity), assumed);
    }

    private static Instant local(String text) {
        return LocalDateTime.parse(text).atZone(AnIncident.ZONE).toInstant();
    }

    @Test
    void aMeasuredBatteryCountsInFullFromTheMomentThePowerIsLost() {
        var person = APerson.named("花子").ventilator(Duration.ofHours(8), LATELY);
        assertThat(withoutPower(person)).containsExactly(after(ClockKind.VENTILATOR, Duration.ofHours(8), false));
        assertThat(clocks.running(person.build().lifeSupport(), Optional.empty()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2025-11-19, PT4H, true", "2025-11-20, PT8H, false", "2026-11-20, PT8H, false"})
    void pitfall22ABatteryCheckedMoreThanAYearAgoCountsHalf(LocalDate checked, Duration lasts, boolean assumed) {
        assertThat(withoutPower(APerson.named("花子").ventilator(Duration.ofHours(8), checked)))
                .containsExactly(after(ClockKind.VENTILATOR, lasts, assumed));
    }

    @Test
    void pitfall22ABatteryNobodyEverCheckedCountsHalf() {
        var person = APerson.named("花子")
                .device(PoweredDevice.Kind.VENTILATOR, Optional.of(Duration.ofHours(8)), Optional.empty());
        assertThat(withoutPower(person)).containsExactly(after(ClockKind.VENTILATOR, Duration.ofHours(4), true));
    }

    @ParameterizedTest
    @CsvSource({"VENTILATOR, VENTILATOR, PT3H", "SUCTION, SUCTION, PT50M", "OXYGEN_CONCENTRATOR, OXYGEN, PT0S"})
    void whatNobodyHasToldUsIsAssumedAtTheLowestPublishedFigure(
            PoweredDevice.Kind device, ClockKind clock, Duration lasts) {
        var person = APerson.named("花子").device(device, Optional.empty(), Optional.empty());
        assertThat(withoutPower(person)).containsExactly(after(clock, lasts, true));
    }

    @Test
    void aConcentratorStopsAndTheCylindersTakeOver() {
        var person = APerson.named("花子")
                .device(PoweredDevice.Kind.OXYGEN_CONCENTRATOR, Optional.empty(), Optional.empty())
                .oxygen(4, 272);
        assertThat(withoutPower(person))
                .as("3.4 L at 10 MPa with the usual reserve, 4 L a minute: 68 minutes, as the suppliers print it")
                .containsExactly(after(ClockKind.OXYGEN, Duration.ofMinutes(68), false));
    }

    @Test
    void theFirstClockToEndComesFirst() {
        var person = APerson.named("花子")
                .ventilator(Duration.ofHours(8), LATELY)
                .device(PoweredDevice.Kind.SUCTION, Optional.of(Duration.ofMinutes(80)), Optional.of(LATELY));
        assertThat(withoutPower(person))
                .extracting(RunningClock::kind)
                .containsExactly(ClockKind.SUCTION, ClockKind.VENTILATOR);
        assertThat(clocks.shortest(person.build().lifeSupport(), Optional.of(ONSET)))
                .contains(after(ClockKind.SUCTION, Duration.ofMinutes(80), false));
    }

    @Test
    void dialysisRunsByDaysAndNeedsNoOutage() {
        var known = APerson.named("太郎").dialysis(Optional.of(LocalDate.of(2026, 11, 18)), DayOfWeek.WEDNESDAY);
        assertThat(clocks.running(known.build().lifeSupport(), Optional.empty()))
                .containsExactly(new RunningClock(ClockKind.DIALYSIS, local("2026-11-21T18:00"), false));
    }

    @Test
    void aSessionThatIsNotKnownIsTakenFromTheWeekdaysAndMarked() {
        var pattern = APerson.named("太郎")
                .dialysis(
                        Optional.of(LocalDate.of(2026, 3, 2)), DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY);
        assertThat(clocks.running(pattern.build().lifeSupport(), Optional.empty()))
                .as("Friday morning: today's session has not been")
                .containsExactly(new RunningClock(ClockKind.DIALYSIS, local("2026-11-21T18:00"), true));
        var inTheEvening = new LifeSupportClocks(Assumptions.STANDARD, local("2026-11-20T18:00"), AnIncident.ZONE);
        assertThat(inTheEvening.running(pattern.build().lifeSupport(), Optional.empty()))
                .containsExactly(new RunningClock(ClockKind.DIALYSIS, local("2026-11-23T18:00"), true));
    }

    @Test
    void medicineRunsOutWhenTheCountedStockDoes() {
        var person = APerson.named("太郎").medicine("インスリン", Optional.of(7), Optional.of(LocalDate.of(2026, 11, 18)));
        assertThat(clocks.running(person.build().lifeSupport(), Optional.empty()))
                .containsExactly(new RunningClock(ClockKind.MEDICINE, local("2026-11-25T00:00"), false));
    }

    @Test
    void aStockUsedUpBeforeTheOnsetHasBeenRefilledAndNobodyCounted() {
        var person = APerson.named("太郎").medicine("インスリン", Optional.of(7), Optional.of(LocalDate.of(2026, 5, 1)));
        assertThat(clocks.running(person.build().lifeSupport(), Optional.empty()))
                .containsExactly(after(ClockKind.MEDICINE, Duration.ofDays(3), true));
    }

    @Test
    void whoDependsOnNothingHasNoClock() {
        assertThat(clocks.running(LifeSupport.NONE, Optional.of(ONSET))).isEmpty();
    }

    @Test
    void anExternalBatteryAddsToTheInternalOneAndBothAgeTogether() {
        var measured = device(Optional.of(Duration.ofHours(3)), Optional.of(Duration.ofHours(9)), Optional.of(LATELY));
        assertThat(lost(measured)).containsExactly(after(ClockKind.VENTILATOR, Duration.ofHours(12), false));
        var neverChecked = device(Optional.of(Duration.ofHours(3)), Optional.of(Duration.ofHours(9)), Optional.empty());
        assertThat(lost(neverChecked)).containsExactly(after(ClockKind.VENTILATOR, Duration.ofHours(6), true));
        var onlyExternalTold = device(Optional.empty(), Optional.of(Duration.ofHours(6)), Optional.of(LATELY));
        assertThat(lost(onlyExternalTold))
                .as("three assumed hours inside, so the whole is assumed")
                .containsExactly(after(ClockKind.VENTILATOR, Duration.ofHours(9), true));
    }

    @ParameterizedTest
    @CsvSource({"2, 285, PT2H22M30S", "4, 272, PT1H8M", "0.25, 400, PT26H40M", "3, 0, PT0S"})
    void cylindersLastAsLongAsTheirLitresAtThePrescribedFlow(double flow, double litres, Duration lasts) {
        assertThat(withoutPower(APerson.named("花子").oxygen(flow, litres)))
                .containsExactly(after(ClockKind.OXYGEN, lasts, false));
    }

    @Test
    void whoIsInTheFirstGroupHasAClockAlsoWhenNobodyToldWhichMachine() {
        assertThat(clocks.running(
                        LifeSupportClocks.known(LifeSupport.NONE, PriorityGroup.PUSH_SUPPORT), Optional.of(ONSET)))
                .containsExactly(after(ClockKind.OTHER_DEVICE, Duration.ofHours(3), true));
        assertThat(LifeSupportClocks.known(LifeSupport.NONE, PriorityGroup.CARE_CONSIDERATION))
                .isEqualTo(LifeSupport.NONE);
    }

    private static LifeSupport device(
            Optional<Duration> internal, Optional<Duration> external, Optional<LocalDate> checked) {
        return new LifeSupport(
                List.of(new PoweredDevice(PoweredDevice.Kind.VENTILATOR, internal, external, checked)),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private List<RunningClock> lost(LifeSupport support) {
        return clocks.running(support, Optional.of(ONSET));
    }
}
