package jp.anpi.registry.schedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.ScheduleChange;
import jp.anpi.registry.contract.WeeklyService;

/** A visit as the contract words it, without its day. */
record Slot(OfficeId office, WeeklyService.Kind kind, Visit.Span span, Duration transport) {

    /** Empty for what has no time, no office in the register, or says nothing about where the person is. */
    private static Optional<Slot> of(Visit visit, Providers providers, Duration transport) {
        return visit.span()
                .flatMap(span -> kind(visit.where())
                        .flatMap(kind -> providers
                                .find(visit.provider(), visit.type())
                                .map(office -> new Slot(office, kind, span, way(kind, transport)))));
    }

    /** The slots of visits, each once a day. */
    static Map<LocalDate, Set<Slot>> byDay(Stream<CareMonth.Known> visits, Providers providers, Duration transport) {
        Map<LocalDate, Set<Slot>> slots = new TreeMap<>();
        visits.map(CareMonth.Known::visit)
                .forEach(visit -> of(visit, providers, transport)
                        .ifPresent(slot -> slots.computeIfAbsent(visit.day(), _ -> new HashSet<>())
                                .add(slot)));
        return slots;
    }

    /** Of an office that alone knows where it has the person, "at home" is told: it is asked, and nobody is thought away. */
    private static Optional<WeeklyService.Kind> kind(Whereabouts where) {
        return switch (where) {
            case AT_HOME, ASK_OFFICE -> Optional.of(WeeklyService.Kind.HOME_VISIT);
            case AT_OFFICE -> Optional.of(WeeklyService.Kind.DAY_SERVICE);
            case STAYING, NOWHERE -> Optional.empty();
        };
    }

    private static Duration way(WeeklyService.Kind kind, Duration transport) {
        return kind == WeeklyService.Kind.DAY_SERVICE ? transport : Duration.ZERO;
    }

    /** Whether the week has it, on any of its days. */
    boolean isTimeOf(WeeklyService service) {
        return service.office().equals(office)
                && service.start().equals(span.start())
                && service.end().equals(span.end());
    }

    WeeklyService every(DayOfWeek day) {
        return new WeeklyService(office, kind, day, span.start(), span.end(), transport);
    }

    ScheduleChange on(LocalDate day) {
        return new ScheduleChange.Extra(office, kind, day, span.start(), span.end(), transport);
    }
}
