package jp.anpi.registry.store;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import jp.anpi.registry.http.problem.Problem;
import reactor.core.publisher.Mono;

/** So many at a time of what fills a disk or reads everybody: whoever comes while all turns are taken is told when to come again. */
public final class Turns {

    private static final Duration AGAIN = Duration.ofSeconds(15);

    private final Semaphore free;

    public Turns(int atATime) {
        this.free = new Semaphore(atATime);
    }

    /** Does it in a turn of its own; refused (503) when there is none. */
    public <T> Mono<T> take(Mono<T> work) {
        return take(work, Mono.empty());
    }

    /** @param before what is done all the same before it is refused */
    public <T> Mono<T> take(Mono<T> work, Mono<Void> before) {
        return Mono.defer(() -> free.tryAcquire()
                ? work.doFinally(_ -> free.release())
                : before.then(Mono.error(() -> Problem.unavailable(AGAIN).refused())));
    }
}
