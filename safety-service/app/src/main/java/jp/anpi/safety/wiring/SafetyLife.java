package jp.anpi.safety.wiring;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import jp.anpi.registry.eventing.Fault;
import jp.anpi.registry.eventing.Follower;
import jp.anpi.registry.eventing.KeyId;
import jp.anpi.registry.eventing.Keyring;
import jp.anpi.safety.board.Boards;
import jp.anpi.safety.check.CheckLife;
import jp.anpi.safety.facility.FacilityLife;
import jp.anpi.safety.incident.IncidentLife;
import jp.anpi.safety.matching.MatchingLife;
import jp.anpi.safety.report.ReportLife;
import jp.anpi.safety.roster.RosterCopy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Brings the service to life in the one order that is safe, without holding up the start: keys, then the roster's copy, then the
 * incidents, which nobody can ask or report about before they are known, then the owners, then boards. Until the last is done the
 * service is not ready and says what it waits for. The search for people named in words fills itself after that.
 */
final class SafetyLife implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SafetyLife.class);

    private final Keyring keyring;
    private final RosterCopy roster;
    private final IncidentLife incidents;
    private final ReportLife reports;
    private final MatchingLife matching;
    private final CheckLife checks;
    private final FacilityLife facilities;
    private final Boards boards;
    private volatile String doing = "not started";
    private volatile boolean ready;
    private volatile Optional<Disposable> starting = Optional.empty();
    private volatile List<Follower> board = List.of();

    SafetyLife(
            Keyring keyring,
            RosterCopy roster,
            IncidentLife incidents,
            ReportLife reports,
            MatchingLife matching,
            CheckLife checks,
            FacilityLife facilities,
            Boards boards) {
        this.keyring = keyring;
        this.roster = roster;
        this.incidents = incidents;
        this.reports = reports;
        this.matching = matching;
        this.checks = checks;
        this.facilities = facilities;
        this.boards = boards;
    }

    @Override
    public void start() {
        starting = Optional.of(step("keys", keyring.catchUp().then(keyring.ensure(KeyId.INSTALLATION)))
                .then(step("indexes", reports.createIndexes().then(checks.createIndexes())))
                .then(step("copy of the registry", roster.start()))
                // Not before the copy: a report for an incident that is known is refused for good when it is nobody's
                // client.
                .then(step("incidents", incidents.start()))
                .then(Mono.fromRunnable(() -> {
                    checks.start();
                    incidents.open();
                    facilities.start();
                    reports.start();
                }))
                .then(step("boards", boards.start().doOnNext(followers -> board = followers)))
                .subscribe(
                        _ -> {},
                        failure -> LOG.error("the safety service could not start: {}: {}", doing, Fault.of(failure)),
                        () -> {
                            doing = "running";
                            ready = true;
                            matching.start();
                        }));
    }

    private <T> Mono<T> step(String name, Mono<T> work) {
        return Mono.defer(() -> {
                    doing = "waiting for: " + name;
                    return work;
                })
                .doOnError(failure -> LOG.warn("{}: {}", name, Fault.of(failure)))
                .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200)).maxBackoff(Duration.ofSeconds(5)));
    }

    @Override
    public void stop() {
        starting.ifPresent(Disposable::dispose);
        // Each waits for threads of its own, and none for another's.
        try (var ends = Executors.newVirtualThreadPerTaskExecutor()) {
            board.forEach(follower -> ends.execute(follower::close));
            Stream.<Runnable>of(
                            reports::stop,
                            matching::stop,
                            facilities::stop,
                            checks::stop,
                            incidents::stop,
                            roster::stop)
                    .forEach(ends::execute);
        }
        ready = false;
        starting = Optional.empty();
    }

    @Override
    public boolean isRunning() {
        return starting.isPresent();
    }

    Health health() {
        return (ready ? Health.up() : Health.outOfService())
                .withDetail("state", doing)
                .withDetail("lag", checks.lag())
                .build();
    }
}
