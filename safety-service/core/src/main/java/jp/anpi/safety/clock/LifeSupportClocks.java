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
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.contract.CheckState.RunningClock;
import jp.anpi.safety.contract.ClockKind;
import jp.anpi.safety.contract.SupplyKind;

/**
 * The clocks that run for one person. Devices and oxygen run from the moment the power is lost; dialysis and medicine run
 * by elapsed days, power or not. {@code deadline = start + capacity}; a clock ends at its end, not after it.
 */
public final class LifeSupportClocks {

    /** By this time of a dialysis day the last shift has ended; registries know the day only. */
    private static final LocalTime LAST_SHIFT_ENDS = LocalTime.of(18, 0);

    private static final Comparator<RunningClock> FIRST_TO_END =
            Comparator.comparing(RunningClock::endsAt).thenComparing(RunningClock::kind);

    private static final PoweredDevice UNTOLD =
            new PoweredDevice(PoweredDevice.Kind.OTHER, Optional.empty(), Optional.empty(), Optional.empty());

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
     * All running clocks, the first to end first, while nobody has supplied anything.
     *
     * @param powerLostSince empty while the person has power
     */
    public List<RunningClock> running(LifeSupport support, Optional<Instant> powerLostSince) {
        PowerCourse course =
                powerLostSince.map(PowerLoss::at).map(PowerCourse::of).orElse(PowerCourse.UNINTERRUPTED);
        return running(support, course, List.of());
    }

    /**
     * All running clocks, the first to end first. Of each kind the newest supply counts: what was brought during the loss
     * is measured, whatever the plan says; what was brought before has been used in ordinary life. After earlier times on
     * batteries only so much is left as power in between has charged, and that is assumed.
     *
     * @param supplies all that were seen, in any order
     */
    public List<RunningClock> running(LifeSupport support, PowerCourse course, List<Supply> supplies) {
        List<RunningClock> clocks = new ArrayList<>();
        course.loss()
                .ifPresent(lost -> onBatteries(support, lost.batteriesFrom()).stream()
                        .map(running -> left(running, lost, course.before(), supplies))
                        .forEach(clocks::add));
        support.dialysis()
                .map(this::dialysis)
                .map(clock -> newest(SupplyKind.DIALYSIS, onset, supplies)
                        .map(session -> new RunningClock(
                                ClockKind.DIALYSIS, session.at().plus(assumptions.dialysisRedLine()), false))
                        .orElse(clock))
                .ifPresent(clocks::add);
        clocks.addAll(medicines(support, supplies));
        clocks.sort(FIRST_TO_END);
        return List.copyOf(clocks);
    }

    /**
     * Life support to reckon with. Somebody in group ① lives on a machine even when nobody has told us which: then the
     * lowest assumption stands for it, so that an outage is never without a clock for them.
     */
    public static LifeSupport known(LifeSupport told, PriorityGroup group) {
        boolean machineUntold = group == PriorityGroup.PUSH_SUPPORT
                && told.devices().isEmpty()
                && told.oxygen().isEmpty();
        return machineUntold
                ? new LifeSupport(List.of(UNTOLD), told.oxygen(), told.dialysis(), told.medicines())
                : told;
    }

    private List<Powered> onBatteries(LifeSupport support, Instant from) {
        List<Powered> all = new ArrayList<>();
        support.devices().forEach(device -> all.add(device(device, support.oxygen(), from)));
        boolean concentrator =
                support.devices().stream().anyMatch(device -> device.kind() == PoweredDevice.Kind.OXYGEN_CONCENTRATOR);
        if (!concentrator) {
            support.oxygen()
                    .map(oxygen -> new Powered(ClockKind.OXYGEN, Reserve.full(Duration.ZERO, lasts(oxygen)), false))
                    .ifPresent(all::add);
        }
        return all;
    }

