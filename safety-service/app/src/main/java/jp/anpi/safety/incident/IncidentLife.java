package jp.anpi.safety.incident;

import java.util.List;
import java.util.Optional;
import jp.anpi.registry.eventing.Follower;
import jp.anpi.registry.eventing.Followers;
import jp.anpi.registry.eventing.Projector;
import jp.anpi.registry.eventing.Projectors;
import jp.anpi.safety.contract.SafetyTopics;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/** Starts and ends what this feature does by itself. */
public final class IncidentLife {

    private final ChunkStore chunks;
    private final Incidents incidents;
    private final Opening opening;
    private final RegistryTold told;
    private final AllTold allTold;
    private final Followers followers;
    private final Projectors projectors;
    private volatile Optional<Follower> following = Optional.empty();
    private volatile List<Projector> working = List.of();
    private volatile Disposable saying = Disposables.disposed();

    IncidentLife(
            ChunkStore chunks,
            Incidents incidents,
            Opening opening,
            RegistryTold told,
            AllTold allTold,
            Followers followers,
            Projectors projectors) {
        this.chunks = chunks;
        this.incidents = incidents;
        this.opening = opening;
        this.told = told;
        this.allTold = allTold;
        this.followers = followers;
        this.projectors = projectors;
    }

    /** Completes once every incident on the log is known here. */
    public Mono<Void> start() {
        return chunks.createIndexes().then(Mono.defer(() -> {
            stop();
            Follower follower = followers.follow(
                    "safety.incidents", SafetyTopics.INCIDENT, new Followers.From.Beginning(), incidents::fold);
            following = Optional.of(follower);
            return follower.caughtUp().doOnSuccess(_ -> incidents.complete(follower));
        }));
    }

    /** Goes on opening what was being opened, and telling the registry what runs. */
    public void open() {
        Projector telling = projectors.start("safety.told", SafetyTopics.INCIDENT, told);
        working = List.of(projectors.start("safety.incident", SafetyTopics.INCIDENT, opening), telling);
        saying = allTold.keepSaying(telling).subscribe();
    }

    /** Ends all of it. */
    public void stop() {
        saying.dispose();
        working.forEach(Projector::close);
        following.ifPresent(Follower::close);
    }
}
