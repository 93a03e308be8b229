package jp.anpi.safety.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.eventing.EventContext;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.Outgoing;
import jp.anpi.registry.eventing.PartitionBatch;
import jp.anpi.registry.eventing.Projection;
import jp.anpi.registry.eventing.RecordKey;
import jp.anpi.registry.eventing.Share;
import jp.anpi.safety.contract.IncidentEvent;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.contract.SafetyTopics;
import jp.anpi.safety.incident.ChunkStore.Chunk;
import jp.anpi.safety.roster.PersonRow;
import jp.anpi.safety.roster.Roster;
import jp.anpi.safety.roster.RosterCopy;
import jp.anpi.safety.sealing.SealedJson;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Freezes the rosters of incidents that are opening, a few chunks at a time, and says when they are open: once the roster is
 * whole and the owners have asked about everybody who depends on power or on treatment. Those come in chunks of their own
 * before all others; the rest is asked while the incident is open already. One instance owns this (the topic has one
 * partition); it reads all facts again when it takes over and goes on where they end, so a crash at any point costs nothing:
 * a chunk that is stored but not told is told, people in no chunk go into new ones.
 */
final class Opening implements Projection<IncidentEvent> {

    /** Few enough that whoever watches sees the roster grow, many enough that each core has work. */
    private static final int CHUNKS_A_PIECE = 12;

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    /** Whom an incident must have asked about before it counts as open. */
    private static final Set<PriorityGroup> ASKED_FIRST =
            EnumSet.of(PriorityGroup.PUSH_SUPPORT, PriorityGroup.MEDICAL_COORDINATION);

    private final ChunkStore chunks;
    private final FrozenRosters rosters;
    private final Roster roster;
    private final RosterCopy copy;
    private final EventLog log;
    private final InstantSource clock;
    /** Sent twice at once, an opening may be on the log twice: the first counts. */
    private final Set<IncidentId> seen = new HashSet<>();

    private final Map<IncidentId, Work> opening = new LinkedHashMap<>();

    /** Closed before they were open; they may be opened again. */
    private final Map<IncidentId, Work> paused = new LinkedHashMap<>();

    /** What is left to do for one incident; used by the projector's thread alone. */
    private static final class Work {
        final IncidentEvent.Opened opened;
        final Set<Integer> told = new HashSet<>();
        final Map<PriorityGroup, Integer> counts = new EnumMap<>(PriorityGroup.class);
        final Set<Integer> askedFirst = new HashSet<>();
        int peopleAskedFirst;
        Optional<List<Chunk>> left = Optional.empty();
        boolean readyTold;

        Work(IncidentEvent.Opened opened) {
            this.opened = opened;
        }

        IncidentId incident() {
            return opened.incident();
        }

        /** What was done may be stored in part: find out. */
        void planAgain() {
            left = Optional.empty();
            counts.clear();
            askedFirst.clear();
            peopleAskedFirst = 0;
        }

        void count(int number, List<PersonRow> rows) {
            boolean first = false;
            for (var row : rows) {
                counts.merge(row.group(), 1, Integer::sum);
                first |= ASKED_FIRST.contains(row.group());
            }
            if (first) {
                askedFirst.add(number);
                peopleAskedFirst += rows.size();
            }
        }
    }

