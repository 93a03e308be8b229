package jp.anpi.registry.store;

import reactor.core.publisher.Mono;

/** A store that declares its indexes when the registry comes up, before anything is asked of it. */
public interface DeclaresIndexes {

    /** Declares them; harmless when they exist. */
    Mono<Void> createIndexes();
}
