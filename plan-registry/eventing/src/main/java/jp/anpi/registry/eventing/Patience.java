package jp.anpi.registry.eventing;

import java.time.Duration;
import reactor.util.retry.Retry;

/** How long a Kafka that starts again is waited for. */
final class Patience {

    private Patience() {}

    /** For ever, with pauses of at most five seconds: whoever depends on it is not ready meanwhile, and says so. */
    static Retry forKafka() {
        return Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(100)).maxBackoff(Duration.ofSeconds(5));
    }
}
