package jp.anpi.registry.schedule;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import jp.anpi.registry.contract.WeeklyService;

/**
 * The week that a month's services repeat: what takes place on at least half of its weekdays. It is the best guess for the months
 * after, though not for ever: offices change, and one that no longer has somebody is not to be asked about them.
 */
final class UsualWeek {

    private static final Comparator<WeeklyService> ORDER = Comparator.comparing(WeeklyService::day)
            .thenComparing(WeeklyService::start)
            .thenComparing(service -> service.office().value());

    private static final int MONTHS_AFTER = 2;

    private UsualWeek() {}

    /**
     * The month whose week is the best guess for another: of those that are not too old, the last planned, or the last an office
     * reported anything of.
     */
    static Optional<PersonMonth> lastOf(Collection<PersonMonth> inOrder, YearMonth guessed) {
        List<PersonMonth> young = inOrder.stream()
                .filter(month -> !guessed.isAfter(month.month().plusMonths(MONTHS_AFTER)))
                .toList();
        return young.stream()
                .filter(PersonMonth::planned)
                .reduce((_, later) -> later)
                .or(() -> young.stream().reduce((_, later) -> later));
    }

    /** The first day on which the week of a month is a guess for no day that still matters, the day before being one. */
    static LocalDate end(YearMonth month) {
        return month.plusMonths(MONTHS_AFTER + 1).atDay(2);
    }

    /** Whether a week that ends then is a guess for a month, which it is for those after its own. */
    static boolean isGuessedFor(YearMonth month, LocalDate end) {
        YearMonth after = YearMonth.from(end);
        return month.isBefore(after) && !month.isBefore(after.minusMonths(MONTHS_AFTER));
    }

    /** Without what the week kept by hand has already: where that has some weeks of the month, the others alone are guessed. */
    static List<WeeklyService> of(
            PersonMonth month, Providers providers, Duration transport, List<WeeklyService> byHand) {
        Map<WeeklyService, Integer> times = new LinkedHashMap<>();
        Slot.byDay(month.visits().stream(), providers, transport)
                .forEach((day, taking) -> taking.stream()
                        .map(slot -> slot.every(day.getDayOfWeek()))
                        .flatMap(service -> beside(byHand, service).stream())
                        .filter(service -> service.isOn(day))
                        .forEach(service -> times.merge(service, 1, Integer::sum)));
        return times.entrySet().stream()
                .filter(entry -> entry.getValue() * 2L >= days(month.month(), entry.getKey()))
                .map(Map.Entry::getKey)
                .sorted(ORDER)
                .toList();
    }

    private static long days(YearMonth month, WeeklyService service) {
        return month.atDay(1)
                .datesUntil(month.plusMonths(1).atDay(1))
                .filter(service::isOn)
                .count();
    }

    private static Optional<WeeklyService> beside(List<WeeklyService> byHand, WeeklyService every) {
        List<WeeklyService> kept =
                byHand.stream().filter(other -> isSame(other, every)).toList();
        if (kept.isEmpty()) {
            return Optional.of(every);
        }
        List<Integer> left = IntStream.rangeClosed(1, WeeklyService.MOST_WEEKS)
                .filter(week -> kept.stream().noneMatch(other -> other.isIn(week)))
                .boxed()
                .toList();
        return left.isEmpty() ? Optional.empty() : Optional.of(every.in(left));
    }

    private static boolean isSame(WeeklyService kept, WeeklyService other) {
        return kept.office().equals(other.office())
                && kept.day() == other.day()
                && kept.start().equals(other.start())
                && kept.end().equals(other.end());
    }
}
