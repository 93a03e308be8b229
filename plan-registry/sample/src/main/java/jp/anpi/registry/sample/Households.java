package jp.anpi.registry.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Who lives with whom: a few bytes for each person, from which everything else about the person is drawn later. People of a
 * household stand side by side, households of a district too.
 */
final class Households {

    /** A person's place in the household. */
    enum Place {
        HEAD,
        SPOUSE,
        CHILD,
        /** Born together with the child before. */
        TWIN,
        PARENT
    }

    private record Member(Place place, int age, boolean woman) {}

    private static final int OLDEST = 101;

    private final byte[] ages;
    private final byte[] places;
    private final byte[] offsets;
    private final byte[] sizes;
    private final BitSet women = new BitSet();
    private final int[] districtStarts;
    private final double elderly;

    Households(SampleSize size, Dice dice) {
        int people = size.people();
        ages = new byte[people];
        places = new byte[people];
        offsets = new byte[people];
        sizes = new byte[people];
        elderly = size == SampleSize.TOWN ? 0.45 : 0.32;
        districtStarts = starts(size, dice.of(Dice.Purpose.DISTRICT_SHARE, 0));
        for (int district = 0; district + 1 < districtStarts.length; district++) {
            settle(districtStarts[district], districtStarts[district + 1], dice.of(Dice.Purpose.HOUSEHOLD, district));
        }
    }

    int people() {
        return ages.length;
    }

    int age(int person) {
        return ages[person];
    }

    boolean woman(int person) {
        return women.get(person);
    }

    Place place(int person) {
        return Place.values()[places[person]];
    }

    /** The first person of the same household; the household is known by it. */
    int household(int person) {
        return person - offsets[person];
    }

    int householdSize(int person) {
        return sizes[person];
    }

    int district(int person) {
        int found = Arrays.binarySearch(districtStarts, person);
        return found >= 0 ? found : -found - 2;
    }

    private static int[] starts(SampleSize size, RandomGenerator dice) {
        int districts = size.grid().districts();
        double[] shares = dice.doubles(districts, 0.6, 1.4).toArray();
        double all = Arrays.stream(shares).sum();
        int[] starts = new int[districts + 1];
        double sum = 0;
        for (int district = 0; district < districts; district++) {
            starts[district] = (int) (size.people() * sum / all);
            sum += shares[district];
        }
        starts[districts] = size.people();
        return starts;
    }

    private void settle(int from, int to, RandomGenerator dice) {
        int at = from;
        while (at < to) {
            var drawn = draw(dice);
            var members = drawn.size() <= to - at ? drawn : List.of(oldSingle(dice));
            for (int offset = 0; offset < members.size(); offset++) {
                var member = members.get(offset);
                ages[at + offset] = (byte) member.age;
                places[at + offset] = (byte) member.place.ordinal();
                offsets[at + offset] = (byte) offset;
                sizes[at + offset] = (byte) members.size();
                women.set(at + offset, member.woman);
            }
            at += members.size();
        }
    }

    private List<Member> draw(RandomGenerator dice) {
        double kind = dice.nextDouble();
        if (kind < elderly / 2) {
            return List.of(oldSingle(dice));
        }
        if (kind < elderly) {
            int age = oldAge(dice);
            return couple(age, Math.max(60, age - 6 + dice.nextInt(9)), dice);
        }
        double younger = (kind - elderly) / (1 - elderly);
        if (younger < 0.32) {
            return List.of(new Member(Place.HEAD, dice.nextInt(18, 65), dice.nextBoolean()));
        }
        if (younger < 0.49) {
            int age = dice.nextInt(25, 65);
            return couple(age, Math.max(20, age - 4 + dice.nextInt(8)), dice);
        }
        return family(dice, younger);
    }

    private static Member oldSingle(RandomGenerator dice) {
        return new Member(Place.HEAD, oldAge(dice), Dice.chance(dice, 0.66));
    }

    private static int oldAge(RandomGenerator dice) {
        return Math.min(OLDEST, 65 + (int) (36 * Math.pow(dice.nextDouble(), 1.5)));
    }

    private static List<Member> couple(int age, int other, RandomGenerator dice) {
        boolean woman = Dice.chance(dice, 0.15);
        return List.of(new Member(Place.HEAD, age, woman), new Member(Place.SPOUSE, other, !woman));
    }

    private static List<Member> family(RandomGenerator dice, double kind) {
        var members = new ArrayList<Member>();
        boolean oneParent = kind > 0.93;
        int mother = dice.nextInt(24, 54);
        if (oneParent) {
            members.add(new Member(Place.HEAD, mother, Dice.chance(dice, 0.85)));
        } else {
            members.addAll(couple(mother + dice.nextInt(5), mother, dice));
        }
        int eldest = Math.min(24, mother - dice.nextInt(20, Math.min(mother, 37) + 1));
        members.add(new Member(Place.CHILD, eldest, dice.nextBoolean()));
        if (Dice.chance(dice, 0.5)) {
            boolean twin = Dice.chance(dice, 0.04);
            int younger = twin ? eldest : Math.max(0, eldest - dice.nextInt(1, 5));
            boolean afterEldest = twin || younger < eldest;
            if (afterEldest) {
                members.add(new Member(twin ? Place.TWIN : Place.CHILD, younger, dice.nextBoolean()));
            }
        }
        if (kind > 0.84 && !oneParent) {
            int grandmother = Math.min(OLDEST, mother + dice.nextInt(24, 36));
            members.add(new Member(Place.PARENT, grandmother, true));
            if (Dice.chance(dice, 0.45)) {
                members.add(new Member(Place.PARENT, Math.min(OLDEST, grandmother + dice.nextInt(5)), false));
            }
        }
        return members;
    }
}
