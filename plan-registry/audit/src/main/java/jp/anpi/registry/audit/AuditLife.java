package jp.anpi.registry.audit;

import java.time.Duration;
import java.time.InstantSource;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import jp.anpi.registry.eventing.Fault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Starts before anything answers and ends after everything has, when no line waits any more. */
final class AuditLife implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AuditLife.class);
    private static final Duration AT_THE_END = Duration.ofSeconds(5);
    private static final Duration SWEEP_EVERY = Duration.ofDays(1);

    private final List<AuditTrail> trails;
    private final Anchors anchors;
    private final Period retention;
    private final ZoneId zone;
    private final InstantSource clock;
    private volatile Disposable work = Disposables.disposed();

    AuditLife(List<AuditTrail> trails, Anchors anchors, Period retention, ZoneId zone, InstantSource clock) {
        this.trails = List.copyOf(trails);
        this.anchors = anchors;
        this.retention = retention;
        this.zone = zone;
        this.clock = clock;
    }

    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void start() {
        anchors.start();
        work = Flux.fromIterable(trails)
                .concatMap(AuditTrail::createIndexes)
                .then()
                .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(500)).maxBackoff(Duration.ofSeconds(10)))
                .thenMany(Flux.interval(Duration.ofMinutes(5), SWEEP_EVERY).onBackpressureDrop())
                .concatMap(_ -> sweep())
                .subscribe(
                        _ -> {}, failure -> LOG.error("the audit trails are not looked after: {}", Fault.of(failure)));
    }

    /** Removes what is older than the retention. */
    Mono<Void> sweep() {
        var then = clock.instant().atZone(zone).minus(retention).toInstant();
        return Flux.fromIterable(trails)
                .concatMap(trail -> trail.removeBefore(then)
                        .doOnNext(gone -> {
                            if (gone > 0) {
                                LOG.info(
                                        "Removed {} lines of the audit trail {} after {}",
                                        gone,
                                        trail.name(),
                                        retention);
                            }
                        })
                        .onErrorResume(failure -> {
                            LOG.warn("old lines of {} are removed later: {}", trail.name(), Fault.of(failure));
                            return Mono.empty();
                        }))
                .then();
    }

    @Override
    public void stop(Runnable done) {
        Flux.fromIterable(trails)
                .flatMap(AuditTrail::flushed)
                .then()
                .timeout(AT_THE_END)
                .onErrorResume(late -> {
                    LOG.error("lines of the audit trail could not be written before the end: {}", Fault.of(late));
                    return Mono.empty();
                })
                .doFinally(_ -> {
                    stop();
                    done.run();
                })
                .subscribe();
    }

    @Override
    public void stop() {
        work.dispose();
        anchors.stop();
    }

    @Override
    public boolean isRunning() {
        return !work.isDisposed();
    }
}
