package jp.anpi.safety.matching;

import java.time.Duration;
import jp.anpi.registry.eventing.Fault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Starts and ends what this feature does by itself. */
public final class MatchingLife {

    private static final Logger LOG = LoggerFactory.getLogger(MatchingLife.class);

    private final Matching matching;
    private final UnmatchedQueue queue;
    private final DecisionHistory history;
    private final AutoLinks automatic;
    private final Disposable.Swap filling = Disposables.swap();

    MatchingLife(Matching matching, UnmatchedQueue queue, DecisionHistory history, AutoLinks automatic) {
        this.matching = matching;
        this.queue = queue;
        this.history = history;
        this.automatic = automatic;
    }

    public Mono<Void> createIndexes() {
        return queue.createIndexes().then(history.createIndexes());
    }

    /** Fills the index behind everything else and matches what waits for it; the copy of the registry must be loaded. */
    public void start() {
        automatic.start();
        filling.update(matching.fill()
                .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofSeconds(1)).maxBackoff(Duration.ofSeconds(30)))
                .subscribe(
                        _ -> {},
                        failure -> LOG.error("nobody can be matched: {}", Fault.of(failure)),
                        automatic::wake));
    }

    public void stop() {
        filling.update(Disposables.disposed());
        automatic.stop();
    }
}
