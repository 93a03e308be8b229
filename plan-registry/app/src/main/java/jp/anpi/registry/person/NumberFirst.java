package jp.anpi.registry.person;

import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.http.problem.Problem;
import reactor.core.publisher.Mono;

/**
 * Has a number before a person is stored with it, so that whoever is refused it (409) has changed nothing. A request that comes to
 * nothing leaves everybody the numbers they had; one that came about is never refused, even where it took so long that the number
 * is somebody else's by then: the answer is without it.
 */
final class NumberFirst {

    private final ListNumbers numbers;

    NumberFirst(ListNumbers numbers) {
        this.numbers = numbers;
    }

    /**
     * Goes on to its end also when nobody waits for it, so that no number stays with somebody who was not stored.
     *
     * @param store answers whether it came about
     */
    Mono<Boolean> stored(PersonId id, PersonRequest request, Mono<Boolean> store) {
        return request.number()
                .map(number -> stored(id, number, store))
                .map(work -> Mono.fromFuture(work::toFuture, true))
                .orElse(store);
    }

    private Mono<Boolean> stored(PersonId id, String number, Mono<Boolean> store) {
        return numbers.reserve(id, number)
                .flatMap(reserved -> switch (reserved) {
                    case TAKEN -> NumberFirst.<Boolean>taken();
                    case THEIRS -> store;
                    case NEW -> orReleased(id, number, store);
                })
                .delayUntil(done -> done ? numbers.give(id, number) : Mono.empty());
    }

    private static <T> Mono<T> taken() {
        return Mono.error(() -> Problem.of(PersonProblem.RESIDENT_NUMBER_TAKEN).refused());
    }

    private Mono<Boolean> orReleased(PersonId id, String number, Mono<Boolean> store) {
        return store.onErrorResume(failure -> numbers.release(id, number).then(Mono.error(failure)))
                .delayUntil(done -> done ? Mono.empty() : numbers.release(id, number));
    }
}