    Opening(
            ChunkStore chunks,
            FrozenRosters rosters,
            Roster roster,
            RosterCopy copy,
            EventLog log,
            InstantSource clock) {
        this.chunks = chunks;
        this.rosters = rosters;
        this.roster = roster;
        this.copy = copy;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public Mono<Long> take(Share share) {
        seen.clear();
        opening.clear();
        paused.clear();
        return Mono.empty();
    }

    @Override
    public void release(Share share) {
        seen.clear();
        opening.clear();
        paused.clear();
    }

    @Override
    public Mono<Void> apply(PartitionBatch<IncidentEvent> batch) {
        batch.events().forEach(received -> fold(received.event()));
        return Mono.empty();
    }

    private void fold(IncidentEvent event) {
        switch (event) {
            case IncidentEvent.Opened opened -> {
                if (seen.add(opened.incident())) {
                    opening.put(opened.incident(), new Work(opened));
                }
            }
            case IncidentEvent.RosterFrozen frozen -> {
                Work work = opening.get(frozen.incident());
                if (work != null) {
                    work.told.add(frozen.chunk());
                }
            }
            case IncidentEvent.Ready ready -> opening.remove(ready.incident());
            case IncidentEvent.Closed closed -> pause(closed.incident());
            case IncidentEvent.Reopened reopened -> resume(reopened.incident());
            case IncidentEvent.Deleted deleted -> {
                opening.remove(deleted.incident());
                paused.remove(deleted.incident());
            }
            case IncidentEvent.OutageDeclared _,
                    IncidentEvent.MemberUnavailable _,
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

    private void pause(IncidentId id) {
        Work work = opening.remove(id);
        if (work != null) {
            paused.put(id, work);
        }
    }

    private void resume(IncidentId id) {
        Work work = paused.remove(id);
        if (work != null) {
            work.planAgain();
            opening.put(id, work);
        }
    }

    /** While one is opening there is always a next piece; a piece that only waits takes its own short time. */
    @Override
    public Optional<Instant> nextDue() {
        return opening.isEmpty() ? Optional.empty() : Optional.of(Instant.EPOCH);
    }

    @Override
    public Mono<Void> due(Instant now) {
        return Flux.fromIterable(List.copyOf(opening.values()))
                .next()
                .flatMap(work -> piece(work).doOnError(_ -> work.planAgain()));
    }

    private Mono<Void> piece(Work work) {
        if (work.readyTold || !copy.isUpToDate()) {
            return aMoment();
        }
        if (work.left.isEmpty()) {
            return plan(work);
        }
        return work.left.get().isEmpty() ? finish(work) : freeze(work, work.left.get());
    }

    private static Mono<Void> aMoment() {
        return Mono.delay(LOOK_AGAIN).then();
    }

    /** Counts everybody who is frozen and finds out who is in no chunk yet. */
    private Mono<Void> plan(Work work) {
        return chunks.stored(work.incident())
                .flatMap(stored -> Flux.fromIterable(stored)
                        .concatMap(number -> chunks.rows(work.incident(), number)
                                .map(rows -> new Chunk(number, stored.size(), rows))
                                .flatMap(chunk -> tellAgain(work, chunk).thenReturn(chunk)))
                        .collectList())
                .doOnNext(frozen -> {
                    Set<PersonId> already = new HashSet<>();
                    for (var chunk : frozen) {
                        work.count(chunk.number(), chunk.rows());
                        chunk.rows().forEach(row -> already.add(row.id()));
                    }
                    work.left = Optional.of(cut(inScope(work, already), frozen.size()));
                })
                .then();
    }

    private Mono<Void> tellAgain(Work work, Chunk chunk) {
        return work.told.contains(chunk.number()) ? Mono.empty() : tell(work, List.of(chunk));
    }

    /** The rows that are still to be frozen, group by group. */
    private List<List<PersonRow>> inScope(Work work, Set<PersonId> already) {
        Scope scope = new Scope(work.opened.area(), work.opened.groups());
        Map<PriorityGroup, List<PersonRow>> byGroup = new EnumMap<>(PriorityGroup.class);
        for (var row : roster.rows()) {
            if (scope.on(row.lifecycle(), row.group(), row.home()) == Scope.Verdict.INSIDE
                    && (already.isEmpty() || !already.contains(row.id()))) {
                byGroup.computeIfAbsent(row.group(), _ -> new ArrayList<>()).add(row);
            }
        }
        return List.copyOf(byGroup.values());
    }

    private Mono<Void> freeze(Work work, List<Chunk> left) {
        List<Chunk> piece = List.copyOf(left.subList(0, Math.min(CHUNKS_A_PIECE, left.size())));
        List<Chunk> rest = List.copyOf(left.subList(piece.size(), left.size()));
        return chunks.insert(work.incident(), piece)
                .doOnSuccess(_ -> piece.forEach(chunk -> rosters.remember(work.incident(), chunk)))
                .then(tell(work, piece))
                .doOnSuccess(_ -> {
                    piece.forEach(chunk -> work.count(chunk.number(), chunk.rows()));
                    work.left = Optional.of(rest);
                });
    }

    private Mono<Void> finish(Work work) {
        return chunks.askedPeople(work.incident(), work.askedFirst::contains)
                .flatMap(asked -> asked < work.peopleAskedFirst
                        ? aMoment()
                        : tell(work, new IncidentEvent.Ready(work.incident(), work.counts, clock.instant()))
                                .doOnSuccess(_ -> work.readyTold = true));
    }

    private Mono<Void> tell(Work work, List<Chunk> some) {
        return tell(
                work,
                some.stream()
                        .map(chunk -> new IncidentEvent.RosterFrozen(
                                work.incident(),
                                chunk.number(),
                                chunk.of(),
                                chunk.rows().size()))
                        .toArray(IncidentEvent[]::new));
    }

    private Mono<Void> tell(Work work, IncidentEvent... facts) {
        var context = new EventContext(work.opened.mode(), SealedJson.keyOf(work.incident()));
        var key = RecordKey.of(work.incident().value());
        return log.appendAll(
                SafetyTopics.INCIDENT,
                Arrays.stream(facts)
                        .map(fact -> new Outgoing<>(key, fact, context))
                        .toList());
    }

    /** Chunks behind those that are frozen. A chunk that is asked about first holds nobody else: nobody waits for others. */
    private static List<Chunk> cut(List<List<PersonRow>> groups, int frozen) {
        List<List<PersonRow>> parts = new ArrayList<>();
        List<PersonRow> part = new ArrayList<>();
        boolean first = false;
        for (var group : groups) {
            boolean groupIsFirst = ASKED_FIRST.contains(group.getFirst().group());
            if (first && !groupIsFirst && !part.isEmpty()) {
                parts.add(part);
                part = new ArrayList<>();
            }
            first = groupIsFirst;
            for (var row : group) {
                part.add(row);
                if (part.size() == ChunkStore.ROWS) {
                    parts.add(part);
                    part = new ArrayList<>();
                }
            }
        }
        if (!part.isEmpty()) {
            parts.add(part);
        }
        List<Chunk> chunks = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            chunks.add(new Chunk(frozen + i, frozen + parts.size(), List.copyOf(parts.get(i))));
        }
        return chunks;
    }
}
