package jp.anpi.deploy.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that writes, at random moments, and looks at what is left. */
class CrashTest {

    @Test
    @Timeout(90)
    void whatWasAcknowledgedIsThereAfterAKillAndEveryIndexAgrees(@TempDir Path directory) throws Exception {
        rounds(directory, 3, new Random(Long.getLong("anpi.seed", 7)));
    }

    @Test
    @Tag("long")
    void whatWasAcknowledgedIsThereAfterManyKills(@TempDir Path directory) throws Exception {
        rounds(directory, 40, new Random());
    }

    private static void rounds(Path directory, int rounds, Random random) throws Exception {
        Map<String, Integer> acknowledged = new HashMap<>();
        for (int round = 0; round < rounds; round++) {
            int before = acknowledged.size();
            acknowledged.putAll(writeUntilKilled(directory, round, 300 + random.nextInt(1_500)));
            assertThat(acknowledged.size()).isGreaterThan(before + 100);
            check(directory, acknowledged);
        }
    }

    /** Lets a child write until it has acknowledged so many, kills it, and answers what it said: id and version. */
    private static Map<String, Integer> writeUntilKilled(Path directory, int round, int kill)
            throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        CrashingWriter.class.getName(),
                        directory.toString(),
                        String.valueOf(round))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                if (lines.size() == kill) child.toHandle().destroyForcibly();
            }
        }
        assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
        Map<String, Integer> acknowledged = new HashMap<>();
        for (String line : lines) {
            String[] parts = line.split(" ");
            if (parts.length == 4 && parts[0].equals("acked") && parts[3].equals("."))
                acknowledged.put(parts[1], Integer.parseInt(parts[2]));
        }
        return acknowledged;
    }

    private static void check(Path directory, Map<String, Integer> acknowledged) {
        try (EmbeddedStore store = EmbeddedStore.open(directory, StoreSettings.defaults());
                MongoClient client = MongoClients.create(store.uri())) {
            assertThat(store.verify()).isEmpty();
            MongoCollection<Document> collection = client.getDatabase("crash").getCollection("things");
            Map<String, Integer> found = new HashMap<>();
            for (Document document : collection.find())
                found.put(document.getString("_id"), document.getInteger("version"));
            acknowledged.forEach((id, version) ->
                    assertThat(found.get(id)).as(id).isNotNull().isGreaterThanOrEqualTo(version));
            long scans = store.counters().collectionScans();
            int byIndex = 0;
            for (int group = 0; group < CrashingWriter.GROUPS; group++)
                byIndex += (int) collection.countDocuments(new Document("group", group));
            assertThat(byIndex).isEqualTo(found.size());
            assertThat(store.counters().collectionScans()).isEqualTo(scans);
        }
    }
}
