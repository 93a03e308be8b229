package jp.anpi.registry.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.WeeklyService;

/**
 * A person's usual week: what is kept by hand, and what follows from the care-plan exchange and changes with it.
 *
 * @param version of the person, to be sent back with a change
 */
record KeptWeek(PersonId personId, long version, List<Entry> byHand, List<Entry> fromExchange) {

    private static final Comparator<WeeklyService> ORDER = Comparator.comparing(WeeklyService::day)
            .thenComparing(WeeklyService::start)
            .thenComparing(WeeklyService::end)
            .thenComparing(service -> service.office().toString());

    /** @param officeName absent when the office is in no register; @param transportMinutes one way; @param weeks of the month, none for every week */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Entry(
            OfficeId office,
            Optional<String> officeName,
            WeeklyService.Kind kind,
            DayOfWeek day,
            LocalTime start,
            LocalTime end,
            long transportMinutes,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Integer> weeks) {}

    static KeptWeek of(PersonState person, PublishedSchedule told, OfficeNumbers.Known register) {
        return new KeptWeek(
                person.id(),
                person.version(),
                person.services().stream()
                        .filter(service -> !told.services().contains(service))
                        .sorted(ORDER)
                        .map(service -> entry(service, register))
                        .toList(),
                person.services().stream()
                        .filter(told.services()::contains)
                        .sorted(ORDER)
                        .map(service -> entry(service, register))
                        .toList());
    }

    private static Entry entry(WeeklyService service, OfficeNumbers.Known register) {
        return new Entry(
                service.office(),
                register.name(service.office()),
                service.kind(),
                service.day(),
                service.start(),
                service.end(),
                service.transport().toMinutes(),
                service.weeks());
    }
}
