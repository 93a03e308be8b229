package jp.anpi.registry.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.Supplier;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Refused;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.FilePartEvent;
import org.springframework.http.codec.multipart.PartEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class SpooledUploadTest {

    private final Turns turns = new Turns(1);

    @Test
    void whoeverClosesTheLidInTheMiddleIsToldAndTheirTurnIsSomebodyElses() {
        isStalledAfter(Duration.ofMinutes(1), Flux::never);
    }

    @Test
    void aTrickleHoldsNoTurnForEver() {
        isStalledAfter(Duration.ofMinutes(30), () -> trickle().cast(PartEvent.class));
    }

    private static Flux<FilePartEvent> trickle() {
        return FilePartEvent.create(
                "file",
                "list.csv",
                MediaType.TEXT_PLAIN,
                Flux.interval(Duration.ofSeconds(50))
                        .map(_ -> DefaultDataBufferFactory.sharedInstance.wrap(new byte[] {'a'})));
    }

    private void isStalledAfter(Duration then, Supplier<Flux<PartEvent>> parts) {
        StepVerifier.withVirtualTime(
                        () -> turns.take(SpooledUpload.of(parts.get(), 1_000_000, CommonProblem.UNREADABLE)))
                .expectSubscription()
                .expectNoEvent(then.minusSeconds(1))
                .thenAwait(Duration.ofSeconds(2))
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOfSatisfying(
                                Refused.class,
                                refused -> assertThat(refused.problem().kind()).isEqualTo(CommonProblem.STALLED)))
                .verify(Duration.ofSeconds(20));
        assertThat(turns.take(Mono.just("next")).block(Duration.ofSeconds(5))).isEqualTo("next");
    }
}
