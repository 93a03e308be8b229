package jp.anpi.registry.importing.shelter;

import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.disclosure.Sight;
import jp.anpi.registry.importing.run.ImportJobs.Newest;
import jp.anpi.registry.importing.run.ListKind;
import jp.anpi.registry.importing.run.ListRows;
import jp.anpi.registry.importing.run.Taking;
import jp.anpi.registry.importing.run.Tally;
import jp.anpi.registry.shelter.DesignatedPlace;
import jp.anpi.registry.shelter.MunicipalityCode;
import jp.anpi.registry.shelter.PlaceMerge;
import jp.anpi.registry.shelter.Shelters;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Lists of designated places; each takes the place of the one of its kind before it. */
final class ShelterTaking implements Taking<ShelterColumn> {

    private final Shelters shelters;
    private final Optional<MunicipalityCode> city;
    private final int mostRows;

    /** @param city whose registry this is; when nobody says, it is that of the places that are known */
    ShelterTaking(Shelters shelters, Optional<MunicipalityCode> city, int mostRows) {
        this.shelters = shelters;
        this.city = city;
        this.mostRows = mostRows;
    }

    @Override
    public ListKind kind() {
        return ListKind.SHELTERS;
    }

    @Override
    public Class<ShelterColumn> columns() {
        return ShelterColumn.class;
    }

    /** What an import left for taking it back goes with the next one that changes something. */
    @Override
    public Mono<Void> begin(Newest run) {
        return Mono.empty();
    }

    @Override
    public Mono<Void> run(Order<ShelterColumn> order, Tally tally) {
        return shelters.refresh().then(Mono.defer(() -> {
            DesignatedPlace.Kind kind = ShelterRows.kind(order.list().mapping());
            var rows = new ShelterRows(
                    order.list().mapping(), city.map(Set::of).orElseGet(shelters::cities), tally::fault);
            return ListRows.whole(order.list(), rows::read, tally, mostRows)
                    .flatMap(listed -> shelters.merged(kind, listed, tally.faulty() == 0))
                    .flatMap(merge -> take(order, kind, merge).then(Mono.<Void>fromRunnable(() -> {
                        tally.took(merge.added(), merge.changed(), merge.unchanged());
                        tally.missing(merge.missing());
                    })));
        }));
    }

    private Mono<Void> take(Order<ShelterColumn> order, DesignatedPlace.Kind kind, PlaceMerge merge) {
        return order.onlyLooking() || !merge.isChange()
                ? Mono.empty()
                : shelters.replace(kind, order.id(), merge.places());
    }

    @Override
    public Mono<Taken> back(Newest run, Sight sight) {
        return Flux.concat(Mono.just(run.id()), Flux.fromIterable(run.brokenOff()))
                .concatMap(shelters::back)
                .reduce(0, Integer::sum)
                .map(places -> new Taken(places, 0));
    }
}
