package jp.anpi.registry.person;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.disclosure.Sight;
import jp.anpi.registry.group.Groups;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.particulars.LifeSpan;
import jp.anpi.registry.particulars.Particulars;
import jp.anpi.registry.person.ParticularsStore.Kept;
import jp.anpi.registry.store.StateStore;
import reactor.core.publisher.Mono;

/**
 * Changes what is kept of a person. What stays in the registry counts as a change of the person too: taking a list back leaves
 * alone whoever was changed since, and nobody's typing is undone by it.
 */
final class PersonEditing {

    private final StateStore<PersonState> persons;
    private final ParticularsStore particulars;
    private final StateStore<DistrictState> districts;
    private final NumberFirst numbers;
    private final Groups groups;
    private final ZoneId zone;
    private final InstantSource clock;

    PersonEditing(
            StateStore<PersonState> persons,
            ParticularsStore particulars,
            StateStore<DistrictState> districts,
            ListNumbers numbers,
            Groups groups,
            ZoneId zone,
            InstantSource clock) {
        this.persons = persons;
        this.particulars = particulars;
        this.districts = districts;
        this.numbers = new NumberFirst(numbers);
        this.groups = groups;
        this.zone = zone;
        this.clock = clock;
    }

    /** Who somebody is, where they live and where in life they are; the group follows. */
    Mono<PersonState> change(PersonId id, PersonRequest request, Sight sight) {
        return find(id).filter(person -> request.version()
                        .filter(read -> read == person.version())
                        .isPresent())
                .switchIfEmpty(changed())
                .flatMap(person -> districts
                        .find(request.district().map(DistrictId::value).stream().toList())
                        .map(found -> request.read(
                                person,
                                sight,
                                found.keySet().stream().map(DistrictId::new).collect(Collectors.toSet()),
                                today()))
                        .flatMap(change -> numbers.stored(
                                id,
                                request,
                                noted(
                                        person,
                                        change,
                                        groups.following(id, Mono.defer(() -> persons.put(change.next())))))))
                .filter(stored -> stored)
                .switchIfEmpty(changed())
                .then(Mono.defer(() -> find(id)));
    }

    /** What stays in the registry is noted before they are another, and what was noted goes again when that does not come about. */
    private Mono<Boolean> noted(PersonState was, PersonRequest.Change change, Mono<Boolean> then) {
        return particulars.find(was.id()).flatMap(kept -> {
            Particulars before = kept.known();
            Particulars now = change.over(before)
                    .with(LifeSpan.then(
                            before.lives(), was.lifecycle(), change.next().lifecycle(), change.since()));
            if (now.equals(before)) {
                return then;
            }
            Mono<Boolean> orElseBack = then.flatMap(stored -> stored
                    ? Mono.just(true)
                    : particulars
                            .put(was.id(), new Kept(before, kept.edit() + 1))
                            .thenReturn(false));
            return particulars
                    .put(was.id(), kept.saying(now))
                    .flatMap(stored -> stored ? orElseBack : Mono.just(false));
        });
    }

    /** What stays in the registry of somebody. */
    Mono<Known> know(PersonId id, ParticularsRequest request, Sight sight) {
        return known(id)
                .filter(now ->
                        request.edit().filter(read -> read == now.kept().edit()).isPresent())
                .switchIfEmpty(changed())
                .map(now -> new Known(
                        now.person().withVersion(now.person().version() + 1),
                        now.kept().saying(request.read(now.kept().known(), now.person(), sight, today()))))
                .filterWhen(next -> persons.put(next.person()))
                .filterWhen(next -> particulars.put(id, next.kept()))
                .switchIfEmpty(changed())
                .then(Mono.defer(() -> known(id)));
    }

    /** Somebody, and what stays in the registry of them. */
    record Known(PersonState person, Kept kept) {}

    /** Refused (404) when there is nobody. */
    Mono<Known> known(PersonId id) {
        return find(id).flatMap(person -> particulars.find(id).map(kept -> new Known(person, kept)));
    }

    private Mono<PersonState> find(PersonId id) {
        return persons.find(id.toString())
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).refused()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    private static <T> Mono<T> changed() {
        return Mono.error(() -> Problem.of(PersonProblem.PERSON_CHANGED).refused());
    }
}
