package jp.anpi.safety.incident;

import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Duration;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.registry.contract.RunningIncident;
import jp.anpi.registry.eventing.EventContext;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.PartitionBatch;
import jp.anpi.registry.eventing.Projection;
import jp.anpi.registry.eventing.RecordKey;
import jp.anpi.registry.eventing.Share;
import jp.anpi.safety.contract.IncidentEvent;
import jp.anpi.safety.contract.IncidentId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells the registry which incidents run, so that nobody on a roster is erased there. It alone tells, in the order of the log, so that
 * "runs" never comes after "is closed"; and opening never waits for it. The place on the log is stored after: a crash
 * repeats what was told, and the last word of each incident is the same.
 */
final class RegistryTold implements Projection<IncidentEvent> {

    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(10);

    private final LogPlaces places;
    private final Incidents incidents;
    private final EventLog log;

    RegistryTold(MongoDatabase database, Incidents incidents, EventLog log) {
        this.places = new LogPlaces(database, "incident_told_places");
        this.incidents = incidents;
        this.log = log;
    }

    @Override
    public Mono<Long> take(Share share) {
        return places.next(share);
    }

    @Override
    public Mono<Void> apply(PartitionBatch<IncidentEvent> batch) {
        return Flux.fromIterable(batch.events())
                .concatMap(received -> switch (received.event()) {
                    case IncidentEvent.Opened opened ->
                        tell(new RunningIncident(opened.incident().value(), opened.mode(), true));
                    case IncidentEvent.Reopened reopened -> tell(reopened.incident(), true);
                    case IncidentEvent.Closed closed -> tell(closed.incident(), false);
                    case IncidentEvent.Deleted deleted ->
                        log.erase(
                                        RegistryTopics.INCIDENT,
                                        RecordKey.of(deleted.incident().value()))
                                .then();
                    case IncidentEvent.RosterFrozen _,
                            IncidentEvent.Ready _,
                            IncidentEvent.OutageDeclared _,
                            IncidentEvent.MemberUnavailable _,
                            IncidentEvent.MemberAvailable _,
                            IncidentEvent.OfficeUnavailable _,
                            IncidentEvent.OfficeAvailable _,
                            IncidentEvent.DeskAcknowledged _,
                            IncidentEvent.StatusCarriedOver _,
                            IncidentEvent.CarryOverTakenBack _,
                            IncidentEvent.Exported _,
                            IncidentEvent.AboutAccess _,
                            IncidentEvent.FacilityReported _,
                            IncidentEvent.OfficesAsked _,
                            IncidentEvent.ShelterCounted _ -> Mono.<Void>empty();
                })
                .then(Mono.defer(() -> places.store(batch.share(), batch.nextOffset())));
    }

    private Mono<Void> tell(IncidentId id, boolean running) {
        return incidents
                .known(id)
                .timeout(KNOWN_WITHIN)
                .flatMap(incident -> tell(new RunningIncident(id.value(), incident.mode(), running)));
    }

    private Mono<Void> tell(RunningIncident now) {
        return log.append(RegistryTopics.INCIDENT, RecordKey.of(now.id()), now, EventContext.INSTALLATION)
                .then();
    }
}
