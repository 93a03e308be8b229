package jp.anpi.registry.schedule;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.WeeklyService;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.store.StateStore;
import reactor.core.publisher.Mono;

/**
 * Keeps by hand what the exchange never carries: nursing and doctors' visits under health insurance, services for the disabled.
 * What the exchange told stays, but for what is now kept by hand; after a change the exchange is read anew beside the week.
 */
final class WeekKeeping {

    private final StateStore<PersonState> persons;
    private final OfficeNumbers offices;
    private final ToldSchedules told;
    private final ScheduleTelling telling;
    private final ZoneId zone;
    private final InstantSource clock;

    WeekKeeping(
            StateStore<PersonState> persons,
            OfficeNumbers offices,
            ToldSchedules told,
            ScheduleTelling telling,
            ZoneId zone,
            InstantSource clock) {
        this.persons = persons;
        this.offices = offices;
        this.told = told;
        this.telling = telling;
        this.zone = zone;
        this.clock = clock;
    }

    /** Refused (404) when there is nobody. */
    Mono<KeptWeek> of(PersonId id) {
        return offices.known().flatMap(register -> of(id, register));
    }

    private Mono<KeptWeek> of(PersonId id, OfficeNumbers.Known register) {
        return person(id).flatMap(person -> told.of(id).map(known -> KeptWeek.of(person, known, register)));
    }

    /** Refused: 404 when there is nobody, 409 when they were changed since they were read, 422 for what makes no week. */
    Mono<KeptWeek> keep(PersonId id, WeekRequest request) {
        return offices.known().flatMap(register -> {
            List<WeeklyService> byHand = request.read(register.offices(), LocalDate.ofInstant(clock.instant(), zone));
            return person(id)
                    .filter(person -> request.isOf(person))
                    .filterWhen(person -> told.of(id).flatMap(known -> keep(person, byHand, known)))
                    .switchIfEmpty(Mono.error(
                            () -> Problem.of(ScheduleProblem.CHANGED_MEANWHILE).refused()))
                    .then(Mono.defer(() -> telling.tell(id, register)))
                    .then(Mono.defer(() -> of(id, register)));
        });
    }

    /** False when somebody was faster. What is kept by hand from now on is taken off what was told only after it is kept. */
    private Mono<Boolean> keep(PersonState person, List<WeeklyService> byHand, PublishedSchedule known) {
        Stream<WeeklyService> fromExchange = person.services().stream().filter(known.services()::contains);
        List<WeeklyService> week =
                Stream.concat(byHand.stream(), fromExchange).distinct().toList();
        Mono<Boolean> kept = week.equals(person.services())
                ? Mono.just(true)
                : persons.put(person.withSchedule(week, person.changes()));
        return known.services().stream().noneMatch(byHand::contains)
                ? kept
                : kept.flatMap(stored -> stored ? takeOff(person.id(), byHand).thenReturn(true) : Mono.just(false));
    }

    /** Off what is told by now: the exchange may have told more since. */
    private Mono<Void> takeOff(PersonId id, List<WeeklyService> byHand) {
        return told.of(id)
                .flatMap(now -> told.put(
                        id,
                        new PublishedSchedule(
                                now.services().stream()
                                        .filter(service -> !byHand.contains(service))
                                        .toList(),
                                now.changes(),
                                now.until())));
    }

    private Mono<PersonState> person(PersonId id) {
        return persons.find(id.toString())
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).refused()));
    }
}
