package jp.anpi.registry.way;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
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
 * made anew when another extract has been taken in. Who never asks pays nothing.
 */
final class Streets implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Streets.class);
    private static final int MOST_WAITING = 64;
    private static final Duration SOON = Duration.ofSeconds(5);

    private final Ground ground;
    private final Scheduler thread = Schedulers.newBoundedElastic(1, MOST_WAITING, "ways", 60, true);
    private final AtomicReference<State> state = new AtomicReference<>(new State.None());

    Streets(Ground ground) {
        this.ground = ground;
    }

    private sealed interface State {
        record None() implements State {}

        record Making(UUID extract) implements State {}

        record Ready(UUID extract, StreetGraph graph) implements State {}
    }

    /** What can be asked now. */
    enum Readiness {
        /** No extract was taken in. */
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
            case State.Making _ -> Readiness.PREPARING;
            case State.Ready _, State.None _ -> {
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
                        Mono.fromCallable(() -> Files.createTempDirectory("anpi-ways"))
                                .subscribeOn(thread),
                        room -> fetch(making.extract(), room.resolve("roads.osm.gz"))
                                .publishOn(thread)
                                .map(file -> StreetGraph.of(file, room.resolve("graph"))),
                        room -> Mono.<Void>fromRunnable(() -> remove(room)).subscribeOn(thread))
                .doOnNext(graph -> {
                    close(before);
                    state.set(new State.Ready(making.extract(), graph));
                    LOG.info("ways can be searched on {} stretches of street", graph.edges());
                })
                .doOnError(failure -> {
                    close(before);
                    state.set(new State.None());
                    LOG.warn("ways cannot be searched: {}", failure.toString());
                })
                .onErrorComplete()
                .subscribe();
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
                    case State.None _, State.Making _ ->
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

    private static void remove(Path room) {
        try (Stream<Path> all = Files.walk(room)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException left) {
            LOG.warn("a directory of streets could not be removed: {}", left.toString());
        }
    }

    @Override
    public void close() {
        thread.dispose();
        close(state.getAndSet(new State.None()));
    }
}
