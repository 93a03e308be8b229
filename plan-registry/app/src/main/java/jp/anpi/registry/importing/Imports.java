package jp.anpi.registry.importing;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.ReplaceOptions;
import java.text.Normalizer;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.importing.ImportJob.State;
import jp.anpi.registry.sheet.TextEncoding;
import jp.anpi.registry.store.DeclaresIndexes;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.Spool;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** All imports: one runs at a time, in the background, and the newest can be taken back. */
public final class Imports implements DeclaresIndexes {

    private static final Logger LOG = LoggerFactory.getLogger(Imports.class);
    private static final String PROFILE = "import-profile/persons";
    private static final int DISTRICTS = 1_000;

    private final ImportRun run;
    private final TakingBack takingBack;
    private final BeforeImages before;
    private final ResidentNumbers numbers;
    private final ImportJobs jobs;
    private final StateStore<DistrictState> districts;
    private final RegistryDatabase database;
    private final ImportProperties properties;
    private final ZoneId zone;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Running> running = new AtomicReference<>();

    private record Running(ImportJob job, Tally tally) {}

    Imports(
            ImportRun run,
            TakingBack takingBack,
            BeforeImages before,
            ResidentNumbers numbers,
            ImportJobs jobs,
            StateStore<DistrictState> districts,
            RegistryDatabase database,
            ImportProperties properties,
            ZoneId zone,
            InstantSource clock) {
        this.run = run;
        this.takingBack = takingBack;
        this.before = before;
        this.numbers = numbers;
        this.jobs = jobs;
        this.districts = districts;
        this.database = database;
        this.properties = properties;
        this.zone = zone;
        this.clock = clock;
    }

    @Override
    public Mono<Void> createIndexes() {
        return before.createIndexes().then(numbers.createIndexes());
    }

    /**
     * How a list is to be taken in.
     *
     * @param allOrNothing nothing is changed when a single row cannot be used
     * @param encoding when the sender has confirmed it; else it is found out
     * @param profile headings of the city beside the known ones; saved for the next time
     */
    record Wish(
            boolean dryRun,
            boolean allOrNothing,
            Optional<TextEncoding> encoding,
            Optional<Map<String, PersonColumn>> profile) {}

    /** Begins; answers the job as soon as encoding and headings are known. The list is removed when the job is done. */
    Mono<ImportJob> begin(Spool list, Wish wish, String by) {
        return profile(wish)
                .flatMap(profile -> Mono.fromCallable(() -> PersonList.look(list, wish.encoding(), profile))
                        .subscribeOn(Schedulers.boundedElastic()))
                .flatMap(found -> begin(found, wish, by))
                .doOnError(_ -> list.close())
                .cache(); // Whoever goes away meanwhile neither leaves the list behind nor blocks the next import.
    }

    private Mono<ImportJob> begin(PersonList list, Wish wish, String by) {
        var tally = new Tally();
        var job = tally.in(new ImportJob(
                UUID.randomUUID(),
                State.RUNNING,
                wish.dryRun(),
                wish.allOrNothing(),
                clock.instant(),
                by,
                list.encoding(),
                list.mapping().columns(),
                list.mapping().ignored(),
                0,
                0,
                0,
                0,
                0,
                -1,
                0,
                List.of()));
        var ours = new Running(job, tally);
        if (!running.compareAndSet(null, ours)) {
            return Mono.error(Problem.of(ImportProblem.IMPORT_RUNNING).refused());
        }
        return jobs.put(job)
                .doOnError(_ -> running.compareAndSet(ours, null))
                .doOnSuccess(_ -> inTheBackground(list, ours))
                .thenReturn(job);
    }

    private void inTheBackground(PersonList list, Running ours) {
        work(list, ours)
                .onErrorResume(failure -> {
                    LOG.error("an import broke off", failure);
                    return Mono.just(ours.tally().in(ours.job()).in(State.BROKEN_OFF));
                })
                .flatMap(jobs::put)
                .doFinally(_ -> {
                    running.compareAndSet(ours, null);
                    list.spool().close();
                })
                .subscribe(_ -> {}, failure -> LOG.error("the end of an import could not be noted", failure));
    }

