package jp.anpi.registry.importing;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.registry.contract.Purpose;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.disclosure.Disclosure;
import jp.anpi.registry.disclosure.Sight;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.importing.ImportJob.State;
import jp.anpi.registry.sheet.TextEncoding;
import jp.anpi.registry.store.Spool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** All imports: one runs at a time, in the background, and the newest of each kind can be taken back. */
public final class Imports {

    private static final Logger LOG = LoggerFactory.getLogger(Imports.class);
    private static final int LISTED = 10;

    /** What is taken back by itself is so for everybody. */
    private static final Sight WHOLE = Disclosure.sight(Role.RESTRICTED_DESK, Purpose.KEEPING_THE_REGISTRY);

    private final Map<ListKind, Taking<?>> takings;
    private final ImportJobs jobs;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Running> running = new AtomicReference<>();

    private record Running(ImportJob job, Tally tally) {}

    Imports(List<Taking<?>> takings, ImportJobs jobs, InstantSource clock) {
        this.takings = takings.stream().collect(Collectors.toUnmodifiableMap(Taking::kind, taking -> taking));
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * How a list is to be taken in.
     *
     * @param allOrNothing nothing is changed when a single row cannot be used
     * @param encoding when the sender has confirmed it; else it is found out
     * @param headings what the sender says they mean
     */
    record Wish<C extends Enum<C> & ListColumn>(
            boolean dryRun, boolean allOrNothing, Optional<TextEncoding> encoding, Map<String, Optional<C>> headings) {}

    /** How lists of a kind are taken in, by its word in addresses; refused (404) where there is no such kind. */
    Taking<?> taking(String kind) {
        return taking(ListKind.of(kind)
                .orElseThrow(() -> Problem.of(CommonProblem.NOT_FOUND).refused()));
    }

    private Taking<?> taking(ListKind kind) {
        return Objects.requireNonNull(takings.get(kind), "every kind of list has one");
    }

    /** Begins; answers the job as soon as encoding and headings are known. The list is removed when the job is done. */
    <C extends Enum<C> & ListColumn> Mono<ImportJob> begin(Taking<C> taking, Spool list, Wish<C> wish, Sender sender) {
        return Mono.fromCallable(() -> ListFile.look(taking.columns(), list, wish.encoding(), wish.headings()))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(found -> begin(taking, found, wish, sender))
                .doOnError(_ -> list.close())
                .cache(); // Whoever goes away meanwhile neither leaves the list behind nor blocks the next import.
    }

    private <C extends Enum<C> & ListColumn> Mono<ImportJob> begin(
            Taking<C> taking, ListFile<C> list, Wish<C> wish, Sender sender) {
        var tally = new Tally();
        var job = tally.in(new ImportJob(
                UUID.randomUUID(),
                taking.kind(),
                State.RUNNING,
                wish.dryRun(),
                wish.allOrNothing(),
                clock.instant(),
                sender.name(),
                list.encoding(),
                list.mapping().columns().entrySet().stream()
                        .collect(Collectors.toMap(column -> column.getKey().name(), Map.Entry::getValue)),
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
                .doOnSuccess(_ -> inTheBackground(taking, list, sender, ours))
                .thenReturn(job);
    }

    private <C extends Enum<C> & ListColumn> void inTheBackground(
            Taking<C> taking, ListFile<C> list, Sender sender, Running ours) {
        work(taking, list, sender, ours)
                .onErrorResume(failure -> {
                    LOG.error("an import broke off", failure);
                    ImportJob broken = ours.tally().in(ours.job()).in(State.BROKEN_OFF);
                    return half(broken).onErrorResume(again -> {
                        LOG.error("half of it could not be taken back; the next start does", again);
                        return Mono.just(broken);
                    });
                })
                .flatMap(jobs::put)
                .doOnTerminate(
                        () -> { // before the end is told, after which the next may come at once
                            running.compareAndSet(ours, null);
                            list.spool().close();
                        })
                .subscribe(_ -> {}, failure -> LOG.error("the end of an import could not be noted", failure));
    }

    private <C extends Enum<C> & ListColumn> Mono<ImportJob> work(
            Taking<C> taking, ListFile<C> list, Sender sender, Running ours) {
        return brokenOff(taking.kind()).flatMap(left -> {
            UUID id = ours.job().id();
            var look = new Taking.Order<>(id, list, sender, left, true);
            if (ours.job().dryRun()) {
                return taking.run(look, ours.tally()).then(done(ours, State.DONE));
            }
            var run = new ImportJobs.Newest(id, left);
            Mono<ImportJob> take = jobs.newest(taking.kind(), run)
                    .then(taking.begin(run))
                    .then(taking.run(new Taking.Order<>(id, list, sender, left, false), ours.tally()))
                    .then(Mono.defer(() -> ours.job().allOrNothing()
                                    && ours.tally().faulty() > 0
                            ? taking.back(run, WHOLE).then(done(ours, State.REFUSED)) // somebody was faster with a row
                            : done(ours, State.DONE)));
            if (!ours.job().allOrNothing()) {
                return take;
            }
            var first = new Tally();
            return taking.run(look, first)
                    .then(Mono.defer(() -> first.faulty() > 0
                            ? Mono.fromSupplier(() -> first.in(ours.job()).in(State.REFUSED))
                            : take));
        });
    }

    /**
     * Takes back what a process before this one left half of, where nothing was to be taken in unless all of it could be. One that
     * fails is left to the next start: the registry is needed meanwhile.
     */
    public Mono<Void> settle() {
        return Flux.fromIterable(takings.keySet())
                .concatMap(kind -> jobs.newest(kind)
                        .flatMap(newest -> jobs.find(newest.id()))
                        .map(Imports::ended)
                        .filter(job -> job.state() == State.BROKEN_OFF && job.allOrNothing())
                        .flatMap(this::half)
                        .flatMap(jobs::put)
                        .onErrorResume(failure -> {
                            LOG.error("half of an import could not be taken back; the next start does", failure);
                            return Mono.empty();
                        }))
                .then();
    }

    /** What becomes of an import that broke off: on wish, nothing of it stays. */
    private Mono<ImportJob> half(ImportJob broken) {
        return broken.allOrNothing()
                ? jobs.newest(broken.kind())
                        .filter(newest -> newest.id().equals(broken.id()))
                        .flatMap(newest -> taking(broken.kind()).back(newest, WHOLE))
                        .thenReturn(broken.in(State.TAKEN_BACK))
                : Mono.just(broken);
    }

    /** Imports that did not come to their end since the last that did: what they noted is not to be relied on. */
    private Mono<Set<UUID>> brokenOff(ListKind kind) {
        return jobs.newest(kind)
                .flatMap(newest -> jobs.find(newest.id()).map(job -> switch (job.state()) {
                    case DONE, REFUSED, TAKEN_BACK -> Set.<UUID>of();
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
        return jobs.find(id).map(Imports::ended);
    }

    /** As it is once it does not run here. */
    private static ImportJob ended(ImportJob job) {
        return job.state() == State.RUNNING ? job.in(State.BROKEN_OFF) : job;
    }

    /** @param canBeTakenBack whether it is the newest of its kind and has changed something */
    record Listed(ImportJob job, boolean canBeTakenBack) {}

    /** Those of a kind that were to change something, the newest first, before them whatever just runs. */
    Mono<List<Listed>> latest(ListKind kind) {
        Optional<Running> now = Optional.ofNullable(running.get())
                .filter(one -> one.job().kind() == kind && one.job().state() == State.RUNNING);
        Flux<Listed> first =
                Flux.fromStream(now.stream()).map(one -> new Listed(one.tally().in(one.job()), false));
        Flux<Listed> others = jobs.latest(kind, LISTED)
                .filter(job ->
                        now.filter(one -> one.job().id().equals(job.id())).isEmpty())
                .map(Imports::ended)
                .concatMap(job -> canBeTakenBack(job).map(can -> new Listed(job, can && now.isEmpty())));
        return Flux.concat(first, others).collectList();
    }

    private Mono<Boolean> canBeTakenBack(ImportJob job) {
        return job.state() == State.DONE || job.state() == State.BROKEN_OFF
                ? jobs.newest(job.kind())
                        .map(newest -> newest.id().equals(job.id()))
                        .defaultIfEmpty(false)
                : Mono.just(false);
    }

    /** Takes the newest import of its kind back; refused (409) for any other and while one runs. */
    Mono<Taking.Taken> takeBack(UUID id, Sight sight) {
        return find(id).filterWhen(this::canBeTakenBack)
                .switchIfEmpty(Mono.error(
                        () -> Problem.of(ImportProblem.NOTHING_TO_TAKE_BACK).refused()))
                .flatMap(job -> takeBack(job, sight));
    }

    private Mono<Taking.Taken> takeBack(ImportJob job, Sight sight) {
        var ours = new Running(job, new Tally());
        if (!running.compareAndSet(null, ours)) {
            return Mono.error(Problem.of(ImportProblem.IMPORT_RUNNING).refused());
        }
        return jobs.newest(job.kind())
                .filter(newest -> newest.id().equals(job.id())) // another may have come to its end since we looked
                .switchIfEmpty(Mono.error(
                        () -> Problem.of(ImportProblem.NOTHING_TO_TAKE_BACK).refused()))
                .flatMap(newest -> taking(job.kind()).back(newest, sight))
                .flatMap(taken -> jobs.put(job.in(State.TAKEN_BACK)).thenReturn(taken))
                .doOnTerminate(() -> running.compareAndSet(ours, null))
                .cache();
    }
}
