package jp.anpi.registry.eventing;

import static jp.anpi.registry.eventing.Fact.FACTS;
import static jp.anpi.registry.eventing.Fact.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.anpi.deploy.embedded.kafka.EmbeddedKafka;
import jp.anpi.deploy.embedded.kafka.KafkaSettings;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.testkit.Until;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

class BrokerDownTest {

    @TempDir
    Path directory;

    private final PersonId hanako = PersonId.random();

    @Test
    void whileKafkaIsAwayAppendsFailInTimeAndAfterwardsEverybodyGoesOn() {
        var settings = KafkaSettings.defaults().withMinimumFreeBytes(0);
        EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("kafka"), settings);
        int port = Integer.parseInt(kafka.bootstrapServers().split(":")[1]);
        var stored = new CopyOnWriteArrayList<Fact>();
        var followed = new CopyOnWriteArrayList<Received<Fact>>();
        try (Eventing eventing = Eventing.start(
                EventingProperties.of(kafka.bootstrapServers()),
                directory.resolve("key"),
                Fact.ALL,
                InstantSource.system(),
                LogGate.OPEN,
                new SimpleMeterRegistry())) {
            eventing.projectors().start("owner", FACTS, new Storing(stored));
            eventing.followers().follow("view", FACTS, new Followers.From.Beginning(), followed::add);
            append(eventing, "before").block(OnTheLog.BOUND);
            Until.holds("stored and followed", () -> stored.size() == 1 && followed.size() == 1);

            kafka.close();
            long begun = System.nanoTime();
            Mono<LogPosition> away = append(eventing, "while it was away");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
            assertThatThrownBy(() -> away.block(OnTheLog.BOUND)).isInstanceOf(LogUnavailable.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));

            kafka = EmbeddedKafka.start(directory.resolve("kafka"), settings.withPort(port));
            Until.holds("an append works again", Duration.ofSeconds(30), () -> works(eventing));
            Until.holds(
                    "owner and view have gone on",
                    Duration.ofSeconds(30),
                    () -> stored.contains(said(hanako, "after")) && followed.size() == stored.size());
            assertThat(stored.getFirst()).isEqualTo(said(hanako, "before"));
        } finally {
            kafka.close();
        }
    }

    private Mono<LogPosition> append(Eventing eventing, String words) {
        return eventing.log().append(FACTS, RecordKey.of(hanako), said(hanako, words), Fact.DRILL);
    }

    private boolean works(Eventing eventing) {
        try {
            append(eventing, "after").block(OnTheLog.BOUND);
            return true;
        } catch (LogUnavailable e) {
            return false;
        }
    }

    private record Storing(List<Fact> stored) implements Projection<Fact> {

        @Override
        public Mono<Long> take(Share share) {
            return stored.isEmpty() ? Mono.empty() : Mono.just((long) stored.size());
        }

        @Override
        public Mono<Void> apply(PartitionBatch<Fact> batch) {
            return Mono.fromRunnable(() -> batch.events().forEach(event -> stored.add(event.event())));
        }
    }
}
