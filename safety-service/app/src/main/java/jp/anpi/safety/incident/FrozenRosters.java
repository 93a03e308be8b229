package jp.anpi.safety.incident;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.safety.contract.IncidentEvent;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.roster.PersonRow;
import jp.anpi.safety.roster.Roster;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Frozen rosters in memory: all incidents that are not closed, and the closed ones that were looked at last. A row that
 * equals the live one is the live one, so that an incident of the whole city costs little beside the roster itself.
 */
public final class FrozenRosters {

    private static final int CLOSED_KEPT = 2;
    private static final int CHUNKS_AT_ONCE = 2;

    private final ChunkStore chunks;
    private final Incidents incidents;
    private final Roster roster;
    private final Map<IncidentId, Held> held = new ConcurrentHashMap<>();
    private final LinkedHashMap<IncidentId, Boolean> closedLookedAt = new LinkedHashMap<>(16, 0.75f, true);

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    private record Held(FrozenRoster roster, Map<Integer, Mono<Void>> loading) {

        boolean lacks(int number) {
            return roster.findChunk(number).isEmpty();
        }
    }

    /** Told of rows that have come into memory. */
    @FunctionalInterface
    public interface Listener {
        void loaded(IncidentId incident, int chunk, List<PersonRow> rows);
    }

    FrozenRosters(ChunkStore chunks, Incidents incidents, Roster roster) {
        this.chunks = chunks;
        this.incidents = incidents;
        this.roster = roster;
        incidents.onFact(fact -> {
            if (fact instanceof IncidentEvent.Closed) {
                incidents.find(fact.incident()).ifPresent(this::keepFewClosed);
            } else if (fact instanceof IncidentEvent.Deleted) {
                held.remove(fact.incident());
            }
        });
    }

    /** The roster with at least every chunk whose fact is visible here; empty when the incident is unknown. */
    public Mono<FrozenRoster> of(IncidentId id) {
        return Mono.defer(() -> {
            var incident = incidents.find(id);
            if (incident.isEmpty()) {
                return Mono.empty();
            }
            keepFewClosed(incident.get());
            Held mine = heldOf(id);
            List<Integer> missing = incident.get().frozenChunks().stream()
                    .filter(mine::lacks)
                    .sorted()
                    .toList();
            return missing.isEmpty()
                    ? Mono.just(mine.roster())
                    : Flux.fromIterable(missing)
                            .flatMap(number -> load(id, number, mine), CHUNKS_AT_ONCE)
                            .then(Mono.just(mine.roster()));
        });
    }

    /** The roster as far as it is in memory; it fills as chunks come. */
    public FrozenRoster soFar(IncidentId id) {
        return heldOf(id).roster();
    }

    /** Who a person is in an incident: as frozen, or while it opens as registered now; empty when not in its roster. */
    public Optional<PersonRow> find(Incident incident, FrozenRoster frozen, PersonId person) {
        Optional<PersonRow> row = frozen.find(person);
        return row.isPresent() || incident.state() != Incident.State.OPENING
                ? row
                : roster.findRow(person).filter(incident::covers);
    }

    /** Whether it is certain, from what is in memory, that the person is not in the incident's roster. */
    public boolean knownToBeOutside(Incident incident, PersonId person) {
        Held mine = held.get(incident.id());
        return incident.state() != Incident.State.OPENING
                && mine != null
                && mine.roster().chunks() == incident.chunks()
                && mine.roster().find(person).isEmpty();
    }

    /** Notes how many of a chunk's people an owner has asked or found to need no asking. */
    public Mono<Void> noteAsked(IncidentId id, int number, int partition, int people) {
        return chunks.noteAsked(id, number, partition, people);
    }

    /** One chunk's rows; empty when it is not stored. */
    public Mono<List<PersonRow>> chunk(IncidentId id, int number) {
        return Mono.defer(() -> {
            Held mine = heldOf(id);
            return mine.lacks(number)
                    ? load(id, number, mine)
                            .then(Mono.defer(
                                    () -> Mono.justOrEmpty(mine.roster().findChunk(number))))
                    : Mono.justOrEmpty(mine.roster().findChunk(number));
        });
    }

    /** Takes over rows that were stored a moment ago, so that this instance need not read them back. */
    void remember(IncidentId id, ChunkStore.Chunk chunk) {
        take(heldOf(id, chunk.of()), id, chunk.number(), chunk.rows());
    }

    private Held heldOf(IncidentId id) {
        return heldOf(id, incidents.find(id).map(Incident::chunks).orElse(0));
    }

    private Held heldOf(IncidentId id, int expectedChunks) {
        return held.computeIfAbsent(id, _ -> new Held(new FrozenRoster(expectedChunks), new ConcurrentHashMap<>()));
    }

    /** Calls back with the rows that come into memory, each at least once; be quick. */
    public void onLoaded(Listener listener) {
        listeners.add(listener);
    }

    private void take(Held into, IncidentId id, int number, List<PersonRow> rows) {
        into.roster().add(number, rows);
        listeners.forEach(listener -> listener.loaded(id, number, rows));
    }

    /** Whoever asks for a chunk that is being read waits for the same reading. */
    private Mono<Void> load(IncidentId id, int number, Held into) {
        return into.loading()
                .computeIfAbsent(
                        number,
                        _ -> chunks.rows(id, number)
                                .map(this::shared)
                                .doOnNext(rows -> take(into, id, number, rows))
                                .then()
                                .doFinally(_ -> into.loading().remove(number))
                                .cache());
    }

    private List<PersonRow> shared(List<PersonRow> rows) {
        return rows.stream()
                .map(row -> roster.findRow(row.id()).filter(row::equals).orElse(row))
                .toList();
    }

    private void keepFewClosed(Incident incident) {
        if (incident.state() != Incident.State.CLOSED) {
            return;
        }
        synchronized (closedLookedAt) {
            closedLookedAt.put(incident.id(), true);
            while (closedLookedAt.size() > CLOSED_KEPT) {
                held.remove(closedLookedAt.pollFirstEntry().getKey());
            }
        }
    }
}
