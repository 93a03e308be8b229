package jp.anpi.registry.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoTimeoutException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Refused;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class StoreGuardTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final StoreGuard guard = new StoreGuard(meters);
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void aStoreThatIsDownIsSoonNotAskedAnyMoreAndCallersAreToldToComeBack() {
        Mono<String> down =
                Mono.<String>error(new MongoTimeoutException("no server")).doOnSubscribe(_ -> asked.incrementAndGet());
        for (int i = 0; i < 20; i++) {
            StepVerifier.create(guard.one(down))
                    .expectErrorSatisfies(failure -> {
                        var problem = ((Refused) failure).problem();
                        assertThat(problem.kind()).isEqualTo(CommonProblem.UNAVAILABLE);
                        assertThat(problem.retryAfter()).isPresent();
                    })
                    .verify();
        }
        assertThat(asked).hasValue(5);
        assertThat(meters.get("anpi.store.closed").gauge().value()).isZero();
    }

    @Test
    void whatTheStoreRefusesIsNoReasonToThinkItDown() {
        for (int i = 0; i < 20; i++) {
            StepVerifier.create(guard.one(Mono.error(new IllegalArgumentException("a duplicate key or the like"))))
                    .expectError(IllegalArgumentException.class)
                    .verify();
        }
        assertThat(meters.get("anpi.store.closed").gauge().value()).isEqualTo(1);
    }
}
