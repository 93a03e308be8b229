package jp.anpi.safety.ladder;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.ScheduleChange;
import jp.anpi.registry.contract.ScheduleChange.Stay;
import jp.anpi.registry.contract.WeeklyService;

/**
 * Which offices have a person at an instant: by the week, transport time included, by the dated rows beside it, without
 * days off; and by a stay, during which the week does not count. A service holds from its start, transport before it
 * included, and no longer at its end. A day off takes away the services that begin on it.
 */
public final class InService {

    private final PersonState person;
    private final ZoneId zone;

    /** @param zone in which the schedule is read */
    public InService(PersonState person, ZoneId zone) {
        this.person = person;
        this.zone = zone;
    }

    /** The offices that serve the person then, at home or elsewhere; each once, in the order of the schedule. */
    public List<OfficeId> at(Instant now) {
        Optional<Stay> stay = stay(now);
        return stay.isPresent()
                ? stay.get().office().stream().toList()
                : running(now).map(Service::office).distinct().toList();
    }

    /** The offices that have the person away from home then: nobody needs to go to the home. */
    public List<OfficeId> awayAt(Instant now) {
        Optional<Stay> stay = stay(now);
        return stay.isPresent()
                ? stay.get().office().stream().toList()
                : running(now)
                        .filter(service -> service.kind() != WeeklyService.Kind.HOME_VISIT)
                        .map(Service::office)
                        .distinct()
                        .toList();
    }

    /** Whether the person is in hospital then, as far as the schedule says. */
    public boolean inHospitalAt(Instant now) {
        return stay(now).filter(stay -> stay.where() == Stay.Where.HOSPITAL).isPresent();
    }

    private Optional<Stay> stay(Instant now) {
        var local = now.atZone(zone).toLocalDateTime();
        return changes(Stay.class).filter(stay -> stay.holdsAt(local)).findFirst();
    }

    private Stream<Service> running(Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        // A service that crosses midnight began yesterday; transport may pick up before midnight for tomorrow.
        return IntStream.rangeClosed(-1, 1)
                .mapToObj(today::plusDays)
                .flatMap(this::beginningOn)
                .filter(service -> service.holdsAt(now, zone));
    }

    private Stream<Service> beginningOn(LocalDate day) {
        Stream<Service> ofTheWeek = person.services().stream()
                .filter(service -> service.isOn(day))
                .filter(service -> !isOff(service.office(), day))
                .map(service -> new Service(
                        service.office(), service.kind(), day, service.start(), service.end(), service.transport()));
        Stream<Service> extra = changes(ScheduleChange.Extra.class)
                .filter(one -> one.day().equals(day))
                .map(one -> new Service(one.office(), one.kind(), day, one.start(), one.end(), one.transport()));
        return Stream.concat(ofTheWeek, extra);
    }

    private boolean isOff(OfficeId office, LocalDate day) {
        return changes(ScheduleChange.DayOff.class)
                .anyMatch(off -> off.office().equals(office) && !day.isBefore(off.from()) && !day.isAfter(off.to()));
    }

    private <C extends ScheduleChange> Stream<C> changes(Class<C> kind) {
        return person.changes().stream().filter(kind::isInstance).map(kind::cast);
    }

    private record Service(
            OfficeId office,
            WeeklyService.Kind kind,
            LocalDate day,
            LocalTime start,
            LocalTime end,
            Duration transport) {

        boolean holdsAt(Instant now, ZoneId zone) {
            boolean crossesMidnight = !end.isAfter(start);
            Instant from = day.atTime(start).atZone(zone).toInstant().minus(transport);
            Instant until = day.plusDays(crossesMidnight ? 1 : 0)
                    .atTime(end)
                    .atZone(zone)
                    .toInstant()
                    .plus(transport);
            return !now.isBefore(from) && now.isBefore(until);
        }
    }
}
