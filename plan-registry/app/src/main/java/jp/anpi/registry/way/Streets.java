package jp.anpi.registry.way;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.anpi.registry.ground.Ground;
import jp.anpi.registry.http.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The graph of the streets that hold: made when somebody first asks for a way, on a thread of its own that makes it and searches it, and
 * made anew when another extract has been taken in. Who never asks pays nothing, and a graph whose extract is gone is given up at once.
 */
final class Streets implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Streets.class);
    private static final int MOST_WAITING = 64;
    private static final Duration SOON = Duration.ofSeconds(5);

    private final Ground ground;
    private final Scheduler thread = Schedulers.newBoundedElastic(1, MOST_WAITING, "ways", 60, true);
    private final AtomicReference<State> state = new AtomicReference<>(new State.None());
    private final Set<Path> rooms = ConcurrentHashMap.newKeySet();

    Streets(Ground ground) {
        this.ground = ground;
        ground.whenChanged(this::letGo);
    }

    private sealed interface State {
        record None() implements State {}

        record Making(UUID extract) implements State {}

        record Ready(UUID extract, StreetGraph graph) implements State {}

        /** The extract has no street that one could read: it is not read again and again. */
        record Unusable(UUID extract) implements State {}
    }

    /** A graph cannot be made of what an extract has, however often it is tried. */
    private static final class NoGraph extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NoGraph(RuntimeException why) {
            super(why);
        }
    }

    /** What can be asked now. */
    enum Readiness {
        /** No extract was taken in, or none that has streets. */
        NO_STREETS,
        /** The graph is being made; it is worth asking again in a moment. */
        PREPARING,
        READY
    }

    /** Whether a way can be searched; begins to make it possible when it is not. */
    Readiness prepare() {
        Optional<UUID> extract = ground.extract();
        if (extract.isEmpty()) {
            return Readiness.NO_STREETS;
        }
        State now = state.get();
        return switch (now) {
            case State.Ready ready when ready.extract().equals(extract.get()) -> Readiness.READY;
            case State.Unusable unusable when unusable.extract().equals(extract.get()) -> Readiness.NO_STREETS;
            case State.Making _ -> Readiness.PREPARING;
            case State.Ready _, State.Unusable _, State.None _ -> {
                var making = new State.Making(extract.get());
                if (state.compareAndSet(now, making)) {
                    make(now, making);
                }
                yield Readiness.PREPARING;
            }
        };
    }

    private void make(State before, State.Making making) {
        Mono.usingWhen(
                        Mono.fromCallable(() -> room(before)).subscribeOn(thread),
                        room -> fetch(making.extract(), room.resolve("roads.osm.gz"))
                                .publishOn(thread)
                                .map(file -> graph(file, room.resolve("graph"))),
                        room -> Mono.<Void>fromRunnable(() -> remove(room)).subscribeOn(Schedulers.boundedElastic()))
                .doOnNext(graph -> made(making, graph))
                .doOnError(failure -> {
                    boolean forGood = failure instanceof NoGraph;
                    state.compareAndSet(making, forGood ? new State.Unusable(making.extract()) : new State.None());
                    LOG.warn("ways cannot be searched: {}", failure.toString());
                })
                .onErrorComplete()
                .subscribe();
    }

    private Path room(State before) throws IOException {
        close(before);
        Path room = Files.createTempDirectory("anpi-ways");
        rooms.add(room);
        return room;
    }

    private static StreetGraph graph(Path file, Path room) {
        try {
            return StreetGraph.of(file, room);
        } catch (RuntimeException unusable) {
            throw new NoGraph(unusable);
        }
    }

    private void made(State.Making making, StreetGraph graph) {
        if (state.compareAndSet(making, new State.Ready(making.extract(), graph))) {
            LOG.info("ways can be searched on {} stretches of street", graph.edges());
            letGo();
        } else {
            graph.close();
        }
    }

    /** Gives up a graph whose extract holds no longer. It is all on the heap, so it goes when whoever still searches it is done. */
    private void letGo() {
        if (state.get() instanceof State.Ready ready && !ground.extract().equals(Optional.of(ready.extract()))) {
            state.compareAndSet(ready, new State.None());
        }
    }

    private Mono<Path> fetch(UUID extract, Path file) {
        return Mono.using(
                () -> Files.newOutputStream(file),
                out -> ground.roads(extract)
                        .publishOn(thread, 2)
                        .doOnNext(part -> write(out, part))
                        .then(Mono.just(file)),
                Streets::close);
    }

    /** Searches on the graph; fails with a refusal (503) where too many wait or the graph has just gone. */
    <T> Mono<T> search(Function<StreetGraph, T> question) {
        return Mono.fromCallable(() -> switch (state.get()) {
                    case State.Ready ready -> question.apply(ready.graph());
                    case State.None _, State.Making _, State.Unusable _ ->
                        throw Problem.unavailable(SOON).refused();
                })
                .subscribeOn(thread)
                .onErrorMap(
                        RejectedExecutionException.class,
                        full -> Problem.unavailable(SOON).refused(full));
    }

    private static void close(State before) {
        if (before instanceof State.Ready ready) {
            ready.graph().close();
        }
    }

    private static void write(OutputStream out, byte[] part) {
        try {
            out.write(part);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static void close(OutputStream out) {
        try {
            out.close();
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private void remove(Path room) {
        rooms.remove(room);
        if (!Files.exists(room)) {
            return;
        }
        try (Stream<Path> all = Files.walk(room)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException left) {
            LOG.warn("a directory of streets could not be removed: {}", left.toString());
        }
    }

    @Override
    public void close() {
        thread.dispose();
        close(state.getAndSet(new State.None()));
        List.copyOf(rooms).forEach(this::remove);
    }
}
