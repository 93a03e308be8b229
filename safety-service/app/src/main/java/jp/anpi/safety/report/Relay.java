package jp.anpi.safety.report;

import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.eventing.Fault;
import jp.anpi.registry.eventing.KeyDestroyed;
import jp.anpi.safety.contract.CheckInput.ReportReceived;
import jp.anpi.safety.contract.ReportId;
import jp.anpi.safety.incident.Incident;
import jp.anpi.safety.incident.Incidents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Carries spooled reports to the log in the order they came, as soon as it is back. A report is removed after it was
 * appended, so a crash between the two appends it twice, which has one effect.
 */
final class Relay {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final int AT_ONCE = 200;

    private final Spool spool;
    private final ReportSink sink;
    private final Incidents incidents;
    private final ReportProperties bounds;
    private volatile long waiting;

    Relay(Spool spool, ReportSink sink, Incidents incidents, ReportProperties bounds) {
        this.spool = spool;
        this.sink = sink;
        this.incidents = incidents;
        this.bounds = bounds;
    }

    /** How many reports waited when it last looked. */
    long waiting() {
        return waiting;
    }

    Disposable start() {
        return Mono.defer(this::round)
                .onErrorResume(failure -> {
                    LOG.warn("spooled reports wait on: {}", Fault.of(failure));
                    return Mono.empty();
                })
                .repeatWhen(done -> done.delayElements(bounds.relayEvery(), Schedulers.parallel()))
                .subscribe();
    }

    /** Relays until the spool is empty or the log fails. */
    Mono<Void> round() {
        return spool.size()
                .doOnNext(size -> waiting = size)
                .filter(size -> size > 0)
                .flatMap(_ -> spool.oldest(AT_ONCE)
                        .flatMap(this::relay)
                        .repeat(() -> waiting > 0)
                        .then());
    }

    private Mono<Void> relay(java.util.List<ReportReceived> oldest) {
        return Flux.fromIterable(oldest)
                .concatMap(report -> sink.append(report, modeOf(report))
                        .thenReturn(report.report())
                        // The incident was lawfully deleted while the report waited: so is the report.
                        .onErrorResume(KeyDestroyed.class, _ -> Mono.just(report.report())))
                .buffer(AT_ONCE)
                .concatMap(this::remove)
                .then();
    }

    private Mono<Void> remove(java.util.List<ReportId> relayed) {
        return spool.remove(relayed)
                .then(spool.size())
                .doOnNext(left -> waiting = left)
                .then();
    }

    private Mode modeOf(ReportReceived report) {
        return incidents.find(report.incident()).map(Incident::mode).orElse(Mode.DRILL);
    }
}
