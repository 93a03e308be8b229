package jp.anpi.registry.person;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.disclosure.PersonField;
import jp.anpi.registry.disclosure.Sight;
import jp.anpi.registry.search.SearchQuestion;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Answers questions of the desk for people, page by page or all at once; also by numbers that the index of people lacks. */
public final class PeopleFinding {

    private final PeopleSearch people;
    private final List<OtherNumbers> numbers;
    private final ZoneId zone;
    private final InstantSource clock;

    PeopleFinding(PeopleSearch people, List<OtherNumbers> numbers, ZoneId zone, InstantSource clock) {
        this.people = people;
        this.numbers = List.copyOf(numbers);
        this.zone = zone;
        this.clock = clock;
    }

    Mono<PeopleSearch.Found> page(PeopleQuestion question, Sight sight, Optional<PersonId> after, int limit) {
        return whole(question)
                .flatMap(read -> people.search(read, sight.shows(PersonField.PROTECTED_HOME), after, limit));
    }

    /** Everybody who is found, in the order that is asked; refused (503) as a search is. */
    public Mono<List<PersonId>> all(PeopleQuestion question, Sight sight) {
        return whole(question).flatMap(read -> people.all(read, sight.shows(PersonField.PROTECTED_HOME)));
    }

    private Mono<SearchQuestion> whole(PeopleQuestion question) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        return Mono.justOrEmpty(question.number())
                .flatMap(this::others)
                .defaultIfEmpty(Set.of())
                .map(others -> question.read(today).or(others));
    }

    private Mono<Set<PersonId>> others(String number) {
        return Flux.fromIterable(numbers)
                .flatMap(kind -> kind.goingBy(number))
                .flatMapIterable(some -> some)
                .collect(Collectors.toSet());
    }
}
