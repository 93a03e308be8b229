package jp.anpi.registry.printing;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import jp.anpi.registry.eventing.Fault;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.Refused;
import jp.anpi.registry.printing.PrintJob.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Files of many people, made in the background; one for each account, few altogether. They live in this process and on its disk
 * under a key of its own: a kill leaves nothing that could be read, and the file is asked for anew.
 */
final class PrintJobs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PrintJobs.class);

    private final PrintRun run;
    private final PrintingProperties properties;
    private final InstantSource clock;
    private final Map<UUID, PrintJob> jobs = new ConcurrentHashMap<>();

    PrintJobs(PrintRun run, PrintingProperties properties, InstantSource clock) {
        this.run = run;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Begins, in place of an earlier file of the caller that was not fetched; refused while one is being made for them (409), or
     * too many for everybody together (503).
     */
    PrintJob begin(PrintOrder order, Imprint imprint, Caller caller) {
        PrintJob job = admitted(order, imprint, caller);
        job.works(run.make(order, imprint, job.progress())
                .<State>map(made -> new State.Done(made, until()))
                .onErrorResume(failure -> Mono.just(new State.Failed(why(failure), until())))
                .doOnNext(job::reached)
                .then(Mono.delay(properties.keep()))
                .subscribe(
                        _ -> remove(job), failure -> LOG.error("a print could not be ended: {}", Fault.of(failure))));
        return job;
    }

    private synchronized PrintJob admitted(PrintOrder order, Imprint imprint, Caller caller) {
        removeOld();
        for (PrintJob other : jobs.values()) {
            if (other.isOwnedBy(caller.account())) {
                if (other.state() instanceof State.Running) {
                    throw Problem.of(PrintProblem.ONE_AT_A_TIME).refused();
                }
                remove(other);
            }
        }
        if (jobs.size() >= properties.files()) {
            throw Problem.unavailable(properties.keep()).refused();
        }
        var job = new PrintJob(order, imprint, caller.account());
        jobs.put(job.id(), job);
        return job;
    }

    private Instant until() {
        return clock.instant().plus(properties.keep());
    }

    private static Problem why(Throwable failure) {
        if (failure instanceof Refused refused) {
            return refused.problem();
        }
        LOG.error("a print broke off: {}", Fault.of(failure));
        return Problem.of(PrintProblem.PRINT_FAILED);
    }

    /** The caller's own, as long as it is kept. */
    Optional<PrintJob> find(UUID id, Caller caller) {
        removeOld();
        return Optional.ofNullable(jobs.get(id)).filter(job -> job.isOf(caller.account(), caller.role()));
    }

    /** Those that nobody fetched in time. */
    void removeOld() {
        Instant now = clock.instant();
        jobs.values().stream()
                .filter(job -> switch (job.state()) {
                    case State.Running _ -> false;
                    case State.Done(var _, Instant until) -> !now.isBefore(until);
                    case State.Failed(var _, Instant until) -> !now.isBefore(until);
                })
                .forEach(this::remove);
    }

    /** Stops it and removes its file. */
    void remove(PrintJob job) {
        jobs.remove(job.id());
        Schedulers.boundedElastic().schedule(job::end);
    }

    @Override
    public void close() {
        jobs.values().forEach(PrintJob::end);
        jobs.clear();
    }
}
