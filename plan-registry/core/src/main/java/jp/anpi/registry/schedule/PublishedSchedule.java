package jp.anpi.registry.schedule;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.ScheduleChange;
import jp.anpi.registry.contract.WeeklyService;

/**
 * What other services are told of a person's months: what repeats as a week, and what differs from it day by day. So a month is
 * a handful of entries instead of a hundred, and after its end the week goes on as the best guess for two months more. Only what
 * has a time is told, and stays; a row without either would have somebody in service for a whole day.
 *
 * @param services weekly services beside those kept by hand
 * @param changes what differs from both
 * @param until the day on which the week is a guess no longer, and this is to be told anew; empty without a week
 */
public record PublishedSchedule(List<WeeklyService> services, List<ScheduleChange> changes, Optional<LocalDate> until) {

    public static final PublishedSchedule NOTHING = new PublishedSchedule(List.of(), List.of(), Optional.empty());

    public PublishedSchedule {
        services = List.copyOf(services);
        changes = List.copyOf(changes);
    }

    /**
     * What the months of one person come to.
     *
     * @param week kept by hand
     * @param transport one way to and from a day service
     * @param from first day that still matters
     */
    public static PublishedSchedule of(
            List<CareMonth> months, WhoHas.Week week, Providers providers, Duration transport, LocalDate from) {
        Collection<PersonMonth> all = PersonMonth.of(months).values();
        List<PersonMonth> known = all.stream()
                .filter(month -> !month.month().atEndOfMonth().isBefore(from))
                .toList();
        Optional<PersonMonth> last = UsualWeek.lastOf(all, YearMonth.from(from));
        List<WeeklyService> derived = last.map(month -> UsualWeek.of(month, providers, transport, week.services()))
                .orElse(List.of());
        Map<LocalDate, Set<Slot>> slots = Slot.byDay(visits(known), providers, transport);
        List<WeeklyService> usual = Stream.concat(
                        week.services().stream()
                                .filter(service -> !week.outside().test(service.office())),
                        derived.stream())
                .toList();
        List<ScheduleChange> changes = new ArrayList<>();
        Stays.of(visits(known).map(CareMonth.Known::visit), providers).stream()
                .filter(stay ->
                        stay.to().map(end -> end.isAfter(from.atStartOfDay())).orElse(true))
                .forEach(changes::add);
        known.forEach(month -> changes.addAll(new Difference(month, usual, slots, providers, from).changes()));
        return new PublishedSchedule(
                derived, changes, last.filter(_ -> !derived.isEmpty()).map(month -> UsualWeek.end(month.month())));
    }

    /** Whether its week is the best guess for a month. */
    public boolean guesses(YearMonth month) {
        return until.filter(end -> UsualWeek.isGuessedFor(month, end)).isPresent();
    }

    private static Stream<CareMonth.Known> visits(List<PersonMonth> months) {
        return months.stream().flatMap(month -> month.visits().stream());
    }

    /**
     * What differs from the usual week in one month. Where rows were lost nothing is taken to be cancelled, and where there is no
     * plan nothing but what a report speaks of.
     */
    private record Difference(
            PersonMonth month,
            List<WeeklyService> usual,
            Map<LocalDate, Set<Slot>> slots,
            Providers providers,
            LocalDate from) {

        List<ScheduleChange> changes() {
            LocalDate first =
                    month.month().atDay(1).isBefore(from) ? from : month.month().atDay(1);
            LocalDate last = month.month().atEndOfMonth();
            Set<OfficeId> absent = month.gaps() > 0 || !month.planned() ? Set.of() : absent();
            List<ScheduleChange> changes = new ArrayList<>();
            absent.forEach(office -> changes.add(new ScheduleChange.DayOff(office, first, last)));
            first.datesUntil(last.plusDays(1)).forEach(day -> changes.addAll(on(day, absent)));
            return changes;
        }

        /** Offices of the week that have no service all month. */
        private Set<OfficeId> absent() {
            Set<OfficeId> absent = usual.stream()
                    .map(WeeklyService::office)
                    .collect(Collectors.toCollection(() -> new TreeSet<>(Comparator.comparing(OfficeId::value))));
            slots.forEach((day, taking) -> {
                if (YearMonth.from(day).equals(month.month())) {
                    taking.forEach(slot -> absent.remove(slot.office()));
                }
            });
            return absent;
        }

        private List<ScheduleChange> on(LocalDate day, Set<OfficeId> absent) {
            Map<OfficeId, List<WeeklyService>> expected = usual.stream()
                    .filter(service -> service.isOn(day))
                    .filter(service -> !absent.contains(service.office()))
                    .collect(Collectors.groupingBy(WeeklyService::office));
            Map<OfficeId, List<Slot>> real =
                    slots.getOrDefault(day, Set.of()).stream().collect(Collectors.groupingBy(Slot::office));
            return Stream.concat(expected.keySet().stream(), real.keySet().stream())
                    .distinct()
                    .sorted(Comparator.comparing(OfficeId::value))
                    .flatMap(office -> ofOffice(
                            office,
                            day,
                            expected.getOrDefault(office, List.of()),
                            real.getOrDefault(office, List.of())))
                    .toList();
        }

        /** A day off takes all services of the office away that begin on it, so those that do take place are told again. */
        private Stream<ScheduleChange> ofOffice(
                OfficeId office, LocalDate day, List<WeeklyService> expected, List<Slot> real) {
            boolean cancelled = expected.stream().allMatch(service -> month.speaksOf(service, day, providers))
                    && expected.stream().anyMatch(service -> real.stream().noneMatch(slot -> slot.isTimeOf(service)));
            Stream<ScheduleChange> off =
                    cancelled ? Stream.of(new ScheduleChange.DayOff(office, day, day)) : Stream.empty();
            Stream<ScheduleChange> extra = real.stream()
                    .filter(slot -> cancelled || expected.stream().noneMatch(slot::isTimeOf))
                    .sorted(Comparator.comparing(slot -> slot.span().start()))
                    .map(slot -> slot.on(day));
            return Stream.concat(off, extra);
        }
    }
}
