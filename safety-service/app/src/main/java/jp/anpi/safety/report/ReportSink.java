package jp.anpi.safety.report;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.util.concurrent.TimeoutException;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.eventing.EventContext;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.LogPosition;
import jp.anpi.registry.eventing.LogUnavailable;
import jp.anpi.registry.eventing.RecordKey;
import jp.anpi.safety.contract.CheckInput.ReportReceived;
import jp.anpi.safety.contract.SafetyTopics;
import jp.anpi.safety.sealing.SealedJson;
import reactor.core.publisher.Mono;

/** Makes a report durable: on the log, or in the spool while the log is down; otherwise not at all. */
final class ReportSink {

    private final EventLog log;
    private final Spool spool;
    private final CircuitBreakerRegistry breakers;
    private final CircuitBreaker breaker;
    private final ReportProperties bounds;

    ReportSink(EventLog log, Spool spool, ReportProperties bounds) {
        this.log = log;
        this.spool = spool;
        this.bounds = bounds;
        this.breakers = CircuitBreakerRegistry.ofDefaults();
        this.breaker = breakers.circuitBreaker(
                "report-log",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(100)
                        .minimumNumberOfCalls(10)
                        .failureRateThreshold(50)
                        .waitDurationInOpenState(bounds.breakerOpenFor())
                        .permittedNumberOfCallsInHalfOpenState(5)
                        .recordException(ReportSink::saysThatTheLogIsDown)
                        .build());
    }

    CircuitBreakerRegistry breakers() {
        return breakers;
    }

    CircuitBreaker breaker() {
        return breaker;
    }

    /** Only a log that is down goes to the spool; a busy one is asked again by the sender in a moment. */
    private static boolean saysThatTheLogIsDown(Throwable failure) {
        return failure instanceof LogUnavailable || failure instanceof TimeoutException;
    }

    /** Durable, or an error when neither log nor spool took it; {@code OtherContent} when the spool holds the id otherwise. */
    Mono<Spool.Spooled> keep(ReportReceived report, Mode mode) {
        return append(report, mode)
                .<Spool.Spooled>map(_ -> new Spool.Spooled.Kept(report.receivedAt()))
                .onErrorResume(
                        failure -> saysThatTheLogIsDown(failure) || failure instanceof CallNotPermittedException,
                        _ -> spool.keep(report).timeout(bounds.spoolWithin()));
    }

    /** On the log, guarded by time limit and breaker. */
    Mono<LogPosition> append(ReportReceived report, Mode mode) {
        RecordKey key = report.person()
                .map(RecordKey::of)
                .orElseGet(() -> RecordKey.of(report.report().value()));
        return log.append(
                        SafetyTopics.REPORT,
                        key,
                        (jp.anpi.safety.contract.CheckInput) report,
                        new EventContext(mode, SealedJson.keyOf(report.incident())))
                .timeout(bounds.logWithin())
                .transformDeferred(CircuitBreakerOperator.of(breaker));
    }
}
