package jp.anpi.registry.mistake;

import reactor.core.publisher.Mono;

/** A time in which no list is taken in or back, in no process. */
@FunctionalInterface
public interface WithoutLists {

    /** Does the work meanwhile; false, and nothing is done, while one is. */
    Mono<Boolean> during(Mono<Void> work);
}
