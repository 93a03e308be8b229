package jp.anpi.registry.sample;

import static jp.anpi.registry.sample.Dice.chance;
import static jp.anpi.registry.sample.Dice.oneOf;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.WeeklyService;

/** Draws the weekly services of one person at home from the offices nearby. */
record CareDraw(Offices offices) {

    private static final List<DayOfWeek> WORKING_DAYS = List.of(
            DayOfWeek.MONDAY,
            DayOfWeek.TUESDAY,
            DayOfWeek.WEDNESDAY,
            DayOfWeek.THURSDAY,
            DayOfWeek.FRIDAY,
            DayOfWeek.SATURDAY);

    List<WeeklyService> draw(
            PriorityGroup group, int age, int district, Optional<OfficeId> nursing, RandomGenerator dice) {
        return switch (group) {
            case PUSH_SUPPORT -> {
                var week = nurseVisits(nursing, dice.nextInt(3, 6), dice);
                week.addAll(helpVisits(district, 0.5, dice));
                if (chance(dice, 0.15)) {
                    week.addAll(nightWatch(district, dice));
                }
                yield week;
            }
            case MEDICAL_COORDINATION -> {
                var week = nurseVisits(nursing, dice.nextInt(1, 3), dice);
                week.addAll(dayService(district, age >= 65 ? 0.35 : 0, dice));
                yield week;
            }
            case CARE_CONSIDERATION -> {
                var week = dayService(district, 0.6, dice);
                week.addAll(helpVisits(district, 0.45, dice));
                week.addAll(shortStay(district, 0.08, dice));
                yield week;
            }
            case REASONABLE_ACCOMMODATION -> helpVisits(district, age >= 65 ? 0.25 : 0, dice);
            case GENERAL -> new ArrayList<>();
        };
    }

    private static List<WeeklyService> nurseVisits(Optional<OfficeId> station, int visits, RandomGenerator dice) {
        var start = LocalTime.of(oneOf(dice, List.of(9, 10, 11, 13, 14, 15)), oneOf(dice, List.of(0, 30)));
        return station.map(office -> atHome(office, visits, start, Duration.ofMinutes(60), dice))
                .orElseGet(ArrayList::new);
    }

    private List<WeeklyService> helpVisits(int district, double probability, RandomGenerator dice) {
        if (!chance(dice, probability)) {
            return new ArrayList<>();
        }
        var start = LocalTime.of(dice.nextInt(8, 19), oneOf(dice, List.of(0, 15, 30, 45)));
        var station = offices.near(district, OfficeState.Kind.HOME_HELP, dice).id();
        return atHome(station, dice.nextInt(1, 5), start, Duration.ofMinutes(45), dice);
    }

    private List<WeeklyService> nightWatch(int district, RandomGenerator dice) {
        var station = offices.near(district, OfficeState.Kind.HOME_HELP, dice).id();
        return atHome(station, 2, LocalTime.of(23, 30), Duration.ofMinutes(90), dice);
    }

    private static List<WeeklyService> atHome(
            OfficeId office, int times, LocalTime start, Duration length, RandomGenerator dice) {
        var week = new ArrayList<WeeklyService>();
        for (var day : days(times, dice)) {
            week.add(new WeeklyService(
                    office, WeeklyService.Kind.HOME_VISIT, day, start, start.plus(length), Duration.ZERO));
        }
        return week;
    }

    private List<WeeklyService> dayService(int district, double probability, RandomGenerator dice) {
        var week = new ArrayList<WeeklyService>();
        if (chance(dice, probability)) {
            var centre =
                    offices.near(district, OfficeState.Kind.DAY_SERVICE, dice).id();
            var transport = Duration.ofMinutes(5L * dice.nextInt(3, 10));
            for (var day : days(dice.nextInt(1, 4), dice)) {
                week.add(new WeeklyService(
                        centre,
                        WeeklyService.Kind.DAY_SERVICE,
                        day,
                        LocalTime.of(9, 30),
                        LocalTime.of(15, 45),
                        transport));
            }
        }
        return week;
    }

    private List<WeeklyService> shortStay(int district, double probability, RandomGenerator dice) {
        var week = new ArrayList<WeeklyService>();
        if (chance(dice, probability)) {
            var house =
                    offices.near(district, OfficeState.Kind.SHORT_STAY, dice).id();
            week.add(new WeeklyService(
                    house,
                    WeeklyService.Kind.SHORT_STAY,
                    DayOfWeek.SATURDAY,
                    LocalTime.of(16, 30),
                    LocalTime.of(10, 0),
                    Duration.ofMinutes(30)));
        }
        return week;
    }

    private static List<DayOfWeek> days(int count, RandomGenerator dice) {
        var mixed = new ArrayList<>(WORKING_DAYS);
        Collections.shuffle(mixed, dice);
        return mixed.stream().limit(count).sorted().toList();
    }
}
