package jp.anpi.registry.schedule;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Counts whose services are known, in the groups where somebody is asked; of ⑤ nobody is, and of who died or moved away. */
final class ScheduleCoverage {

    private static final List<PriorityGroup> ASKED = List.of(
            PriorityGroup.PUSH_SUPPORT,
            PriorityGroup.MEDICAL_COORDINATION,
            PriorityGroup.CARE_CONSIDERATION,
            PriorityGroup.REASONABLE_ACCOMMODATION);
    private static final int PAGE = 500;

    private final StateStore<PersonState> persons;
    private final CareNumbers numbers;
    private final CareMonths months;
    private final ToldSchedules told;

    ScheduleCoverage(StateStore<PersonState> persons, CareNumbers numbers, CareMonths months, ToldSchedules told) {
        this.persons = persons;
        this.numbers = numbers;
        this.months = months;
        this.told = told;
    }

    Mono<Coverage> of(YearMonth month) {
        return inExchange(month)
                .flatMap(known -> Flux.fromIterable(ASKED)
                        .concatMap(group -> people(group))
                        .buffer(PAGE)
                        .concatMap(page -> somebodies(page, known, month))
                        .collectList())
                .map(Coverage::count)
                .map(coverage -> new Coverage(coverage.groups().stream()
                        .filter(group -> ASKED.contains(group.group()))
                        .toList()));
    }

    private Mono<Set<PersonId>> inExchange(YearMonth month) {
        return Mono.zip(
                numbers.everybody(),
                months.owners(month).collectList(),
                (people, owners) -> owners.stream()
                        .flatMap(owner -> Optional.ofNullable(people.get(owner)).stream())
                        .collect(Collectors.toSet()));
    }

    private Flux<PersonState> people(PriorityGroup group) {
        return persons.all(new Document("group", group.number()))
                .filter(person -> person.lifecycle().isHere());
    }

    private Flux<Coverage.Somebody> somebodies(List<PersonState> people, Set<PersonId> known, YearMonth month) {
        return told.of(people.stream().map(PersonState::id).toList())
                .flatMapIterable(fromExchange -> people.stream()
                        .map(person -> somebody(
                                person,
                                known.contains(person.id()),
                                fromExchange.getOrDefault(person.id(), PublishedSchedule.NOTHING),
                                month))
                        .toList());
    }

    private static Coverage.Somebody somebody(
            PersonState person, boolean known, PublishedSchedule fromExchange, YearMonth month) {
        return new Coverage.Somebody(
                person.placement().group(),
                known,
                !fromExchange.services().containsAll(person.services()),
                fromExchange.guesses(month));
    }
}
