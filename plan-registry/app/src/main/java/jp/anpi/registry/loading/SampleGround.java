package jp.anpi.registry.loading;

import jp.anpi.registry.sample.SampleCity;
import reactor.core.publisher.Mono;

/** Where the ground of the made-up place goes; repeating changes nothing. */
@FunctionalInterface
interface SampleGround {

    Mono<Void> load(SampleCity city);
}
