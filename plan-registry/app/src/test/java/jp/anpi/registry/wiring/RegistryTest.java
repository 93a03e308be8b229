package jp.anpi.registry.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jp.anpi.registry.access.FirstAdministrator;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.registry.eventing.Followers;
import jp.anpi.registry.eventing.Received;
import jp.anpi.registry.http.access.UnruledRoutes;
import jp.anpi.registry.testkit.Until;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The registry as it starts: whole, with a rule for every route, and the same again after a restart. */
class RegistryTest {

    @RegisterExtension
    static final RunningRegistry registry = RunningRegistry.town();

    private static Calls calls;

    @BeforeAll
    static void start() {
        calls = registry.calls();
    }

    @Test
    void everyRouteHasItsRule() {
        assertThat(UnruledRoutes.in(registry.context())).isEmpty();
    }

    @Test
    void theTownIsWholeInTheStoreAndOnTheLog() {
        calls.get("/api/statistics/plans", calls.signIn("desk"))
                .jsonPath("$.people")
                .isEqualTo(3_000)
                .jsonPath("$.withPlan")
                .isEqualTo(30)
                .jsonPath("$.groups[0].group")
                .isEqualTo("PUSH_SUPPORT")
                .jsonPath("$.groups[0].people")
                .isEqualTo(40);
        Map<String, Long> versions = new ConcurrentHashMap<>();
        try (var follower = registry.bean(Followers.class)
                .follow("test", RegistryTopics.PERSON, new Followers.From.Beginning(), received -> {
                    if (received instanceof Received.Event<PersonState> event) {
                        versions.merge(event.key(), event.event().version(), Long::max);
                    }
                })) {
            follower.caughtUp().block(Duration.ofSeconds(20));
            assertThat(versions).hasSize(3_000).containsValue(1L);
        }
    }

    @Test
    void aSessionAndTheTownSurviveARestart() {
        String token = calls.signIn("desk");
        registry.restart();
        calls = registry.calls();
        Until.holds(
                "the session has arrived from the log",
                () -> calls.ask("/api/auth/me", token)
                                .returnResult(String.class)
                                .getStatus()
                                .value()
                        == 200);
        assertThat(registry.bean(FirstAdministrator.class).hint().block())
                .isEqualTo(new FirstAdministrator.Hint.Configured());
        calls.get("/api/statistics/plans", token).jsonPath("$.people").isEqualTo(3_000);
        calls.get("/api/auth/me", token).jsonPath("$.sample").isEqualTo(true);
    }
}
