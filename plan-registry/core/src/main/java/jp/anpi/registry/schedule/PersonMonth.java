package jp.anpi.registry.schedule;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A month of a person under all of their numbers: who moves to another insurer has one half of it here and the other there.
 *
 * @param gaps rows that could not be read
 * @param visits each once, in order of time
 */
record PersonMonth(YearMonth month, int gaps, List<CareMonth.Known> visits) {

    PersonMonth {
        visits = List.copyOf(visits);
    }

    /** The months of which anything is known, by month. */
    static Map<YearMonth, PersonMonth> of(List<CareMonth> months) {
        Map<YearMonth, List<CareMonth>> parts = months.stream()
                .filter(CareMonth::isKnown)
                .collect(Collectors.groupingBy(CareMonth::month, TreeMap::new, Collectors.toList()));
        return parts.values().stream()
                .map(PersonMonth::together)
                .collect(Collectors.toMap(PersonMonth::month, month -> month, (one, _) -> one, TreeMap::new));
    }

    private static PersonMonth together(List<CareMonth> parts) {
        return new PersonMonth(
                parts.getFirst().month(),
                parts.stream().mapToInt(CareMonth::gaps).sum(),
                parts.stream()
                        .flatMap(part -> part.visits().stream())
                        .distinct()
                        .sorted(Comparator.comparing(CareMonth.Known::visit))
                        .toList());
    }
}
