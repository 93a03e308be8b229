package jp.anpi.registry.store;

import reactor.core.publisher.Mono;

/** A store that declares its indexes when the registry comes up, before anything is asked of it. */
public interface DeclaresIndexes {

    /** Declares them; harmless when they exist. */
    Mono<Void> createIndexes();

    /**
     * Gives what an older build stored that by which this one asks for it. Done once the registry is up, since it may take minutes;
     * harmless when it is repeated.
     */
    default Mono<Void> completeOlder() {
        return Mono.empty();
    }
}
