package jp.anpi.registry.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jp.anpi.deploy.embedded.store.EmbeddedStore;
import jp.anpi.deploy.embedded.store.StoreSettings;
import jp.anpi.registry.access.FirstAdministrator;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.registry.eventing.Followers;
import jp.anpi.registry.eventing.Received;
import jp.anpi.registry.http.access.UnruledRoutes;
import jp.anpi.registry.testkit.TestEngines;
import jp.anpi.registry.testkit.Until;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The registry as it starts: whole, with a rule for every route, and the same again after a restart. */
class RegistryTest {

    @TempDir
    static Path data;

    private static EmbeddedStore store;
    private static String prefix;
    private static RunningRegistry registry;
    private static Calls calls;

    @BeforeAll
    static void start() {
        store = EmbeddedStore.open(data.resolve("store"), StoreSettings.defaults());
        prefix = TestEngines.freshPrefix();
        registry = RunningRegistry.town(store, prefix, data);
        calls = registry.calls();
    }

    @AfterAll
    static void stop() {
        registry.close();
        store.close();
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
        registry.close();
        registry = RunningRegistry.town(store, prefix, data);
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
