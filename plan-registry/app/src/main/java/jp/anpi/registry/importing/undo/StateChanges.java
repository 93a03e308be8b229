package jp.anpi.registry.importing.undo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.importing.list.ListMerge;
import jp.anpi.registry.importing.list.ListMerge.Change;
import jp.anpi.registry.importing.list.RowFault;
import jp.anpi.registry.importing.list.RowFault.Reason;
import jp.anpi.registry.importing.run.ImportJobs.Newest;
import jp.anpi.registry.importing.run.Taking;
import jp.anpi.registry.importing.run.Taking.Taken;
import jp.anpi.registry.importing.run.Tally;
import jp.anpi.registry.importing.undo.BeforeImages.Image;
import jp.anpi.registry.store.StateStore;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Makes states what a list says they are, each kept before it is changed, and what they were again when that is taken back. What
 * somebody changed since stays, since that work was done after looking.
 */
public final class StateChanges<T> {

    private static final int BATCH = 1_000;
    private static final int AT_ONCE = 16;

    private final StateStore<T> states;
    private final BeforeImages<T> before;
    private final BiFunction<T, Long, T> as;
    private final EventLog log;
    private final BiFunction<T, T, Mono<Boolean>> ours;

    /** @param as a state under another version */
    StateChanges(StateStore<T> states, BeforeImages<T> before, BiFunction<T, Long, T> as, EventLog log) {
        this(states, before, as, log, (_, _) -> Mono.just(false));
    }

    /**
     * @param ours whether all that has come to a state since it was left so follows from the import, and from nobody's work; the
     *     former is what was left
     */
    StateChanges(
            StateStore<T> states,
            BeforeImages<T> before,
            BiFunction<T, Long, T> as,
            EventLog log,
            BiFunction<T, T, Mono<Boolean>> ours) {
        this.states = states;
        this.before = before;
        this.as = as;
        this.log = log;
        this.ours = ours;
    }

    Mono<Void> createIndexes() {
        return before.createIndexes();
    }

    Mono<Void> begin(Newest run) {
        return before.onlyOf(run);
    }

    /** Does what a list comes to, or counts it only; the tally counts meanwhile. */
    public Mono<Void> take(Taking.Order<?> order, ListMerge<T> merge, Tally tally) {
        tally.took(0, 0, merge.unchanged());
        return Flux.fromIterable(merge.changes())
                .buffer(BATCH)
                .concatMap(some -> (order.onlyLooking() ? Mono.just(Set.<String>of()) : store(order.run(), some))
                        .doOnNext(losers -> count(some, losers, tally)))
                .then();
    }

    private Mono<Set<String>> store(Newest run, List<Change<T>> changes) {
        List<Image<T>> images = changes.stream()
                .map(change -> new Image<>(id(change.after()), change.before(), Optional.of(change.after())))
                .toList();
        return before.put(run, images, StateChanges::joined)
                .then(Mono.defer(
                        () -> states.putAll(changes.stream().map(Change::after).toList())))
                .flatMap(losers -> before.drop(run.id(), losers).thenReturn(losers));
    }

    /** What somebody else made of it between the two is what it was. */
    private static <T> Image<T> joined(Image<T> earlier, Image<T> later) {
        boolean untouched =
                later.before().equals(earlier.left()) || later.before().equals(earlier.before());
        return untouched ? new Image<>(later.id(), earlier.before(), later.left()) : later;
    }

    private void count(List<Change<T>> changes, Set<String> losers, Tally tally) {
        for (Change<T> change : changes) {
            if (losers.contains(id(change.after()))) {
                change.rows().forEach(row -> tally.late(new RowFault(row, 0, Reason.CHANGED_MEANWHILE, "")));
            } else {
                tally.took(change.added(), change.changed(), 0);
            }
        }
    }

    /** The ids of what came with an import. */
    public Mono<Set<String>> fresh(Newest run) {
        return ids(run, image -> image.before().isEmpty());
    }

