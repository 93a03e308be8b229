package jp.anpi.safety.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import jp.anpi.registry.contract.PoweredDevice;
import jp.anpi.safety.building.APerson;
import jp.anpi.safety.building.AnIncident;
import jp.anpi.safety.building.Seeds;
import jp.anpi.safety.contract.CheckState.RunningClock;
import jp.anpi.safety.contract.ClockKind;
import jp.anpi.safety.contract.SupplyKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How clocks move when power comes and goes, and by what is brought. */
class ClocksAndSuppliesTest {

    /** Friday 2026-11-20 10:00. */
    private static final Instant ONSET = AnIncident.ONSET;

    private static final LocalDate LATELY = LocalDate.of(2026, 6, 1);

    private final LifeSupportClocks clocks = new LifeSupportClocks(Assumptions.STANDARD, ONSET, AnIncident.ZONE);

    private static RunningClock after(ClockKind kind, Duration capacity, boolean assumed) {
        return new RunningClock(kind, ONSET.plus(capacity), assumed);
    }

    private static Instant local(String text) {
        return LocalDateTime.parse(text).atZone(AnIncident.ZONE).toInstant();
    }

    /** Ventilator of 4 measured hours, power lost at 10:00; what was supplied when, and when the clock ends. */
    @ParameterizedTest(name = "{0} at {1} for {2}: ends {3}")
    @CsvSource({
        "VENTILATOR, 12:00, PT6H, 18:00",
        "VENTILATOR, 10:00, PT6H, 16:00",
        "VENTILATOR, 09:59, PT6H, 14:00",
        "VENTILATOR, 13:00, PT30M, 13:30",
        "SUCTION, 12:00, PT6H, 14:00",
        "POWER, 11:00, PT5H, 20:00",
        "POWER, 09:00, PT5H, 14:00",
    })
    void whatWasBroughtDuringTheLossMovesItsOwnClock(SupplyKind kind, String at, Duration lasts, String ends) {
        var support = APerson.named("花子")
                .ventilator(Duration.ofHours(4), LATELY)
                .build()
                .lifeSupport();
        List<Supply> supplies = List.of(new Supply(kind, local("2026-11-20T" + at), Optional.of(lasts)));
        assertThat(clocks.running(support, course(supplies), supplies))
                .extracting(RunningClock::endsAt)
                .containsExactly(local("2026-11-20T" + ends));
    }

    @Test
    void powerThatIsBackStopsTheClockUntilItIsLostAgain() {
        Supply back = new Supply(SupplyKind.POWER, ONSET.plusSeconds(3600), Optional.empty());
        assertThat(PowerLoss.of(List.of(ONSET), List.of(back))).isEmpty();
        assertThat(PowerLoss.of(List.of(ONSET, ONSET.plusSeconds(7200)), List.of(back)))
                .contains(PowerLoss.at(ONSET.plusSeconds(7200)));
        assertThat(PowerLoss.of(List.of(), List.of())).isEmpty();
    }

    @Test
    void powerFromAGeneratorEndsEarlierWhenTheRealPowerComesBack() {
        Supply generator = new Supply(SupplyKind.POWER, ONSET.plusSeconds(600), Optional.of(Duration.ofHours(4)));
        Supply back = new Supply(SupplyKind.POWER, ONSET.plusSeconds(1200), Optional.empty());
        assertThat(PowerLoss.of(List.of(ONSET), List.of(generator)))
                .contains(new PowerLoss(ONSET, generator.at().plus(Duration.ofHours(4))));
        assertThat(PowerLoss.of(List.of(ONSET), List.of(back, generator))).isEmpty();
    }

    @Test
    void aBatteryChangedOnTheGeneratorLastsFromTheGeneratorsEnd() {
        var support = APerson.named("花子")
                .ventilator(Duration.ofHours(4), LATELY)
                .build()
                .lifeSupport();
        List<Supply> supplies = List.of(
                new Supply(SupplyKind.POWER, ONSET, Optional.of(Duration.ofHours(2))),
                new Supply(SupplyKind.VENTILATOR, ONSET.plusSeconds(3600), Optional.of(Duration.ofHours(6))));
        assertThat(clocks.running(support, course(supplies), supplies))
                .containsExactly(after(ClockKind.VENTILATOR, Duration.ofHours(8), false));
    }

