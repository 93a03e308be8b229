package jp.anpi.registry.eventing;

import java.util.Optional;
import reactor.core.publisher.Mono;

/** A view or copy that follows a topic. */
public interface Follower extends AutoCloseable {

    String name();

    /** Completes once every record that was on the log when following began has been handled. */
    Mono<Void> caughtUp();

    /** Completes once every record that is on the log by now has been handled. */
    Mono<Void> upToDate();

    /** Why it cannot go on, one sentence; empty while all is well. Not ready while there is trouble. */
    default Optional<String> trouble() {
        return Optional.empty();
    }

    @Override
    void close();
}
