package jp.anpi.registry.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Refused;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class TurnsTest {

    private final Turns turns = new Turns(2);

    @Test
    void whoComesWhileAllTurnsAreTakenIsToldToComeAgainAndATurnEndsHoweverItsWorkDoes() {
        var first = turns.take(Mono.never()).subscribe();
        var second = turns.take(Mono.never()).subscribe();
        List<String> before = new ArrayList<>();
        assertThatThrownBy(() -> turns.take(Mono.just(1), Mono.fromRunnable(() -> before.add("body")))
                        .toFuture()
                        .join())
                .cause()
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.problem().kind()).isEqualTo(CommonProblem.UNAVAILABLE);
                    assertThat(refused.problem().retryAfter()).isPresent();
                });
        assertThat(before).containsExactly("body");

        first.dispose();
        assertThat(turns.take(Mono.just(3)).toFuture().join()).as("given up").isEqualTo(3);
        assertThat(turns.take(Mono.error(new IllegalStateException()))
                        .onErrorReturn(4)
                        .toFuture()
                        .join())
                .isEqualTo(4);
        assertThat(turns.take(Mono.just(5)).toFuture().join()).as("failed").isEqualTo(5);
        second.dispose();
    }
}
