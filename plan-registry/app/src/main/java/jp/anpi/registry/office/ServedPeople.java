package jp.anpi.registry.office;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.anpi.registry.contract.Assignment;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Changes who serves whom, of everybody whom that concerns. Whatever somebody else changes of a person meanwhile stays. It goes on to
 * its end also when nobody waits for it any more: half of the clients with one and half with another helps nobody.
 */
final class ServedPeople {

    private static final int PAGE = 200;
    private static final int LOOKED_AT_ONCE = 5_000;
    private static final int AT_ONCE = 8;
    private static final int TRIES = 8;

    private final StateStore<PersonState> persons;

    ServedPeople(StateStore<PersonState> persons) {
        this.persons = persons;
    }

    /** How somebody is to be served. */
    @FunctionalInterface
    interface Rule {

        List<Assignment> of(PersonState person);

        default boolean concerns(PersonState person) {
            return !of(person).equals(person.assignments());
        }

        /** Completes when whatever has to be kept of them beforehand is. */
        default Mono<Void> before(PersonState person) {
            return Mono.empty();
        }
    }

    /**
     * What became of it.
     *
     * @param left how many others were changing again and again, so that they stay as they were; doing it once more takes them
     */
    record Done(List<PersonId> people, int left) {

        static final Done NOBODY = new Done(List.of(), 0);

        private Done and(Done more) {
            return new Done(Stream.concat(people.stream(), more.people.stream()).toList(), left + more.left);
        }
    }

    /**
     * What a change would do, as far as it was looked; of it nothing is done.
     *
     * @param looked at how many people so far
     * @param people how many of them it would change
     * @param dropped how many services that are still to begin would be no more
     */
    record Look(long looked, long people, long dropped) {

        private static Look at(List<Assignment> serving, List<Assignment> then) {
            return new Look(1, then.equals(serving) ? 0 : 1, Math.max(0, serving.size() - then.size()));
        }

        private Look and(Look more) {
            return new Look(looked + more.looked, people + more.people, dropped + more.dropped);
        }
    }

    /** Step by step up to the whole of it: of a city it takes longer than anybody waits for an answer. */
    Flux<Look> look(Rule as) {
        return persons.all(new Document())
                .map(person -> Look.at(person.assignments(), as.of(person)))
                .buffer(LOOKED_AT_ONCE)
                .concatMapIterable(
                        some -> some.stream().reduce(Look::and).stream().toList())
                .scan(new Look(0, 0, 0), Look::and);
    }

    /**
     * Repeating it changes whoever is left. Reads everybody.
     *
     * @param first is told whom it is about to change, so many at a time, and first of all nobody; nothing is changed before it completes
     */
    Mono<Done> change(Rule as, Function<List<PersonId>, Mono<Void>> first) {
        Mono<Done> work = first.apply(List.of())
                .thenMany(persons.all(new Document()))
                .filter(as::concerns)
                .buffer(PAGE)
                .concatMap(
                        page -> first.apply(page.stream().map(PersonState::id).toList())
                                .thenMany(Flux.fromIterable(page))
                                .flatMap(person -> change(person, as, TRIES), AT_ONCE))
                .reduce(Done.NOBODY, Done::and);
        return Mono.fromFuture(work::toFuture, true);
    }

    private Mono<Done> change(PersonState person, Rule as, int tries) {
        if (tries == 0) {
            return Mono.just(new Done(List.of(), 1));
        }
        return as.before(person)
                .then(Mono.defer(() -> persons.put(person.withAssignments(as.of(person)))))
                .flatMap(stored -> stored
                        ? Mono.just(new Done(List.of(person.id()), 0))
                        : persons.find(person.id().toString()).flatMap(now -> change(now, as, tries - 1)));
    }
}
