package jp.anpi.registry.schedule;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.registry.contract.ScheduleChange;
import jp.anpi.registry.contract.ScheduleChange.Stay;

/**
 * Stays over night out of rows that name days only: consecutive days at one office are one stay, also over the month's end. When
 * on its first and last day the person comes and goes is not written anywhere, so the stay takes the whole days, except that it
 * begins after what else begins that morning and ends before what begins that afternoon.
 */
final class Stays {

    private static final LocalTime NOON = LocalTime.NOON;

    private Stays() {}

    /** One run of days at one office. */
    private record Run(String provider, String type, LocalDate first, LocalDate last) {}

    static List<Stay> of(Stream<Visit> visits, Providers providers) {
        List<Visit> all = visits.toList();
        Map<LocalDate, List<Visit.Span>> timed = all.stream()
                .filter(visit -> visit.span().isPresent() && visit.where() != Whereabouts.STAYING)
                .collect(Collectors.groupingBy(
                        Visit::day, Collectors.mapping(visit -> visit.span().orElseThrow(), Collectors.toList())));
        return runs(all).stream().map(run -> stay(run, timed, providers)).toList();
    }

    private static List<Run> runs(List<Visit> visits) {
        Map<String, List<Visit>> offices = visits.stream()
                .filter(visit -> visit.where() == Whereabouts.STAYING)
                .sorted(Comparator.comparing(Visit::day))
                .collect(Collectors.groupingBy(Visit::provider, TreeMap::new, Collectors.toList()));
        List<Run> runs = new ArrayList<>();
        offices.values().forEach(days -> {
            Run run = begin(days.getFirst());
            for (Visit next : days) {
                if (next.day().isAfter(run.last().plusDays(1))) {
                    runs.add(run);
                    run = begin(next);
                }
                run = new Run(run.provider(), run.type(), run.first(), next.day());
            }
            runs.add(run);
        });
        return runs;
    }

    private static Run begin(Visit visit) {
        return new Run(visit.provider(), visit.type(), visit.day(), visit.day());
    }

    private static Stay stay(Run run, Map<LocalDate, List<Visit.Span>> timed, Providers providers) {
        LocalDateTime from = timed.getOrDefault(run.first(), List.of()).stream()
                .filter(span -> span.start().isBefore(NOON) && span.end().isAfter(span.start()))
                .map(span -> span.endOf(run.first()))
                .max(Comparator.naturalOrder())
                .orElse(run.first().atStartOfDay());
        LocalDateTime to = timed.getOrDefault(run.last(), List.of()).stream()
                .filter(span -> !span.start().isBefore(NOON))
                .map(span -> span.startOn(run.last()))
                .min(Comparator.naturalOrder())
                .filter(end -> end.isAfter(from))
                .orElse(run.last().plusDays(1).atStartOfDay());
        return new Stay(
                ScheduleChange.Stay.Where.SHORT_STAY,
                providers.find(run.provider(), run.type()),
                from,
                Optional.of(to));
    }
}
