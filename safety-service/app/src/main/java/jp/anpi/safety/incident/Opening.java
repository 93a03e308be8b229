package jp.anpi.safety.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
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
import jp.anpi.registry.eventing.PartitionBatch;
import jp.anpi.registry.eventing.Projection;
import jp.anpi.registry.eventing.RecordKey;
import jp.anpi.registry.eventing.Share;
import jp.anpi.safety.contract.IncidentEvent;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.contract.SafetyTopics;
import jp.anpi.safety.roster.PersonRow;
import jp.anpi.safety.roster.Roster;
import jp.anpi.safety.roster.RosterCopy;
import jp.anpi.safety.sealing.SealedJson;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Freezes the rosters of incidents that are opening, a few chunks at a time, and says when they are open. One instance
 * owns this (the topic has one partition); it reads all facts again when it takes over and goes on where they end, so a
 * crash at any point costs nothing: a chunk that is stored but not told is told, people in no chunk go into new ones.
 */
final class Opening implements Projection<IncidentEvent> {

    private static final int CHUNKS_A_PIECE = 6;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final ChunkStore chunks;
    private final FrozenRosters rosters;
    private final Roster roster;
    private final RosterCopy copy;
    private final EventLog log;
    private final InstantSource clock;
    private final Map<IncidentId, Work> opening = new LinkedHashMap<>();

    /** What is left to do for one incident; used by the projector's thread alone. */
    private static final class Work {
        final IncidentEvent.Opened opened;
        final Set<Integer> told = new HashSet<>();
        final Map<PriorityGroup, Integer> counts = new EnumMap<>(PriorityGroup.class);
        Optional<List<List<PersonRow>>> left = Optional.empty();
        int nextNumber;
        int of;
        int people;
        boolean readyTold;

        Work(IncidentEvent.Opened opened) {
            this.opened = opened;
        }

        /** What was done may be stored in part: find out. */
        void planAgain() {
            left = Optional.empty();
            counts.clear();
            people = 0;
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
        opening.clear();
        return Mono.empty();
    }

    @Override
    public void release(Share share) {
        opening.clear();
    }

    @Override
    public Mono<Void> apply(PartitionBatch<IncidentEvent> batch) {
        batch.events().forEach(received -> fold(received.event()));
        return Mono.empty();
    }

    private void fold(IncidentEvent event) {
        switch (event) {
            case IncidentEvent.Opened opened -> opening.put(opened.incident(), new Work(opened));
            case IncidentEvent.RosterFrozen frozen -> {
                Work work = opening.get(frozen.incident());
                if (work != null) {
                    work.told.add(frozen.chunk());
                }
            }
            case IncidentEvent.Ready ready -> {
                opening.remove(ready.incident());
                rosters.settle(ready.incident());
            }
            case IncidentEvent.Closed closed -> opening.remove(closed.incident());
            case IncidentEvent.OutageDeclared _, IncidentEvent.MemberUnavailable _ -> {}
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
        return work.left.get().isEmpty() ? finish(work) : freeze(work);
    }

    private static Mono<Void> aMoment() {
        return Mono.delay(LOOK_AGAIN).then();
    }

    /** Counts everybody in scope and finds out who is in no chunk yet. */
    private Mono<Void> plan(Work work) {
        return chunks.stored(work.opened.incident())
                .flatMap(stored -> Flux.fromIterable(stored)
                        .concatMap(number -> chunks.rows(work.opened.incident(), number)
                                .flatMap(rows -> tellAgain(work, number, stored.size(), rows)
                                        .thenReturn(rows)))
                        .collectList())
                .doOnNext(frozen -> {
                    Set<PersonId> already = new HashSet<>();
                    frozen.forEach(rows -> rows.forEach(row -> already.add(row.id())));
                    frozen.forEach(rows -> count(work, rows));
                    work.nextNumber = frozen.size();
                    Scope scope = new Scope(work.opened.area(), work.opened.groups());
                    List<PersonRow> rest = roster.rows().stream()
                            .filter(row -> scope.on(row.lifecycle(), row.group(), row.home()) == Scope.Verdict.INSIDE
                                    && !already.contains(row.id()))
                            .sorted(Comparator.comparing(PersonRow::group)
                                    .thenComparing(row -> row.id().value()))
                            .toList();
                    work.left = Optional.of(cut(rest));
                    work.of = work.nextNumber + work.left.get().size();
                })
                .then();
    }

    private Mono<Void> tellAgain(Work work, int number, int of, List<PersonRow> rows) {
        return work.told.contains(number) ? Mono.empty() : tell(work, number, of, rows);
    }

    private Mono<Void> freeze(Work work) {
        var left = work.left.orElseThrow();
        List<List<PersonRow>> piece = left.subList(0, Math.min(CHUNKS_A_PIECE, left.size()));
        List<List<PersonRow>> rest = List.copyOf(left.subList(piece.size(), left.size()));
        int first = work.nextNumber;
        return Flux.range(0, piece.size())
                .concatMap(i -> chunks.insert(work.opened.incident(), first + i, work.of, piece.get(i))
                        .doOnSuccess(_ -> rosters.remember(work.opened.incident(), first + i, piece.get(i)))
                        .then(tell(work, first + i, work.of, piece.get(i))))
                .then(Mono.fromRunnable(() -> {
                    piece.forEach(rows -> count(work, rows));
                    work.nextNumber = first + piece.size();
                    work.left = Optional.of(rest);
                }));
    }

    private Mono<Void> finish(Work work) {
        return chunks.askedPeople(work.opened.incident())
                .flatMap(asked -> asked < work.people
                        ? aMoment()
                        : append(work, new IncidentEvent.Ready(work.opened.incident(), work.counts, clock.instant()))
                                .doOnSuccess(_ -> work.readyTold = true));
    }

    private Mono<Void> tell(Work work, int number, int of, List<PersonRow> rows) {
        return append(work, new IncidentEvent.RosterFrozen(work.opened.incident(), number, of, rows.size()));
    }

    private Mono<Void> append(Work work, IncidentEvent event) {
        return log.append(
                        SafetyTopics.INCIDENT,
                        RecordKey.of(event.incident().value()),
                        event,
                        new EventContext(work.opened.mode(), SealedJson.keyOf(event.incident())))
                .then();
    }

    private static void count(Work work, List<PersonRow> rows) {
        rows.forEach(row -> work.counts.merge(row.group(), 1, Integer::sum));
        work.people += rows.size();
    }

    private static List<List<PersonRow>> cut(List<PersonRow> rows) {
        List<List<PersonRow>> cut = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += ChunkStore.ROWS) {
            cut.add(List.copyOf(rows.subList(from, Math.min(from + ChunkStore.ROWS, rows.size()))));
        }
        return cut;
    }
}
