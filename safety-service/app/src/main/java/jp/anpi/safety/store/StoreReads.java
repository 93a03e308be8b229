package jp.anpi.safety.store;

import com.mongodb.MongoException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import jp.anpi.registry.http.problem.Problem;
import reactor.core.publisher.Mono;

/** Bounds what a caller waits for the store. */
public final class StoreReads {

    private static final Duration WITHIN = Duration.ofSeconds(5);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

    private StoreReads() {}

    /** The same answer, or 503 with {@code Retry-After} when the store is away or too slow. */
    public static <T> Mono<T> answer(Mono<T> reading) {
        return answer(reading, WITHIN);
    }

    /** The same for an answer that takes many reads. */
    public static <T> Mono<T> answer(Mono<T> reading, Duration within) {
        return reading.timeout(within)
                .onErrorMap(
                        failure -> failure instanceof MongoException || failure instanceof TimeoutException,
                        _ -> Problem.unavailable(TRY_AGAIN).refused());
    }
}
