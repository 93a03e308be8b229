package jp.anpi.registry.eventing;

import java.util.Optional;
import reactor.core.publisher.Mono;

/** A view or copy that follows a topic. */
public interface Follower extends AutoCloseable {

    String name();

    /** Completes once every record that was on the log when following began has been handled. */
    Mono<Void> caughtUp();

    /** Why it cannot go on, one sentence; empty while all is well. Not ready while there is trouble. */
    default Optional<String> trouble() {
        return Optional.empty();
    }

    @Override
    void close();
}
