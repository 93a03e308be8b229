package jp.anpi.registry.schedule;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.ScheduleChange;
import jp.anpi.registry.contract.WeeklyService;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.store.StateStore;
import reactor.core.publisher.Mono;

/**
 * Tells every service a person's schedule, through the person's own state. What was kept by hand stays; of what came from the
 * exchange before, only what still holds. What is about to be told is noted first, so a crash in between leaves nothing behind
 * that would later be taken for something kept by hand.
 */
final class ScheduleTelling {

    private static final int TRIES = 8;

    private final StateStore<PersonState> persons;
    private final PersonMonths months;
    private final ToldSchedules told;
    private final Duration transport;
    private final ZoneId zone;
    private final InstantSource clock;

    ScheduleTelling(
            StateStore<PersonState> persons,
            PersonMonths months,
            ToldSchedules told,
            ScheduleProperties properties,
            ZoneId zone,
            InstantSource clock) {
        this.persons = persons;
        this.months = months;
        this.told = told;
        this.transport = properties.transport();
        this.zone = zone;
        this.clock = clock;
    }

    /** True when something new was told; false when nothing is new or there is no such person. */
    Mono<Boolean> tell(PersonId id, OfficeNumbers.Known register) {
        return tell(id, register, TRIES);
    }

    private Mono<Boolean> tell(PersonId id, OfficeNumbers.Known register, int tries) {
        if (tries == 0) {
            return Mono.error(Problem.of(ScheduleProblem.CHANGED_MEANWHILE).refused());
        }
        return persons.find(id.toString())
                .flatMap(person -> Mono.zip(months.of(id).collectList(), told.of(id))
                        .flatMap(known -> tell(person, known.getT1(), known.getT2(), register)))
                .defaultIfEmpty(Telling.NOTHING_NEW)
                .flatMap(done -> switch (done) {
                    case TOLD -> Mono.just(true);
                    case NOTHING_NEW -> Mono.just(false);
                    case SOMEBODY_WAS_FASTER -> tell(id, register, tries - 1);
                });
    }

    private enum Telling {
        TOLD,
        NOTHING_NEW,
        SOMEBODY_WAS_FASTER
    }

    private Mono<Telling> tell(
            PersonState person, List<CareMonth> known, PublishedSchedule before, OfficeNumbers.Known register) {
        List<WeeklyService> week = without(person.services(), before.services());
        List<ScheduleChange> changes = without(person.changes(), before.changes());
        LocalDate yesterday = LocalDate.ofInstant(clock.instant(), zone).minusDays(1);
        var now = PublishedSchedule.of(
                known, new WhoHas.Week(week, register::isOutside), register.providers(), transport, yesterday);
        List<WeeklyService> services = together(week, now.services());
        List<ScheduleChange> differences = together(changes, now.changes());
        if (services.equals(person.services()) && differences.equals(person.changes())) {
            return now.equals(before)
                    ? Mono.just(Telling.NOTHING_NEW)
                    : told.put(person.id(), now).thenReturn(Telling.NOTHING_NEW);
        }
        var both = new PublishedSchedule(
                together(before.services(), now.services()), together(before.changes(), now.changes()), now.until());
        return told.put(person.id(), both)
                .then(Mono.defer(() -> persons.put(person.withSchedule(services, differences))))
                .flatMap(stored -> stored
                        ? told.put(person.id(), now).thenReturn(Telling.TOLD)
                        : Mono.just(Telling.SOMEBODY_WAS_FASTER));
    }

    private static <T> List<T> without(List<T> all, List<T> some) {
        return all.stream().filter(one -> !some.contains(one)).toList();
    }

    private static <T> List<T> together(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).distinct().toList();
    }
}
