package jp.anpi.safety.incident;

import java.util.Optional;
import jp.anpi.registry.eventing.Follower;
import jp.anpi.registry.eventing.Followers;
import jp.anpi.registry.eventing.Projector;
import jp.anpi.registry.eventing.Projectors;
import jp.anpi.safety.contract.SafetyTopics;
import reactor.core.publisher.Mono;

/** Starts and ends what this feature does by itself. */
public final class IncidentLife {

    private final ChunkStore chunks;
    private final Incidents incidents;
    private final Opening opening;
    private final Followers followers;
    private final Projectors projectors;
    private volatile Optional<Follower> following = Optional.empty();
    private volatile Optional<Projector> projector = Optional.empty();

    IncidentLife(ChunkStore chunks, Incidents incidents, Opening opening, Followers followers, Projectors projectors) {
        this.chunks = chunks;
        this.incidents = incidents;
        this.opening = opening;
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

    /** Goes on opening what was being opened. */
    public void open() {
        projector = Optional.of(projectors.start("safety.incident", SafetyTopics.INCIDENT, opening));
    }

    /** Ends both. */
    public void stop() {
        projector.ifPresent(Projector::close);
        following.ifPresent(Follower::close);
    }
}
