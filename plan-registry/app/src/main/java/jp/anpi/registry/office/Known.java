package jp.anpi.registry.office;

import java.util.Optional;
import java.util.function.Function;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.store.StateStore;
import reactor.core.publisher.Mono;

/** A state as whoever changes it has read it. */
final class Known {

    private Known() {}

    /** Refused: 404 when there is none, 409 when it is no longer what the sender has read. */
    static <T> Mono<T> as(Mono<T> found, Function<T, Long> version, Optional<Long> read) {
        return found.switchIfEmpty(
                        Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).refused()))
                .filter(state ->
                        read.filter(seen -> seen.equals(version.apply(state))).isPresent())
                .switchIfEmpty(changed());
    }

    /** Refused (409) when somebody else was faster. */
    static <T> Mono<T> stored(StateStore<T> store, T state) {
        return store.put(state).filter(won -> won).map(_ -> state).switchIfEmpty(changed());
    }

    private static <T> Mono<T> changed() {
        return Mono.error(() -> Problem.of(OfficeProblem.OFFICE_CHANGED).refused());
    }
}
