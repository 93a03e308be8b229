package jp.anpi.safety.incident;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import jp.anpi.registry.eventing.Follower;
import jp.anpi.registry.eventing.Received;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.safety.contract.IncidentEvent;
import jp.anpi.safety.contract.IncidentId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * All incidents and all facts about them in their order, in the memory of every instance. They are few (an incident has
 * about a hundred) and the log keeps them for ever, so there is no other copy.
 */
public final class Incidents {

    private static final Logger LOG = LoggerFactory.getLogger(Incidents.class);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(2);

    private final Map<IncidentId, Incident> byId = new ConcurrentHashMap<>();
    private final Map<IncidentId, IncidentEvent.Deleted> deleted = new ConcurrentHashMap<>();
    private final ConcurrentSkipListMap<Long, IncidentEvent> facts = new ConcurrentSkipListMap<>();
    private final List<Consumer<IncidentEvent>> listeners = new CopyOnWriteArrayList<>();
    private final Sinks.Many<IncidentId> deletions = Sinks.many().multicast().directBestEffort();

    private final Policies policies;
    private final ZoneId zone;
    private volatile Optional<Follower> reading = Optional.empty();

    Incidents(Policies policies, ZoneId zone) {
        this.policies = policies;
        this.zone = zone;
    }

    /** One fact and the offset behind it. */
    public record Fact(long next, IncidentEvent event) {}

