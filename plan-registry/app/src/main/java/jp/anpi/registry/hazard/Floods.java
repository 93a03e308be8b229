package jp.anpi.registry.hazard;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.store.DeclaresIndexes;
import jp.anpi.registry.store.Spool;
import jp.anpi.registry.store.StateStore;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The maps of floods: taken in one at a time, kept, and held in memory whole. */
public final class Floods implements FloodMaps, DeclaresIndexes {

    private static final Logger LOG = LoggerFactory.getLogger(Floods.class);

    private final FloodStore store;
    private final StateStore<DistrictState> districts;
    private final HazardProperties properties;
    private final InstantSource clock;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile Loaded loaded = new Loaded(Map.of(), FloodMap.EMPTY);

    private record Loaded(Map<UUID, FloodMap.Layer> layers, FloodMap map) {}

    Floods(FloodStore store, StateStore<DistrictState> districts, HazardProperties properties, InstantSource clock) {
        this.store = store;
        this.districts = districts;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public FloodMap current() {
        return loaded.map();
    }

    @Override
    public Mono<Void> createIndexes() {
        return store.createIndexes();
    }

    /**
     * How a map is to be taken in.
     *
     * @param allOrNothing nothing is taken in when a single feature is wrong
     */
    record Wish(FloodSource source, boolean dryRun, boolean allOrNothing) {}

    /**
     * What came of it.
     *
     * @param known whether the same file had been taken in before; nothing was changed then
     */
    record Outcome(FloodPublication map, boolean known, List<FloodFile.Fault> faults) {}

    /** Takes a file in and closes it; refused (409) while another one is. */
    Mono<Outcome> take(Spool file, Wish wish) {
        if (!busy.compareAndSet(false, true)) {
            file.close();
            return Mono.error(Problem.of(HazardProblem.MAP_RUNNING).refused());
        }
        return Mono.zip(store.all(), CityFrame.of(districts))
                .flatMap(ready -> Mono.fromCallable(file::digest)
                        .subscribeOn(Schedulers.boundedElastic())
                        .flatMap(digest -> ready.getT1().stream()
                                .filter(map -> map.digest().equals(digest))
                                .findFirst()
                                .map(map -> Mono.just(new Outcome(map, true, List.of())))
                                .orElseGet(() -> take(file, digest, ready.getT1(), ready.getT2(), wish))))
                .doOnTerminate(
                        () -> { // before the answer, after which the next may come at once
                            busy.set(false);
                            file.close();
                        })
                .cache(); // Whoever goes away meanwhile neither leaves the file behind nor blocks the next map.
    }

    private Mono<Outcome> take(Spool file, String digest, List<FloodPublication> before, Envelope frame, Wish wish) {
        int corners = before.stream().mapToInt(FloodPublication::corners).sum();
        return Mono.fromCallable(() -> {
                    var read = new FloodFile(frame, properties.corners() - corners);
                    read.read(file, properties.unpacked().toBytes());
                    if (wish.allOrNothing() && read.faultCount() > 0) {
                        throw FloodAnswer.refusal(read).refused();
                    }
                    if (read.zones().isEmpty()) {
                        throw Problem.of(HazardProblem.NOT_HERE, read.features())
                                .and(FloodAnswer.items(read.faults()))
                                .refused();
                    }
                    return read;
                })
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(read -> {
                    var map = new FloodPublication(
                            UUID.randomUUID(),
                            wish.source(),
                            clock.instant(),
                            read.features(),
                            read.outside(),
                            read.faultCount(),
                            read.corners(),
                            read.pieces(),
                            digest);
                    var outcome = new Outcome(map, false, read.faults());
                    return wish.dryRun()
                            ? Mono.just(outcome)
                            : store.add(map, read.zones())
                                    .then(Mono.defer(this::refresh))
                                    .thenReturn(outcome);
                });
    }

    /**
     * Takes in a made-up map, when there is none at all.
     *
     * @param rings closed, by the depth inside them
     */
    public Mono<Void> load(FloodSource source, Map<DepthRank, List<Position>> rings) {
        return store.all().filter(List::isEmpty).flatMap(_ -> {
            List<FloodZone> zones = new ArrayList<>();
            Map<DepthRank, Integer> pieces = new HashMap<>();
            rings.forEach((rank, ring) -> {
                Coordinate[] corners = ring.stream()
                        .map(place -> new Coordinate(place.lon(), place.lat()))
                        .toArray(Coordinate[]::new);
                var area = new GeometryFactory().createPolygon(corners);
                Cutting.pieces(area, FloodReading.wholeCountry())
                        .forEach(piece -> zones.add(new FloodZone(rank, Optional.empty(), piece)));
                pieces.put(rank, 1);
            });
            int corners =
                    zones.stream().mapToInt(zone -> zone.area().getNumPoints()).sum();
            Instant now = clock.instant();
            return store.add(
                            new FloodPublication(
                                    UUID.randomUUID(), source, now, rings.size(), 0, 0, corners, pieces, "sample"),
                            zones)
                    .then(Mono.defer(this::refresh));
        });
    }

    Mono<List<FloodPublication>> all() {
        return store.all();
    }

    /** True when there was one. */
    Mono<Boolean> remove(UUID map) {
        return store.remove(map).flatMap(removed -> refresh().thenReturn(removed));
    }

    /** Brings up what is in memory, and removes what a crash has left; answers when people can be told of every map. */
    public Mono<Void> start() {
        return store.sweep(clock.instant()).then(Mono.defer(this::refresh));
    }

    /** Takes up what another instance has taken in or removed; nothing happens when there is nothing. */
    public Mono<Void> refresh() {
        return store.all().flatMap(all -> {
            Loaded before = loaded;
            if (before.layers()
                    .keySet()
                    .equals(all.stream().map(FloodPublication::id).collect(Collectors.toSet()))) {
                return Mono.empty();
            }
            return Flux.fromIterable(all)
                    .concatMap(map -> Optional.ofNullable(before.layers().get(map.id()))
                            .map(Mono::just)
                            .orElseGet(
                                    () -> store.zones(map.id()).map(zones -> new FloodMap.Layer(map.source(), zones)))
                            .map(layer -> Map.entry(map.id(), layer)))
                    .collectList()
                    .publishOn(Schedulers.boundedElastic())
                    .doOnNext(layers -> {
                        loaded = new Loaded(
                                layers.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                                new FloodMap(
                                        layers.stream().map(Map.Entry::getValue).toList()));
                        LOG.info("{} maps of floods are in memory", layers.size());
                    })
                    .then();
        });
    }
}
