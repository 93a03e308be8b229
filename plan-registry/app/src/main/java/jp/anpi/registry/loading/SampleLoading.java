package jp.anpi.registry.loading;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import jp.anpi.registry.access.Account;
import jp.anpi.registry.sample.SampleAccount;
import jp.anpi.registry.sample.SampleCity;
import jp.anpi.registry.sample.SampleSize;
import jp.anpi.registry.store.SampleMark;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/**
 * Fills an empty registry with made-up people. The mark is written first, moved on with each batch in order and completed
 * last; an interrupted load goes on where the mark stands, with the size, seed and day it began with, since the generator
 * gives the same people again.
 */
public final class SampleLoading {

    private static final int BATCH = 1_000;
    private static final int AT_ONCE = 4;

    private final SampleStores stores;
    private final SampleGround ground;
    private final SampleMark mark;
    private final SampleProperties wanted;
    private final InstantSource clock;
    private final Sinks.Many<SampleProgress> progress =
            Sinks.many().replay().latestOrDefault(new SampleProgress.Looking());

    SampleLoading(
            SampleStores stores, SampleGround ground, SampleMark mark, SampleProperties wanted, InstantSource clock) {
        this.stores = stores;
        this.ground = ground;
        this.mark = mark;
        this.wanted = wanted;
        this.clock = clock;
    }

    /** How far it is now and then each step, until it is {@link SampleProgress#isFinal final}. */
    public Flux<SampleProgress> progress() {
        return progress.asFlux().takeUntil(SampleProgress::isFinal);
    }

    /**
     * Makes what is wanted and missing; completes when there is nothing left to make.
     *
     * @param passwordHash what sample accounts sign in with
     */
    public Mono<Void> load(String passwordHash) {
        return mark.read()
                .flatMap(known -> known.map(Mono::just).orElseGet(this::begin))
                .flatMap(loaded -> loaded.complete() ? Mono.just(whole(loaded)) : make(loaded, passwordHash))
                .defaultIfEmpty(new SampleProgress.NothingToDo())
                .doOnNext(progress::tryEmitNext)
                .then();
    }

    private Mono<SampleMark.Loaded> begin() {
        Optional<SampleSize> size = wanted.size();
        if (size.isEmpty()) {
            return Mono.empty();
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), wanted.zone());
        var begun = new SampleMark.Loaded(size.get().name(), wanted.sampleSeed(), today, 0, false);
        return stores.persons()
                .isEmpty()
                .filter(empty -> empty)
                .flatMap(_ -> mark.write(begun).thenReturn(begun));
    }

    private static SampleProgress whole(SampleMark.Loaded loaded) {
        SampleSize size = SampleSize.valueOf(loaded.size());
        return new SampleProgress.Whole(size.japanese(), size.people());
    }

    private Mono<SampleProgress> make(SampleMark.Loaded begun, String passwordHash) {
        return Mono.fromSupplier(
                        () -> SampleCity.generate(SampleSize.valueOf(begun.size()), begun.seed(), begun.asOf()))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(city -> surroundings(city, passwordHash)
                        .then(persons(city, begun))
                        .then(Mono.defer(() ->
                                mark.write(begun.withPersons(city.personCount()).completed())))
                        .thenReturn(new SampleProgress.Whole(city.name(), city.personCount())));
    }

    private Mono<Void> surroundings(SampleCity city, String passwordHash) {
        return stores.districts()
                .load(city.districts())
                .then(ground.load(city))
                .then(stores.offices().load(city.offices()))
                .then(stores.members().load(city.members()))
                .then(stores.accounts()
                        .load(city.accounts().stream()
                                .map(account -> account(account, passwordHash))
                                .toList()));
    }

    private Mono<Void> persons(SampleCity city, SampleMark.Loaded begun) {
        progress.tryEmitNext(new SampleProgress.Making(city.name(), begun.persons(), city.personCount()));
        return Flux.fromStream(() -> city.persons().skip(begun.persons()))
                .buffer(BATCH)
                .subscribeOn(Schedulers.boundedElastic())
                .publishOn(Schedulers.parallel(), 1)
                .flatMapSequential(
                        batch -> stores.loadPersons(batch, begun.asOf()).thenReturn(batch.size()), AT_ONCE, 1)
                .scan(begun.persons(), Integer::sum)
                .skip(1)
                .concatMap(done -> mark.advance(begun.withPersons(done))
                        .doOnSuccess(_ ->
                                progress.tryEmitNext(new SampleProgress.Making(city.name(), done, city.personCount()))))
                .then();
    }

    private static Account account(SampleAccount account, String passwordHash) {
        return new Account(
                account.id(),
                account.username(),
                account.displayName(),
                account.role(),
                account.member(),
                account.office(),
                Optional.of(passwordHash),
                true);
    }
}
