package jp.anpi.deploy.embedded.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.utils.Exit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {

    private static final Duration BOUND = Duration.ofSeconds(40);
    private static final KafkaSettings QUICK =
            KafkaSettings.defaults().withMinimumFreeBytes(0).withRestartBackOff(Duration.ofMillis(100));

    @TempDir
    Path directory;

    @Test
    void whatWasAcknowledgedIsThereAfterARestart() throws Exception {
        try (var kafka = EmbeddedKafka.start(directory, QUICK);
                var client = new LogClient(kafka.bootstrapServers())) {
            client.createTopic();
            for (int i = 0; i < 50; i++) {
                client.send("report " + i).get(10, TimeUnit.SECONDS);
            }
            assertThat(kafka.status()).isEqualTo(new BrokerStatus.Running());
        }
        try (var kafka = EmbeddedKafka.start(directory, QUICK);
                var client = new LogClient(kafka.bootstrapServers())) {
            assertThat(client.readAll()).hasSize(50).contains("report 0", "report 49");
        }
    }

    @Test
    void aDirectoryHasOneOwner() {
        try (var kafka = EmbeddedKafka.start(directory, QUICK)) {
            assertThat(kafka.status().writable()).isTrue();
            assertThatThrownBy(() -> EmbeddedKafka.start(directory, QUICK))
                    .isInstanceOf(KafkaDirectoryInUse.class)
                    .hasMessageContaining(directory.toString())
                    .hasMessageContaining("in use by another process");
        }
    }

    @Test
    void aTakenPortIsSaidByItsNumber() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThatThrownBy(() -> EmbeddedKafka.start(directory, QUICK.withPort(other.getLocalPort())))
                    .isInstanceOf(EmbeddedKafkaException.class)
                    .hasMessage("Port " + other.getLocalPort() + " on 127.0.0.1 is taken.");
        }
        EmbeddedKafka.start(directory, QUICK).close(); // the refusal has given the directory free
    }

    @Test
    void aPortThatAnotherProcessTookAfterItWasFoundFreeIsReplacedByAnother() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            LoopbackPorts free = LoopbackPorts.choose(QUICK);
            var lost = new LoopbackPorts(other.getLocalPort(), free.controller());
            Iterator<LoopbackPorts> choices = List.of(lost, free).iterator();
            try (var kafka = EmbeddedKafka.start(directory, QUICK, () -> Long.MAX_VALUE, choices::next);
                    var client = new LogClient(kafka.bootstrapServers())) {
                client.createTopic();
                client.send("arrives").get(10, TimeUnit.SECONDS);
                assertThat(kafka.bootstrapServers()).isEqualTo("127.0.0.1:" + free.client());
                assertThat(kafka.status()).isEqualTo(new BrokerStatus.Running());
            }
        }
    }

    @Test
    void aFatalFaultRestartsTheBrokerOnTheSamePortAndLosesNothing() throws Exception {
        var seen = new CopyOnWriteArrayList<BrokerStatus>();
        try (var kafka = EmbeddedKafka.start(directory, QUICK);
                var client = new LogClient(kafka.bootstrapServers())) {
            kafka.listen(seen::add);
            client.createTopic();
            client.send("before").get(10, TimeUnit.SECONDS);

            kafka.broker().provoke(() -> Exit.halt(1, "unit test"));

            Until.happens("restarted", BOUND, () -> seen.contains(new BrokerStatus.Running()));
            client.send("after").get(20, TimeUnit.SECONDS);
            assertThat(client.readAll()).containsExactly("before", "after");
            assertThat(seen)
                    .containsExactly(
                            new BrokerStatus.Restarting(
                                    "Kafka stopped with status 1 in anpi-kafka-fault: unit test", 1),
                            new BrokerStatus.Running());
        }
    }

    @Test
    void aDirectoryThatVanishesIsAFaultAndAfterThreeFailuresTheBrokerStaysDown() throws Exception {
        var seen = new CopyOnWriteArrayList<BrokerStatus>();
        try (var kafka = EmbeddedKafka.start(directory, QUICK);
                var client = new LogClient(kafka.bootstrapServers())) {
            kafka.listen(seen::add);
            Files.move(directory.resolve("log"), directory.resolve("away"));
            Files.writeString(directory.resolve("log"), "a file where the directory was");

            client.createTopic(); // the controller takes it; the broker finds no place for its files

            Until.happens("gave up", BOUND.multipliedBy(2), () -> kafka.status() instanceof BrokerStatus.Failed);
            assertThat(seen).hasSize(4);
            assertThat(seen.getFirst())
                    .isEqualTo(new BrokerStatus.Restarting("The log's directory can no longer be written.", 1));
            assertThat(seen.getLast())
                    .isInstanceOfSatisfying(
                            BrokerStatus.Failed.class,
                            failed -> assertThat(failed.because()).contains(directory.toString()));
        }
    }

    @Test
    void writingPausesWhileTheDiskIsNearlyFullAndResumesByItself() {
        var free = new AtomicLong(10_000L << 20);
        var seen = new CopyOnWriteArrayList<BrokerStatus>();
        try (var kafka = EmbeddedKafka.start(
                directory, QUICK.withMinimumFreeBytes(500L << 20), free::get, () -> LoopbackPorts.choose(QUICK))) {
            kafka.listen(seen::add);

            free.set(499L << 20);
            Until.happens("paused", BOUND, () -> !kafka.status().writable());
            free.set(1_000L << 20);
            Until.happens("resumed", BOUND, () -> kafka.status().writable());

            assertThat(seen)
                    .isEqualTo(List.of(
                            new BrokerStatus.WritingPaused(
                                    "Only 499 MiB are free beside the log; writing resumes at 550 MiB."),
                            new BrokerStatus.Running()));
        }
    }
}