    private RunningClock left(Powered powered, PowerLoss lost, List<PowerCourse.Spell> before, List<Supply> supplies) {
        SupplyKind kind = supplyOf(powered.kind());
        Instant lastOnBatteries =
                before.isEmpty() ? lost.since() : before.getLast().to();
        Instant measuredFrom = lastOnBatteries.isAfter(lost.since()) ? lastOnBatteries : lost.since();
        Optional<RunningClock> measured = newest(kind, measuredFrom, supplies)
                .flatMap(supply -> supply.lasts().map(lasts -> {
                    Instant from = supply.at().isBefore(lost.batteriesFrom()) ? lost.batteriesFrom() : supply.at();
                    return new RunningClock(powered.kind(), from.plus(lasts), false);
                }));
        if (measured.isPresent()) {
            return measured.get();
        }
        if (before.isEmpty()) {
            return powered.from(lost.batteriesFrom());
        }
        Reserve left = powered.reserve()
                .after(
                        before,
                        lost.batteriesFrom(),
                        newest(kind, before.getFirst().from(), supplies),
                        assumptions.anHoursCharge());
        return new Powered(powered.kind(), left, true).from(lost.batteriesFrom());
    }

    /** Nobody says which medicine was brought: it is the one that would have run out first. */
    private List<RunningClock> medicines(LifeSupport support, List<Supply> supplies) {
        List<RunningClock> clocks = new ArrayList<>(support.medicines().stream()
                .filter(Medicine::mustNotStop)
                .map(this::medicine)
                .sorted(FIRST_TO_END)
                .toList());
        if (!clocks.isEmpty()) {
            newest(SupplyKind.MEDICINE, onset, supplies)
                    .flatMap(supply -> supply.lasts()
                            .map(lasts -> new RunningClock(
                                    ClockKind.MEDICINE, supply.at().plus(lasts), false)))
                    .ifPresent(brought -> clocks.set(0, brought));
        }
        return clocks;
    }

    private static Optional<Supply> newest(SupplyKind kind, Instant notBefore, List<Supply> supplies) {
        return supplies.stream()
                .filter(supply -> supply.kind() == kind && !supply.at().isBefore(notBefore))
                .max(Comparator.comparing(Supply::at));
    }

    private static SupplyKind supplyOf(ClockKind clock) {
        return switch (clock) {
            case VENTILATOR -> SupplyKind.VENTILATOR;
            case OXYGEN -> SupplyKind.OXYGEN;
            case SUCTION -> SupplyKind.SUCTION;
            case TUBE_FEEDING -> SupplyKind.TUBE_FEEDING;
            case OTHER_DEVICE -> SupplyKind.OTHER_DEVICE;
            case DIALYSIS -> SupplyKind.DIALYSIS;
            case MEDICINE -> SupplyKind.MEDICINE;
        };
    }

    /** The clock that ends first; empty when none runs. */
    public Optional<RunningClock> shortest(LifeSupport support, Optional<Instant> powerLostSince) {
        return running(support, powerLostSince).stream().findFirst();
    }

    private Powered device(PoweredDevice device, Optional<Oxygen> cylinders, Instant lost) {
        Battery battery = battery(device, lost);
        return switch (device.kind()) {
            case VENTILATOR -> battery.of(ClockKind.VENTILATOR);
            case SUCTION -> battery.of(ClockKind.SUCTION);
            case TUBE_FEEDING -> battery.of(ClockKind.TUBE_FEEDING);
            case OTHER -> battery.of(ClockKind.OTHER_DEVICE);
            // The concentrator stops and the cylinders take over, one after the other.
            case OXYGEN_CONCENTRATOR ->
                cylinders
                        .map(oxygen -> new Powered(
                                ClockKind.OXYGEN,
                                Reserve.full(battery.lasts(), lasts(oxygen)),
                                device.internal().isPresent() && battery.assumed()))
                        .orElseGet(() -> battery.of(ClockKind.OXYGEN));
        };
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

    private record Battery(Duration lasts, boolean assumed) {

        Powered of(ClockKind kind) {
            return new Powered(kind, Reserve.full(lasts, Duration.ZERO), assumed);
        }
    }

    /** Something that lives on its reserve while there is no power. */
    private record Powered(ClockKind kind, Reserve reserve, boolean assumed) {

        RunningClock from(Instant start) {
            return new RunningClock(kind, start.plus(reserve.lasts()), assumed);
        }
    }
}