    /** Ventilator of 4 measured hours; out from 10:00 to 13:00 and again later; what was brought when, and when the clock ends. */
    @ParameterizedTest(name = "out again at {0}, {1} brought at {2} for {3}: ends {4}")
    @CsvSource({
        "13:00, , , , 14:00",
        "13:20, , , , 14:30",
        "15:00, , , , 17:00",
        "22:00, , , , 2:00",
        "13:20, VENTILATOR, 12:00, PT6H, 18:30",
        "13:20, VENTILATOR, 13:10, PT6H, 19:20",
        "13:20, VENTILATOR, 13:10, PT30M, 14:30",
        "13:20, VENTILATOR, 09:00, PT6H, 14:30",
        "13:20, OXYGEN, 12:00, PT6H, 14:30",
    })
    void afterAShortReturnOfPowerOnlyWhatWasChargedIsThere(
            String again, SupplyKind kind, String at, Duration lasts, String ends) {
        var support = APerson.named("花子")
                .ventilator(Duration.ofHours(4), LATELY)
                .build()
                .lifeSupport();
        List<Supply> supplies =
                kind == null ? List.of() : List.of(new Supply(kind, local("2026-11-20T" + at), Optional.of(lasts)));
        assertThat(clocks.running(support, twice(local("2026-11-20T" + again), supplies), supplies))
                .singleElement()
                .satisfies(clock -> {
                    assertThat(clock.endsAt().atZone(AnIncident.ZONE).toLocalTime())
                            .isEqualTo(LocalTime.parse(ends.length() < 5 ? "0" + ends : ends));
                    assertThat(clock.assumed())
                            .as("nobody has measured what was charged")
                            .isTrue();
                });
    }

    @Test
    void cylindersAreNotFilledBecauseThePowerWasBack() {
        var support = APerson.named("花子")
                .device(PoweredDevice.Kind.OXYGEN_CONCENTRATOR, Optional.empty(), Optional.empty())
                .oxygen(1, 240)
                .build()
                .lifeSupport();
        assertThat(clocks.running(support, twice(local("2026-11-20T20:00"), List.of()), List.of()))
                .as("four hours of cylinders, three of them used")
                .containsExactly(new RunningClock(ClockKind.OXYGEN, local("2026-11-20T21:00"), true));
        Supply brought = new Supply(SupplyKind.OXYGEN, local("2026-11-20T18:00"), Optional.of(Duration.ofHours(5)));
        assertThat(clocks.running(support, twice(local("2026-11-20T20:00"), List.of()), List.of(brought)))
                .as("brought while there was power")
                .containsExactly(new RunningClock(ClockKind.OXYGEN, local("2026-11-21T01:00"), true));
    }

    @Test
    void aGeneratorChargesToo() {
        var support = APerson.named("花子")
                .ventilator(Duration.ofHours(6), LATELY)
                .build()
                .lifeSupport();
        List<Supply> generator = List.of(
                new Supply(SupplyKind.POWER, ONSET.plus(Duration.ofHours(5)), Optional.of(Duration.ofHours(1))));
        assertThat(clocks.running(support, course(generator), generator))
                .as("an hour left of six, half an hour charged: not six after the generator")
                .containsExactly(after(ClockKind.VENTILATOR, Duration.ofMinutes(7 * 60 + 30), true));
    }

    @Test
    void outagesThatOverlapAreOneTimeOnBatteries() {
        var course = PowerCourse.of(
                List.of(
                        new PowerCourse.Cause(ONSET, Optional.of(ONSET.plus(Duration.ofHours(2)))),
                        new PowerCourse.Cause(
                                ONSET.plus(Duration.ofHours(1)), Optional.of(ONSET.plus(Duration.ofHours(3)))),
                        new PowerCourse.Cause(
                                ONSET.plus(Duration.ofHours(4)), Optional.of(ONSET.plus(Duration.ofHours(4)))),
                        new PowerCourse.Cause(ONSET.plus(Duration.ofHours(5)), Optional.empty())),
                List.of(),
                ONSET.plus(Duration.ofHours(6)));
        assertThat(course.loss()).contains(PowerLoss.at(ONSET.plus(Duration.ofHours(5))));
        assertThat(course.before()).containsExactly(new PowerCourse.Spell(ONSET, ONSET.plus(Duration.ofHours(3))));
    }

