package jp.anpi.safety.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import jp.anpi.registry.contract.Dialysis;
import jp.anpi.registry.contract.LifeSupport;
import jp.anpi.registry.contract.Medicine;
import jp.anpi.registry.contract.Oxygen;
import jp.anpi.registry.contract.PoweredDevice;
import jp.anpi.safety.contract.CheckState.RunningClock;
import jp.anpi.safety.contract.ClockKind;

/**
 * The clocks that run for one person. Devices and oxygen run from the moment the power is lost; dialysis and medicine run
 * by elapsed days, power or not. {@code deadline = start + capacity}; a clock ends at its end, not after it.
 */
public final class LifeSupportClocks {

    /** By this time of a dialysis day the last shift has ended; registries know the day only. */
    private static final LocalTime LAST_SHIFT_ENDS = LocalTime.of(18, 0);

    private static final int DAYS_A_KNOWN_SESSION_IS_BELIEVED = 7;

    private final Assumptions assumptions;
    private final Instant onset;
    private final ZoneId zone;

    /** @param onset of the incident: up to then ordinary life went on */
    public LifeSupportClocks(Assumptions assumptions, Instant onset, ZoneId zone) {
        this.assumptions = assumptions;
        this.onset = onset;
        this.zone = zone;
    }

    /**
     * All running clocks, the first to end first.
     *
     * @param powerLostSince empty while the person has power
     */
    public List<RunningClock> running(LifeSupport support, Optional<Instant> powerLostSince) {
        List<RunningClock> clocks = new ArrayList<>();
        powerLostSince.ifPresent(lost -> {
            support.devices().forEach(device -> clocks.add(device(device, support.oxygen(), lost)));
            boolean concentrator = support.devices().stream()
                    .anyMatch(device -> device.kind() == PoweredDevice.Kind.OXYGEN_CONCENTRATOR);
            if (!concentrator) {
                support.oxygen()
                        .ifPresent(oxygen ->
                                clocks.add(new RunningClock(ClockKind.OXYGEN, lost.plus(lasts(oxygen)), false)));
            }
        });
        support.dialysis().ifPresent(dialysis -> clocks.add(dialysis(dialysis)));
        support.medicines().stream().filter(Medicine::mustNotStop).forEach(medicine -> clocks.add(medicine(medicine)));
        clocks.sort(Comparator.comparing(RunningClock::endsAt).thenComparing(RunningClock::kind));
        return List.copyOf(clocks);
    }

    /** The clock that ends first; empty when none runs. */
    public Optional<RunningClock> shortest(LifeSupport support, Optional<Instant> powerLostSince) {
        return running(support, powerLostSince).stream().findFirst();
    }

    private RunningClock device(PoweredDevice device, Optional<Oxygen> cylinders, Instant lost) {
        Battery battery = battery(device, lost);
        return switch (device.kind()) {
            case VENTILATOR -> clock(ClockKind.VENTILATOR, lost, battery);
            case SUCTION -> clock(ClockKind.SUCTION, lost, battery);
            case TUBE_FEEDING -> clock(ClockKind.TUBE_FEEDING, lost, battery);
            case OTHER -> clock(ClockKind.OTHER_DEVICE, lost, battery);
            // The concentrator stops and the cylinders take over, one after the other.
            case OXYGEN_CONCENTRATOR ->
                cylinders
                        .map(oxygen -> clock(
                                ClockKind.OXYGEN,
                                lost,
                                new Battery(
                                        battery.lasts().plus(lasts(oxygen)),
                                        device.internal().isPresent() && battery.assumed())))
                        .orElseGet(() -> clock(ClockKind.OXYGEN, lost, battery));
        };
    }

    private static RunningClock clock(ClockKind kind, Instant start, Battery battery) {
        return new RunningClock(kind, start.plus(battery.lasts()), battery.assumed());
    }

    private Battery battery(PoweredDevice device, Instant lost) {
        Duration external = device.external().orElse(Duration.ZERO);
        if (device.internal().isEmpty() && device.external().isEmpty()) {
            return new Battery(assumptions.internal().of(device.kind()), true);
        }
        Duration told = device.internal()
                .orElse(assumptions.internal().of(device.kind()))
                .plus(external);
        LocalDate day = lost.atZone(zone).toLocalDate();
        boolean trusted = device.lastChecked()
                .filter(checked -> !checked.plus(assumptions.trustedFor()).isBefore(day))
                .isPresent();
        return trusted ? new Battery(told, device.internal().isEmpty()) : new Battery(told.dividedBy(2), true);
    }

    private static Duration lasts(Oxygen oxygen) {
        return Duration.ofSeconds((long) (oxygen.usableLitres() / oxygen.litresPerMinute() * 60));
    }

    private RunningClock dialysis(Dialysis dialysis) {
        LocalDate today = onset.atZone(zone).toLocalDate();
        Optional<LocalDate> known = dialysis.lastSession()
                .filter(day -> !day.isAfter(today))
                .filter(day -> day.isAfter(today.minusDays(DAYS_A_KNOWN_SESSION_IS_BELIEVED)));
        LocalDate last = known.orElseGet(() -> lastScheduled(dialysis, today));
        Instant ended = last.atTime(LAST_SHIFT_ENDS).atZone(zone).toInstant();
        return new RunningClock(ClockKind.DIALYSIS, ended.plus(assumptions.dialysisRedLine()), known.isEmpty());
    }

    /** The newest weekday of the pattern whose last shift ended before the onset; without a pattern, the day before it. */
    private LocalDate lastScheduled(Dialysis dialysis, LocalDate today) {
        return IntStream.rangeClosed(0, 7)
                .mapToObj(today::minusDays)
                .filter(day -> dialysis.weekdays().contains(day.getDayOfWeek()))
                .filter(day ->
                        !day.atTime(LAST_SHIFT_ENDS).atZone(zone).toInstant().isAfter(onset))
                .findFirst()
                .orElse(today.minusDays(1));
    }

    private RunningClock medicine(Medicine medicine) {
        Optional<Instant> counted = medicine.stockDays()
                .flatMap(days -> medicine.countedOn().map(day -> day.plusDays(days)))
                .map(day -> day.atStartOfDay(zone).toInstant())
                // A stock that was used up before the onset has been refilled since: nobody has counted it.
                .filter(onset::isBefore);
        return new RunningClock(
                ClockKind.MEDICINE,
                counted.orElseGet(() -> onset.plus(assumptions.medicineStock())),
                counted.isEmpty());
    }

    private record Battery(Duration lasts, boolean assumed) {}
}
