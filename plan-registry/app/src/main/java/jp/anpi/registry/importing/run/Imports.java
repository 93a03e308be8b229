package jp.anpi.registry.importing.run;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.registry.contract.Purpose;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.disclosure.Disclosure;
import jp.anpi.registry.disclosure.Sight;
import jp.anpi.registry.eventing.Fault;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.Refused;
import jp.anpi.registry.importing.file.ListFile;
import jp.anpi.registry.importing.file.WorkbookSheet;
import jp.anpi.registry.importing.list.ListColumn;
import jp.anpi.registry.importing.list.Sender;
import jp.anpi.registry.importing.run.ImportJob.State;
import jp.anpi.registry.importing.run.ImportJobs.HalfTakenBack;
import jp.anpi.registry.importing.run.ImportJobs.Newest;
import jp.anpi.registry.sheet.TextEncoding;
import jp.anpi.registry.store.Spool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** All imports: one runs at a time, in the background, whatever the number of processes; the newest of each kind can be taken back. */
public final class Imports {

    private static final Logger LOG = LoggerFactory.getLogger(Imports.class);
    private static final int LISTED = 10;

    /** What is taken back by itself is so for everybody. */
    private static final Sight WHOLE = sight(Role.RESTRICTED_DESK);

    private final Map<ListKind, Taking<?>> takings;
    private final ImportJobs jobs;
    private final ImportLease lease;
    private final Function<Instant, Mono<Problem>> mayBeAskedAbout;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Running> running = new AtomicReference<>();

    private record Running(ImportJob job, Tally tally) {

        UUID id() {
            return job.id();
        }

        /** One that is being taken back has its counts from when it was taken in. */
        ImportJob asItStands() {
            return job.state() == State.RUNNING ? tally.in(job) : job;
        }
    }

