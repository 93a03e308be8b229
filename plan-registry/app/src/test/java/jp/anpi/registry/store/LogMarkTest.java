package jp.anpi.registry.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.registry.contract.Topic;
import jp.anpi.registry.eventing.DeadLetter;
import jp.anpi.registry.eventing.Follower;
import jp.anpi.registry.eventing.Followers;
import jp.anpi.registry.eventing.Received;
import jp.anpi.registry.testkit.TestEngines;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class LogMarkTest {

    @Test
    void aLogThatEndsEarlierThanNotedHasLostSomething() {
        try (var database =
                new RegistryDatabase(TestEngines.mongoUri(), TestEngines.freshDatabase(), new SimpleMeterRegistry())) {
            assertThat(lost(database, Map.of(0, 0L)))
                    .as("nothing was ever noted")
                    .isFalse();
            new LogMark(database, ending(Map.of(0, 10L, 1, 5L)))
                    .note(RegistryTopics.PERSON)
                    .block(Duration.ofSeconds(10));
            assertThat(lost(database, Map.of(0, 10L, 1, 5L))).isFalse();
            assertThat(lost(database, Map.of(0, 11L, 1, 5L))).isFalse();
            assertThat(lost(database, Map.of(0, 11L, 1, 4L))).isTrue();
            assertThat(lost(database, Map.of(0, 11L))).isTrue();
        }
    }

    private static Boolean lost(RegistryDatabase database, Map<Integer, Long> ends) {
        return new LogMark(database, ending(ends))
                .hasLost(RegistryTopics.PERSON)
                .block(Duration.ofSeconds(10));
    }

    private static Followers ending(Map<Integer, Long> ends) {
        return new Followers() {
            @Override
            public <T> Follower follow(String name, Topic<T> topic, From from, Consumer<Received<T>> handler) {
                throw new AssertionError("only the end is asked");
            }

            @Override
            public Mono<Map<Integer, Long>> endOffsets(Topic<?> topic) {
                return Mono.just(ends);
            }

            @Override
            public Mono<Long> deadLetters(Topic<?> topic) {
                throw new AssertionError("only the end is asked");
            }

            @Override
            public Mono<List<DeadLetter>> newestDeadLetters(Topic<?> topic, int most) {
                throw new AssertionError("only the end is asked");
            }

            @Override
            public List<Follower> running() {
                return List.of();
            }
        };
    }
}
