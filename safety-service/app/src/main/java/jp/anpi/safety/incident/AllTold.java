package jp.anpi.safety.incident;

import java.time.Duration;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.registry.contract.RunningIncident;
import jp.anpi.registry.eventing.EventContext;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.Projector;
import jp.anpi.registry.eventing.RecordKey;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Says again and again that the registry was told of all incidents that run: it erases nobody where it has not heard so lately. It is
 * said by the process that tells, and only as long as nothing waits to be told.
 */
final class AllTold {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(10);

    private final EventLog log;

    AllTold(EventLog log) {
        this.log = log;
    }

    /** Goes on for ever, beginning as soon as it is so. */
    Mono<Void> keepSaying(Projector telling) {
        return Flux.interval(LOOK_AGAIN)
                .filter(_ -> isSo(telling))
                .next()
                .flatMap(_ -> say())
                .retryWhen(Retry.backoff(Long.MAX_VALUE, LOOK_AGAIN).maxBackoff(TRY_AGAIN))
                .then(Mono.delay(RunningIncident.SAID_EVERY))
                .repeat()
                .then();
    }

    /** Another process that took the telling over may be behind. */
    private static boolean isSo(Projector telling) {
        return switch (telling.state()) {
            case Projector.State.Running _ -> telling.lag() == 0;
            case Projector.State.Joining _, Projector.State.Failing _, Projector.State.Closed _ -> false;
        };
    }

    private Mono<Void> say() {
        RunningIncident allTold = RunningIncident.ALL_TOLD;
        return log.append(RegistryTopics.INCIDENT, RecordKey.of(allTold.id()), allTold, EventContext.INSTALLATION)
                .then();
    }
}