    private Mono<ImportJob> work(PersonList list, Running ours) {
        return Mono.zip(known(), brokenOff()).flatMap(found -> {
            var names = found.getT1();
            var left = found.getT2();
            LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
            UUID id = ours.job().id();
            int rows = properties.rows();
            var looking = new ImportRun.Order(id, list, names, today, rows, left, true);
            var taking = new ImportRun.Order(id, list, names, today, rows, left, false);
            if (ours.job().dryRun()) {
                return run.run(looking, ours.tally()).then(done(ours, State.DONE));
            }
            Mono<ImportJob> take = jobs.newest(new ImportJobs.Newest(id, left))
                    .then(before.onlyOf(id))
                    .then(run.run(taking, ours.tally()))
                    .then(done(ours, State.DONE));
            if (!ours.job().allOrNothing()) {
                return take;
            }
            var first = new Tally();
            return run.run(looking, first)
                    .then(Mono.defer(() -> first.faulty() > 0
                            ? Mono.fromSupplier(() -> first.in(ours.job()).in(State.REFUSED))
                            : take));
        });
    }

    /** Imports that did not come to their end since the last that did: what they noted is not to be relied on. */
    private Mono<Set<UUID>> brokenOff() {
        return jobs.newest()
                .flatMap(newest -> jobs.find(newest.id()).map(job -> switch (job.state()) {
                    case DONE -> Set.<UUID>of();
                    case REFUSED, TAKEN_BACK -> newest.brokenOff();
                    case RUNNING, BROKEN_OFF ->
                        Stream.concat(newest.brokenOff().stream(), Stream.of(newest.id()))
                                .collect(Collectors.toSet());
                }))
                .defaultIfEmpty(Set.of());
    }

    private static Mono<ImportJob> done(Running ours, State state) {
        return Mono.fromSupplier(() -> ours.tally().in(ours.job()).in(state));
    }

    /** As it stands; one that neither runs here nor came to an end broke off with its process. */
    Mono<ImportJob> find(UUID id) {
        Running now = running.get();
        if (now != null && now.job().id().equals(id)) {
            return Mono.fromSupplier(() -> now.tally().in(now.job()));
        }
        return jobs.find(id).map(job -> job.state() == State.RUNNING ? job.in(State.BROKEN_OFF) : job);
    }

    /** Takes the newest import back; refused (409) for any other and while one runs. */
    Mono<TakingBack.Taken> takeBack(UUID id) {
        return find(id).zipWith(jobs.newest())
                .filter(both -> both.getT1().id().equals(both.getT2().id()))
                .filter(both ->
                        both.getT1().state() == State.DONE || both.getT1().state() == State.BROKEN_OFF)
                .switchIfEmpty(Mono.error(
                        () -> Problem.of(ImportProblem.NOTHING_TO_TAKE_BACK).refused()))
                .flatMap(both -> takeBack(both.getT1()));
    }

    private Mono<TakingBack.Taken> takeBack(ImportJob job) {
        var ours = new Running(job, new Tally());
        if (!running.compareAndSet(null, ours)) {
            return Mono.error(Problem.of(ImportProblem.IMPORT_RUNNING).refused());
        }
        return takingBack
                .back(job.id())
                .flatMap(taken -> jobs.put(job.in(State.TAKEN_BACK)).thenReturn(taken))
                .doFinally(_ -> running.compareAndSet(ours, null))
                .cache();
    }

    private Mono<Function<String, Optional<DistrictId>>> known() {
        return districts.list(new Document(), Optional.empty(), DISTRICTS).map(all -> {
            Map<String, DistrictId> names = new HashMap<>();
            all.forEach(district -> {
                names.put(folded(district.id().value()), district.id());
                names.put(folded(district.name()), district.id());
            });
            return name -> Optional.ofNullable(names.get(folded(name)));
        });
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).strip();
    }

    private Mono<Map<String, PersonColumn>> profile(Wish wish) {
        var meta = database.durable("meta");
        if (wish.profile().isPresent()) {
            Document words = new Document();
            wish.profile().get().forEach((heading, column) -> words.append(heading, column.name()));
            return database.one(meta.replaceOne(
                            eq("_id", PROFILE),
                            new Document("_id", PROFILE).append("headings", words),
                            new ReplaceOptions().upsert(true)))
                    .thenReturn(wish.profile().get());
        }
        return database.one(meta.find(eq("_id", PROFILE)).first())
                .map(found -> {
                    Map<String, PersonColumn> headings = new HashMap<>();
                    found.get("headings", Document.class)
                            .forEach((heading, column) -> headings.put(heading, PersonColumn.valueOf((String) column)));
                    return headings;
                })
                .defaultIfEmpty(new HashMap<>());
    }
}
