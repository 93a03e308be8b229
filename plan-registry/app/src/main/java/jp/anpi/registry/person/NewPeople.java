package jp.anpi.registry.person;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.contract.GroupPlacement;
import jp.anpi.registry.contract.Home;
import jp.anpi.registry.contract.LifeSupport;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonName;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.disclosure.Sight;
import jp.anpi.registry.group.Groups;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.particulars.Particulars;
import jp.anpi.registry.search.Likeness;
import jp.anpi.registry.search.SearchQuestion;
import jp.anpi.registry.store.StateStore;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Enters people whom no list has brought. Whoever looks like somebody who is there is entered by those only who have seen that. */
final class NewPeople {

    private static final int MOST_ALIKE = 20;
    private static final int LOOKED_AT = 1_000;

    private final StateStore<PersonState> persons;
    private final StateStore<DistrictState> districts;
    private final ParticularsStore particulars;
    private final NumberFirst numbers;
    private final PeopleSearch search;
    private final Groups groups;
    private final ZoneId zone;
    private final InstantSource clock;

    NewPeople(
            StateStore<PersonState> persons,
            StateStore<DistrictState> districts,
            ParticularsStore particulars,
            ListNumbers numbers,
            PeopleSearch search,
            Groups groups,
            ZoneId zone,
            InstantSource clock) {
        this.persons = persons;
        this.districts = districts;
        this.particulars = particulars;
        this.numbers = new NumberFirst(numbers);
        this.search = search;
        this.groups = groups;
        this.zone = zone;
        this.clock = clock;
    }

    /**
     * Enters somebody; the group follows.
     *
     * @param sure whether the sender knows that none of those who are {@link #alike} is the same person; else refused (409) when
     *     there are any
     */
    Mono<PersonState> enter(PersonRequest request, boolean sure, Sight sight) {
        return read(request, sight).flatMap(change -> enter(request, change, sure));
    }

    private Mono<PersonState> enter(PersonRequest request, PersonRequest.Change change, boolean sure) {
        return Mono.just(change.next())
                .flatMap(person -> (sure ? Mono.<List<PersonState>>just(List.of()) : alike(person))
                        .filter(List::isEmpty)
                        .switchIfEmpty(Mono.error(
                                () -> Problem.of(PersonProblem.PERSON_ALIKE).refused()))
                        .thenReturn(person))
                .flatMap(person -> {
                    Mono<PersonState> entered = place(person)
                            .flatMap(placed -> beside(change)
                                    .then(persons.put(placed))
                                    .flatMap(stored -> stored
                                            ? Mono.just(placed)
                                            : Mono.error(() -> Problem.of(PersonProblem.PERSON_CHANGED)
                                                    .refused())))
                            .cache();
                    return numbers.stored(person.id(), request, entered.thenReturn(true))
                            .then(entered);
                });
    }

    private Mono<Void> beside(PersonRequest.Change change) {
        Particulars known = change.over(Particulars.NONE);
        return known.equals(Particulars.NONE)
                ? Mono.empty()
                : particulars
                        .put(change.next().id(), ParticularsStore.Kept.NOTHING.saying(known))
                        .then();
    }

    /** Who may be the same person; refused (503) until everybody can be found. */
    Mono<List<PersonState>> alike(PersonRequest request, Sight sight) {
        return read(request, sight).flatMap(change -> alike(change.next()));
    }

    private Mono<PersonRequest.Change> read(PersonRequest request, Sight sight) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        return districts
                .find(request.district().map(DistrictId::value).stream().toList())
                .map(found -> request.read(
                        nobody(),
                        sight,
                        found.keySet().stream().map(DistrictId::new).collect(Collectors.toSet()),
                        today));
    }

    private Mono<List<PersonState>> alike(PersonState person) {
        return Flux.fromStream(Stream.of(person.name().written(), person.name().kana()))
                .map(SearchQuestion::terms)
                .filter(terms -> !terms.isEmpty())
                .concatMap(terms -> search.search(named(terms), true, Optional.empty(), LOOKED_AT)
                        .expand(found -> Mono.justOrEmpty(found.next())
                                .flatMap(last -> search.search(named(terms), true, Optional.of(last), LOOKED_AT))))
                .concatMapIterable(PeopleSearch.Found::page)
                .filter(known -> Likeness.of(known, person.name(), person.birthDate()))
                .distinct(PersonState::id)
                .take(MOST_ALIKE)
                .collectList();
    }

    private static SearchQuestion named(List<String> terms) {
        return new SearchQuestion(
                terms, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private Mono<PersonState> place(PersonState person) {
        return groups.place(List.of(new Groups.Said(person, true, Optional.empty(), true)))
                .flatMap(placed ->
                        groups.store(placed).thenReturn(placed.getFirst().person()));
    }

    /** Whom a request makes somebody of. */
    private static PersonState nobody() {
        return new PersonState(
                PersonId.random(),
                0,
                new PersonName("?", ""),
                Optional.empty(),
                new Home("", new DistrictId("unknown"), Optional.empty(), false),
                Optional.empty(),
                Lifecycle.AT_HOME,
                new GroupPlacement(PriorityGroup.GENERAL, "", false),
                LifeSupport.NONE,
                false,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