    /** @param mayBeAskedAbout why an incident may ask about who came since then; empty when none may */
    Imports(
            List<Taking<?>> takings,
            ImportJobs jobs,
            ImportLease lease,
            Function<Instant, Mono<Problem>> mayBeAskedAbout,
            InstantSource clock) {
        this.takings = takings.stream().collect(Collectors.toUnmodifiableMap(Taking::kind, taking -> taking));
        this.jobs = jobs;
        this.lease = lease;
        this.mayBeAskedAbout = mayBeAskedAbout;
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

    /**
     * Refused (409) while one runs, so that nobody's list is kept for nothing.
     *
     * @param before what is done all the same before it is refused
     */
    Mono<Void> refuseWhileOneRuns(Mono<Void> before) {
        return Mono.defer(() -> running.get() == null
                ? Mono.empty()
                : before.then(Mono.error(
                        () -> Problem.of(ImportProblem.IMPORT_RUNNING).refused())));
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
                list.sheet().map(WorkbookSheet::name),
                list.sheet().map(WorkbookSheet::others).orElse(List.of()),
                0,
                0,
                0,
                0,
                0,
                -1,
                0,
                Map.of(),
                List.of()));
        var ours = new Running(job, tally);
        return alone(ours)
                .then(Mono.defer(
                        () -> jobs.put(job).onErrorResume(failure -> left(ours).then(Mono.error(failure)))))
                .doOnSuccess(_ -> inTheBackground(taking, list, sender, ours))
                .thenReturn(job);
    }

    /** From here on nothing else runs, in no process; refused (409) where something does. */
    private Mono<Void> alone(Running ours) {
        return Mono.defer(() -> running.compareAndSet(null, ours)
                        ? lease.take(ours.id())
                                .doOnNext(taken -> free(ours, !taken))
                                .doOnError(_ -> free(ours, true))
                        : Mono.just(false))
                .flatMap(taken -> taken
                        ? Mono.<Void>empty()
                        : Mono.error(Problem.of(ImportProblem.IMPORT_RUNNING).refused()));
    }

    private void free(Running ours, boolean really) {
        if (really) {
            running.compareAndSet(ours, null);
        }
    }

    /** The next may come; at once, unless it cannot be told to other processes, which then find out for themselves. */
    private Mono<Void> left(Running ours) {
        return lease.release(ours.id())
                .onErrorResume(failure -> {
                    LOG.warn("other processes are not told that an import is over: {}", Fault.of(failure));
                    return Mono.empty();
                })
                .doOnTerminate(() -> free(ours, true));
    }

    private <C extends Enum<C> & ListColumn> void inTheBackground(
            Taking<C> taking, ListFile<C> list, Sender sender, Running ours) {
        Mono<ImportJob> whole = work(taking, list, sender, ours).onErrorResume(failure -> {
            LOG.error("an import broke off: {}", Fault.of(failure));
            ImportJob broken = ours.tally().in(ours.job()).in(State.BROKEN_OFF);
            return half(broken).onErrorResume(again -> {
                LOG.error("half of it could not be taken back; that is tried again later: {}", Fault.of(again));
                return Mono.just(broken);
            });
        });
        lease.during(ours.id(), whole)
                .flatMap(jobs::put)
                .onErrorResume(failure -> {
                    LOG.error("the end of an import could not be noted: {}", Fault.of(failure));
                    return Mono.empty();
                })
                .then(left(ours))
                .doFinally(_ -> list.spool().close())
                .subscribe();
    }

    private <C extends Enum<C> & ListColumn> Mono<ImportJob> work(
            Taking<C> taking, ListFile<C> list, Sender sender, Running ours) {
        Mono<?> before = ours.job().dryRun()
                ? Mono.empty()
                : unlessItWaits(taking.kind())
                        .flatMap(_ -> jobs.halfTakenBack(taking.kind()))
                        .flatMap(this::back);
        return before.then(Mono.defer(() -> brokenOff(taking.kind()))).flatMap(left -> {
            UUID id = ours.job().id();
            var look = new Taking.Order<>(id, list, sender, left, true);
            if (ours.job().dryRun()) {
                return taking.run(look, ours.tally()).then(done(ours, State.DONE));
            }
            var run = new Newest(id, left);
            Mono<ImportJob> take = jobs.newest(taking.kind(), run)
                    .then(taking.begin(run))
                    .then(taking.run(new Taking.Order<>(id, list, sender, left, false), ours.tally()))
                    .then(Mono.defer(() -> ours.job().allOrNothing()
                                    && ours.tally().faulty() > 0
                            ? taking.back(run, WHOLE) // somebody was faster with a row
                                    .flatMap(taken -> done(ours, taken.isWhole() ? State.REFUSED : State.BROKEN_OFF))
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
     * Goes on with what a process that is gone was taking back, and takes back what it left half of, where nothing was to be taken in
     * unless all of it could be. What runs somewhere is left alone, and what fails to the next time: the registry is needed meanwhile.
     */
    public Mono<Void> settle() {
        return Flux.fromIterable(takings.keySet())
                .concatMap(kind -> unlessItWaits(kind)
                        .flatMap(_ -> settle(kind))
                        .onErrorResume(failure -> {
                            LOG.error(
                                    "half of an import could not be taken back; that is tried again later: {}",
                                    Fault.of(failure));
                            return Mono.empty();
                        }))
                .then();
    }

    /** The newest, unless all that is left of it would only wait once more: a city's list is not read for nothing. */
    private Mono<Newest> unlessItWaits(ListKind kind) {
        return jobs.newest(kind)
                .filterWhen(newest -> newest.waits()
                        ? jobs.begun(newest)
                                .flatMap(since -> mayBeAskedAbout.apply(since).hasElement())
                                .map(waits -> !waits)
                        : Mono.just(true));
    }

    private Mono<Void> settle(ListKind kind) {
        return jobs.halfTakenBack(kind)
                .flatMap(this::takeBack)
                .onErrorResume(Refused.class, _ -> Mono.empty())
                .then(Mono.defer(() -> jobs.newest(kind)))
                .flatMap(newest -> jobs.find(newest.id()))
                .filter(ImportJob::allOrNothing)
                .flatMap(this::ended)
                .filter(job -> job.state() == State.BROKEN_OFF)
                .flatMap(this::settle);
    }

    private Mono<Void> settle(ImportJob broken) {
        var ours = new Running(broken, new Tally());
        return alone(ours)
                .then(Mono.defer(() -> lease.during(ours.id(), half(broken))
                        .flatMap(jobs::put)
                        .onErrorResume(failure -> left(ours).then(Mono.error(failure)))
                        .then(left(ours))))
                .onErrorResume(Refused.class, _ -> Mono.empty());
    }

    /** What becomes of an import that broke off: on wish, nothing of it stays once nobody has to. */
    private Mono<ImportJob> half(ImportJob broken) {
        return broken.allOrNothing()
                ? jobs.newest(broken.kind())
                        .filter(newest -> newest.id().equals(broken.id()))
                        .flatMap(newest -> taking(broken.kind())
                                .back(newest, WHOLE)
                                .map(Taking.Taken::isWhole)
                                .delayUntil(whole -> whole ? Mono.empty() : jobs.waits(broken.kind(), newest)))
                        .defaultIfEmpty(true)
                        .map(whole -> whole ? broken.in(State.TAKEN_BACK) : broken)
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

    /** As it stands; one that neither runs somewhere nor came to an end broke off with its process. */
    public Mono<ImportJob> find(UUID id) {
        Running now = running.get();
        if (now != null && now.job().id().equals(id)) {
            return Mono.fromSupplier(now::asItStands);
        }
        return jobs.find(id).flatMap(this::ended);
    }

    /** As it is once it does not run here; how far another process is with it is not known. */
    private Mono<ImportJob> ended(ImportJob job) {
        return job.state() == State.RUNNING
                ? lease.isHeld(job.id()).map(held -> held ? job : job.in(State.BROKEN_OFF))
                : Mono.just(job);
    }

    /** @param canBeTakenBack whether it is the newest of its kind and has changed something */
    record Listed(ImportJob job, boolean canBeTakenBack) {}

    /** Those of a kind that were to change something, the newest first, before them whatever just runs. */
    Mono<List<Listed>> latest(ListKind kind) {
        Optional<Running> now = Optional.ofNullable(running.get())
                .filter(one -> one.job().kind() == kind && one.job().state() == State.RUNNING);
        Flux<Listed> first = Flux.fromStream(now.stream()).map(one -> new Listed(one.asItStands(), false));
        Flux<Listed> others = jobs.latest(kind, LISTED)
                .filter(job ->
                        now.filter(one -> one.job().id().equals(job.id())).isEmpty())
                .concatMap(this::ended)
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

    /**
     * Takes the newest import of its kind back, as far as that role sees; refused (409) for any other and while one runs. What breaks
     * off in its middle is gone on with by {@link #settle}.
     */
    Mono<Taking.Taken> takeBack(UUID id, Role by) {
        return find(id).filterWhen(this::canBeTakenBack)
                .switchIfEmpty(nothingToTakeBack())
                .flatMap(job -> jobs.halfTakenBack(job.kind())
                        .hasElement()
                        .flatMap(brokeOff -> takeBack(new HalfTakenBack(job, by, brokeOff))));
    }

    private Mono<Taking.Taken> takeBack(HalfTakenBack half) {
        var ours = new Running(half.job(), new Tally());
        return alone(ours)
                .then(Mono.defer(() -> lease.during(ours.id(), back(half))
                        .onErrorResume(failure -> left(ours).then(Mono.error(failure)))
                        .flatMap(taken -> left(ours).thenReturn(taken))))
                .cache(); // Whoever goes away meanwhile does not leave it half done.
    }

    private Mono<Taking.Taken> back(HalfTakenBack half) {
        ImportJob job = half.job();
        return jobs.newest(job.kind())
                .filter(newest -> newest.id().equals(job.id())) // another may have come to its end since we looked
                .switchIfEmpty(nothingToTakeBack())
                .flatMap(newest -> jobs.takingBack(job.kind(), newest, half.by())
                        .then(Mono.defer(() -> taking(job.kind()).back(newest, sight(half.by()))))
                        .delayUntil(taken -> taken.isWhole() ? jobs.put(job.in(State.TAKEN_BACK)) : Mono.empty())
                        .delayUntil(taken -> taken.isWhole() || !half.brokeOff()
                                ? jobs.atItsEnd(job.kind(), newest)
                                : jobs.waits(job.kind(), newest)));
    }

    private static <T> Mono<T> nothingToTakeBack() {
        return Mono.error(() -> Problem.of(ImportProblem.NOTHING_TO_TAKE_BACK).refused());
    }

    private static Sight sight(Role role) {
        return Disclosure.sight(role, Purpose.KEEPING_THE_REGISTRY);
    }
}
