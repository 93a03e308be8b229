package jp.anpi.registry.eventing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.anpi.registry.contract.Topic;
import jp.anpi.registry.testkit.TestEngines;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

class TopicPlanTest extends OnTheLog {

    @Test
    void topicsAreMadeWithTheirSettingsAndFoundAgain() throws Exception {
        start(properties().withPersonPartitions(3), LogGate.OPEN).close();
        start(properties().withPersonPartitions(3), LogGate.OPEN);
        try (var admin = Admin.create(Map.of("bootstrap.servers", TestEngines.kafkaBootstrap()))) {
            var names = List.of(nameOf(Fact.FACTS), nameOf(Fact.NOTES), nameOf(Fact.FACTS) + ".dead");
            var topics = admin.describeTopics(names).allTopicNames().get();
            assertThat(topics.get(nameOf(Fact.FACTS)).partitions()).hasSize(3);
            assertThat(topics.get(nameOf(Fact.NOTES)).partitions()).hasSize(1);
            assertThat(topics.get(nameOf(Fact.FACTS) + ".dead").partitions()).hasSize(1);
            assertThat(setting(admin, nameOf(Fact.FACTS), "flush.messages")).isEqualTo("1");
            assertThat(setting(admin, nameOf(Fact.FACTS), "retention.ms")).isEqualTo("-1");
            assertThat(setting(admin, nameOf(Fact.OTHER), "flush.messages")).isEqualTo("9223372036854775807");
            assertThat(setting(admin, nameOf(Fact.NOTES), "cleanup.policy")).isEqualTo("compact");
            assertThat(setting(admin, prefix + "registry.key.v1", "flush.messages"))
                    .isEqualTo("1");
        }
    }

    private static String setting(Admin admin, String topic, String name) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(Set.of(resource))
                .all()
                .get()
                .get(resource)
                .get(name)
                .value();
    }

    @Test
    void aTopicThatExistsDifferentlyStopsTheStartAndSaysHow() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", TestEngines.kafkaBootstrap()))) {
            admin.createTopics(List.of(new NewTopic(nameOf(Fact.FACTS), 2, (short) 1)
                            .configs(Map.of("cleanup.policy", "delete", "retention.ms", "60000"))))
                    .all()
                    .get();
        }
        assertThatThrownBy(this::start)
                .isInstanceOf(TopicContradiction.class)
                .hasMessageContaining(nameOf(Fact.FACTS) + " has partitions 2 where 1 is declared")
                .hasMessageContaining("has retention.ms 60000 where -1 is declared")
                .hasMessageContaining("has flush.messages 9223372036854775807 where 1 is declared");
    }

    @Test
    void sharesCoverEverySlotOnce() {
        for (int partitions : new int[] {1, 5, 12, 256}) {
            int slots = 0;
            for (int partition = 0; partition < partitions; partition++) {
                slots += new Share(partition, partitions).slots().size();
            }
            assertThat(slots).isEqualTo(Slot.COUNT);
        }
        assertThat(new Share(2, 12).holds(new Slot(14))).isTrue();
        assertThat(new Topic<>("x.v1", Fact.class, Topic.Keep.A_WEEK, Topic.Spread.ONE, false).flushed())
                .isFalse();
    }

    @Test
    void theSlotOfAKeyNeverChanges() {
        // Stored beside documents: another hash would give people to two owners.
        assertThat(Slot.of("3f2504e0-4f89-41d3-9a0c-0305e82c3301")).isEqualTo(new Slot(44));
    }
}
