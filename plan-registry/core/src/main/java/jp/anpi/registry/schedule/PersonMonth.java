package jp.anpi.registry.schedule;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.WeeklyService;

/**
 * A month of a person under all of their numbers: who moves to another insurer has one half of it here and the other there.
 *
 * @param gaps rows that could not be read
 * @param planned whether there is a plan, which names all offices; without one each report speaks for itself alone
 * @param reports what offices reported as done
 * @param visits each once, in order of time
 */
record PersonMonth(YearMonth month, int gaps, boolean planned, List<Report> reports, List<CareMonth.Known> visits) {

    PersonMonth {
        reports = List.copyOf(reports);
        visits = List.copyOf(visits);
    }

    /** One office's report of one kind of service. */
    record Report(String provider, String type, CareMonth.Done done) {

        private static Report of(Map.Entry<String, CareMonth.Done> entry) {
            int slash = entry.getKey().indexOf('/');
            return new Report(
                    entry.getKey().substring(0, slash), entry.getKey().substring(slash + 1), entry.getValue());
        }

        private boolean speaksOf(WeeklyService service, LocalDate day, Providers providers) {
            Whereabouts where = Whereabouts.of(type);
            return done.speaksOf(day)
                    && (where == Whereabouts.ASK_OFFICE || where == Whereabouts.during(service.kind()))
                    && providers.find(provider, type).equals(Optional.of(service.office()));
        }
    }

    /** The months of which anything is known, by month. */
    static TreeMap<YearMonth, PersonMonth> of(List<CareMonth> months) {
        Map<YearMonth, List<CareMonth>> parts = months.stream()
                .filter(CareMonth::isKnown)
                .collect(Collectors.groupingBy(CareMonth::month, TreeMap::new, Collectors.toList()));
        return parts.values().stream()
                .map(PersonMonth::together)
                .collect(Collectors.toMap(PersonMonth::month, month -> month, (one, _) -> one, TreeMap::new));
    }

    /**
     * Whether a service of the usual week that this month does not name on a day does not take place that day. Where rows were lost
     * it may be one of them.
     */
    boolean speaksOf(WeeklyService service, LocalDate day, Providers providers) {
        return gaps == 0 && (planned || reports.stream().anyMatch(report -> report.speaksOf(service, day, providers)));
    }

    private static PersonMonth together(List<CareMonth> parts) {
        return new PersonMonth(
                parts.getFirst().month(),
                parts.stream().mapToInt(CareMonth::gaps).sum(),
                parts.stream().anyMatch(CareMonth::isPlanned),
                parts.stream()
                        .flatMap(part -> part.done().entrySet().stream())
                        .map(Report::of)
                        .toList(),
                parts.stream()
                        .flatMap(part -> part.visits().stream())
                        .distinct()
                        .sorted(Comparator.comparing(CareMonth.Known::visit))
                        .toList());
    }
}
