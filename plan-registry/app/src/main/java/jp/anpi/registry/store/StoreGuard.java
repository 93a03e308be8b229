package jp.anpi.registry.store;

import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import jp.anpi.registry.http.problem.Problem;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Stands before every question to the store: a bound in time, and a circuit breaker that answers at once while the store is
 * down, so that callers are told to come back (503) instead of piling up. Repeating is the driver's: it knows which commands
 * may be repeated.
 */
final class StoreGuard {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration COME_BACK = Duration.ofSeconds(5);

    private final CircuitBreaker breaker = CircuitBreaker.of(
            "registry-store",
            CircuitBreakerConfig.custom()
                    .slidingWindowSize(20)
                    .minimumNumberOfCalls(5)
                    .failureRateThreshold(50)
                    .waitDurationInOpenState(COME_BACK)
                    .permittedNumberOfCallsInHalfOpenState(2)
                    .recordException(StoreGuard::isDown)
                    .build());

    StoreGuard(MeterRegistry meters) {
        Gauge.builder("anpi.store.closed", breaker, b -> b.getState() == CircuitBreaker.State.CLOSED ? 1 : 0)
                .description("1 while the store answers, 0 while questions are refused because it does not")
                .tag("service", "registry")
                .register(meters);
    }

    <T> Mono<T> one(Publisher<T> question) {
        return Mono.from(question)
                .timeout(PATIENCE)
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .onErrorMap(StoreGuard::isDown, StoreGuard::unavailable);
    }

    <T> Flux<T> many(Publisher<T> question) {
        return Flux.from(question)
                .timeout(PATIENCE)
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .onErrorMap(StoreGuard::isDown, StoreGuard::unavailable);
    }

    private static boolean isDown(Throwable failure) {
        return failure instanceof MongoSocketException
                || failure instanceof MongoTimeoutException
                || failure instanceof MongoNotPrimaryException
                || failure instanceof MongoNodeIsRecoveringException
                || failure instanceof TimeoutException
                || failure instanceof CallNotPermittedException;
    }

    private static Throwable unavailable(Throwable failure) {
        return Problem.unavailable(COME_BACK).refused(failure);
    }
}
