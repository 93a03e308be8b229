package jp.anpi.registry.hazard;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.store.Spool;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The districts of the city. A map of them takes the place of the one before as a whole: everything is looked at first, and what
 * cannot be taken in whole changes nothing. One that stops halfway is finished by sending the map again.
 */
final class Districts {

    /** Every page with a map loads them all. */
    private static final int MOST_CORNERS = 200_000;

    private final StateStore<DistrictState> districts;
    private final DistrictsBefore before;
    private final DistrictUse use;
    private final EventLog log;
    private final AtomicBoolean busy = new AtomicBoolean();

    Districts(StateStore<DistrictState> districts, DistrictsBefore before, DistrictUse use, EventLog log) {
        this.districts = districts;
        this.before = before;
        this.use = use;
        this.log = log;
    }

    /**
     * How a map is to be taken in.
     *
     * @param code the field that holds a district's code; without one the usual names are tried, as with {@code name}
     */
    record Wish(Optional<String> code, Optional<String> name, boolean dryRun) {}

    record Outcome(DistrictChange change, List<DrawnDistrict> drawn) {}

    /** Takes a file in and closes it; refused (409) while another one is. */
    Mono<Outcome> take(Spool file, Wish wish) {
        return alone(
                Mono.fromCallable(() -> read(file, wish)).subscribeOn(Schedulers.boundedElastic()),
                wish.dryRun(),
                file::close);
    }

    /** Lets the map before hold again; refused (409) where there is none, or one is just taken in. */
    Mono<Outcome> back() {
        Mono<List<DrawnDistrict>> drawn = before.all()
                .map(all -> all.stream().map(DrawnDistrict::of).toList())
                .switchIfEmpty(Mono.error(
                        () -> Problem.of(HazardProblem.NO_DISTRICTS_BEFORE).refused()));
        return alone(drawn, false, () -> {});
    }

    private Mono<Outcome> alone(Mono<List<DrawnDistrict>> map, boolean dryRun, Runnable done) {
        if (!busy.compareAndSet(false, true)) {
            done.run();
            return Mono.error(Problem.of(HazardProblem.MAP_RUNNING).refused());
        }
        return map.flatMap(drawn -> districts
                        .all(new Document())
                        .collectList()
                        .flatMap(known -> put(known, new Outcome(DistrictChange.of(known, drawn), drawn), dryRun)))
                .doOnTerminate(
                        () -> { // before the answer, after which the next may come at once
                            busy.set(false);
                            done.run();
                        })
                .cache(); // Whoever goes away meanwhile neither leaves the file behind nor blocks the next map.
    }

    /** The map that held until now can come back, also where only half of this one could be stored. */
    private Mono<Outcome> put(List<DistrictState> known, Outcome outcome, boolean dryRun) {
        DistrictChange change = outcome.change();
        return use.demandNone(change.missing())
                .then(Mono.defer(() -> dryRun || change.isNothing()
                        ? Mono.empty()
                        : before.keep(known).then(Mono.defer(() -> put(change))).then(Mono.defer(before::settled))))
                .thenReturn(outcome);
    }

    private static List<DrawnDistrict> read(Spool file, Wish wish) throws IOException {
        List<FeatureFault> faults = new ArrayList<>();
        List<DrawnDistrict> drawn = new ArrayList<>();
        var reading = new DistrictReading(wish.code(), wish.name(), faults::add);
        int corners = 0;
        try (InputStream in = file.open();
                MapReader reader = new GeoJson(new BufferedInputStream(in))) {
            for (Optional<MapFeature> next = reader.next();
                    next.isPresent() && faults.size() < FloodFile.SHOWN;
                    next = reader.next()) {
                Optional<DrawnDistrict> district = reading.read(next.get());
                district.ifPresent(drawn::add);
                corners += district.stream()
                        .flatMap(one -> one.rings().stream())
                        .mapToInt(List::size)
                        .sum();
                if (corners > MOST_CORNERS) {
                    throw Problem.of(HazardProblem.DISTRICTS_TOO_FINE, MOST_CORNERS)
                            .refused();
                }
            }
        } catch (UnreadableMap unreadable) {
            throw FloodFile.refused(unreadable);
        }
        if (!faults.isEmpty()) {
            throw Problem.of(HazardProblem.FAULTY_DISTRICTS, faults.size())
                    .and(FloodAnswer.items(faults.stream()
                            .map(fault -> new FloodFile.Fault("", fault))
                            .toList()))
                    .refused();
        }
        if (drawn.isEmpty()) {
            throw Problem.of(HazardProblem.NO_DISTRICTS).refused();
        }
        return drawn;
    }

    private Mono<Void> put(DistrictChange change) {
        return districts
                .putAll(change.news())
                .flatMap(losers -> losers.isEmpty()
                        ? remove(change.missing())
                        : Mono.error(Problem.of(HazardProblem.DISTRICTS_CHANGED).refused()));
    }

    private Mono<Void> remove(List<DistrictState> gone) {
        return Flux.fromIterable(gone)
                .concatMap(one -> log.erase(
                        districts.kind().topic(), districts.kind().key().apply(one)))
                .then(
                        gone.isEmpty()
                                ? Mono.empty()
                                : Mono.defer(() -> districts.delete(
                                        gone.stream().map(districts.kind().id()).toList())));
    }
}
