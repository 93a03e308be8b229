package jp.anpi.deploy.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A child whose files may not grow beyond a few megabytes meets a disk that refuses, as a full one does. */
class DiskRefusesTest {

    private static final String PRLIMIT = "/usr/bin/prlimit";

    @Test
    @Timeout(60)
    void aDiskThatRefusesIsSaidClearlyAndNothingAcknowledgedIsLost(@TempDir Path directory) throws Exception {
        assumeTrue(Files.isExecutable(Path.of(PRLIMIT)), "needs prlimit to limit the size of files");
        Process child = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:-UsePerfData",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        RefusedWriter.class.getName(),
                        directory.resolve("data").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> said;
        try (BufferedReader output = child.inputReader(StandardCharsets.UTF_8);
                Writer go = child.outputWriter(StandardCharsets.UTF_8)) {
            assertThat(output.readLine()).isEqualTo("open");
            Process limit = new ProcessBuilder(PRLIMIT, "--pid", String.valueOf(child.pid()), "--fsize=3145728:3145728")
                    .inheritIO()
                    .start();
            assertThat(limit.waitFor()).isZero();
            go.write("go\n");
            go.flush();
            said = output.lines().toList();
        }
        assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
        int acknowledged = Integer.parseInt(said.getFirst());
        assertThat(acknowledged).isGreaterThan(10);
        assertThat(said.subList(1, said.size()))
                .containsExactly(
                        "refused", "refused again", "status WritesRefused", "told once", "reads " + acknowledged);
        try (EmbeddedStore store = EmbeddedStore.open(directory.resolve("data"), StoreSettings.defaults());
                MongoClient client = MongoClients.create(store.uri())) {
            assertThat(store.verify()).isEmpty();
            assertThat(client.getDatabase("full").getCollection("things").countDocuments())
                    .isGreaterThanOrEqualTo(acknowledged);
            assertThat(store.status()).isEqualTo(new StoreStatus.Ready());
        }
    }

    /** Writes until it is refused, and says what it saw. */
    static final class RefusedWriter {

        private RefusedWriter() {}

        public static void main(String[] arguments) throws IOException {
            int[] told = {0};
            EmbeddedStore store = EmbeddedStore.open(Path.of(arguments[0]), StoreSettings.defaults(), _ -> told[0]++);
            System.out.println("open");
            System.in.read();
            try (MongoClient client = MongoClients.create(store.uri())) {
                MongoCollection<Document> things =
                        client.getDatabase("full").getCollection("things").withWriteConcern(WriteConcern.JOURNALED);
                int acknowledged = 0;
                while (isTaken(things, acknowledged)) acknowledged++;
                System.out.println(acknowledged);
                System.out.println("refused");
                System.out.println(isTaken(things, acknowledged + 1) ? "taken again" : "refused again");
                System.out.println("status " + store.status().getClass().getSimpleName());
                System.out.println(told[0] == 1 ? "told once" : "told " + told[0]);
                System.out.println(
                        "reads " + things.countDocuments(new Document("_id", new Document("$lt", acknowledged))));
            }
            Runtime.getRuntime().halt(0);
        }

        private static boolean isTaken(MongoCollection<Document> things, int id) {
            try {
                things.insertOne(new Document("_id", id).append("bytes", "x".repeat(20_000 + id)));
                return true;
            } catch (MongoException e) {
                if (e.getCode() != 1 && e.getCode() != 14031) System.out.println("unexpected " + e);
                return false;
            }
        }
    }
}
