package jp.anpi.registry.mistake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
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
 * being on the roster of each, drills included: nobody is erased before the last is closed. That none runs is known as of when that
 * service said last that all is told: it may have failed to tell since.
 */
public final class RunningIncidents {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Followers followers;
    private final InstantSource clock;
    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private final Map<String, Instant> closed = new ConcurrentHashMap<>();
    private volatile Optional<Follower> follower = Optional.empty();
    private volatile boolean known;
    private volatile Optional<Instant> allTold = Optional.empty();

    RunningIncidents(Followers followers, InstantSource clock) {
        this.followers = followers;
        this.clock = clock;
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

    /** What is known of incidents, as of all that has been told until now. */
    sealed interface Now {

        /** It cannot be read, or nobody has ever said that all incidents were told. */
        record Unknown() implements Now {}

        record Runs() implements Now {}

        /**
         * @param lastClosed when the last one that is still known of was closed
         * @param told as of when that is known
         */
        record NoneRuns(Optional<Instant> lastClosed, Instant told) implements Now {}
    }

    Mono<Now> now() {
        return Mono.justOrEmpty(follower)
                .filter(_ -> known)
                .flatMap(reading -> reading.upToDate().then(Mono.fromSupplier(this::read)))
                .timeout(PATIENCE, Mono.just(new Now.Unknown()))
                .onErrorReturn(new Now.Unknown())
                .defaultIfEmpty(new Now.Unknown());
    }

    private Now read() {
        if (!running.isEmpty()) {
            return new Now.Runs();
        }
        return allTold.<Now>map(
                        told -> new Now.NoneRuns(closed.values().stream().max(Instant::compareTo), told))
                .orElseGet(Now.Unknown::new);
    }

    private void take(Received<RunningIncident> received) {
        switch (received) {
            case Received.Event<RunningIncident> told
            when told.event().equals(RunningIncident.ALL_TOLD) ->
                allTold = Optional.of(atMost(clock.instant(), told.envelope().at()));
            case Received.Event<RunningIncident> told
            when told.event().running() -> {
                running.add(told.key());
                closed.remove(told.key());
            }
            case Received.Event<RunningIncident> told -> {
                running.remove(told.key());
                closed.put(told.key(), told.envelope().at());
            }
            case Received.Erased<RunningIncident> gone -> {
                running.remove(gone.key());
                closed.remove(gone.key());
            }
        }
    }

    /** A word is not from a time to come, whatever the clock of whoever said it shows. */
    private static Instant atMost(Instant now, Instant said) {
        return said.isAfter(now) ? now : said;
    }
}
