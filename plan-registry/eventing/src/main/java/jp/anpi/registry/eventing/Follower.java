package jp.anpi.registry.eventing;

import reactor.core.publisher.Mono;

/** A view or copy that follows a topic. */
public interface Follower extends AutoCloseable {

    String name();

    /** Completes once every record that was on the log when following began has been handled. */
    Mono<Void> caughtUp();

    @Override
    void close();
}
