package jp.anpi.safety.board;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import jp.anpi.registry.contract.Topic;
import jp.anpi.registry.eventing.Fault;
import jp.anpi.registry.eventing.Follower;
import jp.anpi.registry.eventing.Followers;
import jp.anpi.registry.eventing.Received;
import jp.anpi.safety.check.CheckStore;
import jp.anpi.safety.contract.CheckState;
import jp.anpi.safety.contract.IncidentEvent;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.contract.SafetyTopics;
import jp.anpi.safety.contract.UnmatchedState;
import jp.anpi.safety.incident.FrozenRosters;
import jp.anpi.safety.incident.Incident;
import jp.anpi.safety.incident.Incidents;
import jp.anpi.safety.matching.Reconciliation;
import jp.anpi.safety.roster.PersonRow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The boards of this instance. At start the end of the check topic is noted, then roster and checks are read from the
 * store, then the topic is followed from the noted place: what happens in between comes twice and counts once. The boards
 * of closed incidents are read when somebody looks; beside those that are watched, the last few stay.
 */
public final class Boards {

    private static final Logger LOG = LoggerFactory.getLogger(Boards.class);
    private static final int CLOSED_KEPT = 2;

    private final Incidents incidents;
    private final FrozenRosters rosters;
    private final CheckStore checks;
    private final Reconciliation reconciliation;
    private final Followers followers;
    private final String epoch = UUID.randomUUID().toString();
    private final Map<IncidentId, LiveBoard> live = new ConcurrentHashMap<>();
    private final Map<IncidentId, Mono<LiveBoard>> reading = new ConcurrentHashMap<>();
    private final LinkedHashMap<IncidentId, Boolean> closedLookedAt = new LinkedHashMap<>(16, 0.75f, true);

    Boards(
            Incidents incidents,
            FrozenRosters rosters,
            CheckStore checks,
            Reconciliation reconciliation,
            Followers followers) {
        this.incidents = incidents;
        this.rosters = rosters;
        this.checks = checks;
        this.reconciliation = reconciliation;
        this.followers = followers;
    }

    /** Completes with the running followers once the boards of all open incidents are in memory. */
    public Mono<List<Follower>> start() {
        rosters.onLoaded((id, chunk, rows) -> {
            LiveBoard board = live.get(id);
            if (board != null) {
                board.add(chunk, rows);
            }
        });
        incidents.onFact(this::onFact);
        return Mono.zip(followers.endOffsets(SafetyTopics.CHECK), followers.endOffsets(SafetyTopics.UNMATCHED))
                .flatMap(ends -> Flux.fromIterable(incidents.list())
                        .filter(incident -> incident.state() != Incident.State.CLOSED)
                        .concatMap(this::of)
                        .then(Mono.fromSupplier(() -> List.of(
                                follow("safety.board", SafetyTopics.CHECK, ends.getT1(), this::take),
                                follow(
                                        "safety.board.unmatched",
                                        SafetyTopics.UNMATCHED,
                                        ends.getT2(),
                                        this::takeUnmatched)))));
    }

    private <T> Follower follow(String name, Topic<T> topic, Map<Integer, Long> from, Consumer<Received<T>> take) {
        return followers.follow(name, topic, new Followers.From.Offsets(from), take);
    }

    private void onFact(IncidentEvent fact) {
        LiveBoard board = live.get(fact.incident());
        if (board != null) {
            incidents.find(fact.incident()).ifPresent(incident -> board.learn(incident.facts()));
        }
        switch (fact) {
            case IncidentEvent.Opened opened -> look(opened.incident());
            case IncidentEvent.RosterFrozen frozen -> look(frozen.incident());
            case IncidentEvent.Closed closed -> keepFewClosed(closed.incident());
            case IncidentEvent.Deleted deleted -> forget(deleted.incident());
            case IncidentEvent.Ready _,
                    IncidentEvent.OutageDeclared _,
                    IncidentEvent.MemberUnavailable _,
                    IncidentEvent.Reopened _,
                    IncidentEvent.MemberAvailable _,
                    IncidentEvent.OfficeUnavailable _,
                    IncidentEvent.OfficeAvailable _,
                    IncidentEvent.DeskAcknowledged _,
                    IncidentEvent.StatusCarriedOver _,
                    IncidentEvent.CarryOverTakenBack _,
                    IncidentEvent.Exported _,
                    IncidentEvent.AboutAccess _,
                    IncidentEvent.AboutFacilities _ -> {}
        }
    }

