package jp.anpi.registry.http.access;

import static jp.anpi.registry.http.access.RouteRule.open;
import static jp.anpi.registry.http.access.RouteRule.signedIn;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.ZoneOffset;
import java.util.List;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.http.RunningRoutes;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.ProblemKind;
import jp.anpi.registry.http.problem.Refused;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

/** What callers are told before this process has read from the log who is signed in. */
class StartingTest {

    private final SignedIn sessions = new SignedIn(new RunningRoutes.MovableClock(), ZoneOffset.UTC);
    private final AccessFilter filter = new AccessFilter(
            new RouteTable(List.of(RouteRules.of(signedIn("GET /api/me"), open("GET /open")))),
            sessions,
            new SimpleMeterRegistry());

    @Test
    void whoMayBeSignedInIsAskedToComeBackWhileItMayHaveBeenTakenBackOrTheyMayHaveMovedSince() {
        assertThat(answer(MockServerHttpRequest.get("/api/me").header("Authorization", "Bearer t")))
                .isEqualTo(CommonProblem.UNAVAILABLE);
        sessions.fold(RunningRoutes.session("t", Role.DESK, false));
        assertThat(answer(MockServerHttpRequest.get("/api/me").header("Authorization", "Bearer t")))
                .isEqualTo(CommonProblem.UNAVAILABLE);
        sessions.complete();
        assertThat(answer(MockServerHttpRequest.get("/api/me").header("Authorization", "Bearer t")))
                .isNull();
        assertThat(answer(MockServerHttpRequest.get("/api/me").header("Authorization", "Bearer other")))
                .isEqualTo(CommonProblem.NOT_SIGNED_IN);
    }

    @Test
    void whoBringsNothingIsToldToSignInAtOnceAndOpenRoutesAnswer() {
        assertThat(answer(MockServerHttpRequest.get("/api/me"))).isEqualTo(CommonProblem.NOT_SIGNED_IN);
        assertThat(answer(MockServerHttpRequest.get("/open"))).isNull();
        assertThat(answer(MockServerHttpRequest.get("/open").header("Authorization", "Bearer t")))
                .isNull();
    }

    private ProblemKind answer(MockServerHttpRequest.BaseBuilder<?> request) {
        return filter.filter(MockServerWebExchange.from(request.build()), _ -> Mono.empty())
                .then(Mono.<ProblemKind>empty())
                .onErrorResume(
                        Refused.class, refused -> Mono.just(refused.problem().kind()))
                .block();
    }
}
