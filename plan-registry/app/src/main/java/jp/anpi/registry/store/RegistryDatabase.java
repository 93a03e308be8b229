package jp.anpi.registry.store;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import reactor.core.publisher.Mono;

/** The registry's own database, {@code anpi_registry}, behind a connection pool of its own. */
public final class RegistryDatabase implements AutoCloseable {

    /** What any single question to the store may take; the driver repeats retryable ones within it. */
    public static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final String NAME = "anpi_registry";

    private final MongoClient client;
    private final MongoDatabase database;

    /** Connects when first asked; an address that cannot be reached shows there, not here. */
    public RegistryDatabase(String uri) {
        this(uri, NAME);
    }

    /** As above, with a database of another name, by which tests keep apart. */
    public RegistryDatabase(String uri, String name) {
        var settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .applicationName("anpi-registry")
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(5, TimeUnit.SECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(5, TimeUnit.SECONDS))
                .applyToConnectionPoolSettings(
                        pool -> pool.maxSize(16).maxWaitTime(5, TimeUnit.SECONDS))
                .build();
        client = MongoClients.create(settings);
        database = client.getDatabase(name);
    }

    /** A collection whose writes are on disk, on a majority of the members, when they are acknowledged. */
    public MongoCollection<Document> durable(String name) {
        return database.getCollection(name)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true).withWTimeout(10, TimeUnit.SECONDS));
    }

    /** A collection whose writes may be lost with the machine's power; for what is made again when its end mark is missing. */
    public MongoCollection<Document> loose(String name) {
        return database.getCollection(name).withWriteConcern(WriteConcern.W1);
    }

    /** Completes when the store answers. */
    public Mono<Void> ping() {
        return Mono.from(database.runCommand(new Document("ping", 1)))
                .timeout(PATIENCE)
                .then();
    }

    @Override
    public void close() {
        client.close();
    }
}
