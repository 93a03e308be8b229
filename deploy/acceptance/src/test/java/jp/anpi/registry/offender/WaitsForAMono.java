package jp.anpi.registry.offender;

import reactor.core.publisher.Mono;

/** Breaks Only-The-Projector-Waits on purpose. */
final class WaitsForAMono {

    String wait(Mono<String> answer) {
        return answer.block();
    }
}
