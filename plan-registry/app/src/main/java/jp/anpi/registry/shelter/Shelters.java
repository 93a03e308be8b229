package jp.anpi.registry.shelter;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.hazard.Hazard;
import jp.anpi.registry.shelter.DesignatedPlace.Kind;
import jp.anpi.registry.shelter.ShelterStore.Held;
import jp.anpi.registry.store.DeclaresIndexes;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The places that the city has designated, one list of each kind, held in memory whole. */
public final class Shelters implements DeclaresIndexes {

    private static final Comparator<DesignatedPlace> IN_ORDER =
            Comparator.comparing(DesignatedPlace::kind).thenComparing(DesignatedPlace::key);

    private final ShelterStore store;
    private final InstantSource clock;
    private volatile Map<Kind, Listed> listed = Map.of();

    /** @param places in the order of their keys */
    private record Listed(Held held, List<DesignatedPlace> places) {}

    Shelters(ShelterStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Mono<Void> createIndexes() {
        return store.createIndexes();
    }

    /** Brings up what is in memory, and removes what a crash has left. */
    public Mono<Void> start() {
        return store.sweep(clock.instant()).then(Mono.defer(this::refresh));
    }

    /** Takes up what another instance has taken in or back; nothing happens when there is nothing. */
    public Mono<Void> refresh() {
        return store.held()
                .flatMapMany(all -> Flux.fromIterable(all.values()))
                .concatMap(held -> Optional.ofNullable(listed.get(held.kind()))
                        .filter(known -> known.held().list().equals(held.list()))
                        .map(known -> Mono.just(new Listed(held, known.places())))
                        .orElseGet(() -> store.places(held.list())
                                .map(places -> new Listed(
                                        held, places.stream().sorted(IN_ORDER).toList()))))
                .collect(Collectors.toUnmodifiableMap(one -> one.held().kind(), one -> one))
                .doOnNext(now -> listed = now)
                .then();
    }

    /** All of both kinds, those to flee to first, in the order of their keys. */
    public List<DesignatedPlace> all() {
        Map<Kind, Listed> now = listed;
        return Arrays.stream(Kind.values())
                .flatMap(kind -> places(now, kind).stream())
                .toList();
    }

    /** Whose the places are that are known; none as long as no list has said so. */
    public Set<MunicipalityCode> cities() {
        return all().stream().flatMap(place -> place.city().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** The nearest places to flee to in a hazard, whose place on the map is known. */
    public List<NearbyPlace> near(Position home, Hazard hazard, int most) {
        return NearbyPlace.to(home, hazard, places(listed, Kind.EMERGENCY_PLACE), most);
    }

    /**
     * What a list would make of the places of its kind.
     *
     * @param whole whether every row of it could be read
     */
    public Mono<PlaceMerge> merged(Kind kind, List<DesignatedPlace> list, boolean whole) {
        return refresh().then(Mono.fromSupplier(() -> PlaceMerge.of(places(listed, kind), list, whole)));
    }

    /** Lets a list hold from now on; the one that held until now can come back. */
    public Mono<Void> replace(Kind kind, UUID list, List<DesignatedPlace> places) {
        Optional<Held> until = Optional.ofNullable(listed.get(kind)).map(Listed::held);
        return store.put(list, places, clock.instant())
                .then(Mono.defer(() -> store.hold(new Held(kind, list, until.map(Held::list)))))
                .then(Mono.defer(
                        () -> until.flatMap(Held::before).map(store::forget).orElseGet(Mono::empty)))
                .then(Mono.defer(this::refresh));
    }

    /** Takes in made-up places, when there is no list at all. */
    public Mono<Void> load(List<DesignatedPlace> places) {
        return refresh()
                .then(Mono.defer(() ->
                        listed.isEmpty() ? replace(Kind.EMERGENCY_PLACE, UUID.randomUUID(), places) : Mono.empty()));
    }

    /** Brings back the list before this one; answers how many places are others then, 0 when this list does not hold. */
    public Mono<Integer> back(UUID list) {
        return refresh().then(Mono.defer(() -> {
            List<DesignatedPlace> were = all();
            return Flux.fromIterable(listed.values())
                    .filter(one -> one.held().list().equals(list))
                    .next()
                    .flatMap(one -> back(one.held())
                            .then(Mono.fromSupplier(() -> PlaceMerge.differences(
                                    of(one.held().kind(), were), of(one.held().kind(), all())))))
                    .defaultIfEmpty(0);
        }));
    }

    private Mono<Void> back(Held held) {
        return held.before()
                .map(before -> store.hold(new Held(held.kind(), before, Optional.empty())))
                .orElseGet(() -> store.holdNone(held.kind()))
                .then(Mono.defer(() -> store.forget(held.list())))
                .then(Mono.defer(this::refresh));
    }

    private static List<DesignatedPlace> of(Kind kind, List<DesignatedPlace> places) {
        return places.stream().filter(place -> place.kind() == kind).toList();
    }

    private static List<DesignatedPlace> places(Map<Kind, Listed> in, Kind kind) {
        return Optional.ofNullable(in.get(kind)).map(Listed::places).orElse(List.of());
    }
}
