package jp.anpi.safety.roster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.eventing.PartitionBatch;
import jp.anpi.registry.eventing.Projection;
import jp.anpi.registry.eventing.Received;
import jp.anpi.registry.eventing.Share;
import reactor.core.Scannable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Person events into the store, then into memory; offsets after both, since writing a version twice changes nothing. */
final class PersonProjection implements Projection<PersonState> {

    private final PersonStore store;
    private final Roster roster;
    private final List<PeopleListener> listeners = new CopyOnWriteArrayList<>();
    private final Set<Integer> taken = ConcurrentHashMap.newKeySet();
    private final Sinks.Empty<Void> loaded = Sinks.empty();

    PersonProjection(PersonStore store, Roster roster) {
        this.store = store;
        this.roster = roster;
    }

    @Override
    public Mono<Long> take(Share share) {
        return store.offset(share)
                .flatMap(next -> store.rows(share).doOnNext(roster::put).then(Mono.just(next)))
                .doOnSuccess(_ -> {
                    taken.add(share.partition());
                    if (taken.size() == share.partitions()) {
                        loaded.tryEmitEmpty();
                    }
                });
    }

    void onPeople(PeopleListener listener) {
        listeners.add(listener);
    }

    /** Completes once every share is in memory as it is stored. */
    Mono<Void> loaded() {
        return loaded.asMono();
    }

    boolean isLoaded() {
        return Boolean.TRUE.equals(loaded.scan(Scannable.Attr.TERMINATED));
    }

    @Override
    public Mono<Void> apply(PartitionBatch<PersonState> batch) {
        Map<PersonId, PersonState> changed = new LinkedHashMap<>();
        List<PersonId> erased = new ArrayList<>();
        for (var received : batch.records()) {
            switch (received) {
                case Received.Event<PersonState> told ->
                    changed.merge(
                            told.event().id(),
                            told.event(),
                            (old, news) -> old.version() > news.version() ? old : news);
                case Received.Erased<PersonState> gone -> {
                    var person = PersonId.of(gone.key());
                    changed.remove(person);
                    erased.add(person);
                }
            }
        }
        return store.write(
                        List.copyOf(changed.values()),
                        erased,
                        id -> roster.findRow(id).isEmpty())
                .then(Mono.fromRunnable(() -> {
                    changed.values().stream().map(store::rowOf).forEach(this::keepNewest);
                    erased.forEach(roster::remove);
                }))
                .then(Mono.defer(() -> tell(List.copyOf(changed.values()), erased)))
                .then(store.storeOffset(batch.share(), batch.nextOffset()));
    }

    private Mono<Void> tell(List<PersonState> changed, List<PersonId> erased) {
        if (listeners.isEmpty()) {
            return Mono.empty();
        }
        List<PersonBrief> news = changed.stream().map(PersonBrief::of).toList();
        return Flux.fromIterable(listeners)
                .concatMap(listener -> listener.changed(news, erased))
                .then();
    }

    private void keepNewest(PersonRow row) {
        if (roster.findRow(row.id())
                .filter(old -> old.version() > row.version())
                .isEmpty()) {
            roster.put(row);
        }
    }
}
