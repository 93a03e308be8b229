package jp.anpi.deploy.embedded.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process of its own runs broker and load and is killed as {@code kill -9} kills. */
class KilledBrokerTest {

    private static final int ENOUGH = 5_000;

    @TempDir
    Path directory;

    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void afterAKillUnderLoadEveryAcknowledgedRecordIsThereWithinSeconds() throws Exception {
        Set<String> acknowledged = killUnderLoad();

        long begun = System.nanoTime();
        Process second = child("serve");
        try (BufferedReader said = second.inputReader()) {
            String bootstrapServers = said.readLine();
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            System.out.println("killed after " + acknowledged.size()
                    + " acknowledged; a new process takes records after " + took.toMillis() + " ms");
            assertThat(took).isLessThan(Duration.ofSeconds(20));
            try (var client = new LogClient(bootstrapServers)) {
                assertThat(client.readAll()).containsAll(acknowledged);
            }
        } finally {
            second.destroyForcibly().waitFor();
        }
    }

    private Set<String> killUnderLoad() throws IOException, InterruptedException {
        Process first = child("load");
        var acknowledged = new HashSet<String>();
        try (BufferedReader said = first.inputReader()) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                // A line cut by the kill is no acknowledgement anyone saw.
                if (line.endsWith(";")) {
                    acknowledged.add(line);
                }
                if (acknowledged.size() == ENOUGH) {
                    first.toHandle().destroyForcibly(); // unlike the process's own, it leaves our end of the pipe open
                }
            }
        } finally {
            first.destroyForcibly().waitFor();
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ENOUGH);
        return acknowledged;
    }

    private Process child(String role) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        role,
                        directory.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    static final class Child {

        private Child() {}

        public static void main(String[] args) throws Exception {
            var kafka = EmbeddedKafka.start(Path.of(args[1]), KafkaSettings.defaults());
            if (args[0].equals("serve")) {
                try (var client = new LogClient(kafka.bootstrapServers())) {
                    client.send("after the kill").get(30, TimeUnit.SECONDS);
                }
                System.out.println(kafka.bootstrapServers());
                new CountDownLatch(1).await();
            }
            load(kafka.bootstrapServers());
        }

        private static void load(String bootstrapServers) throws Exception {
            var inFlight = new Semaphore(64);
            try (var client = new LogClient(bootstrapServers)) {
                client.createTopic();
                for (int i = 0; ; i++) {
                    inFlight.acquire();
                    String value = "report " + i + ";";
                    var sent = client.send(value);
                    Thread.ofVirtual().start(() -> {
                        try {
                            sent.get();
                            System.out.println(value);
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        } finally {
                            inFlight.release();
                        }
                    });
                }
            }
        }
    }
}
