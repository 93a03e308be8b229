package jp.anpi.registry.plan;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.anpi.registry.contract.PriorityGroup;

/** How many people had a plan, month by month: computed from the plans themselves, so that any past figure can be had again. */
public final class PlanSeries {

    private PlanSeries() {}

    /** @param people who had a plan that counted at the end of the month, or today in the month that is not over */
    public record Month(YearMonth month, int people) {}

    /** @param groups how many of them are in each group today */
    public record Grouped(YearMonth month, int people, Map<PriorityGroup, Integer> groups) {
        public Grouped {
            groups = Collections.unmodifiableMap(new EnumMap<>(groups));
        }
    }

    /** The same months of all groups side by side. */
    public static List<Grouped> sideBySide(Map<PriorityGroup, List<Month>> series) {
        List<Month> all = series.values().stream().reduce(PlanSeries::sum).orElse(List.of());
        return IntStream.range(0, all.size())
                .mapToObj(i -> {
                    Map<PriorityGroup, Integer> groups = new EnumMap<>(PriorityGroup.class);
                    series.forEach(
                            (group, months) -> groups.put(group, months.get(i).people()));
                    return new Grouped(all.get(i).month(), all.get(i).people(), groups);
                })
                .toList();
    }

    /**
     * The plans of one person.
     *
     * @param until the first day on which the city had them no more: a plan counts no longer than its person
     */
    public record Owned(PlanHistory history, Optional<LocalDate> until) {}

    /**
     * The months from the first to today's, both included.
     *
     * @param histories one of each person who ever had a version
     */
    public static List<Month> of(List<Owned> histories, YearMonth first, PlanTerms terms, LocalDate today) {
        YearMonth last = YearMonth.from(today);
        return Stream.iterate(first, month -> !month.isAfter(last), month -> month.plusMonths(1))
                .map(month -> {
                    LocalDate day = month.equals(last) ? today : month.atEndOfMonth();
                    return new Month(month, (int) histories.stream()
                            .filter(owned -> counted(owned, terms, day))
                            .count());
                })
                .toList();
    }

    /** The same months of two parts of the people, put together. */
    public static List<Month> sum(List<Month> some, List<Month> others) {
        return IntStream.range(0, some.size())
                .mapToObj(i -> new Month(
                        some.get(i).month(),
                        some.get(i).people() + others.get(i).people()))
                .toList();
    }

    private static boolean counted(Owned owned, PlanTerms terms, LocalDate day) {
        if (owned.until().filter(gone -> !day.isBefore(gone)).isPresent()) {
            return false;
        }
        Optional<EvacuationPlan> then = owned.history().versions().stream()
                .filter(plan -> plan.confirmation()
                        .filter(word -> !word.on().isAfter(day))
                        .isPresent())
                .filter(plan ->
                        plan.withdrawnOn().filter(end -> !end.isAfter(day)).isEmpty())
                .findFirst();
        return then.filter(plan -> day.isBefore(terms.expires(plan))).isPresent();
    }
}
