package jp.anpi.registry.store;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import org.springframework.http.codec.multipart.PartEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How long a body is waited for: as long as it comes, over a slow line too. */
public final class UploadTime {

    /** Nothing comes any more from whoever closed the lid in the middle; what is kept of it is kept for nobody. */
    private static final Duration STALLED = Duration.ofMinutes(1);

    /** A trickle holds nothing for ever. */
    private static final Duration WHOLE = Duration.ofMinutes(30);

    /** As slow as the line may be over which the largest body still comes whole. */
    private static final int BYTES_A_SECOND = 32 * 1024;

    private UploadTime() {}

    /** Refused (408) when it does not come. @param mostBytes as large as it may be */
    public static <T> Mono<T> limit(
            Flux<PartEvent> parts, long mostBytes, Function<Flux<PartEvent>, Mono<T>> receiving) {
        return receiving
                .apply(parts.timeout(STALLED))
                .timeout(within(mostBytes))
                .onErrorMap(
                        TimeoutException.class,
                        _ -> Problem.of(CommonProblem.STALLED).refused());
    }

    private static Duration within(long mostBytes) {
        Duration atItsSlowest = Duration.ofSeconds(mostBytes / BYTES_A_SECOND);
        return atItsSlowest.compareTo(WHOLE) > 0 ? atItsSlowest : WHOLE;
    }
}
