package jp.anpi.safety.incident;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import jp.anpi.registry.contract.PersonId;
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

    private final List<BiConsumer<IncidentId, List<PersonRow>>> listeners = new CopyOnWriteArrayList<>();

    private final Map<ChunkKey, List<PersonRow>> fresh = new ConcurrentHashMap<>();

    private record ChunkKey(IncidentId incident, int number) {}

    private record Held(FrozenRoster roster, Set<Integer> loaded, Map<Integer, Mono<Void>> loading) {}

    FrozenRosters(ChunkStore chunks, Incidents incidents, Roster roster) {
        this.chunks = chunks;
        this.incidents = incidents;
        this.roster = roster;
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
                    .filter(number -> !mine.loaded().contains(number))
                    .toList();
            return missing.isEmpty()
                    ? Mono.just(mine.roster())
                    : Flux.fromIterable(missing)
                            .flatMap(number -> load(id, number, mine), CHUNKS_AT_ONCE)
                            .then(Mono.just(mine.roster()));
        });
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
                && mine.loaded().size() == incident.chunks()
                && mine.roster().find(person).isEmpty();
    }

    /** Notes how many of a chunk's people an owner has asked or found to need no asking. */
    public Mono<Void> noteAsked(IncidentId id, int number, int partition, int people) {
        return chunks.noteAsked(id, number, partition, people);
    }

    /** One chunk's rows. */
    public Mono<List<PersonRow>> chunk(IncidentId id, int number) {
        List<PersonRow> rows = fresh.remove(new ChunkKey(id, number));
        return rows == null ? chunks.rows(id, number).map(this::shared) : Mono.just(rows);
    }

    /** Takes over rows that were stored a moment ago, so that this instance need not read them back. */
    void remember(IncidentId id, int number, List<PersonRow> rows) {
        Held mine = heldOf(id);
        mine.roster().add(rows);
        mine.loaded().add(number);
        fresh.put(new ChunkKey(id, number), rows);
        listeners.forEach(listener -> listener.accept(id, rows));
    }

    /** Forgets what nobody came for, once the incident is open. */
    void settle(IncidentId id) {
        fresh.keySet().removeIf(key -> key.incident().equals(id));
    }

    private Held heldOf(IncidentId id) {
        return held.computeIfAbsent(
                id, _ -> new Held(new FrozenRoster(), ConcurrentHashMap.newKeySet(), new ConcurrentHashMap<>()));
    }

    /** Calls back with the rows that come into memory, each at least once; be quick. */
    public void onLoaded(BiConsumer<IncidentId, List<PersonRow>> listener) {
        listeners.add(listener);
    }

    /** Whoever asks for a chunk that is being read waits for the same reading. */
    private Mono<Void> load(IncidentId id, int number, Held into) {
        return into.loading()
                .computeIfAbsent(
                        number,
                        _ -> chunk(id, number)
                                .doOnNext(rows -> {
                                    into.roster().add(rows);
                                    into.loaded().add(number);
                                    listeners.forEach(listener -> listener.accept(id, rows));
                                })
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