    /** The ids of all that an import changed or brought. */
    public Mono<Set<String>> ids(Newest run) {
        return ids(run, _ -> true);
    }

    private Mono<Set<String>> ids(Newest run, Predicate<Image<T>> which) {
        return before.pages(run)
                .concatMapIterable(page -> page)
                .filter(which)
                .map(Image::id)
                .collect(Collectors.toSet());
    }

    /**
     * What was there comes first, so that nothing that came is needed only by what the import made of it.
     *
     * @param needed which of those that came with the import are needed by something that stays
     */
    public Mono<Taken> back(Newest run, Function<List<T>, Mono<Set<String>>> needed) {
        Mono<Taken> changed = before.pages(run)
                .concatMapIterable(page -> page)
                .filter(image -> image.before().isPresent())
                .flatMap(this::back, AT_ONCE)
                .reduce(new Taken(0, 0), Taken::and);
        return changed.flatMap(some -> gone(run, needed).map(some::and))
                .flatMap(taken -> before.forget(run).thenReturn(taken));
    }

    private Mono<Taken> gone(Newest run, Function<List<T>, Mono<Set<String>>> needed) {
        Mono<Set<String>> stay = before.pages(run)
                .concatMap(page ->
                        untouched(page).map(fresh -> fresh.values().stream().toList()))
                .concatMapIterable(fresh -> fresh)
                .collectList()
                .flatMap(fresh -> fresh.isEmpty() ? Mono.just(Set.<String>of()) : needed.apply(fresh));
        return stay.flatMap(
                kept -> before.pages(run).concatMap(page -> gone(page, kept)).reduce(new Taken(0, 0), Taken::and));
    }

    /** Of what came with the import, whatever nobody changed since. */
    private Mono<Map<String, T>> untouched(List<Image<T>> page) {
        Map<String, T> left = page.stream()
                .filter(image -> image.before().isEmpty())
                .flatMap(image -> image.left().stream())
                .collect(Collectors.toMap(this::id, state -> state));
        return states.find(left.keySet())
                .map(found -> found.entrySet().stream()
                        .filter(one -> one.getValue().equals(left.get(one.getKey())))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private Mono<Taken> gone(List<Image<T>> page, Set<String> kept) {
        return untouched(page).flatMap(found -> {
            found.keySet().removeAll(kept);
            long there = page.stream().filter(image -> image.before().isEmpty()).count();
            return Flux.fromIterable(found.values())
                    .flatMap(
                            state -> log.erase(
                                    states.kind().topic(), states.kind().key().apply(state)),
                            AT_ONCE)
                    .then(Mono.defer(() -> states.delete(List.copyOf(found.keySet()))))
                    .thenReturn(new Taken(found.size(), there - found.size()));
        });
    }

    /**
     * The version alone does not tell: whoever was faster than the import made the same one. What is as it was is back already,
     * when a taking back before this one failed further on.
     */
    private Mono<Taken> back(Image<T> image) {
        T was = image.before().orElseThrow();
        return states.find(image.id())
                .flatMap(now -> now.equals(as.apply(was, version(now)))
                        ? Mono.just(true)
                        : isLeft(image, now)
                                .filter(left -> left)
                                .flatMap(_ -> states.put(as.apply(was, version(now) + 1))))
                .defaultIfEmpty(false)
                .map(back -> back ? new Taken(1, 0) : new Taken(0, 1));
    }

    private Mono<Boolean> isLeft(Image<T> image, T now) {
        return Mono.justOrEmpty(image.left())
                .flatMap(left -> left.equals(now) ? Mono.just(true) : ours.apply(left, now))
                .defaultIfEmpty(false);
    }

    private String id(T state) {
        return states.kind().id().apply(state);
    }

    private long version(T state) {
        return states.kind().version().applyAsLong(state);
    }
}
