package jp.anpi.safety.ladder;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.IntStream;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.WeeklyService;

/** Which offices have a person right now by the weekly pattern, transport time included. */
final class InService {

    private InService() {}

    /** The offices, each once, in the order of the pattern. A service holds from its start, transport before it included, and ends at its end. */
    static List<OfficeId> at(Instant now, List<WeeklyService> pattern, ZoneId zone) {
        return pattern.stream()
                .filter(service -> holds(service, now, zone))
                .map(WeeklyService::office)
                .distinct()
                .toList();
    }

    private static boolean holds(WeeklyService service, Instant now, ZoneId zone) {
        LocalDate today = now.atZone(zone).toLocalDate();
        // A service that crosses midnight began yesterday; transport may pick up before midnight for tomorrow.
        return IntStream.rangeClosed(-1, 1)
                .mapToObj(today::plusDays)
                .filter(day -> day.getDayOfWeek() == service.day())
                .anyMatch(day -> holdsOn(service, day, now, zone));
    }

    private static boolean holdsOn(WeeklyService service, LocalDate day, Instant now, ZoneId zone) {
        boolean crossesMidnight = !service.end().isAfter(service.start());
        ZonedDateTime from = day.atTime(service.start()).atZone(zone).minus(service.transport());
        ZonedDateTime until = day.plusDays(crossesMidnight ? 1 : 0)
                .atTime(service.end())
                .atZone(zone)
                .plus(service.transport());
        return !now.isBefore(from.toInstant()) && now.isBefore(until.toInstant());
    }
}
