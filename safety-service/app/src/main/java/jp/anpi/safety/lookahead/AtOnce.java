package jp.anpi.safety.lookahead;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import jp.anpi.registry.http.problem.Problem;
import reactor.core.publisher.Mono;

/** Lets only a few heavy answers be worked out at a time; who comes too many is told when to come again. */
final class AtOnce {

    private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

    private final int most;
    private final AtomicInteger running = new AtomicInteger();

    AtOnce(int most) {
        this.most = most;
    }

    /** The same answer, or 503 with {@code Retry-After} when too many are under way. */
    <T> Mono<T> answer(Mono<T> work) {
        return Mono.defer(() -> {
            if (running.incrementAndGet() > most) {
                running.decrementAndGet();
                throw Problem.unavailable(TRY_AGAIN).refused();
            }
            return work.doFinally(_ -> running.decrementAndGet());
        });
    }
}
