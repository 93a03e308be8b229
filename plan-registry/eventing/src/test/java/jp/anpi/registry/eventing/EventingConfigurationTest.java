package jp.anpi.registry.eventing;

import static jp.anpi.registry.eventing.Fact.FACTS;
import static jp.anpi.registry.eventing.Fact.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.testkit.TestEngines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

class EventingConfigurationTest {

    @TempDir
    Path directory;

    @Test
    void anApplicationGetsEveryPartReadyToUse() {
        try (var context = context(Map.of("anpi.kafka-bootstrap-servers", TestEngines.kafkaBootstrap()))) {
            context.refresh();
            var person = PersonId.random();
            context.getBean(EventLog.class)
                    .append(FACTS, RecordKey.of(person), said(person, "safe"), Fact.DRILL)
                    .block(Duration.ofSeconds(20));
            assertThat(context.getBean(Followers.class).endOffsets(FACTS).block(Duration.ofSeconds(20)))
                    .isEqualTo(Map.of(0, 1L));
            assertThat(context.getBean(Keyring.class).receiptKey().id()).hasSize(16);
            assertThat(context.getBean(Projectors.class).running()).isEmpty();
            assertThat(directory.resolve("keys/installation.key"))
                    .satisfies(key -> assertThat(Files.size(key)).isEqualTo(32));
        }
    }

    @Test
    void nonsenseIsRefusedByTheNameOfItsKey() {
        assertThatThrownBy(() -> context(Map.of()).refresh())
                .hasRootCauseMessage("anpi.kafka-bootstrap-servers: host:port of Kafka is needed");
        assertThatThrownBy(() ->
                        context(Map.of("anpi.kafka.person-partitions", "0")).refresh())
                .hasRootCauseMessage("anpi.kafka.person-partitions: 1 to 256");
        assertThatThrownBy(() -> context(Map.of("anpi.kafka.replication", "3", "anpi.kafka.min-insync", "4"))
                        .refresh())
                .hasRootCauseMessage("anpi.kafka.min-insync: 1 to the replication");
    }

    private AnnotationConfigApplicationContext context(Map<String, Object> settings) {
        var all = new HashMap<>(settings);
        all.put("anpi.kafka.topic-prefix", TestEngines.freshPrefix());
        all.put("anpi.data-dir", directory.toString());
        var context = new AnnotationConfigApplicationContext();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", all));
        context.registerBean(InstantSource.class, InstantSource::system);
        context.registerBean(DeclaredTopics.class, () -> Fact.ALL);
        context.register(EventingConfiguration.class);
        return context;
    }
}
