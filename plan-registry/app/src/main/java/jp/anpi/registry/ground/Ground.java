package jp.anpi.registry.ground;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.hazard.CityFrame;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.store.DeclaresIndexes;
import jp.anpi.registry.store.Spool;
import jp.anpi.registry.store.StateStore;
import org.locationtech.jts.geom.Envelope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Roads and water of the city: one extract at a time, taken in, kept, and what is drawn of it held in memory. */
public final class Ground implements DeclaresIndexes {

    private static final Logger LOG = LoggerFactory.getLogger(Ground.class);

    private final GroundStore store;
    private final StateStore<DistrictState> districts;
    private final GroundProperties properties;
    private final InstantSource clock;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final List<Runnable> followers = new CopyOnWriteArrayList<>();
    private volatile Loaded loaded = new Loaded(Optional.empty(), GroundMap.EMPTY);

    private record Loaded(Optional<GroundPublication> extract, GroundMap map) {}

    Ground(GroundStore store, StateStore<DistrictState> districts, GroundProperties properties, InstantSource clock) {
        this.store = store;
        this.districts = districts;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public Mono<Void> createIndexes() {
        return store.createIndexes();
    }

    /** What is drawn; the same instance until another extract is taken in. */
    GroundMap current() {
        return loaded.map();
    }

    Optional<GroundPublication> publication() {
        return loaded.extract();
    }

    /** Which extract holds, so that whoever made something of it sees when it is no longer that one. */
    public Optional<UUID> extract() {
        return loaded.extract().map(GroundPublication::id);
    }

    /** Has somebody told when another extract holds, or none any more; on a thread that may wait. */
    public void whenChanged(Runnable follower) {
        followers.add(follower);
    }

    /** Its roads as a small extract of their own (OpenStreetMap XML, gzip), part after part. */
    public Flux<byte[]> roads(UUID extract) {
        return store.roads(extract);
    }

    /**
     * How an extract is to be taken in.
     *
     * @param dryRun only looks
     */
    record Wish(String name, String attribution, boolean dryRun) {}

    /**
     * What came of it.
     *
     * @param known whether it is the one that holds already; nothing was changed then
     */
    record Outcome(GroundPublication extract, boolean known) {}

    /** Takes a file in and closes it; refused (409) while another one is. */
    Mono<Outcome> take(Spool file, Wish wish) {
        if (!busy.compareAndSet(false, true)) {
            file.close();
            return Mono.error(Problem.of(GroundProblem.EXTRACT_RUNNING).refused());
        }
        return Mono.fromCallable(file::digest)
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(digest -> store.newest()
                        .filter(extract -> extract.digest().equals(digest))
                        .map(extract -> new Outcome(extract, true))
                        .switchIfEmpty(Mono.defer(
                                () -> CityFrame.of(districts).flatMap(frame -> read(file, frame, digest, wish)))))
                .doOnTerminate(
                        () -> { // before the answer, after which the next may come at once
                            busy.set(false);
                            file.close();
                        })
                .cache(); // Whoever goes away meanwhile neither leaves the file behind nor blocks the next extract.
    }

    private Mono<Outcome> read(Spool file, Envelope frame, String digest, Wish wish) {
        return Mono.fromCallable(() -> cut(file, frame))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(cut -> {
                    Extract read = cut.read();
                    var publication = new GroundPublication(
                            UUID.randomUUID(),
                            wish.name(),
                            wish.attribution(),
                            clock.instant(),
                            read.roads(),
                            read.waters(),
                            read.incomplete(),
                            read.corners(),
                            digest);
                    var outcome = new Outcome(publication, false);
                    Mono<Outcome> done = wish.dryRun()
                            ? Mono.just(outcome)
                            : store.replace(publication, read.features(), cut.roads())
                                    .then(Mono.defer(this::refresh))
                                    .thenReturn(outcome);
                    return done.doFinally(_ -> cut.roads().close());
                });
    }

    /** @param roads as {@link RoadXml} writes them */
    private record Cut(Extract read, Spool roads) {}

    private Cut cut(Spool file, Envelope frame) throws IOException {
        var roads = new Spool();
        try {
            Extract read = extract(file, frame, roads);
            roads.complete();
            return new Cut(read, roads);
        } catch (IOException | RuntimeException failed) {
            roads.close();
            throw failed;
        }
    }

    private Extract extract(Spool file, Envelope frame, Spool roads) throws IOException {
        Extract read;
        try (var cut = new RoadXml(roads.stream())) {
            read = new ExtractReading(frame, properties.limits(), cut)
                    .read(ExtractFile.of(file, properties.unpacked().toBytes()));
        } catch (UnreadableExtract unreadable) {
            throw Problem.of(
                            GroundProblem.UNREADABLE_EXTRACT,
                            unreadable.reason().japanese(),
                            unreadable.reason().english())
                    .refused(unreadable);
        }
        if (read.features().isEmpty()) {
            throw Problem.of(GroundProblem.EXTRACT_NOT_HERE).refused();
        }
        return read;
    }

    /** Takes in a made-up extract (XML), when there is none at all. */
    public Mono<Void> load(String name, String xml) {
        return store.newest()
                .hasElement()
                .filter(known -> !known)
                .flatMap(_ -> Mono.fromCallable(() -> spooled(xml)).subscribeOn(Schedulers.boundedElastic()))
                .flatMap(file -> take(file, new Wish(name, "", false)))
                .then();
    }

    private static Spool spooled(String text) {
        try {
            var spool = new Spool();
            spool.append(text.getBytes(StandardCharsets.UTF_8));
            spool.complete();
            return spool;
        } catch (IOException full) {
            throw new UncheckedIOException("an extract could not be kept on disk", full);
        }
    }

    /** Lets the one hold that held before; refused (409) where there is none, and while a file is taken in. */
    Mono<GroundPublication> back() {
        if (!busy.compareAndSet(false, true)) {
            return Mono.error(Problem.of(GroundProblem.EXTRACT_RUNNING).refused());
        }
        return store.swap()
                .filter(swapped -> swapped)
                .switchIfEmpty(Mono.error(
                        () -> Problem.of(GroundProblem.NO_EXTRACT_BEFORE).refused()))
                .then(Mono.defer(this::refresh))
                .then(Mono.defer(store::newest))
                .doOnTerminate(() -> busy.set(false))
                .cache();
    }

    /** True when it held; it can come back. */
    Mono<Boolean> remove(UUID extract) {
        return store.remove(extract).flatMap(removed -> refresh().thenReturn(removed));
    }

    /** Brings up what is in memory, and removes what a crash has left. */
    public Mono<Void> start() {
        return store.sweep(clock.instant()).then(Mono.defer(this::refresh));
    }

    /** Takes up what another instance has taken in or removed; nothing happens when there is nothing. */
    public Mono<Void> refresh() {
        return store.newest().singleOptional().flatMap(newest -> {
            if (newest.map(GroundPublication::id).equals(extract())) {
                return Mono.empty();
            }
            return Mono.justOrEmpty(newest)
                    .flatMap(extract -> store.features(extract.id()))
                    .defaultIfEmpty(List.of())
                    .publishOn(Schedulers.boundedElastic())
                    .doOnNext(features -> {
                        loaded = new Loaded(newest, new GroundMap(features));
                        LOG.info("{} pieces of roads and water are in memory", features.size());
                        followers.forEach(Runnable::run);
                    })
                    .then();
        });
    }
}
