package jp.anpi.registry.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Refused;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.FilePartEvent;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class UploadedFilesTest {

    private static final ScheduleProperties LIMITS =
            new ScheduleProperties(Duration.ofMinutes(30), 3, DataSize.ofMegabytes(1));

    @Test
    void whoeverClosesTheLidInTheMiddleIsToldAndNothingOfTheirFilesIsKeptInMemory() {
        StepVerifier.withVirtualTime(() -> UploadedFiles.of(begun().concatWith(Flux.never()), LIMITS))
                .expectSubscription()
                .expectNoEvent(Duration.ofSeconds(59))
                .thenAwait(Duration.ofSeconds(2))
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOfSatisfying(
                                Refused.class,
                                refused -> assertThat(refused.problem().kind()).isEqualTo(CommonProblem.STALLED)))
                .verify(Duration.ofSeconds(20));
    }

    private static Flux<PartEvent> begun() {
        return FilePartEvent.create(
                        "file",
                        "UPPLAN.CSV",
                        MediaType.TEXT_PLAIN,
                        Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(new byte[] {'a'})))
                .cast(PartEvent.class);
    }
}