    /** Brings the rows that are frozen by now into memory; those waiting for them do not wait here. */
    private Disposable look(IncidentId id) {
        return Mono.justOrEmpty(incidents.find(id))
                .flatMap(this::of)
                .then(rosters.of(id))
                .subscribe(_ -> {}, failure -> LOG.warn("a board's roster is not read yet: {}", Fault.of(failure)));
    }

    private void take(Received<CheckState> received) {
        if (received instanceof Received.Event<CheckState> event) {
            LiveBoard board = live.get(event.event().incident());
            if (board != null) {
                board.apply(event.event());
            }
        }
    }

    private void takeUnmatched(Received<UnmatchedState> received) {
        if (received instanceof Received.Event<UnmatchedState> event) {
            LiveBoard board = live.get(event.event().incident());
            if (board != null) {
                board.apply(event.event());
            }
        }
    }

    /** The board of an incident, read from the store unless it is in memory. */
    Mono<LiveBoard> of(Incident incident) {
        if (incident.state() == Incident.State.CLOSED) {
            keepFewClosed(incident.id());
        }
        LiveBoard known = live.get(incident.id());
        if (known != null && !reading.containsKey(incident.id())) {
            return Mono.just(known);
        }
        return reading.computeIfAbsent(
                incident.id(),
                id -> read(incident).doFinally(_ -> reading.remove(id)).cache());
    }

    private Mono<LiveBoard> read(Incident incident) {
        return Mono.defer(() -> {
            // In the map first, so that what is told while the store is read is not missed.
            LiveBoard board = live.computeIfAbsent(
                    incident.id(),
                    id -> new LiveBoard(epoch, incident, rosters.soFar(id), Math.max(1_000, expected(incident))));
            return rosters.of(incident.id())
                    .doOnNext(frozen -> frozen.forEachChunk(board::add))
                    .thenMany(checks.all(incident.id()))
                    .doOnNext(board::recall)
                    .doOnComplete(board::recalled)
                    .thenMany(reconciliation.openStates(incident.id()))
                    .doOnNext(board::apply)
                    .then(Mono.just(board))
                    .doOnError(_ -> live.remove(incident.id(), board));
        });
    }

    private void keepFewClosed(IncidentId lookedAt) {
        synchronized (closedLookedAt) {
            closedLookedAt.put(lookedAt, true);
            for (var id : List.copyOf(closedLookedAt.keySet())) {
                if (closedLookedAt.size() <= CLOSED_KEPT) {
                    return;
                }
                LiveBoard board = live.get(id);
                if (board == null || !board.watched()) {
                    live.remove(id);
                    closedLookedAt.remove(id);
                }
            }
        }
    }

    private void forget(IncidentId id) {
        synchronized (closedLookedAt) {
            closedLookedAt.remove(id);
        }
        reading.remove(id);
        live.remove(id);
    }

    private static int expected(Incident incident) {
        return incident.roster().values().stream().mapToInt(Integer::intValue).sum();
    }

    /** People of all open incidents who were handed to a desk where nobody has acknowledged them for too long. */
    int waitingForNobody(InstantSource clock) {
        int waiting = 0;
        for (Incident incident : incidents.in(Incident.State.OPEN)) {
            LiveBoard board = live.get(incident.id());
            if (board != null) {
                waiting += board.waitingForNobody(incident.facts().clock().incidentTime(clock.instant()));
            }
        }
        return waiting;
    }

    /** Completes once the city has deleted the incident. */
    Mono<Void> gone(IncidentId id) {
        return incidents.whenDeleted(id);
    }

    /** The board, when it is in memory. */
    Optional<LiveBoard> find(IncidentId id) {
        return Optional.ofNullable(live.get(id));
    }

    /** The people of an incident by district, group and state, as of that moment of incident time. */
    public Mono<List<DistrictCount>> districts(Incident incident, Instant incidentNow) {
        return of(incident).map(board -> board.snapshot(incidentNow).districts());
    }

    /** Somebody of a roster: the row, and the newest state of the check once there is one. */
    public record Standing(PersonRow row, Optional<CheckState> state) {}

    /** Everybody of an incident whom {@code which} names, as they stand now, in no order. */
    public Mono<List<Standing>> standing(Incident incident, Predicate<PersonRow> which) {
        return of(incident).map(board -> board.standing(which));
    }
}
