package jp.anpi.registry.schedule;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jp.anpi.registry.contract.PriorityGroup;

/**
 * How many people's schedules are known, per group. The exchange carries services of the long-term care insurance only: nursing
 * and doctors' visits paid by health insurance, pharmacists, services for the disabled, group homes and facilities people live
 * in are never in it. Those are what ① and ② live by, so of them somebody known to the exchange alone counts as half known.
 */
public record Coverage(List<OfGroup> groups) {

    public Coverage {
        groups = List.copyOf(groups);
    }

    /** What is known about one person's services. */
    public enum Known {
        /** From the exchange, and for ① and ② by hand as well. */
        WHOLE,
        /** Somebody of ① or ② from the exchange alone: who visits them under health insurance is not known. */
        CARE_INSURANCE_ONLY,
        /** The usual week, kept by hand. */
        BY_HAND,
        /** Nothing of the month itself: the week that the last known month repeats. */
        LAST_MONTH,
        NOTHING
    }

    /** A group with its denominator. */
    public record OfGroup(PriorityGroup group, int people, Map<Known, Integer> known) {

        /** Whole percent of people of whom anything is known; 100 when there is nobody. */
        public int percent() {
            int nothing = known.getOrDefault(Known.NOTHING, 0);
            return people == 0 ? 100 : (people - nothing) * 100 / people;
        }
    }

    /**
     * One person, as far as this counts.
     *
     * @param lastMonth whether the month before, or the one before that, is known
     */
    public record Somebody(PriorityGroup group, boolean inExchange, boolean byHand, boolean lastMonth) {}

    /** What is known of one. */
    public static Known of(Somebody person) {
        if (!person.inExchange()) {
            return person.byHand() ? Known.BY_HAND : person.lastMonth() ? Known.LAST_MONTH : Known.NOTHING;
        }
        return livesByMedicalVisits(person.group()) && !person.byHand() ? Known.CARE_INSURANCE_ONLY : Known.WHOLE;
    }

    private static boolean livesByMedicalVisits(PriorityGroup group) {
        return switch (group) {
            case PUSH_SUPPORT, MEDICAL_COORDINATION -> true;
            case CARE_CONSIDERATION, REASONABLE_ACCOMMODATION, GENERAL -> false;
        };
    }

    /** All groups, most urgent first, also those without anybody. */
    public static Coverage count(Collection<Somebody> people) {
        Map<PriorityGroup, Map<Known, Integer>> counts = new EnumMap<>(PriorityGroup.class);
        people.forEach(person -> counts.computeIfAbsent(person.group(), _ -> new EnumMap<>(Known.class))
                .merge(of(person), 1, Integer::sum));
        return new Coverage(List.of(PriorityGroup.values()).stream()
                .map(group -> {
                    Map<Known, Integer> known = counts.getOrDefault(group, Map.of());
                    int all =
                            known.values().stream().mapToInt(Integer::intValue).sum();
                    return new OfGroup(group, all, Map.copyOf(known));
                })
                .toList());
    }
}