    /** Whatever the power did, a battery never ends later than a full one and never earlier than one that is never charged. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aBatteryIsNeverMoreThanFullAndNeverLessThanUncharged(long seed) {
        RandomGenerator random = Seeds.random(seed);
        Duration battery = Duration.ofMinutes(random.nextInt(1, 900));
        var support = APerson.named("花子").ventilator(battery, LATELY).build().lifeSupport();
        List<PowerCourse.Cause> causes = new ArrayList<>();
        Instant at = ONSET;
        Duration onBatteries = Duration.ZERO;
        for (int i = 0; i < 5; i++) {
            Instant from = at.plus(Duration.ofMinutes(random.nextInt(0, 300)));
            at = from.plus(Duration.ofMinutes(random.nextInt(0, 200)));
            onBatteries = onBatteries.plus(Duration.between(from, at));
            causes.add(new PowerCourse.Cause(from, Optional.of(at)));
        }
        Instant lost = at.plus(Duration.ofMinutes(random.nextInt(1, 300)));
        causes.add(new PowerCourse.Cause(lost, Optional.empty()));
        Collections.shuffle(causes, new Random(seed));
        Instant ends = clocks.running(support, PowerCourse.of(causes, List.of(), lost), List.of())
                .getFirst()
                .endsAt();
        assertThat(ends).isBetween(lost, lost.plus(battery));
        assertThat(ends).isAfterOrEqualTo(lost.plus(battery).minus(onBatteries));
    }

    @Test
    void aSessionHeldDuringTheIncidentStartsTheDaysAnew() {
        var support = APerson.named("太郎")
                .dialysis(Optional.empty(), DayOfWeek.MONDAY)
                .build()
                .lifeSupport();
        Supply session = new Supply(SupplyKind.DIALYSIS, ONSET.plusSeconds(3600), Optional.empty());
        assertThat(clocks.running(support, PowerCourse.UNINTERRUPTED, List.of(session)))
                .containsExactly(
                        new RunningClock(ClockKind.DIALYSIS, session.at().plus(Duration.ofHours(72)), false));
    }

    @Test
    void medicineThatWasBroughtReplacesTheOneThatWouldHaveRunOutFirst() {
        var support = APerson.named("太郎")
                .medicine("インスリン", Optional.of(1), Optional.of(LocalDate.of(2026, 11, 20)))
                .medicine("抗てんかん薬", Optional.of(4), Optional.of(LocalDate.of(2026, 11, 20)))
                .build()
                .lifeSupport();
        Supply brought = new Supply(SupplyKind.MEDICINE, ONSET, Optional.of(Duration.ofDays(7)));
        assertThat(clocks.running(support, PowerCourse.UNINTERRUPTED, List.of(brought)))
                .extracting(RunningClock::endsAt)
                .containsExactly(local("2026-11-24T00:00"), ONSET.plus(Duration.ofDays(7)));
    }

    /** Whatever was brought in whatever order, no clock ends before the last supply of its kind says. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theNewestSupplyOfAKindDecidesWhateverTheOrder(long seed) {
        RandomGenerator random = Seeds.random(seed);
        var support = APerson.named("花子")
                .ventilator(Duration.ofMinutes(random.nextInt(1, 900)), LATELY)
                .device(PoweredDevice.Kind.SUCTION, Optional.empty(), Optional.empty())
                .build()
                .lifeSupport();
        List<Supply> supplies = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            supplies.add(new Supply(
                    random.nextBoolean() ? SupplyKind.VENTILATOR : SupplyKind.SUCTION,
                    ONSET.plusSeconds(random.nextInt(86_400)).plusNanos(i),
                    Optional.of(Duration.ofMinutes(random.nextInt(1, 900)))));
        }
        var running = clocks.running(support, PowerCourse.of(PowerLoss.at(ONSET)), supplies);
        for (SupplyKind kind : List.of(SupplyKind.VENTILATOR, SupplyKind.SUCTION)) {
            supplies.stream()
                    .filter(supply -> supply.kind() == kind)
                    .max(Comparator.comparing(Supply::at))
                    .ifPresent(last -> assertThat(running)
                            .contains(new RunningClock(
                                    ClockKind.valueOf(kind.name()),
                                    last.at().plus(last.lasts().orElseThrow()),
                                    false)));
        }
        Collections.shuffle(supplies, new Random(seed));
        assertThat(clocks.running(support, PowerCourse.of(PowerLoss.at(ONSET)), supplies))
                .isEqualTo(running);
        assertThat(running).isSortedAccordingTo(Comparator.comparing(RunningClock::endsAt));
    }

    static LongStream seeds() {
        return Seeds.upTo(50);
    }

    private static PowerCourse twice(Instant again, List<Supply> supplies) {
        return PowerCourse.of(
                List.of(
                        new PowerCourse.Cause(ONSET, Optional.of(ONSET.plus(Duration.ofHours(3)))),
                        new PowerCourse.Cause(again, Optional.empty())),
                supplies,
                again);
    }

    private static PowerCourse course(List<Supply> supplies) {
        var outage = new PowerCourse.Cause(ONSET, Optional.empty());
        return PowerCourse.of(List.of(outage), supplies, ONSET.plus(Duration.ofDays(1)));
    }
}
