package jp.anpi.registry.sample;

import static jp.anpi.registry.sample.Dice.chance;
import static jp.anpi.registry.sample.Dice.oneOf;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import jp.anpi.registry.contract.Dialysis;
import jp.anpi.registry.contract.LifeSupport;
import jp.anpi.registry.contract.Medicine;
import jp.anpi.registry.contract.Oxygen;
import jp.anpi.registry.contract.PoweredDevice;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.group.CareLevel;
import jp.anpi.registry.group.Disability;
import jp.anpi.registry.group.Needs;

/** Draws recorded needs that lead to a wanted group by the city's own rules; some capacities stay unknown, as in life. */
record NeedsDraw(LocalDate asOf) {

    private static final Set<DayOfWeek> ODD_DAYS = EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY);
    private static final Set<DayOfWeek> EVEN_DAYS =
            EnumSet.of(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY, DayOfWeek.SATURDAY);
    private static final List<String> CRITICAL =
            List.of("インスリン", "インスリン", "インスリン", "ステロイド", "抗てんかん薬", "抗パーキンソン病薬", "免疫抑制剤");
    private static final List<String> ORDINARY = List.of("降圧薬", "胃薬", "便秘薬", "鎮痛薬", "眠剤");

    Needs draw(PriorityGroup group, int age, boolean woman, RandomGenerator dice) {
        return switch (group) {
            case PUSH_SUPPORT -> needs(powered(dice), care(age, dice), List.of(), age);
            case MEDICAL_COORDINATION -> needs(medical(dice), care(age, dice), List.of(), age);
            case CARE_CONSIDERATION -> heavyCare(age, dice);
            case REASONABLE_ACCOMMODATION -> accommodation(age, woman, dice);
            case GENERAL -> needs(ordinary(age > 60 ? 0.4 : 0.03, dice), Optional.empty(), List.of(), age);
        };
    }

    private static Needs needs(LifeSupport support, Optional<CareLevel> care, List<Disability> disabilities, int age) {
        return new Needs(
                support, care, disabilities, false, Optional.of(age).filter(years -> years < Allotment.SCHOOL_AGE));
    }

    private Needs heavyCare(int age, RandomGenerator dice) {
        boolean byAge = age >= 65 && chance(dice, 0.88);
        return byAge
                ? needs(
                        ordinary(0.5, dice),
                        Optional.of(oneOf(dice, List.of(CareLevel.CARE_3, CareLevel.CARE_4, CareLevel.CARE_5))),
                        List.of(),
                        age)
                : needs(
                        ordinary(0.3, dice),
                        Optional.empty(),
                        List.of(new Disability(oneOf(dice, List.of(Disability.Kind.values())), true)),
                        age);
    }

    private Needs accommodation(int age, boolean woman, RandomGenerator dice) {
        if (age < Allotment.SCHOOL_AGE) {
            return needs(LifeSupport.NONE, Optional.empty(), List.of(), age);
        }
        if (woman && age >= 20 && age < 42 && chance(dice, 0.5)) {
            return new Needs(LifeSupport.NONE, Optional.empty(), List.of(), true, Optional.empty());
        }
        if (age >= 65 && chance(dice, 0.65)) {
            var light = List.of(CareLevel.SUPPORT_1, CareLevel.SUPPORT_2, CareLevel.CARE_1, CareLevel.CARE_2);
            return needs(ordinary(0.5, dice), Optional.of(oneOf(dice, light)), List.of(), age);
        }
        var kind = oneOf(dice, List.of(Disability.Kind.values()));
        return needs(ordinary(0.2, dice), Optional.empty(), List.of(new Disability(kind, false)), age);
    }

    private static Optional<CareLevel> care(int age, RandomGenerator dice) {
        return age >= 65 && chance(dice, 0.6)
                ? Optional.of(oneOf(dice, List.of(CareLevel.values())))
                : Optional.empty();
    }

    private LifeSupport powered(RandomGenerator dice) {
        var devices = new ArrayList<PoweredDevice>();
        var oxygen = Optional.<Oxygen>empty();
        double kind = dice.nextDouble();
        if (kind < 0.22) {
            devices.add(device(PoweredDevice.Kind.VENTILATOR, hours(3, 15, 0.85, dice), hours(4, 9, 0.6, dice), dice));
            if (chance(dice, 0.6)) {
                devices.add(suction(dice));
            }
        } else if (kind < 0.64) {
            devices.add(device(PoweredDevice.Kind.OXYGEN_CONCENTRATOR, hours(1, 5, 0.5, dice), Optional.empty(), dice));
            oxygen = chance(dice, 0.8) ? Optional.of(cylinders(dice)) : oxygen;
        } else if (kind < 0.8) {
            devices.add(suction(dice));
        } else if (kind < 0.96) {
            devices.add(device(PoweredDevice.Kind.TUBE_FEEDING, hours(2, 24, 0.7, dice), Optional.empty(), dice));
        } else {
            devices.add(device(PoweredDevice.Kind.OTHER, hours(1, 8, 0.4, dice), Optional.empty(), dice));
        }
        return new LifeSupport(devices, oxygen, Optional.empty(), ordinaryMedicines(0.5, dice));
    }

    private PoweredDevice suction(RandomGenerator dice) {
        var minutes =
                chance(dice, 0.8) ? Optional.of(Duration.ofMinutes(dice.nextInt(40, 85))) : Optional.<Duration>empty();
        return device(PoweredDevice.Kind.SUCTION, minutes, Optional.empty(), dice);
    }

    private PoweredDevice device(
            PoweredDevice.Kind kind, Optional<Duration> internal, Optional<Duration> external, RandomGenerator dice) {
        return new PoweredDevice(kind, internal, external, day(10, 700, 0.7, dice));
    }

    private static Oxygen cylinders(RandomGenerator dice) {
        return new Oxygen(dice.nextInt(1, 9) * 0.5, dice.nextInt(1, 6) * 250.0);
    }

    private LifeSupport medical(RandomGenerator dice) {
        boolean dialysis = chance(dice, 0.5);
        var medicines = new ArrayList<Medicine>();
        if (!dialysis || chance(dice, 0.2)) {
            medicines.add(medicine(oneOf(dice, CRITICAL), true, dice));
        }
        medicines.addAll(ordinaryMedicines(0.4, dice));
        return new LifeSupport(
                List.of(), Optional.empty(), dialysis ? Optional.of(sessions(dice)) : Optional.empty(), medicines);
    }

    private Dialysis sessions(RandomGenerator dice) {
        var weekdays = dice.nextBoolean() ? ODD_DAYS : EVEN_DAYS;
        var last = asOf.minusDays(1);
        while (!weekdays.contains(last.getDayOfWeek())) {
            last = last.minusDays(1);
        }
        return new Dialysis(weekdays, chance(dice, 0.85) ? Optional.of(last) : Optional.empty());
    }

    private LifeSupport ordinary(double probability, RandomGenerator dice) {
        return new LifeSupport(List.of(), Optional.empty(), Optional.empty(), ordinaryMedicines(probability, dice));
    }

    private List<Medicine> ordinaryMedicines(double probability, RandomGenerator dice) {
        return chance(dice, probability) ? List.of(medicine(oneOf(dice, ORDINARY), false, dice)) : List.of();
    }

    private Medicine medicine(String name, boolean mustNotStop, RandomGenerator dice) {
        boolean counted = chance(dice, 0.8);
        return new Medicine(
                name,
                mustNotStop,
                counted ? Optional.of(dice.nextInt(3, 40)) : Optional.empty(),
                counted ? day(0, 30, 1, dice) : Optional.empty());
    }

    private static Optional<Duration> hours(int from, int to, double known, RandomGenerator dice) {
        int halves = dice.nextInt(from * 2, to * 2 + 1);
        return chance(dice, known) ? Optional.of(Duration.ofMinutes(30L * halves)) : Optional.empty();
    }

    private Optional<LocalDate> day(int nearest, int farthest, double known, RandomGenerator dice) {
        var day = asOf.minusDays(dice.nextInt(nearest, farthest + 1));
        return chance(dice, known) ? Optional.of(day) : Optional.empty();
    }
}
