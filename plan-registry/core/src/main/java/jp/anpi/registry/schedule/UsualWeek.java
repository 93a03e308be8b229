package jp.anpi.registry.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.anpi.registry.contract.WeeklyService;

/** The week that a month's services repeat: what takes place on at least half of its weekdays. */
final class UsualWeek {

    private static final Comparator<WeeklyService> ORDER = Comparator.comparing(WeeklyService::day)
            .thenComparing(WeeklyService::start)
            .thenComparing(service -> service.office().value());

    private UsualWeek() {}

    /** Without what the week kept by hand has already. */
    static List<WeeklyService> of(YearMonth month, Map<LocalDate, Set<Slot>> slots, List<WeeklyService> byHand) {
        Map<WeeklyService, Integer> times = new LinkedHashMap<>();
        slots.forEach((day, taking) -> {
            if (YearMonth.from(day).equals(month)) {
                taking.forEach(slot -> times.merge(slot.every(day.getDayOfWeek()), 1, Integer::sum));
            }
        });
        return times.entrySet().stream()
                .filter(entry ->
                        entry.getValue() * 2L >= weekdays(month, entry.getKey().day()))
                .map(Map.Entry::getKey)
                .filter(service -> byHand.stream().noneMatch(kept -> isSame(kept, service)))
                .sorted(ORDER)
                .toList();
    }

    private static long weekdays(YearMonth month, DayOfWeek weekday) {
        return month.atDay(1)
                .datesUntil(month.plusMonths(1).atDay(1))
                .filter(day -> day.getDayOfWeek() == weekday)
                .count();
    }

    private static boolean isSame(WeeklyService kept, WeeklyService other) {
        return kept.office().equals(other.office())
                && kept.day() == other.day()
                && kept.start().equals(other.start())
                && kept.end().equals(other.end());
    }
}
