package jp.anpi.safety.facility;

import java.util.Optional;
import jp.anpi.registry.eventing.Projector;
import jp.anpi.registry.eventing.Projectors;
import jp.anpi.safety.contract.SafetyTopics;

/** Starts and ends what this feature does by itself. */
public final class FacilityLife {

    private final FloodAsking asking;
    private final Projectors projectors;
    private volatile Optional<Projector> projector = Optional.empty();

    FacilityLife(FloodAsking asking, Projectors projectors) {
        this.asking = asking;
        this.projectors = projectors;
    }

    /** Incidents and offices must be known. */
    public void start() {
        projector = Optional.of(projectors.start("safety.facility", SafetyTopics.INCIDENT, asking));
    }

    public void stop() {
        projector.ifPresent(Projector::close);
    }
}
