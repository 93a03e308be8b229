package jp.anpi.safety.check;

import java.util.Optional;
import jp.anpi.registry.eventing.Projector;
import jp.anpi.registry.eventing.Projectors;
import jp.anpi.safety.contract.SafetyTopics;
import jp.anpi.safety.incident.Incidents;
import reactor.core.publisher.Mono;

/** Starts and ends what this feature does by itself. */
public final class CheckLife {

    private final CheckStore store;
    private final Notes notes;
    private final ClaimHistory claims;
    private final Bundles bundles;
    private final CheckOwner owner;
    private final Incidents incidents;
    private final Projectors projectors;
    private volatile Optional<Projector> projector = Optional.empty();

    CheckLife(
            CheckStore store,
            Notes notes,
            ClaimHistory claims,
            Bundles bundles,
            CheckOwner owner,
            Incidents incidents,
            Projectors projectors) {
        this.store = store;
        this.notes = notes;
        this.claims = claims;
        this.bundles = bundles;
        this.owner = owner;
        this.incidents = incidents;
        this.projectors = projectors;
    }

    public Mono<Void> createIndexes() {
        return store.createIndexes()
                .then(notes.createIndexes())
                .then(claims.createIndexes())
                .then(bundles.createIndexes());
    }

    /** Folds what comes and does what falls due; incidents must be known. */
    public void start() {
        Projector running = projectors.start("safety.check", SafetyTopics.REPORT, owner);
        projector = Optional.of(running);
        incidents.onFact(_ -> running.wake());
    }

    /** Inputs on the log that are not folded yet, as of the last look. */
    public long lag() {
        return projector.map(Projector::lag).orElse(0L);
    }

    /** Looks anew at what is due; for when the clock was moved. */
    public void wake() {
        projector.ifPresent(Projector::wake);
    }

    public void stop() {
        projector.ifPresent(Projector::close);
    }
}
