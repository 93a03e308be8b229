package jp.anpi.safety.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.eventing.EventContext;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.KeyId;
import jp.anpi.registry.eventing.LogException;
import jp.anpi.registry.eventing.RecordKey;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.safety.contract.IncidentEvent;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.contract.SafetyTopics;
import jp.anpi.safety.sealing.SealedJson;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Tells facts about whole incidents: on the log before anything is answered, 503 when that cannot be. */
public final class FactLog {

    private static final Duration VISIBLE_WITHIN = Duration.ofSeconds(5);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

    private final Incidents incidents;
    private final EventLog log;
    private final InstantSource clock;

    FactLog(Incidents incidents, EventLog log, InstantSource clock) {
        this.incidents = incidents;
        this.log = log;
        this.clock = clock;
    }

    /** The time of the incident now. */
    public Instant now(Incident incident) {
        return incident.facts().clock().incidentTime(clock.instant());
    }

    /** The day of the incident now, in the city's zone. */
    public LocalDate today(Incident incident) {
        return LocalDate.ofInstant(now(incident), incident.facts().zone());
    }

    /** The time of the incident when it was so much earlier on the wall's clock. */
    public Instant ago(Incident incident, Duration earlier) {
        return incident.facts().clock().incidentTime(clock.instant().minus(earlier));
    }

    /** The day it was so much earlier on the wall's calendar, in the city's zone. */
    public LocalDate dayOnTheWall(Incident incident, Duration earlier) {
        return LocalDate.ofInstant(
                clock.instant().minus(earlier), incident.facts().zone());
    }

    /** The incident unless it is closed; ends the request with 404 or 409. */
    public Incident running(IncidentId id) {
        Incident incident = incidents.get(id.toString());
        if (incident.state() == Incident.State.CLOSED) {
            throw Problem.of(IncidentProblem.INCIDENT_CLOSED).refused();
        }
        return incident;
    }

    /** What was told already, such as an act that its sender sends again because the answer was lost. */
    public <T extends IncidentEvent> Optional<T> findTold(IncidentId id, Class<T> kind, Predicate<T> wanted) {
        return incidents.facts(id).stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(wanted)
                .findFirst();
    }

    /**
     * What {@code look} finds under the id that the sender of an act made for it, empty when they made none: an act that is sent
     * again because its answer was lost. That there is nothing is said only once everything that is on the log by now is read.
     */
    public <I, T> Mono<T> sentBefore(Optional<I> id, Function<I, Optional<T>> look) {
        return Mono.justOrEmpty(id)
                .flatMap(known -> Mono.defer(() -> Mono.justOrEmpty(look.apply(known)))
                        .switchIfEmpty(readToTheEnd().then(Mono.defer(() -> Mono.justOrEmpty(look.apply(known))))));
    }

    /** Tells a fact about an incident that is known; completes before it is seen here. */
    public Mono<Void> send(IncidentEvent event) {
        return Mono.defer(
                () -> append(event, incidents.get(event.incident().toString()).mode()));
    }

    /** Tells a fact about an incident that is known and completes, with the incident, once everybody here sees it. */
    public Mono<Incident> tell(IncidentEvent event) {
        return send(event).then(seen(event.incident()));
    }

    Mono<Incident> open(IncidentEvent.Opened opened) {
        return append(opened, opened.mode()).then(seen(opened.incident()));
    }

    private Mono<Incident> seen(IncidentId id) {
        return readToTheEnd().then(Mono.fromSupplier(() -> incidents.get(id.toString())));
    }

    /** What is told but does not show in time is no fault of the caller's; it will show. */
    private Mono<Void> readToTheEnd() {
        return incidents
                .upToDate()
                .timeout(VISIBLE_WITHIN)
                .onErrorMap(_ -> Problem.unavailable(TRY_AGAIN).refused())
                // What follows would keep whoever reads the log from reading on.
                .publishOn(Schedulers.parallel());
    }

    /** Tells that an incident is deleted, sealed with the installation's key, since its own is destroyed next. */
    Mono<Void> deleted(IncidentEvent.Deleted fact) {
        return append(fact, new EventContext(fact.mode(), KeyId.INSTALLATION)).then(readToTheEnd());
    }

    private Mono<Void> append(IncidentEvent event, Mode mode) {
        return append(event, new EventContext(mode, SealedJson.keyOf(event.incident())));
    }

    private Mono<Void> append(IncidentEvent event, EventContext context) {
        return log.append(SafetyTopics.INCIDENT, RecordKey.of(event.incident().value()), event, context)
                .onErrorMap(
                        LogException.class, _ -> Problem.unavailable(TRY_AGAIN).refused())
                .then();
    }
}
