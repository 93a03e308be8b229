package jp.anpi.registry.mistake;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.registry.contract.RunningIncident;
import jp.anpi.registry.eventing.Follower;
import jp.anpi.registry.eventing.Followers;
import jp.anpi.registry.eventing.Received;
import reactor.core.publisher.Mono;

/**
 * Which incidents run, as the service that runs them tells. The registry is not told who is on their rosters, so everybody counts as
 * being on the roster of each, drills included: nobody is erased before the last is closed. Until all that was told has been read,
 * one counts as running.
 */
public final class RunningIncidents {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Followers followers;
    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private volatile Optional<Follower> follower = Optional.empty();
    private volatile boolean known;

    RunningIncidents(Followers followers) {
        this.followers = followers;
    }

    /** Begins to read; completes when all that was told until then is known. */
    public Mono<Void> start() {
        return Mono.defer(() -> {
            stop();
            Follower reading = followers.follow(
                    "registry.incidents", RegistryTopics.INCIDENT, new Followers.From.Beginning(), this::take);
            follower = Optional.of(reading);
            return reading.caughtUp().doOnSuccess(_ -> known = true);
        });
    }

    public void stop() {
        follower.ifPresent(Follower::close);
    }

    /** Whether one runs, as of all that has been told until now; true when that cannot be read. */
    public Mono<Boolean> any() {
        return Mono.justOrEmpty(follower)
                .filter(_ -> known)
                .flatMap(reading -> reading.upToDate().then(Mono.fromSupplier(() -> !running.isEmpty())))
                .timeout(PATIENCE, Mono.just(true))
                .onErrorReturn(true)
                .defaultIfEmpty(true);
    }

    private void take(Received<RunningIncident> received) {
        switch (received) {
            case Received.Event<RunningIncident> told when told.event().running() -> running.add(told.key());
            case Received.Event<RunningIncident> told -> running.remove(told.key());
            case Received.Erased<RunningIncident> gone -> running.remove(gone.key());
        }
    }
}
