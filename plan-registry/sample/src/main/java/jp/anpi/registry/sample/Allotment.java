package jp.anpi.registry.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import jp.anpi.registry.contract.PriorityGroup;

/** Who is in which group and who has a plan: exactly as many as the size says, each where age makes it plausible. */
final class Allotment {

    /** Below this age a child belongs at least to ④. */
    static final int SCHOOL_AGE = 6;

    private static final PriorityGroup[] GROUPS = PriorityGroup.values();

    private final Households households;
    private final byte[] groups;
    private final BitSet plans = new BitSet();

    Allotment(SampleSize size, Households households, Dice dice) {
        this.households = households;
        groups = new byte[households.people()];
        Arrays.fill(groups, (byte) PriorityGroup.GENERAL.ordinal());
        var chance = dice.of(Dice.Purpose.GROUP, 0);
        draw(PriorityGroup.PUSH_SUPPORT, size.people(PriorityGroup.PUSH_SUPPORT), chance);
        draw(PriorityGroup.MEDICAL_COORDINATION, size.people(PriorityGroup.MEDICAL_COORDINATION), chance);
        draw(PriorityGroup.CARE_CONSIDERATION, size.people(PriorityGroup.CARE_CONSIDERATION), chance);
        int infants = placeInfants();
        draw(
                PriorityGroup.REASONABLE_ACCOMMODATION,
                size.people(PriorityGroup.REASONABLE_ACCOMMODATION) - infants,
                chance);
        drawPlans(size.plans(), dice.of(Dice.Purpose.PLAN, 0));
    }

    PriorityGroup group(int person) {
        return GROUPS[groups[person]];
    }

    boolean hasPlan(int person) {
        return plans.get(person);
    }

    /** People of the groups up to and including {@code last}, in order, which is the order of districts. */
    int[] upTo(PriorityGroup last) {
        return IntStream.range(0, groups.length)
                .filter(person -> groups[person] <= last.ordinal())
                .toArray();
    }

    private void draw(PriorityGroup group, int wanted, RandomGenerator chance) {
        if (wanted < 0) {
            throw new IllegalStateException("more people than the group " + group + " may have");
        }
        int found = 0;
        while (found < wanted) {
            int person = chance.nextInt(groups.length);
            if (group(person) == PriorityGroup.GENERAL
                    && Dice.chance(chance, likelihood(group, households.age(person), households.woman(person)))) {
                groups[person] = (byte) group.ordinal();
                found++;
            }
        }
    }

    private int placeInfants() {
        int placed = 0;
        for (int person = 0; person < groups.length; person++) {
            if (group(person) == PriorityGroup.GENERAL && households.age(person) < SCHOOL_AGE) {
                groups[person] = (byte) PriorityGroup.REASONABLE_ACCOMMODATION.ordinal();
                placed++;
            }
        }
        return placed;
    }

    private void drawPlans(int wanted, RandomGenerator chance) {
        int urgent = wanted * 7 / 10;
        int care = wanted * 22 / 100;
        takePlans(urgent, upTo(PriorityGroup.MEDICAL_COORDINATION), chance);
        takePlans(care, of(PriorityGroup.CARE_CONSIDERATION), chance);
        takePlans(wanted - urgent - care, of(PriorityGroup.REASONABLE_ACCOMMODATION), chance);
    }

    private void takePlans(int wanted, int[] people, RandomGenerator chance) {
        List<Integer> mixed = new ArrayList<>(IntStream.of(people).boxed().toList());
        Collections.shuffle(mixed, chance);
        mixed.stream().limit(wanted).forEach(plans::set);
    }

    private int[] of(PriorityGroup group) {
        return IntStream.range(0, groups.length)
                .filter(person -> group(person) == group)
                .toArray();
    }

    private static double likelihood(PriorityGroup group, int age, boolean woman) {
        return switch (group) {
            case PUSH_SUPPORT -> age < 18 ? 0.25 : age < 65 ? 0.3 : 1;
            case MEDICAL_COORDINATION -> age < 18 ? 0.05 : age < 45 ? 0.15 : age < 65 ? 0.6 : 1;
            case CARE_CONSIDERATION -> age < 18 ? 0.03 : age < 65 ? 0.05 : age < 75 ? 0.12 : age < 85 ? 0.5 : 1;
            case REASONABLE_ACCOMMODATION -> woman && age >= 20 && age < 42 ? 0.4 : age < 65 ? 0.2 : 0.6;
            case GENERAL -> 1;
        };
    }
}
