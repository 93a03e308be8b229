package jp.anpi.registry.importing.run;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import jp.anpi.registry.mistake.WithoutLists;
import jp.anpi.registry.store.Duplicates;
import jp.anpi.registry.store.RegistryDatabase;
import org.bson.Document;
import org.bson.conversions.Bson;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Which import may run now, of all processes that share the store. Who has it says so again and again; who was killed has it no
 * longer after {@link #HELD}. The clocks of all processes go by, so they may differ by no more than a few seconds.
 */
final class ImportLease implements WithoutLists {

    static final Duration HELD = Duration.ofSeconds(20);
    private static final Duration AGAIN = HELD.dividedBy(5);
    private static final String RUNNING = "running";

    private final RegistryDatabase database;
    private final MongoCollection<Document> imports;
    private final InstantSource clock;

    ImportLease(RegistryDatabase database, InstantSource clock) {
        this.database = database;
        this.imports = database.durable(ImportJobs.COLLECTION);
        this.clock = clock;
    }

    /** Somebody who was away for too long found that another import had begun. */
    static final class Lost extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        Lost(UUID run) {
            super("another process has begun an import while this one held no lease: " + run);
        }
    }

    /** False while another one has it. */
    Mono<Boolean> take(UUID run) {
        Bson free = and(eq("_id", RUNNING), lte("until", Date.from(clock.instant())));
        var mine = new Document("_id", RUNNING).append("import", run.toString()).append("until", until());
        return database.one(imports.replaceOne(free, mine, new ReplaceOptions().upsert(true)))
                .hasElement()
                .onErrorResume(Duplicates::only, _ -> Mono.just(false));
    }

    /**
     * Does what whoever has it may do, and keeps it meanwhile; fails with {@link Lost} where it could not be kept, or where the store did
     * not answer this process for so long that it may have been given to another.
     */
    <T> Mono<T> during(UUID run, Mono<T> work) {
        var kept = new AtomicReference<>(clock.instant());
        Mono<T> keeping = Flux.interval(AGAIN)
                .onBackpressureDrop()
                .concatMap(_ -> stillKept(run, kept))
                .filter(still -> !still)
                .next()
                .flatMap(_ -> Mono.error(() -> new Lost(run)));
        return Mono.firstWithSignal(work, keeping);
    }

    /** What cannot be given back is nobody's after {@link #HELD}. */
    @Override
    public Mono<Boolean> during(Mono<Void> work) {
        return Mono.fromSupplier(UUID::randomUUID).flatMap(ours -> {
            Mono<Void> left = Mono.defer(() -> release(ours)).onErrorComplete();
            return take(ours)
                    .flatMap(taken -> taken
                            ? during(ours, work.thenReturn(true))
                                    .onErrorResume(failure -> left.then(Mono.error(failure)))
                                    .delayUntil(_ -> left)
                            : Mono.just(false));
        });
    }

    private Mono<Boolean> stillKept(UUID run, AtomicReference<Instant> kept) {
        return Mono.fromSupplier(clock::instant)
                .flatMap(asked -> renew(run).timeout(AGAIN).doOnNext(still -> {
                    if (still) {
                        kept.set(asked);
                    }
                }))
                .onErrorResume(_ -> Mono.fromSupplier(
                        () -> clock.instant().isBefore(kept.get().plus(HELD).minus(AGAIN))));
    }

    private Mono<Boolean> renew(UUID run) {
        return database.one(imports.updateOne(mine(run), set("until", until())))
                .map(result -> result.getMatchedCount() == 1);
    }

    private Date until() {
        return Date.from(clock.instant().plus(HELD));
    }

    /** Whether this one runs somewhere. */
    Mono<Boolean> isHeld(UUID run) {
        return database.one(imports.find(mine(run)).first())
                .map(found -> found.getDate("until").toInstant().isAfter(clock.instant()))
                .defaultIfEmpty(false);
    }

    Mono<Void> release(UUID run) {
        return database.one(imports.deleteOne(mine(run))).then();
    }

    private static Bson mine(UUID run) {
        return and(eq("_id", RUNNING), eq("import", run.toString()));
    }
}
