package jp.anpi.deploy.embedded.store;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bson.Document;

/** The child of {@link CrashTest}: writes from many threads, says what was acknowledged, and never ends by itself. */
final class CrashingWriter {

    static final int GROUPS = 7;

    private static final int THREADS = 8;

    private CrashingWriter() {}

    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedStore store = EmbeddedStore.open(Path.of(arguments[0]), StoreSettings.defaults());
        MongoClient client = MongoClients.create(store.uri());
        MongoCollection<Document> things = client.getDatabase("crash").getCollection("things");
        things.createIndex(Indexes.ascending("group", "version"));
        things.createIndex(Indexes.descending("text"));
        things.createIndex(Indexes.ascending("tags"));
        things.createIndex(Indexes.ascending("unique"), new IndexOptions().unique(true));
        List<Thread> writers = new ArrayList<>();
        for (int number = 0; number < THREADS; number++) {
            String name = arguments[1] + "-" + number;
            boolean journaled = number % 2 == 0;
            MongoCollection<Document> mine =
                    things.withWriteConcern(journaled ? WriteConcern.JOURNALED : WriteConcern.W1);
            Random random = new Random(number);
            writers.add(Thread.ofPlatform().start(() -> write(mine, name, random)));
        }
        for (Thread writer : writers) writer.join();
    }

    private static void write(MongoCollection<Document> things, String name, Random random) {
        for (int i = 0; ; i += 2) {
            String one = name + "-" + i;
            String two = name + "-" + (i + 1);
            List<WriteModel<Document>> both =
                    List.of(new InsertOneModel<>(document(one, random)), new InsertOneModel<>(document(two, random)));
            things.bulkWrite(both);
            say(one, 0);
            say(two, 0);
            things.bulkWrite(List.of(
                    new UpdateOneModel<>(
                            eq(one),
                            Updates.combine(
                                    Updates.inc("version", 1),
                                    Updates.set("group", random.nextInt(GROUPS)),
                                    Updates.set("unique", one + "!"))),
                    new UpdateOneModel<>(
                            eq(two), Updates.combine(Updates.inc("version", 1), Updates.set("tags", tags(random))))));
            say(one, 1);
            say(two, 1);
        }
    }

    private static Document document(String id, Random random) {
        return new Document("_id", id)
                .append("version", 0)
                .append("group", random.nextInt(GROUPS))
                .append("text", "text " + random.nextInt(50))
                .append("tags", tags(random))
                .append("unique", id);
    }

    private static List<Integer> tags(Random random) {
        List<Integer> tags = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) tags.add(random.nextInt(10));
        return tags;
    }

    /** One whole line with an end mark, so that a line cut by the kill is not believed. */
    private static void say(String id, int version) {
        byte[] line = ("acked " + id + " " + version + " .\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        System.out.write(line, 0, line.length);
        System.out.flush();
    }
}