    public Optional<Incident> find(IncidentId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * The incident that a path names; ends the request with 404 when there is none, with 410 when the city deleted it, with 503
     * when that is not known yet.
     */
    public Incident get(String text) {
        try {
            IncidentId id = IncidentId.of(text);
            return find(id).orElseThrow(() ->
                    Optional.ofNullable(deleted.get(id)).map(this::gone).orElseGet(this::unknown));
        } catch (IllegalArgumentException noUuid) {
            throw Problem.of(IncidentProblem.UNKNOWN_INCIDENT).refused();
        }
    }

    private RuntimeException gone(IncidentEvent.Deleted fact) {
        return Problem.of(
                        IncidentProblem.INCIDENT_DELETED, fact.at().atZone(zone).toLocalDate(), fact.because())
                .refused();
    }

    private RuntimeException unknown() {
        // A phone that is told 404 forgets its report; told 503 it comes again.
        return reading.isPresent()
                ? Problem.of(IncidentProblem.UNKNOWN_INCIDENT).refused()
                : Problem.unavailable(TRY_AGAIN).refused();
    }

    /** All that was on the log at the start is here; what comes is read by that follower. */
    void complete(Follower by) {
        reading = Optional.of(by);
    }

    /**
     * The incident, empty only when there is none: everything that is on the log by now is read before that is said. Fails
     * while incidents are not read at all.
     */
    public Mono<Incident> known(IncidentId id) {
        return Mono.defer(() -> Mono.justOrEmpty(find(id)))
                .switchIfEmpty(Mono.defer(() -> upToDate().then(Mono.defer(() -> Mono.justOrEmpty(find(id))))));
    }

    /** The incident that was opened under an id, as {@link #known}; ends the request with 410 when the city deleted it since. */
    Mono<Incident> openedAs(IncidentId id) {
        return Mono.defer(() -> {
            demandRead();
            return known(id)
                    .switchIfEmpty(Mono.defer(
                            () -> Mono.justOrEmpty(deleted.get(id)).flatMap(fact -> Mono.error(gone(fact)))));
        });
    }

    /**
     * Completes once everything that is on the log by now is read, here and by all that {@link #onFact follow}; fails while
     * incidents are not read at all.
     */
    Mono<Void> upToDate() {
        return Mono.defer(() -> reading.map(Follower::upToDate)
                .orElseGet(
                        () -> Mono.error(new IllegalStateException("incidents are asked for before they are read"))));
    }

    /** Empty when there is none; ends the request with 503 while not all is read, for what comes may open a door. */
    public Optional<Incident> findOnceRead(IncidentId id) {
        demandRead();
        return find(id);
    }

    /** Newest first; ends the request with 503 while not all is read, for it would say that nothing has happened. */
    public List<Incident> listOnceRead() {
        demandRead();
        return list();
    }

    private void demandRead() {
        if (reading.isEmpty()) {
            throw Problem.unavailable(TRY_AGAIN).refused();
        }
    }

    /** Newest first. */
    public List<Incident> list() {
        return byId.values().stream()
                .sorted(Comparator.comparing(
                                (Incident incident) -> incident.opened().openedAt())
                        .reversed()
                        .thenComparing(incident -> incident.id().toString()))
                .toList();
    }

    /** What is left of the incidents that the city deleted, the newest deletion first. */
    List<IncidentEvent.Deleted> deleted() {
        return deleted.values().stream()
                .sorted(Comparator.comparing(IncidentEvent.Deleted::at).reversed())
                .toList();
    }

    /** Completes once the incident is known here as deleted. */
    public Mono<Void> whenDeleted(IncidentId id) {
        return Flux.merge(deletions.asFlux(), Flux.fromStream(() -> deleted.keySet().stream()))
                .filter(id::equals)
                .next()
                .then();
    }

    public Collection<Incident> all() {
        return byId.values();
    }

    /** The first fact at or behind an offset. */
    public Optional<Fact> findFact(long offset) {
        return Optional.ofNullable(facts.ceilingEntry(offset))
                .map(entry -> new Fact(entry.getKey() + 1, entry.getValue()));
    }

    /** Every fact about one incident, in order; looks at all facts there are. */
    public List<IncidentEvent> facts(IncidentId id) {
        return facts.values().stream()
                .filter(fact -> fact.incident().equals(id))
                .toList();
    }

    /** Calls back after each fact is visible here, on the follower's thread: be quick. */
    public void onFact(Consumer<IncidentEvent> listener) {
        listeners.add(listener);
    }

    void fold(Received<IncidentEvent> received) {
        if (received instanceof Received.Event<IncidentEvent> told) {
            IncidentEvent event = told.event();
            if (event instanceof IncidentEvent.Opened opened && isTaken(opened.incident())) {
                return;
            }
            keep(event);
            // Not before: who works through the facts asks the incident what holds.
            facts.put(told.position().offset(), event);
            listeners.forEach(listener -> listener.accept(event));
            if (event instanceof IncidentEvent.Deleted) {
                deletions.tryEmitNext(event.incident());
            }
        }
    }

    /** Whoever sent the same opening twice at once has two on the log: the first counts. */
    private boolean isTaken(IncidentId id) {
        return byId.containsKey(id) || deleted.containsKey(id);
    }

    private void keep(IncidentEvent event) {
        if (event instanceof IncidentEvent.Deleted fact) {
            deleted.putIfAbsent(fact.incident(), fact);
            byId.remove(fact.incident());
            facts.values().removeIf(told -> told.incident().equals(fact.incident()));
        } else if (event instanceof IncidentEvent.Opened opened) {
            byId.computeIfAbsent(opened.incident(), _ -> Incident.of(opened, factsOf(opened)));
        } else {
            byId.computeIfPresent(event.incident(), (_, was) -> was.with(event));
        }
    }

    private IncidentFacts factsOf(IncidentEvent.Opened opened) {
        Policy policy = policies.findByName(opened.policy()).orElseGet(() -> {
            LOG.error(
                    "anpi.ladder.policies: incident {} was opened with the table {}, which is not configured any more;"
                            + " the table in force goes on instead",
                    opened.incident(),
                    opened.policy());
            return policies.inForceOn(opened.openedAt().atZone(zone).toLocalDate());
        });
        return IncidentFacts.opened(opened, policy, zone);
    }

    /** All incidents in a state. */
    public List<Incident> in(Incident.State state) {
        List<Incident> found = new ArrayList<>();
        byId.values().forEach(incident -> {
            if (incident.state() == state) {
                found.add(incident);
            }
        });
        return found;
    }
}
